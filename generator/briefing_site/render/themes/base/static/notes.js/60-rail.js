/* The rail beside the text of a wide screen: the words of each note, who says them and where, level with its mark. */

import { citedAs, hrefOf, make, marksIn, noteOf, placeOf, quotationOf, shortOf } from "./10-notes.js";

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
 * @param {HTMLAnchorElement} mark
 * @param {HTMLElement} note
 * @param {boolean} again  Whether the note has an entry further up, so that this one is kept short.
 */
const entryOf = (mark, note, again) => {
  const cited = citedAs(mark, note);
  const source = shortOf(note);
  const said = quotationOf(note);
  const number = make("b", {}, mark.textContent ?? "");
  const made = make("a", { href: hrefOf(mark), tabindex: "-1" }, number);
  if (again) made.className = "again";
  if (cited?.against) made.append(make("i", {}, cited.words), " ");
  if (said) {
    const lang = note.querySelector("q")?.getAttribute("lang");
    made.append(make("q", lang ? { lang, dir: "auto" } : {}, said), " ");
  }
  const place = placeOf(note);
  const where = make("span", {}, source ?? note.querySelector("p")?.textContent?.trim() ?? "");
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
  const seen = new Set();
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
      group.entries.push({ mark, entry: rail.appendChild(entryOf(mark, note, seen.has(note))) });
      seen.add(note);
    }
  }
  page.append(rail);
  return { rail, groups };
};

/**
 * Keeps a rail beside the text of a page, and returns what makes it anew.
 * @param {Element} page
 */
export const keepRail = (page) => {
  /** @type {ReturnType<typeof fill> | null} */
  let made = null;

  /* Each entry level with its mark, below the one before it, and above the block that follows. */
  const align = () => {
    if (!wide.matches || page.querySelector(":scope > .aside")) return;
    made ??= fill(page);
    const { rail, groups } = made;
    const all = groups.flatMap(({ entries }) => entries);
    if (!all.length) return;
    for (const { entry } of all) {
      entry.hidden = false;
      entry.classList.remove("tight");
    }
    const top = rail.getBoundingClientRect().top;
    const line = parseFloat(getComputedStyle(rail).lineHeight);
    /** @type {Map<HTMLElement, number>} */
    const placed = new Map();
    for (const { first, next, entries } of groups) {
      let free = first.getBoundingClientRect().top - top;
      let limit = (next ? next.getBoundingClientRect().top : page.getBoundingClientRect().bottom) - top;
      let room = limit - free;
      const tall = entries.reduce(
        (sum, { mark, entry }) => sum + (mark.offsetParent ? entry.offsetHeight : 0),
        0,
      );
      if (tall > room) for (const { entry } of entries) entry.classList.add("tight");
      const shown = [];
      for (const { mark, entry } of entries) {
        const box = mark.getBoundingClientRect();
        const height = entry.offsetHeight;
        room -= height;
        if (!box.height || room < 0) continue;
        const level = Math.max(free, (box.top + box.bottom - line) / 2 - top);
        shown.push({ entry, height, level });
        free = level + height;
      }
      for (const { entry, height, level } of shown.reverse()) {
        limit = Math.min(level, limit - height);
        placed.set(entry, limit);
      }
    }
    for (const { entry } of all) {
      const level = placed.get(entry);
      entry.hidden = level === undefined;
      if (level !== undefined) entry.style.top = `${level}px`;
    }
  };

  if (window.ResizeObserver) {
    new ResizeObserver(align).observe(page); // calls at once, and for whatever changes the page's height
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
