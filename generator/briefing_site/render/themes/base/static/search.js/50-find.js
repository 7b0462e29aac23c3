/* The documents that a query finds, best first. */

import { parse, wayOf } from "./20-query.js";
import { load } from "./30-load.js";
import { holders } from "./40-index.js";
import { patternOf } from "./60-words-in-context.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./40-index.js").Forms} Forms */
/** @typedef {import("./40-index.js").Held} Held */
/** @typedef {import("./20-query.js").Part} Part */
/** @typedef {import("../forms.js/30-near-words.js").Near} Near */

/**
 * A part of a query with what holds it; what of it is to be marked in a text; and whether a text must be looked at to
 * know that it has the part.
 * @typedef {Held & { part: Part, pattern: string, unsure: boolean }} Sought
 */

/**
 * What a query finds: documents by number, best first, of which the first are those that it names; its parts; the words
 * that were taken for typed ones; and where nothing was found, words that are near or that are there apart.
 * @typedef {object} Found
 * @property {number[]} documents
 * @property {Map<number, number>} scores
 * @property {Sought[]} parts
 * @property {{ typed: string, taken: string[] }[]} taken
 * @property {string[]} nearest
 * @property {string[]} apart
 */

const NEAREST = 5; // words that are offered
const PEOPLE = 3; // who have a word of a query in their names, and are named by it
const BEGUN = 3; // names of which a word is begun
const SCALE = 1000;
const DOCUMENTS = 2 ** 24;

/**
 * @param {Index} index
 * @param {string} query
 * @returns {Promise<Found>}
 */
export async function find(index, query) {
  const knows = index.forms ? await load(index.forms, (/** @type {Forms} */ given) => given) : null;
  const parts = await Promise.all(parse(query, index.aliases).map((part) => sought(index, knows, part)));
  /** @type {Found["taken"]} */
  const taken = [];
  /** @type {string[]} */
  const nearest = [];
  await Promise.all(
    parts.map(async (part, at) => {
      if (part.worth.size || !knows) return;
      const { instead, words } = await forgiven(index, knows, part.part);
      if (instead?.worth.size) {
        parts[at] = instead;
        taken.push({ typed: part.part.text, taken: words });
      } else nearest.push(...words);
    }),
  );
  const scores = scored(index, parts);
  const documents = ranked(index, parts, scores);
  const apart = documents.length || nearest.length ? [] : await heldApart(index, parts);
  return { documents, scores, parts, taken, nearest: nearest.slice(0, NEAREST), apart };
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
      return { way, held: holding(terms) };
    }),
  );
  /** @type {Held} */
  const held = { worth: new Map(), names: new Map(), forms: new Set() };
  for (const { held: one } of all) {
    for (const [number, worth] of one.worth)
      held.worth.set(number, Math.max(worth, held.worth.get(number) ?? 0));
    for (const [number, name] of one.names) held.names.set(number, name);
    for (const form of one.forms) held.forms.add(form);
  }
  const unsure = all.some(({ way }) => way.phrase);
  return { ...held, part, pattern: patternOf(part, held.forms), unsure };
}

/**
 * What holds all of some terms, with the mean of their worth.
 * @param {Held[]} terms
 * @returns {Held}
 */
function holding(terms) {
  const [first, ...others] = terms;
  if (!first || !others.length) return first ?? { worth: new Map(), names: new Map(), forms: new Set() };
  /** @type {Held} */
  const held = { worth: new Map(), names: new Map(), forms: new Set(terms.flatMap((of) => [...of.forms])) };
  for (const [number, worth] of first.worth) {
    if (!others.every((other) => other.worth.has(number))) continue;
    const sum = others.reduce((sofar, other) => sofar + (other.worth.get(number) ?? 0), worth);
    held.worth.set(number, sum / terms.length);
    const names = terms.map((of) => of.names.get(number));
    const near = Math.min(...names.map((name) => name?.near ?? 0));
    if (near) held.names.set(number, { near, of: Math.max((names[0]?.of ?? 1) - others.length, 1) });
  }
  return held;
}

/**
 * A part that nothing holds, as it may have been meant; or else the nearest words.
 * @param {Index} index
 * @param {Forms} knows
 * @param {Part} part
 * @returns {Promise<{ instead?: Sought, words: string[] }>}
 */
async function forgiven(index, knows, part) {
  const run = part.ways[0]?.terms ?? [];
  if (!part.plain) {
    const text = knows.shorter(part.text);
    const instead = text && (await sought(index, null, { ...part, ways: [wayOf(text)] }));
    return instead ? { instead, words: [text] } : { words: [] };
  }
  if (run.length !== 1 || !run[0]) return { words: [] };
  const typed = run[0].text;
  const lists = await load(index.near, (/** @type {Near} */ read) => read);
  const near = await knows.nearWords(
    lists,
    (address) => load(address, (/** @type {string} */ of) => of),
    typed,
  );
  const meant = knows.meant(typed, near).map(({ word }) => word);
  if (!meant.length) return { words: near.slice(0, NEAREST).map(({ word }) => word) };
  const ways = meant.map((text) => ({ terms: [{ text, open: false }], phrase: "" }));
  return { instead: await sought(index, knows, { ...part, ways }), words: meant };
}

/**
 * Of a query that no document has all of: the parts, or their words, that there are.
 * @param {Index} index
 * @param {Sought[]} parts
 */
async function heldApart(index, parts) {
  if (parts.length > 1) return parts.filter((of) => of.worth.size).map((of) => of.part.text);
  const terms = parts[0]?.part.ways[0]?.terms ?? [];
  if (terms.length < 2) return [];
  const held = await Promise.all(terms.map((term) => holders(index, null, term)));
  return terms.filter((_, at) => held[at]?.worth.size).map((term) => term.text);
}

/**
 * The documents that have every part, with their scores.
 * @param {Index} index
 * @param {Sought[]} parts
 */
function scored(index, parts) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  const [first, ...others] = [...parts].sort((a, b) => a.worth.size - b.worth.size);
  if (!first) return scores;
  const rarity = (/** @type {Sought} */ of) => Math.log(1 + index.size / (of.worth.size || 1));
  const rare = rarity(first);
  const rest = others.map((of) => ({ worth: of.worth, rare: rarity(of) }));
  for (const [number, worth] of first.worth) {
    let score = worth * rare;
    for (const of of rest) {
      const more = of.worth.get(number);
      if (more === undefined) {
        score = 0;
        break;
      }
      score += more * of.rare;
    }
    if (score) scores.set(number, score);
  }
  return scores;
}

/**
 * Documents, best first, and before them the regions, topics and people that the query names. The index lists documents
 * as they are to stand where nothing else decides.
 * @param {Index} index
 * @param {Sought[]} parts
 * @param {Map<number, number>} scores
 */
function ranked(index, parts, scores) {
  const first = namedBy(index, parts);
  const chosen = new Set(first);
  const keys = new Float64Array(scores.size);
  let size = 0;
  // One number for each, since numbers are sorted fast: the worst score has the highest.
  for (const [number, score] of scores)
    if (!chosen.has(number)) keys[size++] = (DOCUMENTS - Math.round(score * SCALE)) * DOCUMENTS + number;
  return [...first, ...Array.from(keys.subarray(0, size).sort(), (key) => key % DOCUMENTS)];
}

/**
 * The pages that a query names: by all of its words, by all of the words of their names, or a person by a word of the
 * name that few people have.
 * @param {Index} index
 * @param {Sought[]} parts
 */
function namedBy(index, parts) {
  if (parts.some((part) => !part.worth.size)) return [];
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
