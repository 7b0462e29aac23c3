/* The way back through the history: to the mark that was left for its note, and out of a sheet. A sheet has an entry of
   its own, on top of that of the page. */

import { targeted, unfold } from "./10-notes.js";
import { isSheet, openMark } from "./30-open-card.js";

/**
 * What an entry of the history knows of the page.
 * @typedef {{ left?: string, top?: number, sheet?: string }} Kept  Ids of the mark that was left, with the place to which
 *   the page was scrolled until that has been used, and of the mark whose sheet is open.
 */

/** @returns {Kept} */
const kept = () => history.state ?? {};

/**
 * What follows a step back that this script takes. The history makes such a step late: what comes by until then waits.
 * @type {(() => void) | null}
 */
let next = null;

/** @param {() => void} act  In place of what was to follow, where a step is under way. */
const goBack = (act) => {
  if (!next) history.back();
  next = act;
};

/**
 * A link is followed. The entry of a sheet goes first, so that the way back is one step.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement | null} mark  The mark that is left so, if it is one or its card that has the link.
 * @returns {boolean} Whether the caller must not follow it, since this does.
 */
export const follow = (link, mark) => {
  const leave = () => history.replaceState(mark && { left: mark.id, top: scrollY }, "");
  if (!kept().sheet) {
    leave();
    return false;
  }
  goBack(() => {
    leave();
    location.assign(link.href);
  });
  return true;
};

/** Has the history know of the sheet that is open: the way back closes it, and leads nowhere else. */
export const settle = () => {
  if (next) return;
  const mark = isSheet() && openMark();
  if (!mark) {
    if (kept().sheet) goBack(settle);
    else history.scrollRestoration = "auto";
    return;
  }
  if (!kept().sheet) {
    history.replaceState(null, "");
    history.scrollRestoration = "manual"; // who has read on beside the sheet stays there
    history.pushState(null, "");
  }
  history.replaceState({ sheet: mark.id }, "");
};

/**
 * @param {() => void} close
 * @param {(mark: HTMLElement) => void} sheet  Opens a sheet.
 */
export const listenForTheWayBack = (close, sheet) => {
  /** @param {Event} event */
  const arrive = ({ type }) => {
    const { left, top, sheet: of } = kept();
    const mark = of || left ? document.getElementById(of ?? left ?? "") : targeted();
    if (of) {
      if (mark && openMark() !== mark) sheet(mark);
      return;
    }
    close();
    // The place is used once: who reads on, leaves by another link and comes back is to be where that was.
    if (left) history.replaceState({ left }, "");
    requestAnimationFrame(() => {
      history.scrollRestoration = "auto";
      if (!mark || (top === undefined && type === "pageshow")) return;
      unfold(mark);
      if (top !== undefined) scrollTo(scrollX, top);
      mark.focus({ preventScroll: true });
    });
  };
  addEventListener("popstate", (event) => {
    const act = next;
    next = null;
    // After the browser has put the page where it thinks right.
    if (act) requestAnimationFrame(act);
    else arrive(event);
  });
  addEventListener("pageshow", arrive);
};
