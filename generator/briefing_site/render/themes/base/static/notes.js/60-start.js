/* Cards at the marks, and the rail beside them. */

import { hrefOf, markAt, notes } from "./10-notes.js";
import { refresh } from "./30-open-card.js";
import { listenForCards } from "./40-when-cards-open.js";
import { keepRail } from "./50-rail.js";

/* What the page need not say of each note: that it takes the focus that a mark sends there, and of a way back in words
   which note it is of, for those who hear it out of its place. */
const name = () => {
  for (const note of notes?.querySelectorAll("li.note") ?? []) {
    note.setAttribute("tabindex", "-1");
    for (const back of note.querySelectorAll('[role="doc-backlink"]:not([aria-label])')) {
      const mark = markAt(document.getElementById(hrefOf(back).slice(1)));
      back.setAttribute(
        "aria-label",
        [back.textContent, mark?.getAttribute("aria-label")].filter(Boolean).join(", "),
      );
    }
  }
};

if (notes?.parentElement) {
  name();
  listenForCards();
  const remakeRail = keepRail(notes.parentElement);
  /* A page that changes while it is read: the preview of its author. */
  document.addEventListener("briefing:changed", () => {
    name();
    remakeRail();
    refresh();
  });
}
