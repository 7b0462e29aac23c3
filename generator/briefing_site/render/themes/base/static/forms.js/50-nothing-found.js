/** What is offered where nothing has what was typed. */

import { shorter } from "./20-endings.js";
import { meant, nearWords, RIGHT } from "./30-near-words.js";

/** @typedef {import("../search.js/20-query.js").Part} Part */
/** @typedef {import("../search.js/35-postings.js").Held} Held */
/** @typedef {import("../search.js/50-find.js").Sought} Sought */
/**
 * How the index is asked: the address of its lists of words, and ways to read a file, to look for a part, and to say a word.
 * @typedef {object} Asked
 * @property {string} near
 * @property {(address: string) => Promise<any>} loadRaw
 * @property {(part: Part) => Promise<Sought>} sought
 * @property {typeof import("../search.js/20-query.js").wayOf} wayOf
 * @property {typeof import("../search.js/20-query.js").together} together
 */

const OFFERED = 5; // words
const TRIED = 3; // ways to part a word
const SHORT = 2; // letters of a part

/**
 * A part that nothing holds, as it may have been meant, with the words that it is taken for; or else the
 * nearest words, if any are near.
 * @param {Part} part
 * @param {Asked} asked
 * @returns {Promise<{ instead?: Sought, words: string[] }>}
 */
export async function forgiven(part, { near, loadRaw, sought, wayOf, together }) {
  if (!part.plain) {
    const text = shorter(part.text);
    return text ? { instead: await sought({ ...part, ways: [wayOf(text)] }), words: [text] } : { words: [] };
  }
  const [own] = part.ways;
  const typed = own?.terms.length === 1 && own.terms[0]?.text;
  if (!typed) return { words: [] };
  const found = await nearWords(await loadRaw(near), loadRaw, typed);
  const words = meant(typed, found).map(({ word }) => word);
  if (!words.length) {
    for (const apart of inTwo(typed, found)) {
      const instead = await sought({ ...part, ways: [together(apart)] });
      if (instead.any) return { instead, words: [apart] };
    }
    const close = found.filter(({ distance }) => distance * RIGHT <= typed.length);
    return { words: close.slice(0, OFFERED).map(({ word }) => word) };
  }
  const ways = words.map((text) => ({ terms: [{ text, open: false }], phrase: "" }));
  return { instead: await sought({ ...part, ways }), words };
}

/**
 * Two words that a word may be, written as one: one of them is among the words that were looked at.
 * @param {string} typed
 * @param {import("./30-near-words.js").NearWord[]} found
 */
function inTwo(typed, found) {
  const pairs = found.flatMap(({ word }) => {
    const left = typed.length - word.length;
    if (left < SHORT) return [];
    if (typed.startsWith(word)) return [`${word} ${typed.slice(word.length)}`];
    return typed.endsWith(word) ? [`${typed.slice(0, left)} ${word}`] : [];
  });
  return pairs.slice(0, TRIED);
}

/**
 * Of a query that no document has all of: the parts, or the terms of one, that there are.
 * @param {Sought[]} parts
 * @param {(term: import("../search.js/20-query.js").Term) => Promise<Held>} holders
 */
export async function heldApart(parts, holders) {
  if (parts.length > 1) return parts.filter((of) => of.any).map((of) => of.part.text);
  const terms = parts[0]?.part.ways[0]?.terms ?? [];
  if (terms.length < 2) return [];
  const held = await Promise.all(terms.map(holders));
  return terms.filter((_, at) => held[at]?.any).map((term) => term.text);
}

/**
 * Words, each a link to what has it, within a sentence of the theme's with a place for them; nothing where there are none.
 * @param {string[]} words
 * @param {string} sentence
 * @param {string} between
 * @param {(word: string) => string} href
 */
export function linked(words, sentence, between, href) {
  if (!words.length) return [];
  const [before = "", after = ""] = sentence.split("#1");
  const links = words.flatMap((word, at) => {
    const link = document.createElement("a");
    link.href = href(word);
    link.textContent = word;
    return at ? [between, link] : [link];
  });
  return [before, ...links, after];
}
