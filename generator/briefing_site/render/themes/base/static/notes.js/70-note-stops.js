/* What the page need not say of each note: that it takes the focus that a mark sends there, and of a way back in words
   which note it is of, for those who hear it out of its place. A note has two stops of the keyboard at most: its passage,
   and what stands in its last line; there the arrow keys go from one to the next. */

import { backsOf, hrefOf, markAt, notes } from "./10-notes.js";

/** @param {Element} line */
const linksOf = (line) => [...line.querySelectorAll("a")];

export const nameNotes = () => {
  for (const note of notes?.querySelectorAll("li.note") ?? []) {
    note.setAttribute("tabindex", "-1");
    let label = "";
    for (const back of note.querySelectorAll('[role="doc-backlink"]')) {
      const mark = markAt(document.getElementById(hrefOf(back).slice(1)));
      label = mark?.getAttribute("aria-label") ?? label;
      if (back.hasAttribute("aria-label")) continue;
      back.setAttribute(
        "aria-label",
        [back.textContent, mark?.getAttribute("aria-label")].filter(Boolean).join(", "),
      );
    }
    const line = backsOf(note);
    const links = line ? linksOf(line) : [];
    if (!line || links.length < 2) continue;
    line.setAttribute("role", "toolbar");
    line.setAttribute("aria-label", label);
    for (const [at, link] of links.entries()) link.setAttribute("tabindex", at ? "-1" : "0");
  }
};

/** @param {KeyboardEvent} event */
const step = (event) => {
  const line = event.target instanceof Element ? event.target.closest('[role="toolbar"]') : null;
  const links = line && notes?.contains(line) ? linksOf(line) : [];
  const at = links.findIndex((link) => link === event.target);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const ahead = getComputedStyle(line ?? document.body).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const arrow = event.key === "ArrowLeft" || event.key === "ArrowRight";
  const to = arrow
    ? links[at + (event.key === ahead ? 1 : -1)]
    : { Home: links[0], End: links[links.length - 1] }[event.key];
  if (!to) return;
  event.preventDefault();
  for (const link of links) link.setAttribute("tabindex", link === to ? "0" : "-1");
  to.focus();
};

export const listenInNotes = () => notes?.addEventListener("keydown", step);
