/* Making elements. All that comes from a document or a card is put in as text, never as HTML. */

/** The language in which authors are spoken to where there are words for it. */
export const SPOKEN = navigator.language.startsWith("ja") ? "ja" : "en";
/**
 * @param {string} english
 * @param {string} japanese
 */
export const say = (english, japanese) => (SPOKEN === "ja" ? japanese : english);

/** @typedef {string | Node | false | null | undefined | 0 | Content[]} Content */
/** @typedef {Record<string, string | number | boolean>} Attributes */

/**
 * @param {Content[]} content
 * @returns {(string | Node)[]}
 */
const flat = (content) =>
  content.flatMap((each) => {
    if (Array.isArray(each)) return flat(each);
    return each ? [each] : [];
  });

/**
 * An element; of its attributes those that are false or empty are left out.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} attributes
 * @param {...Content} content
 */
export const make = (name, attributes, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== "") element.setAttribute(key, String(value));
  }
  element.append(...flat(content));
  return element;
};

/**
 * @param {string} does
 * @param {string} words
 * @param {Attributes} attributes
 */
export const button = (does, words, attributes = {}) =>
  make("button", { type: "button", "data-does": does, ...attributes }, words);

/**
 * @param {EventTarget | null} target
 * @param {string} what
 */
export const closest = (target, what) => {
  const found = target instanceof Element ? target.closest(what) : null;
  return found instanceof HTMLElement ? found : null;
};

/**
 * @param {ParentNode} of
 * @param {string} selector
 */
export const allOf = (of, selector) =>
  [...of.querySelectorAll(selector)].filter((each) => each instanceof HTMLElement);

/**
 * @param {ParentNode} of
 * @param {string} selector
 */
export const firstOf = (of, selector) => allOf(of, selector)[0] ?? null;

/**
 * @param {number} number
 * @param {string} one
 * @param {string} many
 */
export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** @param {string} text */
export const characters = (text) => [...text].length;
/**
 * An offset in characters as one in UTF-16 units.
 * @param {string} text
 * @param {number} offset
 */
export const units = (text, offset) => [...text].slice(0, offset).join("").length;

/** @param {HTMLElement} item */
export const setOff = (item) => {
  item.classList.add("is-current");
  item.setAttribute("aria-current", "true");
};

/** @type {WeakMap<Element, string>} */
const printed = new WeakMap();

/**
 * Children made anew only where their values changed, so that places, selections and focus stay.
 * @template Value
 * @param {Element} parent
 * @param {Value[]} values
 * @param {(value: Value) => string} key
 * @param {(value: Value) => HTMLElement} build
 */
export const keep = (parent, values, key, build) => {
  const old = new Map(allOf(parent, ":scope > *").map((child) => [child.dataset.key, child]));
  values.forEach((value, at) => {
    const print = JSON.stringify(value);
    let child = old.get(key(value));
    if (!child || printed.get(child) !== print) {
      const made = build(value);
      made.dataset.key = key(value);
      printed.set(made, print);
      if (child?.classList.contains("is-current")) setOff(made);
      child?.replaceWith(made);
      old.set(key(value), made);
      child = made;
    }
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
  while (parent.children.length > values.length) parent.lastElementChild?.remove();
};
