/** The documents that a query finds, best first. */

import { parse, together, wayOf } from "./20-query.js";
import { load } from "./30-load.js";
import { holders, nothingHeld } from "./40-index.js";
import { patternOf } from "./60-words-in-context.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./40-index.js").Forms} Forms */
/** @typedef {import("./40-index.js").Held} Held */
/** @typedef {import("./20-query.js").Part} Part */

/**
 * A part of a query with what holds it; what of it is to be marked in a text; and whether a text must be looked at to
 * know that it has the part.
 * @typedef {Held & { part: Part, pattern: string, unsure: boolean }} Sought
 */

/**
 * What a query finds: documents by number, best first, of which the first are those that it names; its parts; the words
 * that were taken for typed ones; and words near those that nothing holds.
 * @typedef {object} Found
 * @property {number[]} documents
 * @property {Float64Array} scores by number of the document
 * @property {Sought[]} parts
 * @property {{ typed: string, taken: string[] }[]} taken
 * @property {string[]} nearest
 */

/** Who have a word of a query in their names, and are named by it. */
const PEOPLE = 3;
/** Names of which a word is begun. */
const BEGUN = 3;
const SCALE = 1000;
const DOCUMENTS = 2 ** 24;

/**
 * What is known of the forms of words; nothing where the theme has no such script.
 * @param {Index} index
 */
export const formsOf = (index) =>
  index.forms ? load(index.forms, (/** @type {Forms} */ given) => given) : Promise.resolve(null);

/**
 * What a query finds; an empty one finds everything.
 * @param {Index} index
 * @param {string} query
 * @returns {Promise<Found>}
 */
export async function find(index, query) {
  const knows = await formsOf(index);
  const typed = parse(query);
  const parts = await Promise.all(
    (knows ? knows.withAliases(typed, index.aliases, together) : typed).map((part) =>
      sought(index, knows, part),
    ),
  );
  /** @type {Found["taken"]} */
  const taken = [];
  /** @type {string[]} */
  const nearest = [];
  await Promise.all(
    parts.map(async (part, at) => {
      if (part.count || !knows) return;
      const { instead, words } = await knows.forgiven(part.part, {
        near: index.near,
        read: (address) => load(address, (of) => of),
        sought: (as) => sought(index, knows, as),
        wayOf,
        together,
      });
      if (instead?.count) {
        parts[at] = instead;
        taken.push({ typed: part.part.text, taken: words });
      } else nearest.push(...words);
    }),
  );
  const scores = query ? scored(index, parts) : new Float64Array(index.size).fill(1);
  const documents = ranked(index, parts, scores);
  return { documents, scores, parts, taken, nearest };
}

/**
 * @param {Index} index
 * @param {Forms | null} knows
 * @param {Part} part
 * @returns {Promise<Sought>}
 */
async function sought(index, knows, part) {
  const all = await Promise.all(
    part.ways.map(async (way) => {
      const exact = !part.plain || Boolean(way.phrase);
      const terms = await Promise.all(way.terms.map((term) => holders(index, exact ? null : knows, term)));
      return { way, held: holding(index, terms) };
    }),
  );
  const [first, ...others] = all.map(({ held }) => held);
  const held = first ?? nothingHeld(index);
  for (const other of others) {
    other.worth.forEach((worth, number) => {
      const sofar = held.worth[number] ?? 0;
      if (worth && !sofar) held.count++;
      if (worth > sofar) held.worth[number] = worth;
    });
    for (const [number, name] of other.names) held.names.set(number, name);
    for (const form of other.forms) held.forms.add(form);
  }
  const unsure = all.some(({ way }) => way.phrase);
  return { ...held, part, pattern: patternOf(part, held.forms), unsure };
}

/**
 * What holds all of some terms, with the mean of their worth.
 * @param {Index} index
 * @param {Held[]} terms
 */
function holding(index, terms) {
  const [first, ...others] = terms;
  if (!first || !others.length) return first ?? nothingHeld(index);
  const held = nothingHeld(index);
  for (const form of terms.flatMap((of) => [...of.forms])) held.forms.add(form);
  first.worth.forEach((worth, number) => {
    if (!worth || !others.every((other) => other.worth[number])) return;
    const sum = others.reduce((sofar, other) => sofar + (other.worth[number] ?? 0), worth);
    held.worth[number] = sum / terms.length;
    held.count++;
  });
  for (const [number, { of }] of first.names) {
    const near = Math.min(...terms.map((term) => term.names.get(number)?.near ?? 0));
    if (near) held.names.set(number, { near, of: Math.max(of - others.length, 1) });
  }
  return held;
}

/**
 * The score of each document, by number: none where it lacks a part. Here and in `ranked` every document is gone through,
 * before anything is shown: plain loops take a third of what functions for each would.
 * @param {Index} index
 * @param {Sought[]} parts
 */
function scored(index, parts) {
  const scores = new Float64Array(parts.length ? index.size : 0);
  if (parts.some((part) => !part.count)) return scores;
  parts.forEach(({ worth, count }, part) => {
    const rare = Math.log(1 + index.size / count);
    for (let number = 0; number < scores.length; number++) {
      const sofar = /** @type {number} */ (scores[number]);
      const is = /** @type {number} */ (worth[number]);
      scores[number] = is && (sofar || !part) ? sofar + is * rare : 0;
    }
  });
  return scores;
}

/**
 * Documents, best first, and before them the regions, topics and people that the query names. The index lists documents
 * as they are to stand where nothing else decides.
 * @param {Index} index
 * @param {Sought[]} parts
 * @param {Float64Array} scores
 */
function ranked(index, parts, scores) {
  const first = namedBy(index, parts);
  const chosen = new Set(first);
  const keys = new Float64Array(scores.length);
  let size = 0;
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number];
    if (!score || (number < index.named && chosen.has(number))) continue;
    /** One number for each, since numbers are sorted fast: the worst score has the highest. */
    keys[size++] = (DOCUMENTS - Math.round(score * SCALE)) * DOCUMENTS + number;
  }
  const documents = first;
  for (const key of keys.subarray(0, size).sort()) documents.push(key % DOCUMENTS);
  return documents;
}

/**
 * The pages that a query names: by all of its words, by all of the words of their names, or a person by a word of the
 * name that few people have.
 * @param {Index} index
 * @param {Sought[]} parts
 */
function namedBy(index, parts) {
  if (parts.some((part) => !part.count)) return [];
  /** @type {Map<number, { hits: number, whole: number, of: number }>} */
  const names = new Map();
  for (const part of parts) {
    const people = [...part.names].filter(
      ([number, { near }]) => number >= index.things && near === 1,
    ).length;
    for (const [number, { near, of }] of part.names) {
      const name = names.get(number) ?? { hits: 0, whole: 0, of };
      names.set(number, name);
      name.hits += 1;
      if (near === 1) name.whole += number >= index.things && people <= PEOPLE ? of : 1;
    }
  }
  const named = [...names].filter(([, { hits, whole, of }]) => hits === parts.length || whole >= of);
  const share = (/** @type {{ whole: number, of: number }} */ { whole, of }) => Math.min(1, whole / of);
  named.sort(([a, one], [b, other]) => other.hits - one.hits || share(other) - share(one) || a - b);
  const typed = named.filter(([, { whole }]) => whole);
  return [...typed, ...named.filter(([, { whole }]) => !whole).slice(0, BEGUN)].map(([number]) => number);
}
