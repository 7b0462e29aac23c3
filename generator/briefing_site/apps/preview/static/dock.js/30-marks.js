/* Faults marked in the page. */

import { dock } from "./20-frame.js";

/** @typedef {import("./40-faults.js").Entry} Entry */

/** @param {string} text */
const plain = (text) =>
  text
    .replace(/[\s\u2060]/g, "")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'");

/** What stands in the page and is no word of its text. */
const NO_TEXT = "sup.cites, .note-card, .rail, .preview-broken, script, rt, rp";

/**
 * The text of the page without white space, with the place of every character.
 * @typedef {{ text: string, spots: { node: Text, at: number }[] }} PageText
 */

/**
 * @param {Element} main
 * @returns {PageText}
 */
const textOf = (main) => {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.parentElement?.closest(NO_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  let text = "";
  /** @type {PageText["spots"]} */
  const spots = [];
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    for (let at = 0; at < node.data.length; at += 1) {
      const char = node.data.charAt(at);
      if (/[\s\u2060]/.test(char)) continue;
      text += char;
      spots.push({ node, at });
    }
  }
  return { text: plain(text), spots };
};

/**
 * From the first piece of a sentence that is found to the last of those that follow it.
 * @param {PageText} page
 * @param {string[]} pieces
 */
const rangeOf = (page, pieces) => {
  const wanted = pieces.map(plain).filter(Boolean);
  const from = wanted.findIndex((piece) => page.text.includes(piece));
  const [first, ...others] = from < 0 ? [] : wanted.slice(from);
  if (first === undefined) return null;
  const start = page.text.indexOf(first);
  let end = start + first.length;
  for (const piece of others) {
    const at = page.text.indexOf(piece, end);
    if (at >= 0 && at - end < 400) end = at + piece.length;
  }
  const [begins, ends] = [page.spots[start], page.spots[end - 1]];
  if (!begins || !ends) return null;
  const range = new Range();
  range.setStart(begins.node, begins.at);
  range.setEnd(ends.node, ends.at + 1);
  return range;
};

/**
 * What each fault is about in the page.
 * @type {Map<Entry, Range[]>}
 */
const ranges = new Map();

/** @param {Entry[]} all */
export const mark = (all) => {
  /** @type {Record<Entry["severity"], Range[]>} */
  const found = { error: [], warning: [], note: [] };
  ranges.clear();
  const main = document.querySelector("main");
  const entries = all.filter((entry) => entry.here);
  const page = main && entries.some((entry) => entry.sentences.length) ? textOf(main) : null;
  /** @type {Map<HTMLElement, Entry["severity"]>} */
  const marked = new Map();
  for (const entry of entries) {
    const own = page
      ? entry.sentences.map((pieces) => rangeOf(page, pieces)).filter((range) => range !== null)
      : [];
    ranges.set(entry, own);
    found[entry.severity].push(...own);
    for (const id of entry.elements) {
      const element = document.getElementById(id);
      const before = element && marked.get(element);
      if (element && before !== "error" && (before !== "warning" || entry.severity === "error"))
        marked.set(element, entry.severity);
    }
  }
  for (const old of document.querySelectorAll("[data-preview-marked]")) {
    if (old instanceof HTMLElement && !marked.has(old)) delete old.dataset.previewMarked;
  }
  for (const [element, severity] of marked) element.dataset.previewMarked = severity;
  if (!window.CSS?.highlights) return;
  for (const [severity, own] of Object.entries(found)) {
    if (own.length) CSS.highlights.set(`briefing-${severity}`, new Highlight(...own));
    else CSS.highlights.delete(`briefing-${severity}`);
  }
};

/** @param {Entry} entry */
export const reveal = (entry) => {
  const range = ranges.get(entry)?.[0];
  const element = range
    ? range.startContainer.parentElement
    : document.getElementById(entry.elements[0] ?? "");
  revealAt(range ?? element, element);
};

/**
 * @param {Range | Element | null} what
 * @param {Element | null} element
 */
const revealAt = (what, element) => {
  if (!what || !(element instanceof HTMLElement)) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // In the middle of what the dock leaves free: on a small screen it covers the lower part.
  const below = dock.getBoundingClientRect().left === 0 ? dock.offsetHeight : 0;
  const box = what.getBoundingClientRect();
  scrollBy({ top: box.top - (innerHeight - below - box.height) / 2, behavior: still ? "auto" : "smooth" });
  element.dataset.previewFlash = "";
  setTimeout(() => delete element.dataset.previewFlash, 1200);
};

/* --- what would be lost --------------------------------------------------------------------------- */

/**
 * The sentences of the page that would be lost, by their words.
 * @type {Map<string, Range>}
 */
const lost = new Map();

/** @param {string[]} sentences */
export const markLost = (sentences) => {
  lost.clear();
  const main = document.querySelector("main");
  const page = main && sentences.length ? textOf(main) : null;
  for (const sentence of sentences) {
    const range = page ? rangeOf(page, [sentence]) : null;
    if (range) lost.set(sentence, range);
  }
  if (!window.CSS?.highlights) return;
  if (lost.size) CSS.highlights.set("briefing-lost", new Highlight(...lost.values()));
  else CSS.highlights.delete("briefing-lost");
};

/** @param {string} sentence */
export const revealLost = (sentence) => {
  const range = lost.get(sentence);
  if (range) revealAt(range, range.startContainer.parentElement);
};
