/* What the preview says, to whom it is for. */

import { announce, appear, isShown, preview } from "./20-frame.js";
import { mark } from "./30-marks.js";
import { list, sum } from "./40-faults.js";
import { askWithout, listLoss, offerSources } from "./48-without.js";

/** @typedef {import("./40-faults.js").Faults} Faults */

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
  askWithout();
});
on("page", () => {
  if (faults) mark(faults.entries);
  askWithout();
});
on("sources", (/** @type {{ sources: Parameters<typeof offerSources>[0] }} */ { sources }) =>
  offerSources(sources),
);
on("whatif", (/** @type {{ found: Parameters<typeof listLoss>[0] }} */ { found }) => listLoss(found));
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
  askWithout();
});
on("disconnected", () => {
  away = true;
  sum(faults, away);
});

appear();
sum(faults, away);
