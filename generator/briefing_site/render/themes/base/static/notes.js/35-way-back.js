/* The way back through the history: to the mark that was left for its note, and out of a sheet. */

import { hrefOf, unfold } from "./10-notes.js";
import { isSheet, openMark } from "./30-open-card.js";

/**
 * What an entry of the history knows of the page.
 * @typedef {{ left?: string, top?: number, sheet?: string }} Kept  Ids of the mark that was left, with the place to which
 *   the page was scrolled, and of the mark whose sheet is open.
 */

/** @returns {Kept} */
const kept = () => history.state ?? {};

/** Whether a link of a sheet is being followed, which takes the entry of the sheet away first. */
let following = false;

/** @param {string} id */
const leave = (id) => history.replaceState({ ...kept(), left: id, top: scrollY }, "");

/**
 * A link is followed from a mark, or from its card.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} mark
 * @returns {boolean} Whether the caller must not follow it, since this does.
 */
export const follow = (link, mark) => {
  if (!kept().sheet) {
    if (hrefOf(link).startsWith("#")) leave(mark.id);
    return false;
  }
  following = true;
  addEventListener(
    "popstate",
    () => {
      following = false;
      leave(mark.id);
      location.assign(link.href);
    },
    { once: true },
  );
  history.back();
  return true;
};

/**
 * A sheet is open at a mark: the way back closes it, and leads nowhere else.
 * @param {HTMLElement} mark
 */
export const keepSheet = (mark) => {
  if (kept().sheet) history.replaceState({ ...kept(), sheet: mark.id }, "");
  else history.pushState({ sheet: mark.id }, "");
};

/** A card was closed: if that was a sheet, and none is open in its place, its entry goes too. */
export const closed = () =>
  setTimeout(() => {
    if (kept().sheet && !following && !(openMark() && isSheet())) history.back();
  });

/**
 * @param {() => void} close
 * @param {(mark: HTMLElement) => void} sheet  Opens a sheet.
 */
export const listenForTheWayBack = (close, sheet) => {
  const arrive = () => {
    const { left, top, sheet: of } = kept();
    const mark = document.getElementById(of ?? left ?? "");
    if (of) {
      if (mark && openMark() !== mark) sheet(mark);
      return;
    }
    close();
    if (!mark) return;
    // Once: who reads on, leaves by another link and comes back is to be where that was.
    history.replaceState(null, "");
    // After the browser has put the page where it thinks right.
    requestAnimationFrame(() => {
      unfold(mark);
      if (top !== undefined) scrollTo(scrollX, top);
      mark.focus({ preventScroll: true });
    });
  };
  addEventListener("popstate", () => following || arrive());
  addEventListener("pageshow", arrive);
};
