/** Documents in their order, best first, of which the first may be had before all. */

import { once } from "./05-once.js";

/** @typedef {import("./35-postings.js").Group} Group */
/** @typedef {import("./35-postings.js").Worths} Worths */

/**
 * Documents by number, best first: the first of them, which may be had before all; and how many there are.
 * @typedef {{ first: (most: number) => number[], all: () => number[], count: () => number }} Documents
 */

/** Parts of a worth, or of a score, that are told apart. */
const SCALE = 1000;

/**
 * Documents that stand in their order already.
 * @param {number[]} documents
 * @returns {Documents}
 */
export const listed = (documents) => ({
  first: (most) => documents.slice(0, most),
  all: () => documents,
  count: () => documents.length,
});

/**
 * The documents that are worth something, behind those that a query names. Those that are worth the same stand in their order.
 * @param {number[]} named
 * @param {() => Worths} worths of all of them
 * @param {Group[] | false} [groups] of those that are worth the same, where they are known
 * @returns {Documents}
 */
export function documentsOf(named, worths, groups) {
  const first = (most = Number.POSITIVE_INFINITY) => {
    const wanted = named.length + most;
    const others = groups ? inOrder(groups, wanted) : ranked(worths().worth, wanted);
    return Array.from(new Set([...named, ...others])).slice(0, most);
  };
  const count = () => worths().count + named.filter((number) => !worths().worth[number]).length;
  return { first, all: once(first), count };
}

/**
 * @param {Group[]} groups
 * @param {number} most
 */
function inOrder(groups, most) {
  /** @type {Map<number, Group[]>} */
  const alike = new Map();
  for (const group of groups) {
    const worth = Math.round(group.worth * SCALE);
    alike.set(worth, [...(alike.get(worth) ?? []), group]);
  }
  /** @type {Set<number>} */
  const found = new Set();
  for (const [, same] of [...alike].sort(([one], [other]) => other - one)) {
    if (found.size >= most) break;
    /** Of each as many as are wanted in all, since those that were found may be among them. */
    const numbers = same.flatMap(({ documents }) => documents(most));
    if (same.length > 1) numbers.sort((one, other) => one - other);
    for (const number of numbers) found.add(number);
  }
  return found;
}

/**
 * The best documents, of which few are kept while all are gone through: to put all in order takes five times as long.
 * @param {Float64Array} scores
 * @param {number} most
 */
function ranked(scores, most) {
  /** @type {[number, number][]} */
  let found = [];
  let least = 0;
  const best = () => found.sort(([one], [other]) => other - one).slice(0, most);
  for (let number = 0; number < scores.length; number++) {
    const worth = Math.round((scores[number] ?? 0) * SCALE);
    if (worth <= least) continue;
    found.push([worth, number]);
    if (found.length < most * 2) continue;
    found = best();
    least = found.at(-1)?.[0] ?? 0;
  }
  return best().map(([, number]) => number);
}
