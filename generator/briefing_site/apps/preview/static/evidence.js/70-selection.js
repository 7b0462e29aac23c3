/* What the author has selected in the text of a source, by the server's offsets. */

import { allOf, characters, closest, firstOf } from "./20-elements.js";
import { list, pane } from "./40-pane.js";

/** @typedef {import("./10-messages.js").Point} Point */
/**
 * Words of a source from one point to another; `text` is the paragraph that they begin in.
 * @typedef {{ source: string, from: Point, to: Point, text: HTMLElement }} Wanted
 */

/**
 * The words of a paragraph, without its number.
 * @param {HTMLElement} paragraph
 */
const wordsIn = (paragraph) => {
  const words = firstOf(paragraph, ".words");
  if (!words) throw new Error("A paragraph has no words");
  return words;
};

/** @returns {AbstractRange | null} */
const range = () => {
  const root = pane.getRootNode();
  const selection = document.getSelection();
  if (!selection) return null;
  if ("getComposedRanges" in selection) {
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    return selection.getComposedRanges({ shadowRoots })[0] ?? null;
  }
  // Older browsers have a selection for each shadow tree.
  const own = /** @type {Node & { getSelection?: () => Selection | null }} */ (root);
  const inner = own.getSelection ? own.getSelection() : /** @type {Selection} */ (selection);
  return inner?.rangeCount ? inner.getRangeAt(0) : null;
};

/**
 * How many characters of a paragraph stand before a place in it; the names of excerpts are no part of it.
 * @param {HTMLElement} paragraph
 * @param {Node} node
 * @param {number} at
 */
const offset = (paragraph, node, at) => {
  const start = Number(paragraph.dataset.start);
  const before = document.createRange();
  const text = wordsIn(paragraph);
  before.setStart(text, 0);
  if (before.comparePoint(node, at) < 0) return start;
  if (text.contains(node)) before.setEnd(node, at);
  else before.setEnd(text, text.childNodes.length);
  const copy = before.cloneContents();
  for (const each of copy.querySelectorAll(".tag, .left-out")) each.remove();
  return start + characters(copy.textContent ?? "");
};

/** @returns {Wanted | null} */
export const selected = () => {
  const at = range();
  if (!at || (at.startContainer === at.endContainer && at.startOffset === at.endOffset)) return null;
  const start = at.startContainer;
  const text = closest(start instanceof Element ? start : start.parentNode, ".text");
  if (!text || !list.contains(text)) return null;
  const live = document.createRange();
  live.setStart(at.startContainer, at.startOffset);
  live.setEnd(at.endContainer, at.endOffset);
  const touched = allOf(text, ":scope > *").filter((each) => live.intersectsNode(wordsIn(each)));
  const [first] = touched;
  const last = touched.at(-1);
  const source = closest(text, "[data-source]")?.dataset.source;
  if (!first || !last || source === undefined || !live.toString().trim()) return null;
  return {
    source,
    from: [Number(first.dataset.paragraph), offset(first, live.startContainer, live.startOffset)],
    to: [Number(last.dataset.paragraph), offset(last, live.endContainer, live.endOffset)],
    text: first,
  };
};

/**
 * Text nodes of a paragraph that are words of the document.
 * @param {HTMLElement} paragraph
 */
export const nodesOf = (paragraph) =>
  [...wordsIn(paragraph).childNodes]
    .map((each) => (each instanceof Element && each.matches("mark") ? each.firstChild : each))
    .filter((each) => each instanceof Text);

/** @param {HTMLElement} paragraph */
export const textOf = (paragraph) =>
  nodesOf(paragraph)
    .map((node) => node.data)
    .join("");

export const canSegment = () => Boolean(window.Intl?.Segmenter);

/**
 * @param {HTMLElement} paragraph
 * @param {"sentence" | "word"} granularity
 */
export const segments = (paragraph, granularity) => {
  if (!canSegment()) return [];
  const lang = closest(paragraph, "[lang]")?.lang || "en";
  return [...new Intl.Segmenter(lang, { granularity }).segment(textOf(paragraph))];
};
