/** The documents that a query finds, best first. */

import { once } from "./05-once.js";
import { parse, together, wayOf } from "./20-query.js";
import { loadRaw } from "./30-load.js";
import { heldBy } from "./35-postings.js";
import { holders } from "./40-index.js";
import { documentsOf } from "./45-order.js";
import { patternOf } from "./60-words-in-context.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./40-index.js").Forms} Forms */
/** @typedef {import("./35-postings.js").Group} Group */
/** @typedef {import("./35-postings.js").Held} Held */
/** @typedef {import("./20-query.js").Part} Part */

/**
 * A part of a query with what holds it; what of it is to be marked in a text; and whether a text must be looked at to
 * know that it has the part.
 * @typedef {Held & { part: Part, pattern: string, unsure: boolean }} Sought
 */

/**
 * What a query finds: documents, of which the first are those that it names; the score of one, where several parts are
 * compared; its parts; the words that were taken for typed ones; and words near those that nothing holds.
 * @typedef {object} Found
 * @property {import("./45-order.js").Documents} documents
 * @property {(number: number) => number} score
 * @property {Sought[]} parts
 * @property {{ typed: string, taken: string[] }[]} taken
 * @property {string[]} nearest
 */

/** Who have a word of a query in their names, and are named by it. */
const PEOPLE = 3;
/** Names of which a word is begun. */
const BEGUN = 3;

/**
 * What is known of the forms of words; nothing where the theme has no such script.
 * @param {Index} index
 * @returns {Promise<Forms | null>}
 */
export const formsOf = async (index) => (index.forms ? loadRaw(index.forms) : null);

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
      if (part.any || !knows) return;
      const { instead, words } = await knows.forgiven(part.part, {
        near: index.near,
        loadRaw,
        sought: (as) => sought(index, knows, as),
        wayOf,
        together,
      });
      if (instead?.any) {
        parts[at] = instead;
        taken.push({ typed: part.part.text, taken: words });
      } else nearest.push(...words);
    }),
  );
  const [only, ...others] = parts;
  const scores = once(() =>
    query ? scored(index, parts) : { worth: new Float64Array(index.size).fill(1), count: index.size },
  );
  return {
    documents: documentsOf(namedBy(index, parts), scores, others.length ? undefined : only?.groups),
    score: (number) => (others.length ? (scores().worth[number] ?? 0) : 0),
    parts,
    taken,
    nearest,
  };
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
  const held = either(
    index,
    all.map((of) => of.held),
  );
  const unsure = all.some(({ way }) => way.phrase);
  return { ...held, part, pattern: patternOf(part, held.forms), unsure };
}

/**
 * What holds one of several, with the worth of the best of them.
 * @param {Index} index
 * @param {Held[]} ways
 * @returns {Held}
 */
function either(index, ways) {
  const [only, ...others] = ways;
  if (only && !others.length) return only;
  return {
    any: ways.some((way) => way.any),
    names: new Map(ways.flatMap((way) => [...way.names])),
    forms: new Set(ways.flatMap((way) => [...way.forms])),
    all: once(() => combined(index, ways, () => 1, true)),
    groups: ways.every((way) => way.groups) && ways.flatMap((way) => /** @type {Group[]} */ (way.groups)),
  };
}

/**
 * What holds all of some terms, with the mean of their worth.
 * @param {Index} index
 * @param {Held[]} terms
 * @returns {Held}
 */
function holding(index, terms) {
  const [first, ...others] = terms;
  if (!first || !others.length) return first ?? heldBy(index, [], new Set());
  const all = once(() => combined(index, terms, () => 1 / terms.length));
  /** @type {Held["names"]} */
  const names = new Map();
  for (const [number, { of }] of first.names) {
    const near = Math.min(...terms.map((term) => term.names.get(number)?.near ?? 0));
    if (near) names.set(number, { near, of: Math.max(of - others.length, 1) });
  }
  return { any: all().count > 0, names, forms: new Set(terms.flatMap((of) => [...of.forms])), all };
}

/**
 * What each document has of several: of each, or of the best of them. Every document is gone through before anything is
 * shown: plain loops take a third of what functions for each would.
 * @param {Index} index
 * @param {Held[]} several
 * @param {(of: import("./35-postings.js").Worths) => number} share of one
 * @param {boolean} [best]
 */
function combined({ size }, several, share, best) {
  const found = { worth: new Float64Array(size), count: 0 };
  several.forEach(({ all }, at) => {
    const own = all().worth;
    const factor = share(all());
    found.count = 0;
    for (let number = 0; number < size; number++) {
      const sofar = /** @type {number} */ (found.worth[number]);
      const is = /** @type {number} */ (own[number]) * factor;
      const now = best ? Math.max(sofar, is) : is && (sofar || !at) ? sofar + is : 0;
      found.worth[number] = now;
      if (now) found.count++;
    }
  });
  return found;
}

/**
 * The score of each document, by number: none where it lacks a part.
 * @param {Index} index
 * @param {Sought[]} parts
 */
const scored = (index, parts) => combined(index, parts, ({ count }) => Math.log(1 + index.size / count));

/**
 * The pages that a query names: by all of its words, by all of the words of their names, or a person by a word of the
 * name that few people have.
 * @param {Index} index
 * @param {Sought[]} parts
 */
function namedBy(index, parts) {
  if (parts.some((part) => !part.any)) return [];
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
