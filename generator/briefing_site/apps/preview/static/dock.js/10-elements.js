/* The dock: what is wrong with the site, the shown page first, and what the shown page rests on. It lives in a shadow
   tree beside the page, so that neither styles the other; all that it shows is set as text.

   This part: making elements. */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(string | Node)} content
 */
export const make = (name, attributes = {}, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
};

/**
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, string>} attributes
 */
export const button = (text, act, attributes = {}) => {
  const made = make("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
};

/**
 * @param {number} number
 * @param {string} one
 * @param {string} many
 */
export const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
