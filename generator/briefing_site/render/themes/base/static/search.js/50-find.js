/* The documents that a query finds, best first. */

import { fold } from "./10-terms.js";
import { documentOf, firstOf, holders, passage } from "./40-index.js";

/** @typedef {import("./40-index.js").Index} Index */

/**
 * A passage of a result: how many parts of the query it has, and what they are worth.
 * @typedef {{ number: number, has: number, score: number }} Place
 */
/**
 * A document that is found, by its number: the worth of each part of the query at its best, and its passages, best first.
 * @typedef {{ document: number, best: number[], places: Place[] }} Result
 */

/**
 * Which passages hold a part of a query, with their worth.
 * @param {Index} index
 * @param {import("./20-query.js").Part} part
 */
async function passagesWith(index, part) {
  const [first = new Map(), ...others] = await Promise.all(part.terms.map((term) => holders(index, term)));
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [number, worth] of first) {
    if (others.every((other) => other.has(number))) {
      const sum = others.reduce((sofar, other) => sofar + (other.get(number) ?? 0), worth);
      found.set(number, sum / part.terms.length);
    }
  }
  if (!part.phrase) return found;
  const pattern = new RegExp(part.phrase, "u");
  const held = await Promise.all(
    [...found.keys()].map(async (number) => ({ number, ...(await passage(index, number)) })),
  );
  for (const { number, owner, label, strands } of held) {
    const title = firstOf(index, documentOf(index, number)) === number ? [owner.title] : [];
    const all = [label, ...strands.map((strand) => strand.text), ...title];
    if (!all.some((text) => pattern.test(fold(text)))) found.delete(number);
  }
  return found;
}

/**
 * Documents that have every part of a query, each with its passages, best first.
 * @param {Index} index
 * @param {import("./20-query.js").Part[]} parts
 * @returns {Promise<Result[]>}
 */
export async function find(index, parts) {
  const byPart = await Promise.all(parts.map((part) => passagesWith(index, part)));
  /** @type {Map<number, { document: number, best: number[], places: Map<number, Place> }>} */
  const found = new Map();
  byPart.forEach((passages, at) => {
    const rarity = Math.log(1 + (index.firsts.at(-1) ?? 0) / (passages.size || 1));
    for (const [number, worth] of passages) {
      const document = documentOf(index, number);
      const result = found.get(document) ?? { document, best: parts.map(() => 0), places: new Map() };
      found.set(document, result);
      result.best[at] = Math.max(result.best[at] ?? 0, worth * rarity);
      const place = result.places.get(number) ?? { number, has: 0, score: 0 };
      place.has += 1;
      place.score += worth * rarity;
      result.places.set(number, place);
    }
  });
  return [...found.values()]
    .filter((result) => result.best.every(Boolean))
    .map((result) => ({
      document: result.document,
      best: result.best,
      places: [...result.places.values()].sort(
        (a, b) => b.has - a.has || b.score - a.score || a.number - b.number,
      ),
    }));
}

/**
 * Every document, as a result of no query.
 * @param {Index} index
 * @returns {Result[]}
 */
export function everything(index) {
  return index.firsts.slice(0, -1).map((first, document) => ({
    document,
    best: [],
    places: Array.from({ length: firstOf(index, document + 1) - first }, (_, at) => ({
      number: first + at,
      has: 0,
      score: 0,
    })),
  }));
}

/** @param {Result} result */
function score({ best, places }) {
  const sum = best.reduce((sofar, worth) => sofar + worth, 0);
  const [first] = places;
  return best.length && first?.has === best.length ? sum + first.score / 2 : sum;
}

/**
 * Best first. The index lists documents as they are to stand where nothing else decides.
 * @param {Result[]} results
 */
export const ranked = (results) => results.sort((a, b) => score(b) - score(a) || a.document - b.document);
