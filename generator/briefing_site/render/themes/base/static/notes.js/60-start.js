/* Cards at the marks, and the rail beside them. */

import { notes } from "./10-notes.js";
import { refresh } from "./30-open-card.js";
import { listenForCards } from "./40-when-cards-open.js";
import { keepRail } from "./50-rail.js";

if (notes?.parentElement) {
  listenForCards();
  const remakeRail = keepRail(notes.parentElement);
  /* A page that changes while it is read: the preview of its author. */
  document.addEventListener("briefing:changed", () => {
    remakeRail();
    refresh();
  });
}
