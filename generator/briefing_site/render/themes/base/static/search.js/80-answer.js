/** What suggest.js takes, to answer in a search field on another page. */

import { terms } from "./10-terms.js";
import { LoadError, loadRaw, receive, toRoot } from "./30-load.js";
import { find } from "./50-find.js";
import { marker } from "./60-words-in-context.js";
import { walk } from "./65-places.js";
import { allMarked, countOf, factsOf, hrefOf, nearWordsOf, put, wordsOfPlace } from "./70-told.js";

/**
 * The index, wherever the page is. Rejects with a `LoadError` where a file of it cannot be had.
 * @returns {Promise<import("./40-index.js").Index>}
 */
const theIndex = async () => loadRaw(await loadRaw("search-index.js"));

/** What other scripts may ask for. */
export const forOthers = {
  allMarked,
  countOf,
  factsOf,
  find,
  hrefOf,
  LoadError,
  marker,
  nearWordsOf,
  put,
  terms,
  theIndex,
  toRoot,
  walk,
  wordsOfPlace,
};
window.briefingSearch = Object.assign(receive, forOthers);
