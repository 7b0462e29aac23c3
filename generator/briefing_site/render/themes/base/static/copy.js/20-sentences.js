/* Sentences and the marks in them. */

import { folded } from "./10-page.js";

/** What a sentence stands in. */
export const BLOCK = "p, li, td, th, dd, blockquote, .finding, .what";

/* Between two sentences; not after "Mr." or the initials of a name, nor where 「行く。」と goes on. */
const BETWEEN = new RegExp(
  "(?:(?<!(?:^|[\\s.])(?:\\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs))\\.|[!?…])[\"'”’»)\\]]*\\s+(?=[^\\s\\p{Ll}])" +
    "|[。！？](?:[”’」』）]+(?!と|って|など|を|、))?\\s*(?=[^\\s”’」』）])",
  "gu",
);

/**
 * Where each sentence of a text but the first begins.
 * @param {string} text
 */
const beginnings = (text) => Array.from(text.matchAll(BETWEEN), (stop) => stop.index + stop[0].length);

/**
 * The words of a range, without its marks.
 * @param {Range} range
 */
export const wordsOf = (range) => {
  const held = range.cloneContents();
  for (const other of held.querySelectorAll(".cites, [popover]")) other.remove();
  return (held.textContent ?? "").replaceAll("\u2060", "");
};

/**
 * A range from the beginning of a block.
 * @param {Element} block
 */
const from = (block) => {
  const range = document.createRange();
  range.setStart(block, 0);
  return range;
};

/**
 * What stands in a block before a mark.
 * @param {Element} block
 * @param {Element} mark
 */
const beforeMark = (block, mark) => {
  const range = from(block);
  range.setEndBefore(mark);
  return wordsOf(range);
};

/**
 * The sentence that a mark stands in, or behind.
 * @param {Element} mark
 */
export const sentence = (mark) => {
  const block = mark.closest(BLOCK);
  if (!block) return "";
  const whole = document.createRange();
  whole.selectNodeContents(block);
  const text = wordsOf(whole);
  const place = beforeMark(block, mark).length;
  let start = 0;
  for (const next of beginnings(text)) {
    if (next >= place) return folded(text.slice(start, next));
    start = next;
  }
  return folded(text.slice(start));
};

/**
 * Whether a mark after some words belongs to the sentence in which they end.
 * @param {Element} block
 * @param {Range} range of the words
 * @param {Element} mark
 */
export const isOfSentence = (block, range, mark) => {
  const words = from(block);
  words.setEnd(range.endContainer, range.endOffset);
  const end = wordsOf(words).length;
  return !beginnings(beforeMark(block, mark)).some((next) => next >= end);
};
