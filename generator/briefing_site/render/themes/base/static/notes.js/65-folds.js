/* What is folded away is there where a link leads to it, and on paper: also where the browser knows only how to fold. */

import { closest, notes, targeted, unfold } from "./10-notes.js";

/** The note that a link has led to shows all that it says. */
const arrive = () => {
  const target = targeted();
  if (!target) return;
  const note = closest(target, "li.note");
  const within = note && notes?.contains(note) ? note.querySelector("details") : null;
  if (within) within.open = true;
  if (target.checkVisibility?.() ?? target.getClientRects().length) return;
  unfold(target);
  target.scrollIntoView();
};

export const listenForFolds = () => {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")].flatMap((each) =>
      each instanceof HTMLDetailsElement && !each.closest(".contents, .changes") ? [each] : [],
    );
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
    opened = [];
  });
  addEventListener("hashchange", arrive);
  arrive();
};
