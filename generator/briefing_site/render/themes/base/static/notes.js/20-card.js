/* What a card shows of a note. */

import { backsOf, citedAs, headOf, hrefOf, make, noteOf, notes, shortOf } from "./10-notes.js";

const words = notes?.dataset ?? {};

/** What leads to the original: from a note to the very place, from the head of its group to the whole. */
const ORIGINAL = 'a[rel~="external"]';

/**
 * @param {HTMLAnchorElement} mark
 * @param {HTMLElement} note
 */
export const cardOf = (mark, note) => {
  const label = mark.getAttribute("aria-label") ?? "";
  const made = make("div", {
    class: "note-card",
    role: "group",
    "aria-label": label,
    tabindex: "-1",
    lang: document.documentElement.lang,
  });
  const backs = backsOf(note);
  const own = [...note.children].filter((part) => part !== backs && !part.matches(".note-context"));
  // The words of the passage first, then where they stand and who says them, then the source.
  const facts = headOf(note).length ? own.slice(0, 1) : [];
  const parts = [...own.filter((part) => !facts.includes(part)), ...facts, ...headOf(note)];
  for (const part of parts) {
    const copied = part.cloneNode(true);
    if (copied instanceof HTMLElement && facts.includes(part)) copied.className = "where";
    made.append(copied);
  }
  for (const each of made.querySelectorAll("[id]")) each.removeAttribute("id");
  // Both lead to the page of the source; in a card one link to the passage is enough.
  const place = made.querySelector(".where > a");
  const title = made.querySelector(".note-src a");
  if (place && title) {
    title.setAttribute("href", hrefOf(place));
    place.replaceWith(...place.childNodes);
  }
  const cited = citedAs(mark, note);
  if (cited) {
    const pattern = (cited.against ? words.wordAgainst : words.wordCited) ?? "{}";
    const attributes = { class: cited.against ? "note-card-cited against" : "note-card-cited" };
    made.prepend(
      make(
        "p",
        attributes,
        pattern.replace("{}", () => cited.words),
      ),
    );
  }
  const head = make("p", { class: "note-card-head" }, make("a", { href: hrefOf(mark) }, label));
  // In the head the way to the original is in sight however long the passage is.
  const whole = made.querySelector(`.facts > span > ${ORIGINAL}`);
  const original = backs?.querySelector(ORIGINAL)?.cloneNode(true) ?? whole;
  whole?.parentElement?.remove();
  if (original) head.append(original);
  if (words.wordCopy) {
    const attributes = { type: "button", class: "copy", "data-copies": `#${mark.id}` };
    head.append(make("button", attributes, words.wordCopy));
  }
  head.append(make("button", { type: "button", class: "note-card-close" }, words.wordClose ?? ""));
  made.prepend(head);
  return made;
};

/**
 * While a card is open its mark is described by the source in short, not by the whole passage.
 * @param {HTMLElement} card
 * @param {HTMLElement} mark
 */
export const describe = (card, mark) => {
  const note = noteOf(mark);
  const short = note ? shortOf(note) : undefined;
  if (short !== undefined) card.append(make("span", { class: "note-short", hidden: "" }, short));
  const ids = [...card.querySelectorAll(".note-card-cited, .note-short")].map((part, at) => {
    part.id = `note_card_${at + 1}`; // keys have no underscore: never the id of anything else
    return part.id;
  });
  if (ids.length) mark.setAttribute("aria-describedby", ids.join(" "));
};
