/* What a card shows of a note. */

import { citedAs, hrefOf, make, notes, shortOf } from "./10-notes.js";

const words = notes?.dataset ?? {};

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
  for (const part of note.children) {
    if (!part.matches(".backs, .note-context")) made.append(part.cloneNode(true));
  }
  for (const each of made.querySelectorAll("[id]")) each.removeAttribute("id");
  for (const each of made.querySelectorAll("button")) each.remove(); // a copy of one would do nothing
  for (const each of made.querySelectorAll("p")) if (!each.textContent?.trim()) each.remove();
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
  const links = made.querySelector(".note-links"); // in the head they are in sight however long the passage is
  const head = make("p", { class: "note-card-head" }, make("a", { href: hrefOf(mark) }, label));
  head.append(...(links?.querySelectorAll("a") ?? []));
  if (words.wordCopy) {
    const attributes = { type: "button", class: "copy", "data-copies": `#${mark.id}` };
    head.append(make("button", attributes, words.wordCopy));
  }
  head.append(make("button", { type: "button", class: "note-card-close" }, words.wordClose ?? ""));
  made.prepend(head);
  links?.remove();
  return made;
};

/**
 * While a card is open its mark is described by the source in short, not by the whole passage.
 * @param {HTMLElement} card
 * @param {HTMLElement} mark
 */
export const describe = (card, mark) => {
  const short = shortOf(card);
  if (short !== undefined) card.append(make("span", { class: "note-short", hidden: "" }, short));
  const ids = [...card.querySelectorAll(".note-card-cited, .note-short")].map((part, at) => {
    part.id = `note_card_${at + 1}`; // keys have no underscore: never the id of anything else
    return part.id;
  });
  if (ids.length) mark.setAttribute("aria-describedby", ids.join(" "));
};
