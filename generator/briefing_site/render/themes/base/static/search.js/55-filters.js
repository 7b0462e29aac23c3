/* Results narrowed to a region, a topic, a kind. */

import { load } from "./30-load.js";
import { firstOf, numbers, pieceOf } from "./40-index.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./50-find.js").Result} Result */
/** @typedef {"region" | "topic" | "kind"} Filter */
/** @typedef {Record<Filter, number>} Chosen */
/**
 * Numbers of regions, and of topics.
 * @typedef {[number[], number[]]} Facets
 */
/**
 * Of each document its kind, its facets, and those of the passages after the first, where they are not the document's.
 * @typedef {{ kind: number, facets: Facets, own: Facets[] }[]} AllFacets
 */

/** @type {Filter[]} */
export const FILTERS = ["region", "topic", "kind"];

/**
 * The files of facets that some results need.
 * @param {Index} index
 * @param {Result[]} results
 */
export const facetFiles = (index, results) => [
  ...new Set(results.map(({ document }) => pieceOf(index.facets, document))),
];

/**
 * What the filters need of some results.
 * @param {Index} index
 * @param {Result[]} results
 * @returns {Promise<AllFacets>}
 */
export async function facetsOf(index, results) {
  /** @type {AllFacets} */
  const all = [];
  const files = facetFiles(index, results).map(async (at) => {
    const [first, address] = /** @type {[number, string]} */ (index.facets[at]);
    (await load(address, unpacked)).forEach((of, number) => {
      all[first + number] = of;
    });
  });
  await Promise.all(files);
  return all;
}

/**
 * @param {{ sets: Facets[], documents: string }} read
 * @returns {AllFacets} from the first document of the file on
 */
function unpacked({ sets, documents }) {
  const all = [];
  const left = numbers(documents);
  const next = () => left.next().value ?? 0;
  /** @returns {Facets} */
  const facets = () => sets[next()] ?? [[], []];
  for (let first = left.next(); !first.done; first = left.next()) {
    const of = facets();
    all.push({ kind: first.value, facets: of, own: Array.from({ length: next() }, facets) });
  }
  return all;
}

/**
 * The numbers of a facet that a result has in one of its places.
 * @param {Index} index
 * @param {AllFacets} all
 * @param {number} document
 * @param {number} number
 * @param {Filter} name
 */
function facet(index, all, document, number, name) {
  const found = all[document];
  if (!found) return [];
  if (name === "kind") return [found.kind];
  const [regions, topics] = found.own[number - firstOf(index, document) - 1] ?? found.facets;
  return name === "region" ? regions : topics;
}

/**
 * The results that every chosen filter but one leaves, each with the places that it leaves.
 * @param {Index} index
 * @param {AllFacets} all
 * @param {Result[]} results
 * @param {Chosen} chosen
 * @param {Filter} [except]
 */
export function narrowed(index, all, results, chosen, except) {
  const active = FILTERS.filter((name) => name !== except && chosen[name] >= 0);
  if (!active.length) return results;
  return results
    .map((result) => ({
      ...result,
      places: result.places.filter(({ number }) =>
        active.every((name) => facet(index, all, result.document, number, name).includes(chosen[name])),
      ),
    }))
    .filter((result) => result.places.length);
}

/**
 * How many results each number of a facet has.
 * @param {Index} index
 * @param {AllFacets} all
 * @param {Result[]} results
 * @param {Filter} name
 */
export function counts(index, all, results, name) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { document, places } of results) {
    const has = new Set(places.flatMap(({ number }) => facet(index, all, document, number, name)));
    for (const key of has) found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}
