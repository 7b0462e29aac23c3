/* What is folded away is there where a link leads to it: also where the browser knows only how to fold. */

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
  addEventListener("hashchange", arrive);
  arrive();
};
