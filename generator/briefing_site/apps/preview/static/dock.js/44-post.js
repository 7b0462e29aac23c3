/* What is sent to the preview: a request that fails comes back as an answer that says why. */

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
