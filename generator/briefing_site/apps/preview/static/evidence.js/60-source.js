/* The whole text of a source. */

import { GOOD, now } from "./10-messages.js";
import { allOf, button, count, firstOf, keep, make, SPOKEN, say } from "./20-elements.js";
import { cardQuote, citation, edit, paragraphOf, told, verdictOf } from "./30-passages.js";
import { list, reveal } from "./40-pane.js";

/** @typedef {import("./10-messages.js").Excerpt} Excerpt */
/** @typedef {import("./10-messages.js").SourceText} SourceText */

const PAGES = "/_preview/document"; // the page that shows the document itself

/**
 * @param {string} source
 * @param {string} lang
 * @returns {(excerpt: Excerpt) => HTMLElement}
 */
const rowOf = (source, lang) => (excerpt) => {
  const name =
    excerpt.paragraph === null
      ? make("code", {}, excerpt.id)
      : button("show", excerpt.id, { class: "id", "data-paragraph": excerpt.paragraph });
  const facts = make(
    "div",
    { class: "facts" },
    name,
    excerpt.at && make("span", {}, `at ${excerpt.at}`),
    verdictOf(excerpt.verdict),
    make("span", {}, excerpt.cited ? `cited ${count(excerpt.cited, "time", "times")}` : "not cited"),
    button("copy", "Copy citation", {
      "data-text": citation(source, excerpt.id),
      "aria-label": `Copy citation of ${excerpt.id}`,
    }),
    edit(excerpt.path, excerpt.line, excerpt.id),
  );
  return make("li", {}, facts, !GOOD.has(excerpt.verdict) && [told(excerpt), cardQuote(excerpt.quote, lang)]);
};

/**
 * The elements of a source that is shown, made once and filled anew.
 * @typedef {object} Frame
 * @property {HTMLElement} source
 * @property {HTMLElement} about
 * @property {HTMLElement} excerpts
 * @property {HTMLElement} summary
 * @property {HTMLElement} rows
 * @property {HTMLElement} body
 */
/** @type {Frame | null} */
let frameShown = null;

/**
 * @param {boolean} open
 * @returns {Frame}
 */
const frameOf = (open) => {
  if (frameShown && frameShown.source.parentElement === list) return frameShown;
  const about = make("div", { class: "about" });
  const summary = make("summary", {});
  const rows = make("ol", {});
  const excerpts = make("details", { class: "excerpts", open }, summary, rows);
  const body = make("div", { class: "text", role: "group" });
  const source = make("div", { class: "source" }, about, excerpts, body);
  list.replaceChildren(source);
  frameShown = { source, about, excerpts, summary, rows, body };
  return frameShown;
};

/** @param {SourceText} text */
export const showSource = (text) => {
  const faulty = text.excerpts.filter((each) => !GOOD.has(each.verdict)).length;
  const { source, about, excerpts, summary, rows, body } = frameOf(faulty > 0);
  source.dataset.source = text.source;
  const many = text.paragraphs.length;
  const archive = text.archive && [
    make("code", {}, text.archive),
    make("span", {}, count(many, "paragraph", "paragraphs")),
    many &&
      location.pathname !== PAGES &&
      make(
        "a",
        { href: `${PAGES}?${new URLSearchParams({ source: text.source })}`, lang: SPOKEN },
        say("Open the document", "文書を開く"),
      ),
  ];
  const tip = "Select words to make an excerpt of them, or press a paragraph’s number.";
  about.replaceChildren(
    make(
      "div",
      {},
      archive && make("p", { class: "facts" }, archive),
      told(text),
      many && make("p", { class: "tip" }, tip),
    ),
  );
  excerpts.hidden = !text.excerpts.length;
  summary.textContent =
    count(text.excerpts.length, "excerpt", "excerpts") + (faulty ? `, ${faulty} not verified` : "");
  keep(rows, text.excerpts, (each) => each.id, rowOf(text.source, text.language));
  body.setAttribute("aria-label", "Archived text; arrow keys go from paragraph to paragraph");
  body.lang = text.language;
  keep(body, text.paragraphs, (each) => `#${each.number}`, paragraphOf("quoted", true)); // an id may be a number
  if (!body.querySelector('.number[tabindex="0"]')) walk(firstOf(body, ".number"));
};

/**
 * @param {string} name
 * @param {string} [paragraph]
 */
export const showExcerpt = (name, paragraph) => {
  const lit = allOf(list, "mark").filter((each) => each.dataset.lit?.split(" ").includes(name));
  for (const each of list.querySelectorAll("mark.on")) each.classList.remove("on");
  for (const each of lit) each.classList.add("on");
  const box = lit[0]?.closest(".paragraph") ?? list.querySelector(`.text > [data-paragraph="${paragraph}"]`);
  if (!box) return;
  reveal(() => list.querySelector("mark.on")?.closest(".paragraph") ?? box);
  walk(firstOf(box, ".number"));
};

/** A link to an excerpt of the page, `#e-two-way`, shows it here too. */
export const arrive = () => {
  if (now.data.kind === "source" && location.hash.startsWith("#e-")) showExcerpt(location.hash.slice(3));
};
addEventListener("hashchange", arrive);

/**
 * One number can be tabbed to; the arrow keys go on from it.
 * @param {HTMLElement | null} to
 */
export const walk = (to) => {
  if (!to) return;
  for (const each of allOf(list, '.number[tabindex="0"]')) each.tabIndex = -1;
  to.tabIndex = 0;
};

/** @param {KeyboardEvent} event */
export const step = (event) => {
  const numbers = allOf(list, "button.number");
  const at = numbers.findIndex((each) => each === event.target);
  if (at < 0) return;
  /** @type {Record<string, number>} */
  const places = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: numbers.length - 1 };
  const to = numbers[places[event.key] ?? -1];
  if (!to) return;
  event.preventDefault();
  walk(to);
  to.focus();
};
