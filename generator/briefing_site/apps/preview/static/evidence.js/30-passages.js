/* A text and what lights it. */

import { GOOD } from "./10-messages.js";
import { button, make } from "./20-elements.js";

/** @typedef {import("./10-messages.js").Paragraph} Paragraph */

/** @type {Record<string, string>} */
const VERDICTS = {
  found: "found",
  "found-folded": "found but for typography",
  ambiguous: "ambiguous",
  "not-found": "not found",
  "no-archive": "no archive",
  "not-archived": "not archived",
  "source-changed": "source changed",
};

/** @param {string} sign */
const leftOut = (sign) => make("span", { class: "left-out", "aria-hidden": "true" }, sign);

/**
 * @param {Paragraph} paragraph
 * @param {string} light
 * @param {boolean} tagged
 */
const words = (paragraph, light, tagged) => {
  /** @type {import("./20-elements.js").Content[]} */
  const content = [paragraph.start && leftOut("… ")];
  paragraph.runs.forEach((run, at) => {
    const held = run.held.join(" ");
    const text = held ? make("span", { class: "held", "data-held": held }, run.text) : run.text;
    if (!run.lit.length) {
      content.push(text);
      return;
    }
    const lights = run.lit.length > 1 ? `${light} several` : light;
    content.push(make("mark", { class: lights, "data-lit": run.lit.join(" ") }, text));
    const later = paragraph.runs.slice(at + 1).flatMap(({ lit }) => lit);
    for (const name of tagged ? run.lit.filter((each) => !later.includes(each)) : []) {
      content.push(make("a", { class: "tag", href: `#e-${name}`, "data-tag": name }, name));
    }
  });
  return make("p", { class: "words", dir: "auto" }, content, paragraph.cut && leftOut(" …"));
};

/**
 * @param {Paragraph} paragraph
 * @param {boolean} quotable
 */
const number = (paragraph, quotable) => {
  if (!quotable) return make("span", { class: "number" }, String(paragraph.number));
  const label = `Paragraph ${paragraph.number}: make an excerpt of it`;
  return button("quote", String(paragraph.number), { class: "number", "aria-label": label, tabindex: "-1" });
};

/**
 * What makes the element of a paragraph. `quotable` ones are named after the excerpts in them.
 * @param {string} light
 * @param {boolean} quotable
 * @returns {(paragraph: Paragraph) => HTMLElement}
 */
export const paragraphOf = (light, quotable) => (paragraph) =>
  make(
    "div",
    {
      class: paragraph.around ? "paragraph around" : "paragraph",
      "data-paragraph": paragraph.number,
      "data-start": paragraph.start,
    },
    number(paragraph, quotable),
    words(paragraph, light, quotable),
  );

/** @param {string} verdict */
export const verdictOf = (verdict) =>
  verdict &&
  make("span", { class: GOOD.has(verdict) ? "verdict" : "verdict fault" }, VERDICTS[verdict] ?? verdict);

/** @param {import("./10-messages.js").Told} told */
export const told = ({ says, hint, notice }) => [
  notice && make("p", { class: "rights" }, notice),
  says && make("p", { class: "says" }, says),
  hint && make("p", { class: "cure" }, hint),
];

/**
 * @param {string} source
 * @param {string} excerpt
 */
export const citation = (source, excerpt) => `[@${source}#${excerpt}]`;

/**
 * @param {string} quote
 * @param {string} lang
 */
export const cardQuote = (quote, lang) =>
  make(
    "p",
    { class: "card-quote" },
    make("span", {}, "The card has"),
    make("q", { lang, dir: "auto" }, quote),
  );

/**
 * @param {string} path
 * @param {number} line
 * @param {string} what
 */
export const edit = (path, line, what) =>
  button("open", "Edit", { "data-path": path, "data-line": line, "aria-label": `Edit the card at ${what}` });
