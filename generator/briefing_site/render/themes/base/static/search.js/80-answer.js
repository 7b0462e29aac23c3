/* Answers for a search field on another page: suggest.js asks for them. */

import { terms } from "./10-terms.js";
import { LoadError, load, receive, toRoot } from "./30-load.js";
import { find } from "./50-find.js";
import { marker } from "./60-words-in-context.js";
import { walk } from "./65-places.js";
import { allMarked, countOf, factsOf, hrefOf, nearWordsOf, put, wordsOfPlace } from "./70-told.js";

/**
 * The first `most` results of a query, each with no more words in context than there is room for; how many there are, in
 * the words of `element`; and words near it where there are none, each a link to `href`.
 * Rejects with a `LoadError` where a file of the index cannot be had.
 * @param {string} query
 * @param {number} most
 * @param {number} length
 * @param {string} between
 * @param {HTMLElement} element
 * @param {(word: string) => string} href
 */
async function answer(query, most, length, between, element, href) {
  const address = await load("search-index.js", (/** @type {string} */ read) => read);
  const index = await load(address, (/** @type {import("./40-index.js").Index} */ read) => read);
  const found = await find(index, query);
  const pattern = marker(found.parts);
  const walked = walk(index, found.documents, found, { region: "", topic: "" });
  const results = await walked.next(most);
  const told = results.map(({ owner, places: [best] }) => ({
    title: allMarked(owner.title, pattern),
    lang: owner.lang,
    facts: factsOf(index, owner, pattern, between),
    date: [owner.date],
    place: best
      ? { href: hrefOf(owner, best.anchor), ...wordsOfPlace(owner, best, pattern, length) }
      : { href: owner.address, words: [], quoted: false, lang: "" },
  }));
  return {
    total: results.length ? walked.total() : 0,
    count: countOf(index, element, walked, found),
    near: results.length ? [] : await nearWordsOf(index, found, href),
    results: told,
  };
}

/** What other scripts may ask for. */
export const forOthers = { answer, LoadError, put, terms, toRoot };
window.briefingSearch = Object.assign(receive, forOthers);
