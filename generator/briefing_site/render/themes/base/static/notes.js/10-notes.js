/* The notes that stand on the page, and the marks that lead to them. Nothing else is fetched, and without the script
   every mark is still a link to its note. */

/** What a mark is. */
export const MARK = 'a[role="doc-noteref"][id]';

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(string | Node)} content
 */
export const make = (name, attributes, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
};

/**
 * @template {HTMLElement} Kind
 * @param {unknown} found
 * @param {new () => Kind} kind
 */
const only = (found, kind) => (found instanceof kind ? found : null);

/**
 * @param {EventTarget | null} target
 * @param {string} what
 */
export const closest = (target, what) => (target instanceof Element ? target.closest(what) : null);

/** @param {EventTarget | null} target */
export const markAt = (target) => only(closest(target, MARK), HTMLAnchorElement);

/** @param {ParentNode} of */
export const marksIn = (of) =>
  [...of.querySelectorAll(MARK)].filter((mark) => mark instanceof HTMLAnchorElement);

/** @param {Element} mark */
export const hrefOf = (mark) => mark.getAttribute("href") ?? "";

/** @param {Element} mark */
export const noteOf = (mark) => document.getElementById(hrefOf(mark).slice(1));

/**
 * The last paragraph of a note: the way to its passage, the ways back to the text, and the original.
 * @param {Element} note
 */
export const backsOf = (note) => note.querySelector(":scope > p:last-child");

/**
 * How a use cites its note: the words beside its own way back, or those that all uses share. `against` where it
 * contradicts the text.
 * @param {Element} mark
 * @param {Element} note
 */
export const citedAs = (mark, note) => {
  const back = [...(backsOf(note)?.querySelectorAll('[role="doc-backlink"]') ?? [])].find(
    (a) => hrefOf(a) === `#${mark.id}`,
  );
  const beside = back?.nextElementSibling;
  const found = beside?.matches("[data-cited]") ? beside : note.querySelector(":scope > [data-cited]");
  const data = only(found, HTMLElement)?.dataset;
  return data ? { words: data.cited ?? "", against: "against" in data } : null;
};

/**
 * What stands above the notes of one source, and says which that is.
 * @param {Element} note
 */
export const headOf = (note) =>
  [...(note.closest(".group")?.children ?? [])].filter((part) => !part.matches("ol"));

/** @param {Element} note */
const sourceOf = (note) =>
  only(
    headOf(note).find((part) => part.matches(".note-src")),
    HTMLElement,
  )?.dataset;

/**
 * The source of a note in few words.
 * @param {Element} note
 */
export const shortOf = (note) => sourceOf(note)?.short;

/**
 * Who says what a note cites: its author in short, or else who has published it.
 * @param {Element} note
 */
export const byOf = (note) => sourceOf(note)?.by ?? shortOf(note);

/**
 * The words that a note quotes, between their marks; null where it quotes none.
 * @param {Element} note
 */
export const quotedIn = (note) => note.querySelector(".quoted");

/**
 * The way to the passage of a note on the page of its source.
 * @param {Element} note
 */
export const passageOf = (note) => backsOf(note)?.querySelector(":scope > a:not([role], [rel])") ?? null;

/**
 * Where in its source a passage stands, in few signs; empty where the note does not tell.
 * @param {Element} note
 */
export const placeOf = (note) => {
  const told = passageOf(note)?.textContent;
  return told && /\d/.test(told) ? told : ""; // a place has a number, "passage" has none
};

/**
 * Opens whatever an element is folded away in.
 * @param {Element} element
 */
export const unfold = (element) => {
  for (let at = element.closest("details"); at; at = at.parentElement?.closest("details") ?? null)
    at.open = true;
};

/** What the address of the page leads to. */
export const targeted = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

/**
 * The marks of the bracket that a mark stands in, itself among them.
 * @param {HTMLAnchorElement} mark
 */
export const bracketOf = (mark) => {
  const bracket = mark.closest(".cites");
  return bracket ? marksIn(bracket) : [mark];
};

/** The notes of the page; null where it has none. */
export const notes = only(document.querySelector("section.notes"), HTMLElement);
