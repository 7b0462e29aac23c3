/* What the page need not say of each note: that it takes the focus that a mark sends there, and of a way back in words
   which note it is of, for those who hear it out of its place. A note has two stops of the keyboard at most: its words,
   which unfold the rest, and its last line, which begins with the way back; there the arrow keys go from one link to the
   next (find.js, as in menus). */

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
    const stop = links.find((link) => link.matches('[role="doc-backlink"]')) ?? links[0];
    for (const link of links) link.setAttribute("tabindex", link === stop ? "0" : "-1");
  }
};
