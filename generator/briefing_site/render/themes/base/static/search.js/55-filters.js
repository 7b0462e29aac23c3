/* Results narrowed to a region, a topic, a kind. */

/** @typedef {import("./40-index.js").Entry} Entry */
/** @typedef {import("./50-find.js").Result} Result */
/** @typedef {"region" | "topic" | "kind"} Filter */
/** @typedef {Record<Filter, number>} Chosen */

/** @type {Filter[]} */
export const FILTERS = ["region", "topic", "kind"];

/**
 * The numbers of a facet that a result has in one of its places.
 * @param {Entry} owner
 * @param {number} number
 * @param {Filter} name
 */
function facet(owner, number, name) {
  if (name === "kind") return [owner.kind];
  const own = number > owner.first ? owner.facets?.[number - owner.first - 1] : undefined;
  const [regions, topics] = own ?? [owner.regions, owner.topics];
  return name === "region" ? regions : topics;
}

/**
 * The results that every chosen filter but one leaves, each with the places that it leaves.
 * @param {Result[]} results
 * @param {Chosen} chosen
 * @param {Filter} [except]
 */
export function narrowed(results, chosen, except) {
  const active = FILTERS.filter((name) => name !== except && chosen[name] >= 0);
  if (!active.length) return results;
  return results
    .map((result) => ({
      ...result,
      places: result.places.filter(({ number }) =>
        active.every((name) => facet(result.owner, number, name).includes(chosen[name])),
      ),
    }))
    .filter((result) => result.places.length);
}

/**
 * How many results each number of a facet has.
 * @param {Result[]} results
 * @param {Filter} name
 */
export function counts(results, name) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { owner, places } of results) {
    const has = new Set(places.flatMap(({ number }) => facet(owner, number, name)));
    for (const key of has) found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}
