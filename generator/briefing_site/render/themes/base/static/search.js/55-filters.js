/** Results narrowed to a region, a topic, a kind. */

import { load } from "./30-load.js";
import { numbers } from "./35-postings.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {"region" | "topic" | "kind"} Filter */
/** @typedef {Record<Filter, number>} Chosen */
/**
 * For a filter the numbers that each document has.
 * @typedef {number[][]} Facets
 */

/** @type {Filter[]} */
export const FILTERS = ["region", "topic", "kind"];

/**
 * Whether all that filters need is in so few files that any reader may have it.
 * @param {Index} index
 */
export const isSmall = (index) => FILTERS.every((name) => index.facets[`${name}s`].length < 2);

/**
 * What a filter needs, of all documents.
 * @param {Index} index
 * @param {Filter} name
 * @returns {Promise<Facets>}
 */
export async function facetsOf(index, name) {
  const pieces = index.facets[`${name}s`].map(([, address]) => load(address, unpacked));
  return (await Promise.all(pieces)).flat();
}

/**
 * @param {{ sets: number[][], documents: string }} read
 * @returns {Facets}
 */
const unpacked = ({ sets, documents }) => numbers(documents).map((at) => sets[at] ?? []);

/**
 * The documents that every chosen filter but one leaves.
 * @param {Index} index
 * @param {number[]} documents
 * @param {Chosen} chosen
 * @param {Filter} [except]
 */
export async function narrowed(index, documents, chosen, except) {
  const active = FILTERS.filter((name) => name !== except && chosen[name] >= 0);
  const facets = await Promise.all(active.map((name) => facetsOf(index, name)));
  return documents.filter((number) =>
    active.every((name, at) => facets[at]?.[number]?.includes(chosen[name])),
  );
}

/**
 * How many documents each number of a filter has.
 * @param {Index} index
 * @param {number[]} documents
 * @param {Filter} name
 */
export async function counts(index, documents, name) {
  const facets = await facetsOf(index, name);
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const number of documents)
    for (const key of facets[number] ?? []) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
