/* Cards at the marks, the rail beside them, the stops of the notes. */

import { notes } from "./10-notes.js";
import { refresh } from "./30-open-card.js";
import { listenForCards } from "./40-when-cards-open.js";
import { keepRail } from "./60-rail.js";
import { listenForFolds } from "./65-folds.js";
import { nameNotes } from "./70-note-stops.js";
import { mergeDoubledLinks } from "./75-doubled-links.js";

if (notes?.parentElement) {
  nameNotes();
  mergeDoubledLinks();
  listenForFolds();
  listenForCards();
  const remakeRail = keepRail(notes.parentElement);
  /* A page that changes while it is read: the preview of its author. */
  document.addEventListener("briefing:changed", (event) => {
    nameNotes();
    mergeDoubledLinks();
    if (!(/** @type {CustomEvent} */ (event).detail?.railStays)) remakeRail();
    refresh();
  });
}
