/* The documents that a query finds, best first. */

import { fold } from "./10-terms.js";
import { holders, ownerOf, passage } from "./40-index.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./40-index.js").Entry} Entry */

/**
 * A passage of a result: how many parts of the query it has, and what they are worth.
 * @typedef {{ number: number, has: number, score: number }} Place
 */
/**
 * A document that is found: the worth of each part of the query at its best, and its passages, best first.
 * @typedef {{ owner: Entry, best: number[], places: Place[] }} Result
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
  for (const { number, label, strands } of held) {
    const owner = ownerOf(index, number);
    const title = owner.first === number ? [owner.title] : [];
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
  /** @type {Map<Entry, { owner: Entry, best: number[], places: Map<number, Place> }>} */
  const found = new Map();
  byPart.forEach((passages, at) => {
    const rarity = Math.log(1 + index.owners.length / (passages.size || 1));
    for (const [number, worth] of passages) {
      const owner = ownerOf(index, number);
      const result = found.get(owner) ?? { owner, best: parts.map(() => 0), places: new Map() };
      found.set(owner, result);
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
      owner: result.owner,
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
  return index.documents.map((owner) => ({
    owner,
    best: [],
    places: Array.from({ length: owner.count }, (_, at) => ({ number: owner.first + at, has: 0, score: 0 })),
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
export const ranked = (results) =>
  results.sort((a, b) => score(b) - score(a) || a.owner.first - b.owner.first);
