/* The card that is open: one at a time. */

import { noteOf } from "./10-notes.js";
import { cardOf, describe } from "./20-card.js";

const GAP = 6; // pixels between mark and card
const EDGE = 8; // and between card and window

/**
 * The open card and its mark.
 * @type {{ card: HTMLElement, mark: HTMLAnchorElement } | null}
 */
let opened = null;

/** @type {Set<() => void>} */
const whenClosing = new Set();

/** @param {Element} mark */
export const isOpenAt = (mark) => opened?.mark === mark;

/**
 * Whether something is the card, its mark, or in one of them.
 * @param {EventTarget | null} target
 */
export const inside = (target) =>
  target instanceof Node && (inCard(target) || Boolean(opened?.mark.contains(target)));
/** @param {EventTarget | null} target */
export const inCard = (target) => target instanceof Node && Boolean(opened?.card.contains(target));

/** Whether the keyboard is in the card or at its mark. */
export const hasFocus = () =>
  inCard(document.activeElement) || Boolean(opened?.mark.matches(":focus-visible"));

/** @param {() => void} act */
export const beforeClosing = (act) => whenClosing.add(act);

/** @param {HTMLAnchorElement} mark */
export const open = (mark) => {
  const note = noteOf(mark);
  if (isOpenAt(mark) || !note) return;
  close();
  const card = cardOf(mark, note);
  opened = { card, mark };
  describe(card, mark);
  mark.after(card);
  if (card.showPopover) {
    card.popover = "manual";
    card.showPopover();
  }
  place();
};

export const close = () => {
  for (const act of whenClosing) act();
  if (!opened) return;
  const { card, mark } = opened;
  opened = null;
  mark.removeAttribute("aria-describedby");
  if (card.contains(document.activeElement)) mark.focus({ preventScroll: true });
  card.remove();
};

export const focusCard = () => opened?.card.focus({ preventScroll: true });

/** On a small screen the style sheet makes the card a sheet at its foot, out of the pointer's quick reach. */
export const isSheet = () => opened !== null && getComputedStyle(opened.card).position === "fixed";

/** Below the mark, else above it. A sheet stays where it is, and the mark is kept in sight. */
export const place = () => {
  if (!opened) return;
  const { card, mark } = opened;
  const { style } = card;
  style.left = "";
  style.top = "";
  style.maxHeight = "";
  const at = mark.getBoundingClientRect();
  if (isSheet()) {
    const hidden = at.bottom + EDGE - card.getBoundingClientRect().top;
    if (hidden > 0) window.scrollBy(0, hidden);
    return;
  }
  style.left = "0px";
  style.top = "0px";
  const high = document.documentElement.clientHeight;
  const above = at.top - GAP - EDGE;
  const below = high - at.bottom - GAP - EDGE;
  const under = card.offsetHeight <= below || below >= above;
  if (card.offsetHeight > Math.max(above, below)) style.maxHeight = `${Math.max(above, below)}px`;
  const box = card.getBoundingClientRect(); // wherever left: 0, top: 0 has put it
  const left = Math.min(at.left - EDGE * 2, document.documentElement.clientWidth - box.width - EDGE);
  style.left = `${Math.max(left, EDGE) - box.left}px`;
  style.top = `${(under ? at.bottom + GAP : at.top - GAP - box.height) - box.top}px`;
};

/** The page has changed under the open card: it shows its note as that is now, or goes with it. */
export const refresh = () => {
  if (!opened) return;
  const { card, mark } = opened;
  const note = mark.isConnected ? noteOf(mark) : null;
  if (!note) return close();
  const fresh = cardOf(mark, note);
  if (fresh.textContent === card.textContent) return;
  const stops = () => [...card.querySelectorAll("a, button")].filter((each) => each instanceof HTMLElement);
  const at = stops().findIndex((each) => each === document.activeElement);
  card.replaceChildren(...fresh.childNodes);
  describe(card, mark);
  stops()[at]?.focus({ preventScroll: true });
  place();
};
