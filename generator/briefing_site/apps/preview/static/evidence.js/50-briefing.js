/* The passages of a briefing, and the one that the author reads about. */

import { GOOD, now } from "./10-messages.js";
import { allOf, closest, keep, make, setOff } from "./20-elements.js";
import { cardQuote, edit, paragraphOf, told, verdictOf } from "./30-passages.js";
import { list, pane, reveal } from "./40-pane.js";
import { claimOf } from "./45-tokens.js";

/** @typedef {import("./10-messages.js").Item} Item */
/** @typedef {import("./10-messages.js").Claim} Claim */

const MARK = 'a[role="doc-noteref"][id]';
const REST = 150; // milliseconds until a pointer at rest on a mark makes its passage the current one

/** @type {Record<string, string>} */
const LIGHTS = {
  candidate: "Lit is each place that may be meant.",
  near: "Lit is what comes nearest; it proves nothing.",
};

/** @param {Item} item */
const usesOf = ({ marks, number }) =>
  make(
    "span",
    { class: "uses" },
    "cited ",
    marks.map((mark, at) =>
      make("a", { href: `#${mark}`, "aria-label": `use ${at + 1} of note ${number}` }, String(at + 1)),
    ),
  );

/** @param {Item} item */
const headingOf = (item) =>
  make(
    "h3",
    {},
    make(
      "a",
      { class: "go", href: `#${item.marks[0]}` },
      make("span", { class: "mark" }, `[${item.number}]`),
      ` ${item.by}, `,
      make("cite", { lang: item.language }, item.title),
    ),
  );

/** @param {{ item: Item, claims: Claim[] }} shown */
const itemOf = ({ item, claims }) => {
  const { passage } = item;
  const key = item.source + (item.excerpt && `#${item.excerpt}`);
  const found = passage.paragraphs.length && (GOOD.has(passage.verdict) || passage.light === "quoted");
  const lit = passage.paragraphs.some(({ runs }) => runs.some((run) => run.lit.length));
  const legend = LIGHTS[passage.light];
  const facts = make(
    "p",
    { class: "facts" },
    make("code", {}, `@${key}`),
    passage.at && make("span", {}, `at ${passage.at}`),
    verdictOf(passage.verdict),
    item.marks.length > 1 && usesOf(item),
    make("a", { href: item.page }, "Source"),
    edit(item.path, item.line, key),
  );
  const sentences = claims.map((claim) => claimOf(claim, passage));
  return make(
    "article",
    { class: "item", "data-note": item.note, "data-source": item.source },
    make("div", { class: "head" }, headingOf(item), facts, sentences),
    told(passage),
    !found && passage.quote && cardQuote(passage.quote, item.language),
    lit && legend && make("p", { class: "says" }, legend),
    make(
      "div",
      { class: "text", lang: item.language },
      gapped(passage.paragraphs.map(paragraphOf(passage.light, false))),
    ),
  );
};

/**
 * Paragraphs that do not follow one another are set apart.
 * @param {HTMLElement[]} paragraphs
 */
const gapped = (paragraphs) => {
  paragraphs.forEach((each, at) => {
    const before = paragraphs[at - 1];
    const next = before && Number(before.dataset.paragraph) + 1;
    if (next !== undefined && next < Number(each.dataset.paragraph)) each.classList.add("after-gap");
  });
  return paragraphs;
};

/** @param {import("./10-messages.js").OfBriefing} briefing */
export const showBriefing = ({ items, claims }) => {
  if (!items.length) {
    const words = "Nothing is cited here yet. Write [@source#excerpt], and its passage stands here.";
    list.replaceChildren(make("p", { class: "nothing" }, words));
    return;
  }
  let box = list.querySelector(":scope > .items");
  if (!box) {
    box = make("div", { class: "items" });
    list.replaceChildren(box);
  }
  const shown = items.map((item) => ({
    item,
    claims: claims.filter(({ notes }) => notes.includes(item.note)),
  }));
  keep(box, shown, ({ item }) => item.note, itemOf);
};

