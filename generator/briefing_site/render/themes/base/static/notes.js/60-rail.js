/* The rail beside the text of a wide screen: the words of each note, who says them and where, level with its mark. */

import { byOf, citedAs, closest, hrefOf, make, marksIn, noteOf, placeOf, quotedIn } from "./10-notes.js";
import { placesOf } from "./55-rail-places.js";

const wide = matchMedia("(min-width: 80rem)"); // as in style.css

/**
 * An entry of the rail, its mark, and the source that it names; none where the note has an entry further up.
 * @typedef {{ mark: HTMLAnchorElement, entry: HTMLElement, source: Element | null }} Entry
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
  const said = quotedIn(note)?.cloneNode(true);
  const number = make("b", {}, mark.textContent ?? "");
  const made = make("a", { href: hrefOf(mark), tabindex: "-1" }, number);
  if (again) made.className = "again";
  if (cited?.against) made.append(make("i", {}, cited.words), " ");
  if (said) made.append(said, " ");
  const place = placeOf(note);
  const where = make("span", {}, byOf(note) ?? ownWords(note));
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
      const again = named.has(note);
      const entry = rail.appendChild(entryOf(mark, note, again));
      group.entries.push({ mark, entry, source: again ? null : closest(note, ".group") });
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
 * @param {HTMLElement} entry
 * @param {number} step  0 in full, 1 short, 2 shortest.
 */
const shorten = (entry, step) => {
  entry.classList.toggle("tight", step > 0);
  entry.classList.toggle("tightest", step > 1);
};

/**
 * How high entries are at a step.
 * @param {Entry[]} entries
 * @param {number} step
 */
const heights = (entries, step) => {
  for (const { entry } of entries) shorten(entry, step);
  return new Map(entries.map(({ entry }) => [entry, entry.offsetHeight]));
};

/**
 * Marks the entries that say more than there is room for in full.
 * @param {Entry[]} entries
 */
const markLong = (entries) => {
  for (const { entry } of entries) {
    entry.classList.remove("long");
    shorten(entry, 0);
  }
  const long = entries.filter(({ entry }) => entry.scrollHeight > entry.clientHeight + 2);
  for (const { entry } of long) entry.classList.add("long");
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
    /** @type {Element | null} */
    let above = null;
    for (const { mark, entry, source } of all) {
      entry.hidden = !seen(mark);
      if (entry.hidden) continue;
      entry.classList.toggle("same", Boolean(source) && source === above);
      above = source;
    }
    markLong(all);
    const found = [0, 1, 2].map((step) => heights(all, step));
    const top = rail.getBoundingClientRect().top;
    const line = parseFloat(getComputedStyle(rail).lineHeight);
    for (const { first, next, entries } of groups) {
      const from = first.getBoundingClientRect().top - top;
      const to = (next ? next.getBoundingClientRect().top : page.getBoundingClientRect().bottom) - top;
      const open = entries.filter(({ entry }) => !entry.hidden);
      const wanted = open.map(({ mark, entry }) => {
        const box = mark.getBoundingClientRect();
        const level = (box.top + box.bottom - line) / 2 - top;
        return { level, heights: found.map((of) => of.get(entry) ?? 0) };
      });
      const places = placesOf(wanted, from, to, 3 * line);
      for (const [at, { entry }] of open.entries()) {
        const place = places[at];
        entry.hidden = !place;
        // What takes no more room is said.
        shorten(entry, place ? place.heights.indexOf(place.heights[place.step] ?? 0) : 0);
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
