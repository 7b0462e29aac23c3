/* The card that is open: one at a time. */

import { bracketOf, noteOf } from "./10-notes.js";
import { cardOf, describe, nameKey } from "./20-card.js";
import { sentenceAt } from "./25-sentence.js";

const GAP = 6; // pixels between mark and card
const EDGE = 8; // and between card and window
const LEAST = 160; // the height that a card can do with

/**
 * The open card, its mark, whether it shows the whole bracket of that, and whether the keyboard has opened it.
 * @type {{ card: HTMLElement, mark: HTMLAnchorElement, whole: boolean, keys: boolean } | null}
 */
let opened = null;

/** @type {Set<() => void>} */
const whenClosing = new Set();
/** @type {Set<() => void>} */
const whenClosed = new Set();

/** The mark whose card is open. */
export const openMark = () => opened?.mark ?? null;

/**
 * Whether the card that is open shows the note of a mark.
 * @param {HTMLAnchorElement} mark
 */
export const isOpenAt = (mark) => shown().includes(mark);

/** The marks whose notes the open card shows. */
const shown = () => (opened ? (opened.whole ? bracketOf(opened.mark) : [opened.mark]) : []);

/**
 * Whether something is the card, a mark of its, or in one of them.
 * @param {EventTarget | null} target
 */
export const inside = (target) =>
  target instanceof Node && (inCard(target) || shown().some((mark) => mark.contains(target)));
/** @param {EventTarget | null} target */
export const inCard = (target) => target instanceof Node && Boolean(opened?.card.contains(target));

/** Whether the keyboard is in the card or at its mark. */
export const hasFocus = () =>
  inCard(document.activeElement) || shown().some((mark) => mark.matches(":focus-visible"));

/** @param {() => void} act */
export const beforeClosing = (act) => whenClosing.add(act);
/** @param {() => void} act */
export const afterClosing = (act) => whenClosed.add(act);

/**
 * @param {HTMLAnchorElement} mark
 * @param {{ whole?: boolean, keys?: boolean }} how  `whole`: show every passage of its bracket. `keys`: the keyboard
 *   has led here.
 */
export const open = (mark, { whole = false, keys = false } = {}) => {
  if ((opened?.mark === mark && opened.whole === whole) || !noteOf(mark)) return;
  close();
  const card = made(mark, whole, keys);
  for (const stop of stopsOf(card)) stop.tabIndex = -1;
  opened = { card, mark, whole, keys };
  (whole ? (mark.closest(".cites")?.lastElementChild ?? mark) : mark).after(card);
  if (card.showPopover) {
    card.popover = "manual";
    card.showPopover();
  }
  place();
};

/**
 * A card, of which the mark says what it is about.
 * @param {HTMLAnchorElement} mark
 * @param {boolean} whole
 * @param {boolean} keys
 */
const made = (mark, whole, keys) => {
  const card = cardOf(...(whole ? bracketOf(mark) : [mark]));
  if (keys) nameKey(card);
  describe(card, mark);
  return card;
};

/** @param {Element} card */
const stopsOf = (card) =>
  [...card.querySelectorAll("a, button")].filter((each) => each instanceof HTMLElement);

/**
 * The keyboard goes into the card, whose links are stops from now on. Until then a mark is one stop.
 * @param {boolean} first  To the first link, and not to the card as a whole.
 */
export const enter = (first) => {
  if (!opened) return;
  const stops = stopsOf(opened.card);
  for (const stop of stops) stop.removeAttribute("tabindex");
  (first ? (stops[0] ?? opened.card) : opened.card).focus({ preventScroll: true });
};

export const close = () => {
  for (const act of whenClosing) act();
  if (!opened) return;
  const { card, mark } = opened;
  opened = null;
  mark.removeAttribute("aria-describedby");
  if (card.contains(document.activeElement)) mark.focus({ preventScroll: true });
  card.remove();
  for (const act of whenClosed) act();
};

