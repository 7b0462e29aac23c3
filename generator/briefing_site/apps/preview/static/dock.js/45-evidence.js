/* The tab of evidence: what the shown page rests on, and excerpts of a selection. */

import { addTab, preview } from "./20-frame.js";

/** @typedef {Parameters<NonNullable<typeof window.briefingEvidence>["mount"]>[1]} Api */

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

/** @type {NonNullable<Api["write"]>} */
const write = async (source, from, to, id, gist) => {
  const given = { source, from: from.join(":"), to: to.join(":"), id, gist };
  const failed = { citation: "", id: "", field: "" };
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch("/_preview/excerpt", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(given),
    });
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return { ...failed, fault: `The preview does not answer, and nothing was written: ${fault.message}` };
  }
  if (!answer.ok) return { ...failed, fault: (await answer.text()).trim() };
  return answer.json();
};

window.briefingEvidence?.mount(addTab("evidence", "Evidence").panel, {
  excerpt,
  write,
  open: (path, line) => preview.send({ kind: "open", path, line, column: 1 }),
  copy: (text) => navigator.clipboard.writeText(text),
});
