/* The sources of words in short: those of the notes that the marks in them lead to. */

import { folded, textOf } from "./10-page.js";
import { marksOf, wordsIn } from "./20-sentences.js";

/**
 * The source of a mark and the place in it, with how it is cited where it contradicts the text; what an author's own
 * note says, without the marks in it: their sources are not named here.
 * @param {Element} mark
 */
const sourceOf = (mark) => {
  const note = document.getElementById(mark.getAttribute("href")?.slice(1) ?? "");
  const named = note?.closest(".group")?.querySelector(".note-src");
  if (!named) {
    const own = note?.querySelector("p");
    return own ? folded(wordsIn(own)) : "";
  }
  const against = note?.querySelector(`[href="#${mark.id}"] + [data-against], :scope > [data-against]`);
  const place = textOf(note?.querySelector("p:last-child > a:not([role])"));
  const parts = [
    against?.getAttribute("data-cited"),
    named.getAttribute("data-short"),
    /\d/.test(place) && place,
  ];
  return parts.filter(Boolean).join(" ");
};

/**
 * Each source once.
 * @param {Element[]} marks
 */
export const inShort = (marks) => new Set(marks.map(sourceOf));

/**
 * What a reader copies of the text has its sources below it, and no sign that cannot be seen.
 * @param {ClipboardEvent} event
 * @param {Range} range
 */
export const copyWithSources = (event, range) => {
  const lines = new Set(marksOf(range).map((mark) => `[${textOf(mark)}] ${sourceOf(mark)}`));
  const clipboard = event.clipboardData;
  if (!clipboard || !lines.size) return;
  const card = document.querySelector(".note-card");
  if (card instanceof HTMLElement) card.style.display = "none"; // one that stands open is in the words too
  const text = String(getSelection()).trimEnd();
  if (card instanceof HTMLElement) card.style.display = "";
  clipboard.setData("text/plain", [text.replaceAll("\u2060", ""), "", ...lines].join("\n"));
  event.preventDefault();
};
