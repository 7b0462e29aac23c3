/* Answers for a search field on another page: suggest.js asks for them. */

import { terms } from "./10-terms.js";
import { parse } from "./20-query.js";
import { LoadError, load, receive, toRoot } from "./30-load.js";
import { catalogue, firstOf, passage } from "./40-index.js";
import { find, ranked } from "./50-find.js";
import { marker } from "./60-words-in-context.js";
import { allMarked, counted, factsOf, hrefOf, put, wordsOfPlace } from "./70-told.js";

/**
 * The first `most` results of a query, each with no more words in context than there is room for.
 * Rejects with a `LoadError` where a file of the index cannot be had.
 * @param {string} query
 * @param {number} most
 * @param {number} length
 * @param {string} between
 */
async function answer(query, most, length, between) {
  const address = await load("search-index.js", (/** @type {string} */ read) => read);
  const index = await load(address, catalogue);
  const parts = parse(query);
  const results = parts.length ? ranked(await find(index, parts)) : [];
  const pattern = marker(parts);
  const told = results.slice(0, most).map(async ({ document, places }) => {
    const { owner, ...best } = await passage(index, places[0]?.number ?? firstOf(index, document));
    return {
      title: allMarked(owner.title, pattern),
      lang: owner.lang,
      facts: factsOf(index, owner, pattern, between),
      date: [owner.date],
      place: { href: hrefOf(owner, best.anchor), ...wordsOfPlace(owner, best, pattern, length) },
    };
  });
  return { total: results.length, results: await Promise.all(told) };
}

/** What other scripts may ask for. */
export const forOthers = { answer, counted, LoadError, put, terms, toRoot };
window.briefingSearch = Object.assign(receive, forOthers);
