/* What a card shows of the notes of one mark, or of all marks of a bracket: the words, who says them and where they
   stand, and that their source was withdrawn or corrected. A link leads to the rest. */

import {
  backsOf,
  citedAs,
  headOf,
  hrefOf,
  make,
  noteOf,
  notes,
  passageOf,
  quotedIn,
  shortOf,
} from "./10-notes.js";

const words = notes?.dataset ?? {};

/** What leads to the original: from a note to the very place, from the head of its group to the whole. */
const ORIGINAL = 'a[rel~="external"]';

/** @param {...HTMLAnchorElement} marks */
export const cardOf = (...marks) => {
  const labels = marks.map((mark) => mark.getAttribute("aria-label") ?? "");
  const made = make("div", {
    class: "note-card",
    role: "group",
    "aria-label": labels.join(", "),
    tabindex: "-1",
    lang: document.documentElement.lang,
  });
  marks.forEach((mark, at) => {
    const note = noteOf(mark);
    if (!note) return;
    const part = marks.length > 1 ? make("div", { class: "note-card-part" }) : made;
    part.append(headFor(mark, note, at === 0), ...bodyFor(mark, note));
    if (part !== made) made.append(part);
  });
  for (const each of made.querySelectorAll("[id]")) each.removeAttribute("id");
  return made;
};

/**
 * Has a card name the key that leads into it.
 * @param {Element} card
 */
export const nameKey = (card) => {
  if (words.wordEnter) card.append(make("p", { class: "note-card-enter" }, words.wordEnter));
};

/**
 * The ways from a card.
 * @param {HTMLAnchorElement} mark
 * @param {HTMLElement} note
 * @param {boolean} first  Whether this is the head of the whole card.
 */
const headFor = (mark, note, first) => {
  const label = mark.getAttribute("aria-label") ?? "";
  const head = make("p", { class: "note-card-head" }, make("a", { href: hrefOf(mark) }, label));
  const whole = headOf(note)
    .map((part) => part.querySelector(`:scope > span > ${ORIGINAL}`))
    .find(Boolean);
  const original = (note.querySelector(`.said > ${ORIGINAL}`) ?? whole)?.cloneNode(true);
  if (original) head.append(original);
  if (words.wordCopy) {
    const attributes = { type: "button", class: "copy", "data-copies": `#${mark.id}` };
    head.append(make("button", attributes, words.wordCopy));
  }
  if (first) head.append(make("button", { type: "button", class: "note-card-close" }, words.wordClose ?? ""));
  return head;
};

/**
 * @param {HTMLAnchorElement} mark
 * @param {HTMLElement} note
 */
const bodyFor = (mark, note) => {
  /** @type {Node[]} */
  const parts = [];
  const cited = citedAs(mark, note);
  if (cited) {
    const pattern = (cited.against ? words.wordAgainst : words.wordCited) ?? "{}";
    const name = cited.against ? "note-card-cited against" : "note-card-cited";
    parts.push(
      make(
        "p",
        { class: name },
        pattern.replace("{}", () => cited.words),
      ),
    );
  }
  const said = headOf(note).length ? quotedIn(note) : null;
  if (said) parts.push(make("p", {}, said.cloneNode(true)));
  const own = [...note.querySelectorAll(":scope > *, :scope > details > *")].filter(
    (part) =>
      part !== backsOf(note) && !part.contains(said) && !part.matches("details, .said, .note-context"),
  );
  // What the words mean stands before what is said of them.
  for (const first of [true, false])
    parts.push(
      ...own.filter((part) => part.matches(".note-tr") === first).map((part) => part.cloneNode(true)),
    );
  const told = headOf(note).filter((part) => part.matches(".notice"));
  if (headOf(note).length) parts.push(...told.map((part) => part.cloneNode(true)), whereFor(note));
  return parts;
};

/**
 * The source in short, the place in it, who speaks there and how, what kind of source that is; with the verdict.
 * @param {HTMLElement} note
 */
const whereFor = (note) => {
  const line = make("p", { class: "where" });
  const passage = passageOf(note);
  const title = passage ?? headOf(note).flatMap((part) => [...part.querySelectorAll("a")])[0];
  const name = shortOf(note) ?? "";
  line.append(title ? make("a", { href: hrefOf(title) }, name) : name);
  if (passage) line.append(" · ", passage.textContent ?? "");
  const facts = [
    ...note.querySelectorAll(".said > span"),
    ...(backsOf(note)?.querySelectorAll(".verdict") ?? []),
    ...headOf(note).flatMap((part) => [...part.querySelectorAll(":scope > span")]),
  ];
  for (const fact of facts) {
    if (fact.querySelector(ORIGINAL)) continue;
    const whole = fact.matches(".verdict") ? [fact] : [...fact.childNodes];
    line.append(" · ", ...whole.map((part) => part.cloneNode(true)));
  }
  return line;
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
  const ids = [...card.querySelectorAll(".note-card-cited, .note-short, .note-card-enter")]
    .filter((part) => !part.closest(".note-card-part ~ .note-card-part"))
    .map((part, at) => {
      part.id = `note_card_${at + 1}`; // keys have no underscore: never the id of anything else
      return part.id;
    });
  if (ids.length) mark.setAttribute("aria-describedby", ids.join(" "));
};
