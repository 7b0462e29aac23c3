/* What the preview says, to whom it is for. */

import { addTab, announce, appear, isShown, preview } from "./20-frame.js";
import { mark } from "./30-marks.js";
import { list, sum } from "./40-faults.js";

/** @typedef {import("./40-faults.js").Faults} Faults */
/** @typedef {Parameters<NonNullable<typeof window.briefingEvidence>["mount"]>[1]} Api */

/* --- evidence ----------------------------------------------------------------------------------- */

/**
 * An excerpt that the preview does not give; `fault` says why.
 * @param {string} fault
 */
const noBlock = (fault) => {
  const nowhere = { paragraph: 0, start: 0, end: 0 };
  return { text: "", id: "", at: "", quote: "", words: 0, warning: "", ...nowhere, fault };
};

/** @type {Api["excerpt"]} */
const excerpt = async (source, from, to) => {
  const query = new URLSearchParams({ source, from: from.join(":"), to: to.join(":") });
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(`/_preview/excerpt?${query}`);
  } catch (fault) {
    // By this the browser says that nobody answers.
    if (!(fault instanceof TypeError)) throw fault;
    return noBlock(`The preview does not answer: ${fault.message}`);
  }
  if (!answer.ok) return noBlock(`The preview refuses: ${(await answer.text()).trim()}`);
  return answer.json();
};

window.briefingEvidence?.mount(addTab("evidence", "Evidence").panel, {
  excerpt,
  open: (path, line) => preview.send({ kind: "open", path, line, column: 1 }),
  copy: (text) => navigator.clipboard.writeText(text),
});

/* --- news --------------------------------------------------------------------------------------- */

/** @type {Faults | null} */
let faults = null;
let away = false;

/**
 * @template Detail
 * @param {string} kind
 * @param {(detail: Detail) => void} act
 */
const on = (kind, act) =>
  preview.addEventListener(kind, (event) => {
    if (event instanceof CustomEvent) act(event.detail);
  });

on("faults", (/** @type {Faults} */ told) => {
  faults = told;
  list(told);
  sum(faults, away);
  mark(told.entries);
});
on("page", () => {
  if (faults) mark(faults.entries);
});
on(
  "evidence",
  (/** @type {{ data: Parameters<NonNullable<typeof window.briefingEvidence>["update"]>[0] }} */ { data }) =>
    window.briefingEvidence?.update(data),
);
on("notice", (/** @type {{ text: string }} */ { text }) => announce(text));
on("connected", () => {
  away = false;
  sum(faults, away);
  if (isShown("evidence")) preview.send({ kind: "evidence", on: true });
});
on("disconnected", () => {
  away = true;
  sum(faults, away);
});

appear();
sum(faults, away);
