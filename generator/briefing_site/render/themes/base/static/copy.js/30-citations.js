/* What the buttons of a page copy, as text. */

import { folded, page, reference, textOf, words } from "./10-page.js";
import { marksOf, sentence, wordsOf } from "./20-sentences.js";
import { inShort } from "./25-sources.js";

/** @param {...string} parts */
const lines = (...parts) => parts.filter(Boolean).join("\n");

/** @type {Record<string, string>} */
const within = { "„": "‚", "“": "‘", "”": "’" };

/**
 * A passage in quotation marks. Words in “ ” have ‘ ’ within, and those in „ “ have ‚ ‘.
 * @param {string} passage
 */
const quoted = (passage) => {
  if (!passage) return "";
  const nested = words.quotation.includes("“")
    ? passage.replace(/[„“”]/g, (mark) => within[mark] ?? mark)
    : passage;
  return words.quotation.replace("{words}", () => nested);
};

/** The page itself. A reference that ends with its address needs no second one. */
export const ofPage = () => (reference.includes(page) ? reference : lines(reference, page));

/**
 * A passage of a source, or the sentence of a mark, by its id.
 * @param {string} id
 */
export const ofPart = (id) => {
  const part = document.getElementById(id);
  if (!part) throw new Error(`The page has no element ${id} to copy`);
  const address = `${page}#${id}`;
  if (part.matches("section.excerpt"))
    return lines(quoted(textOf(part.querySelector(".note-q"))), reference, address);
  const { text, marks } = sentence(part);
  return lines(quoted(text), ...inShort(marks), reference, address);
};

/* --- selected words --------------------------------------------------------------------------- */

const TEXT = ".prose, .bottom-line, .events";

/** @typedef {{ range: Range, words: string }} Selected */

/** @param {Node} node */
const parentOf = (node) => (node instanceof Element ? node : node.parentElement);

/**
 * The words that the reader has selected in the text of the page.
 * @returns {Selected | null}
 */
export const selected = () => {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const begins = parentOf(range.startContainer);
  const inText = begins?.closest(TEXT) && !begins.closest("[popover]");
  if (!inText || !parentOf(range.commonAncestorContainer)?.closest("main")) return null;
  const text = folded(wordsOf(range));
  return text.length > 1 ? { range, words: text } : null;
};

/**
 * The permanent place of words: the first mark in them, or else the one after them in their sentence, or else the
 * heading above them. A mark of the next sentence would vouch for what it does not.
 * @param {Range} range
 */
const placeOf = (range) => {
  const [mark] = marksOf(range);
  if (mark) return `${page}#${mark.id}`;
  const headings = [...document.querySelectorAll("main :is(h2, h3, h4)[id]")];
  const heading = headings.filter((each) => range.comparePoint(each, 0) < 0).at(-1);
  return heading ? `${page}#${heading.id}` : page;
};

/** @param {Selected} found */
export const ofSelection = ({ range, words: text }) =>
  lines(quoted(text), ...inShort(marksOf(range)), reference, placeOf(range));
