/** The results as elements of the search page, out of its templates. */

import { allMarked, counted, factsOf, hrefOf, wordsOfPlace } from "./70-told.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./60-words-in-context.js").Pattern} Pattern */
/** @typedef {import("./65-places.js").Result} Result */

/** Passages of a document. */
const PLACES = 3;
/** Characters of words in context. */
const LENGTH = 220;

/**
 * The element of a page that scripts cannot do without.
 * @template {Element} Kind
 * @param {ParentNode} of
 * @param {string} selector
 * @param {new () => Kind} kind
 */
export function held(of, selector, kind) {
  const found = of.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The search page has no ${selector}`);
  return found;
}

/** @param {string} name */
const partNamed = (name) => `[data-part="${name}"]`;

/**
 * @param {ParentNode} of
 * @param {string} name
 */
export const part = (of, name) => held(of, partNamed(name), HTMLElement);

/**
 * A copy of what a template of the page holds.
 * @param {ParentNode} page
 * @param {string} name
 */
export function copy(page, name) {
  const template = held(page, `template${partNamed(name)}`, HTMLTemplateElement);
  const content = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  return held(content, "*", HTMLElement);
}

/**
 * A result with its best passages, or with its first where nothing was searched.
 * @param {ParentNode} page
 * @param {Index} index
 * @param {Result} result
 * @param {Pattern | null} pattern
 */
export function itemOf(page, index, { owner, places }, pattern) {
  const element = copy(page, "result");
  const link = held(element, "h3 a", HTMLAnchorElement);
  link.href = owner.address;
  link.append(...allMarked(owner.title, pattern));
  if (owner.lang) Object.assign(link, { lang: owner.lang, dir: "auto" });
  const between = held(element, ".facts", HTMLElement).dataset.between ?? "";
  part(element, "facts").replaceChildren(
    ...factsOf(index, owner, pattern, between).map((words) => {
      const fact = document.createElement("span");
      fact.append(...words);
      return fact;
    }),
  );
  const time = held(element, "time", HTMLTimeElement);
  time.dateTime = owner.iso;
  time.textContent = owner.date;
  if (!owner.iso) time.remove();
  const passages = places.slice(0, PLACES);
  held(element, "ul", HTMLElement).append(...passages.map((of) => placeOf(page, owner, of, pattern)));
  const further = part(element, "further");
  const left = places.length - passages.length;
  if (left > 0) further.textContent = counted(further, left);
  else further.remove();
  return element;
}

/**
 * @param {ParentNode} page
 * @param {import("./40-index.js").Entry} owner
 * @param {import("./40-index.js").Passage} passage
 * @param {Pattern | null} pattern
 */
function placeOf(page, owner, passage, pattern) {
  const element = copy(page, "passage");
  const link = held(element, "a", HTMLAnchorElement);
  link.href = hrefOf(owner, passage.anchor);
  link.append(...allMarked(passage.label, pattern));
  if (!passage.label) link.remove();
  const told = wordsOfPlace(owner, passage, pattern, LENGTH);
  const words = held(element, "span", HTMLElement);
  const [before = "", after = ""] = told.quoted ? (words.dataset.quoted ?? "#1").split("#1") : [];
  words.append(before, ...told.words, after);
  if (told.lang) words.lang = told.lang;
  words.dir = "auto";
  return element;
}
