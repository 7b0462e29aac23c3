/* When a card opens and closes: the pointer, the keyboard, taps and clicks. */

import { closest, MARK, markAt, marksIn } from "./10-notes.js";
import {
  afterClosing,
  beforeClosing,
  close,
  enter,
  hasFocus,
  inCard,
  inside,
  isOpenAt,
  isSheet,
  open,
  openMark,
  place,
} from "./30-open-card.js";
import { follow, listenForTheWayBack, settle } from "./35-way-back.js";

const REST = 250; // milliseconds until a pointer at rest opens a card
const GRACE = 300; // and for crossing from the mark to its card

/** @typedef {ReturnType<typeof setTimeout> | undefined} Timer */

export const listenForCards = () => {
  /* --- the pointer: only where it has moved itself, not where the page has moved under it ------- */

  let hovered = false; // whether the pointer is on the card or its mark
  /** @type {HTMLAnchorElement | null} */
  let resting = null; // the mark under the pointer
  /** @type {Timer} */
  let opening;
  /** @type {Timer} */
  let closing;
  let at = "";

  beforeClosing(() => {
    clearTimeout(opening);
    clearTimeout(closing);
    hovered = false;
  });

  /**
   * @param {HTMLAnchorElement} mark
   * @param {Parameters<typeof open>[1]} [how]
   */
  const openAt = (mark, how) => {
    open(mark, how);
    if (isOpenAt(mark)) hovered = resting === mark;
  };

  /**
   * @param {EventTarget | null} target
   * @param {boolean} pressed
   */
  const hover = (target, pressed) => {
    const mark = markAt(target);
    if (inside(target) !== hovered) {
      hovered = !hovered;
      clearTimeout(closing);
      if (!hovered && !isSheet()) closing = setTimeout(() => hovered || hasFocus() || close(), GRACE);
    }
    if (mark !== resting) {
      resting = mark;
      clearTimeout(opening);
      if (mark && !pressed) opening = setTimeout(openAt, REST, mark);
    }
  };
  document.addEventListener(
    "pointermove",
    (event) => {
      const now = `${event.screenX} ${event.screenY}`;
      if (event.pointerType === "touch" || now === at) return;
      at = now;
      hover(event.target, event.buttons > 0);
    },
    { passive: true },
  );
  document.documentElement.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") hover(null, false);
  });

  /* --- the keyboard: a card opens where Tab leads to a mark, and not where a way back does. It is entered by the key
     that it names, so that a mark is one stop ------------------------------------------------------------------ */

  let tabbing = false;
  let tapping = false;
  document.addEventListener("keydown", (event) => {
    tapping = false;
    tabbing = event.key === "Tab"; // before closing: the focus that goes back to the mark comes from no Tab
    if (event.key === "Escape") close();
    if (event.key === "ArrowDown" && event.altKey && markAt(event.target)) {
      const mark = markAt(event.target);
      if (mark && !isOpenAt(mark)) openAt(mark, { keys: true });
      event.preventDefault();
      enter(true);
    }
    if (tabbing) {
      setTimeout(() => {
        tabbing = false;
      });
    }
  });
  document.addEventListener("focusin", (event) => {
    if (inside(event.target)) return;
    const mark = markAt(event.target);
    if (mark && tabbing) openAt(mark, { keys: true });
    else close();
  });

  /* --- taps and clicks: a click is always the link; of taps the first opens, the second follows --- */

  let pressedInside = false;
  document.addEventListener("pointerdown", (event) => {
    tapping = event.pointerType !== "mouse";
    pressedInside = inside(event.target);
    clearTimeout(opening);
  });
  document.addEventListener("pointerup", (event) => {
    if (!pressedInside && !inside(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented) return;
    if (inCard(event.target) && closest(event.target, ".note-card-close")) return close();
    const link = closest(event.target, "a[href]");
    if (tapping && !link) {
      // Beside the numbers a finger means the bracket.
      const [mark] = marksIn(closest(event.target, ".cites") ?? document.createElement("sup"));
      if (mark && !isOpenAt(mark)) sheet(mark);
      return;
    }
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const mark = link.matches(MARK) ? markAt(link) : null;
    if (tapping && mark && !isOpenAt(mark)) {
      event.preventDefault();
      sheet(mark);
      return;
    }
    const left = mark ?? (inCard(link) ? openMark() : null);
    if (link instanceof HTMLAnchorElement && follow(link, left)) event.preventDefault();
    setTimeout(close); // when the link has been followed
  });

  /** @param {HTMLAnchorElement} mark */
  const sheet = (mark) => {
    openAt(mark, { whole: true });
    enter(false);
    settle();
  };
  afterClosing(() => setTimeout(settle)); // unless another opens in its place
  listenForTheWayBack(close, (mark) => mark instanceof HTMLAnchorElement && sheet(mark));
  addEventListener("pagehide", () => isSheet() || close());
  addEventListener("resize", place);
};
