/* Sentences and the marks in them. */

import { folded } from "./10-page.js";

const MARK = 'a[role="doc-noteref"][id]';

/** What a sentence stands in. */
const BLOCK = "p, li, td, th, dd, blockquote, .finding, .what";

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
 * The words of an element, without its marks.
 * @param {Element} element
 */
export const wordsIn = (element) => {
  const whole = document.createRange();
  whole.selectNodeContents(element);
  return wordsOf(whole);
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
 * Where in a block the sentence of a mark begins: that which it stands in, or behind.
 * @param {Element} block
 * @param {Element} mark
 */
const startOf = (block, mark) => beginnings(beforeMark(block, mark)).pop() ?? 0;

/**
 * The sentence that a mark stands in, or behind, and all marks that do.
 * @param {Element} mark
 */
export const sentence = (mark) => {
  const block = mark.closest(BLOCK);
  if (!block) return { text: "", marks: [] };
  const text = wordsIn(block);
  const start = startOf(block, mark);
  const marks = [...block.querySelectorAll(MARK)];
  return {
    text: folded(
      text.slice(
        start,
        beginnings(text).find((next) => next > start),
      ),
    ),
    marks: marks.filter((each) => startOf(block, each) === start),
  };
};

/**
 * The marks in words, and those that follow in the sentence in which the words end.
 * @param {Range} range
 */
export const marksOf = (range) => {
  const { endContainer } = range;
  const end = endContainer instanceof Element ? endContainer : endContainer.parentElement;
  const block = end?.closest(BLOCK) ?? end;
  return [...document.querySelectorAll(`main ${MARK}`)].filter((mark) => {
    const side = range.comparePoint(mark, 0);
    if (side < 1 || !block?.contains(mark)) return !side;
    const words = from(block);
    words.setEnd(endContainer, range.endOffset);
    return startOf(block, mark) < wordsOf(words).length;
  });
};
