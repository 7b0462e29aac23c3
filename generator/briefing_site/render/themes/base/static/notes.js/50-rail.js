/* The rail beside the text of a wide screen: each note in short, level with its mark. */

import { citedAs, hrefOf, make, marksIn, noteOf, shortOf } from "./10-notes.js";

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
 */
const entryOf = (mark, note) => {
  const cited = citedAs(mark, note);
  const name = shortOf(note) ?? note.querySelector("p")?.textContent?.trim() ?? "";
  const number = make("b", {}, mark.textContent ?? "");
  const made = make("a", { href: hrefOf(mark), tabindex: "-1" }, number);
  if (cited?.against) made.append(make("i", {}, cited.words), " ");
  made.append(name);
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
      if (note) group.entries.push({ mark, entry: rail.appendChild(entryOf(mark, note)) });
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
    for (const { entry } of all) entry.hidden = false;
    const top = rail.getBoundingClientRect().top;
    const line = parseFloat(getComputedStyle(rail).lineHeight);
    /** @type {Map<HTMLElement, number>} */
    const placed = new Map();
    for (const { first, next, entries } of groups) {
      let free = first.getBoundingClientRect().top - top;
      let limit = (next ? next.getBoundingClientRect().top : page.getBoundingClientRect().bottom) - top;
      let room = limit - free;
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
