/* The tab of evidence: what the shown page rests on, and excerpts of a selection. */

import { addTab, preview } from "./20-frame.js";
import { asJson } from "./44-post.js";

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
const write = (source, from, to, id, gist) =>
  asJson("/_preview/excerpt", { source, from: from.join(":"), to: to.join(":"), id, gist }, (fault) => ({
    citation: "",
    id: "",
    field: "",
    fault,
  }));

window.briefingEvidence?.mount(addTab("evidence", "Evidence").panel, {
  excerpt,
  write,
  open: (path, line) => preview.send({ kind: "open", path, line, column: 1 }),
  copy: (text) => navigator.clipboard.writeText(text),
});
