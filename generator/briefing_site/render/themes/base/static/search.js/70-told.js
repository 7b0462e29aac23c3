/** What is told of a result. */

import { holders } from "./40-index.js";
import { formsOf } from "./50-find.js";
import { context, marked, matches } from "./60-words-in-context.js";

/** @typedef {import("./40-index.js").Entry} Entry */
/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./60-words-in-context.js").Pattern} Pattern */
/** @typedef {(string | HTMLElement)[]} Words  Texts and marks, one after the other. */

const language = document.documentElement.lang;

/**
 * A pattern of words with its places, `#1` and so on, filled in.
 * @param {string | undefined} pattern
 * @param {...string} values
 */
export const put = (pattern = "", ...values) =>
  pattern.replace(/#(\d)/g, (_, at) => values[Number(at) - 1] ?? "");
/** In the digits in which the page itself counts. @param {number} count */
export const number = (count) => count.toLocaleString(language, { numberingSystem: "latn" });
/**
 * The words that an element has for a number of things: in the form for just this number, or else in that which the
 * rules of their language choose.
 * @param {HTMLElement} element
 * @param {number} count
 */
export function counted(element, count) {
  const { in: tag, ...forms } = JSON.parse(element.dataset.counted ?? "{}");
  return put(forms[count] ?? forms[new Intl.PluralRules(tag).select(count)] ?? forms.other, number(count));
}
/** @param {string} text */
export const capital = (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/**
 * @param {string} text
 * @param {Pattern | null} pattern
 */
export const allMarked = (text, pattern) => marked(text, matches(text, pattern), [0, text.length]);

/**
 * Kind, publisher and regions; those that are empty are left out.
 * @param {Index} index
 * @param {Entry} owner
 * @param {Pattern | null} pattern
 * @param {string} between
 * @returns {Words[]}
 */
export function factsOf(index, { kind, by, regions }, pattern, between) {
  /** @param {[string, string, number][]} group @param {string} id */
  const named = (group, id) => group.find(([each]) => each === id)?.[1] ?? "";
  const names = [...new Set(regions)].map((id) => named(index.regions, id));
  /** @type {Words[]} */
  const facts = [
    [capital(named(index.kinds, kind))],
    by ? allMarked(by, pattern) : [],
    [names.join(between)],
  ];
  return facts.filter((words) => words.join(""));
}

/**
 * @param {Entry} owner
 * @param {string} anchor
 */
export const hrefOf = (owner, anchor) => owner.address + (anchor ? `#${encodeURIComponent(anchor)}` : "");

/**
 * The words of a passage that say most of a query, in context.
 * @param {Entry} owner
 * @param {import("./40-index.js").Passage} passage
 * @param {Pattern | null} pattern
 * @param {number} room
 */
export function wordsOfPlace(owner, { strands }, pattern, room) {
  /** @type {import("./40-index.js").Strand} */
  let strand = strands[0] ?? { text: "" };
  let found = matches(strand.text, pattern);
  for (const other of strands.slice(1)) {
    const more = matches(other.text, pattern);
    if (more.length > found.length) [strand, found] = [other, more];
  }
  const words = marked(strand.text, found, context(strand.text, found, room));
  return { words: words.filter(Boolean), quoted: Boolean(strand.quoted), lang: strand.lang || owner.lang };
}

/**
 * The number of pages that were found, about where it is not known, and what was taken for words that are not there.
 * @param {Index} index
 * @param {HTMLElement} element with the words for a number of pages
 * @param {import("./65-places.js").Walk} walked
 * @param {import("./50-find.js").Found} found
 */
export function countOf(index, element, walked, found) {
  const total = walked.total();
  const count = walked.sure() ? counted(element, total) : put(index.told.about, number(total));
  const taken = takenFor(index, found).join(" ");
  return taken ? put(index.told.then, count, taken) : count;
}

/**
 * @param {Index} index
 * @param {import("./50-find.js").Found} found
 */
const takenFor = ({ told }, { taken }) =>
  taken.map(({ typed, taken: words }) => put(told.taken, typed, words.join(told.between)));

/**
 * Words that are near those of a query that found nothing, or that are there apart, each a link to what has it; nothing
 * where there are none.
 * @param {Index} index
 * @param {import("./50-find.js").Found} found
 * @param {(word: string) => string} href
 * @returns {Promise<Words>}
 */
export async function nearWordsOf(index, { nearest, parts }, href) {
  const knows = await formsOf(index);
  const words = nearest.length
    ? nearest
    : await knows?.heldApart(parts, (term) => holders(index, null, term));
  const sentence = nearest.length ? index.told.nearest : index.told.apart;
  return knows?.linked(words ?? [], sentence, index.told.between, href) ?? [];
}
