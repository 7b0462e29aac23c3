/* What the scripts of the preview ask of it and send to it: a request that fails comes back as an answer that says why. */

/**
 * @template Answer
 * @param {string} address
 * @param {BodyInit} body
 * @param {string} type
 * @param {(words: string) => Answer} failed
 * @returns {Promise<Answer>}
 */
export const post = async (address, body, type, failed) => {
  try {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": type }, body });
    return answer.ok ? await answer.json() : failed((await answer.text()).trim());
  } catch (fault) {
    // By this the browser says that nobody answers.
    if (!(fault instanceof TypeError)) throw fault;
    return failed(`The preview does not answer, and nothing is written: ${fault.message}`);
  }
};

/**
 * @template Answer
 * @param {string} address
 * @param {unknown} given
 * @param {(words: string) => Answer} failed
 */
export const asJson = (address, given, failed) =>
  post(address, JSON.stringify(given), "application/json", failed);

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

/** What the page knows of this script. */
export const requests = { post, asJson, excerpt, write };
window.briefingRequests = requests;