/* --- the passage that is set off ------------------------------------------------------------------ */

let current = ""; // note of the passage that is set off,
let picked = ""; // and the mark that the author went to last

export const forgetBriefing = () => {
  current = "";
  picked = "";
};

/** @param {Element} mark */
const itemOfMark = (mark) =>
  allOf(list, ".item").find((item) => `#${item.dataset.note}` === mark.getAttribute("href"));

/**
 * Of the sentences that rest on a passage, shows the one of a mark, and lights its tokens alone.
 * @param {HTMLElement} item
 * @param {string} mark
 */
const narrow = (item, mark) => {
  const claims = allOf(item, ".claim");
  const own = claims.filter((claim) => claim.dataset.marks?.split(" ").includes(mark));
  for (const claim of claims) claim.hidden = own.length > 0 && !own.includes(claim);
  const names = (own.length ? own : claims).flatMap((claim) => claim.dataset.tokens?.split(" ") ?? []);
  for (const held of allOf(item, ".held")) {
    held.classList.toggle("off", !held.dataset.held?.split(" ").some((name) => names.includes(name)));
  }
};

/**
 * Sets an item off for a mark, and brings it into view with the words that are lit.
 * @param {HTMLElement | null | undefined} item
 * @param {string} mark
 */
const point = (item, mark) => {
  if (item) narrow(item, mark);
  if (!item || (item.dataset.note === current && item.classList.contains("is-current"))) return;
  for (const each of list.querySelectorAll(".item.is-current")) {
    each.classList.remove("is-current");
    each.removeAttribute("aria-current");
  }
  current = item.dataset.note ?? "";
  setOff(item);
  reveal(() => list.querySelector(".item.is-current"));
};

/**
 * Whether a mark is in the part of the window in which the page can be read: a dock as wide as it covers its foot or
 * head.
 * @param {Element} mark
 */
const inView = (mark) => {
  const box = mark.getBoundingClientRect();
  const dock = pane.getBoundingClientRect();
  const across = dock.width > innerWidth * 0.8;
  const top = across && dock.top < innerHeight / 4 ? dock.bottom : 0;
  const bottom = across && dock.top >= innerHeight / 4 ? dock.top : innerHeight;
  return box.width > 0 && box.bottom > top && box.top < bottom;
};

/** The mark that the author went to, or else the first in view, has its passage set off. */
export const follow = () => {
  if (now.data.kind !== "briefing" || !now.api) return;
  const chosen = picked ? document.getElementById(picked) : null;
  const stays = chosen !== null && inView(chosen);
  if (!stays) picked = "";
  const marks = stays ? [chosen] : allOf(document, MARK).filter(inView);
  for (const mark of marks) {
    const item = itemOfMark(mark);
    if (item) return point(item, mark.id);
  }
};

/** @param {Element | null} mark */
const pick = (mark) => {
  if (now.data.kind !== "briefing" || !now.api || !mark) return;
  picked = mark.id;
  point(itemOfMark(mark), mark.id);
};

/**
 * A link of the pane to a mark has been followed.
 * @param {HTMLAnchorElement} link
 */
export const pickOf = (link) => {
  picked = link.hash.slice(1);
  point(closest(link, ".item"), picked);
};

let waiting = false; // for the next frame
const soon = () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    follow();
  });
};
addEventListener("scroll", soon, { passive: true });
addEventListener("resize", soon);
document.addEventListener("focusin", (event) => pick(closest(event.target, MARK)));
document.addEventListener("click", (event) => pick(closest(event.target, MARK)));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;
document.addEventListener("pointerover", (event) => {
  clearTimeout(resting);
  const mark = event.pointerType === "touch" ? null : closest(event.target, MARK);
  if (mark) resting = setTimeout(pick, REST, mark);
});