/** On a small screen the style sheet makes the card a sheet at its foot, out of the pointer's quick reach. */
export const isSheet = () => opened !== null && getComputedStyle(opened.card).position === "fixed";

/** In the rail, if there is one beside the mark; else below the sentence, or above it. A sheet stays where it is, and
    the sentence is kept in sight: of one that is too long the line of the mark. */
export const place = () => {
  if (!opened) return;
  const { card, mark } = opened;
  const { style } = card;
  style.left = "";
  style.top = "";
  style.maxHeight = "";
  style.width = "";
  const at = mark.getBoundingClientRect();
  if (isSheet()) {
    const foot = card.getBoundingClientRect().top - EDGE;
    const { top, bottom } = sentenceAt(mark);
    const hidden = (bottom - top < foot ? bottom : at.bottom) - foot;
    if (hidden > 0) window.scrollBy(0, hidden);
    return;
  }
  style.left = "0px";
  style.top = "0px";
  const { clientHeight: high, clientWidth: wide } = document.documentElement;
  const rail = railBeside(at);
  if (rail) {
    const most = fromTheRight() ? rail.right - EDGE : wide - rail.left - EDGE;
    style.width = `${Math.min(card.offsetWidth, most)}px`;
    style.maxHeight = `${high - 2 * EDGE}px`;
    const box = card.getBoundingClientRect(); // wherever left: 0, top: 0 has put it
    style.left = `${(fromTheRight() ? rail.right - box.width : rail.left) - box.left}px`;
    style.top = `${Math.max(Math.min(at.top - EDGE, high - box.height - EDGE), EDGE) - box.top}px`;
    return;
  }
  let around = sentenceAt(mark);
  const room = () => [around.top - GAP - EDGE, high - around.bottom - GAP - EDGE];
  // A sentence that leaves too little room above and below gives up its other lines, not that of the mark.
  if (Math.max(...room()) < Math.min(card.offsetHeight, LEAST)) around = at;
  const [above = 0, below = 0] = room();
  const under = card.offsetHeight <= below || below >= above;
  if (card.offsetHeight > Math.max(above, below)) style.maxHeight = `${Math.max(above, below)}px`;
  const box = card.getBoundingClientRect();
  const start = fromTheRight() ? at.right + EDGE * 2 - box.width : at.left - EDGE * 2;
  const left = Math.min(start, wide - box.width - EDGE);
  style.left = `${Math.max(left, EDGE) - box.left}px`;
  style.top = `${(under ? around.bottom + GAP : around.top - GAP - box.height) - box.top}px`;
};

/** Whether the page runs from right to left, so that its rail stands to the left of the text. */
const fromTheRight = () => getComputedStyle(document.documentElement).direction === "rtl";

/**
 * The rail, where it stands beside a mark, on the side where lines end, and has room for a card.
 * @param {DOMRect} mark
 */
const railBeside = (mark) => {
  const box = document.querySelector(".rail")?.getBoundingClientRect();
  if (!box?.width) return null;
  const [beside, room] = fromTheRight()
    ? [mark.left >= box.right, box.right - EDGE]
    : [mark.right <= box.left, document.documentElement.clientWidth - EDGE - box.left];
  return beside && room >= box.width ? box : null;
};

/** The page has changed under the open card: it shows its note as that is now, or goes with it. */
export const refresh = () => {
  if (!opened) return;
  const { card, mark, whole, keys } = opened;
  if (!mark.isConnected || !noteOf(mark)) return close();
  const fresh = made(mark, whole, keys);
  if (fresh.textContent === card.textContent) return;
  const within = card.contains(document.activeElement);
  const at = stopsOf(card).findIndex((each) => each === document.activeElement);
  card.replaceChildren(...fresh.childNodes);
  for (const stop of stopsOf(card)) if (!within) stop.tabIndex = -1;
  if (within) (stopsOf(card)[at] ?? card).focus({ preventScroll: true });
  place();
};
