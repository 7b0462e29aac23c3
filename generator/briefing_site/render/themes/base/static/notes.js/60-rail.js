/* The rail beside the text of a wide screen: the words of each note, who says them and where, level with its mark. */

import { citedAs, hrefOf, make, marksIn, noteOf, placeOf, quotedIn, shortOf } from "./10-notes.js";
import { placesOf } from "./55-rail-places.js";

const wide = matchMedia("(min-width: 80rem)"); // as in style.css

/**
 * An entry of the rail and its mark.
 * @typedef {{ mark: HTMLAnchorElement, entry: HTMLElement }} Entry
 */
/**
 * Entries between two blocks that take the place of the rail.
 * @typedef {{ first: Element, next: Element | null, entries: Entry[] }} Group
 */

/**
 * What an author's own note says, without the marks in it.
 * @param {HTMLElement} note
 */
const ownWords = (note) => {
  const words = note.querySelector("p")?.cloneNode(true);
  if (!(words instanceof HTMLElement)) return "";
  for (const marks of words.querySelectorAll(".cites")) marks.remove();
  return (words.textContent ?? "").trim();
};

/**
 * @param {HTMLAnchorElement} mark
 * @param {HTMLElement} note
 * @param {boolean} again  Whether the note has an entry further up, so that this one is kept short.
 */
const entryOf = (mark, note, again) => {
  const cited = citedAs(mark, note);
  const source = shortOf(note);
  const said = quotedIn(note)?.cloneNode(true);
  const number = make("b", {}, mark.textContent ?? "");
  const made = make("a", { href: hrefOf(mark), tabindex: "-1" }, number);
  if (again) made.className = "again";
  if (cited?.against) made.append(make("i", {}, cited.words), " ");
  if (said) made.append(said, " ");
  const place = placeOf(note);
  const where = make("span", {}, source ?? ownWords(note));
  made.append(place ? make("span", {}, where, " ", make("span", {}, place)) : where);
  return made;
};

/**
 * The groups of a page and the rail with their entries.
 * @param {Element} page
 */
const fill = (page) => {
  const rail = make("div", { class: "rail", "aria-hidden": "true" });
  /** @type {Group[]} */
  const groups = [];
  /** @type {Group | null} */
  let group = null;
  const named = new Set();
  for (const block of page.children) {
    if (block.matches(".wide")) {
      if (group) group.next = block;
      group = null;
      continue;
    }
    if (!group) {
      group = { first: block, next: null, entries: [] };
      groups.push(group);
    }
    for (const mark of marksIn(block)) {
      const note = mark.closest(".wide") ? null : noteOf(mark);
      if (!note) continue;
      group.entries.push({ mark, entry: rail.appendChild(entryOf(mark, note, named.has(note))) });
      named.add(note);
    }
  }
  page.append(rail);
  return { rail, groups };
};

/**
 * Whether a mark is in sight, and not in what is folded away.
 * @param {HTMLElement} mark
 */
const seen = (mark) => mark.checkVisibility?.() ?? mark.getClientRects().length > 0;

/**
 * How high entries are in full, or kept short.
 * @param {Entry[]} entries
 * @param {boolean} tight
 */
const heights = (entries, tight) => {
  for (const { entry } of entries) entry.classList.toggle("tight", tight);
  return new Map(entries.map(({ entry }) => [entry, entry.offsetHeight]));
};

/**
 * Keeps a rail beside the text of a page, and returns what makes it anew.
 * @param {Element} page
 */
export const keepRail = (page) => {
  /** @type {ReturnType<typeof fill> | null} */
  let made = null;

  /* Each entry level with its mark, as near as the others leave it room, and above the block that follows. What is
     folded away has none. */
  const align = () => {
    if (!wide.matches || page.querySelector(":scope > .aside")) return;
    made ??= fill(page);
    const { rail, groups } = made;
    const all = groups.flatMap(({ entries }) => entries);
    if (!all.length) return;
    for (const { mark, entry } of all) entry.hidden = !seen(mark);
    const full = heights(all, false);
    const short = heights(all, true);
    const top = rail.getBoundingClientRect().top;
    const line = parseFloat(getComputedStyle(rail).lineHeight);
    for (const { first, next, entries } of groups) {
      const from = first.getBoundingClientRect().top - top;
      const to = (next ? next.getBoundingClientRect().top : page.getBoundingClientRect().bottom) - top;
      const open = entries.filter(({ entry }) => !entry.hidden);
      const wanted = open.map(({ mark, entry }) => {
        const box = mark.getBoundingClientRect();
        const level = (box.top + box.bottom - line) / 2 - top;
        return { level, full: full.get(entry) ?? 0, short: short.get(entry) ?? 0 };
      });
      const places = placesOf(wanted, from, to, 3 * line);
      for (const [at, { entry }] of open.entries()) {
        const place = places[at];
        entry.hidden = !place;
        entry.classList.toggle("tight", Boolean(place?.tight));
        entry.style.top = place ? `${place.top}px` : "";
      }
    }
  };

  if (window.ResizeObserver) {
    new ResizeObserver(align).observe(page); // calls at once, and whenever the height of the page changes
  } else {
    addEventListener("resize", align);
    align();
  }
  document.fonts?.addEventListener?.("loadingdone", align);

  return () => {
    made?.rail.remove();
    made = null;
    align();
  };
};
