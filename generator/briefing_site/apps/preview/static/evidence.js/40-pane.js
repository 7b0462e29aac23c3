/* The pane in the dock, and what is to be in view in it. */

import { make } from "./20-elements.js";

const ROOM = 8; // pixels between the passage that is scrolled to and the edge

/** The part of the pane that scrolls. */
export const list = make("div", { class: "list", tabindex: "-1" });
export const pane = make("div", { class: "evidence", lang: "en" }, list);

/**
 * What is to be in view: a box, and in it the words that are lit. It stays so when the dock is opened, or its style
 * comes late, or the form takes some of its room, until the author scrolls the list.
 * @type {(() => Element | null) | null}
 */
let aim = null;

/** @param {() => Element | null} wanted */
export const reveal = (wanted) => {
  aim = wanted;
  keepInView();
};

export const forgetAim = () => {
  aim = null;
};

const keepInView = () => {
  const box = aim?.();
  const view = list.getBoundingClientRect();
  if (!box || !view.height) return;
  const at = box.getBoundingClientRect();
  if (at.top < view.top || at.bottom > view.bottom) list.scrollTop += at.top - view.top - ROOM;
  const lit = box.querySelector("mark.on") ?? box.querySelector("mark");
  const below = lit ? lit.getBoundingClientRect().bottom - view.bottom : 0;
  if (below > 0) list.scrollTop += below + view.height / 3;
};

for (const scrolls of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  list.addEventListener(scrolls, forgetAim, { passive: true });
}
new ResizeObserver(keepInView).observe(list);
