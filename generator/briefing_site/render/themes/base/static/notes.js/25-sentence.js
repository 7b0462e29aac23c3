/* Where the sentence of a mark stands in the window, so that no card covers what it proves. */

const BLOCK = "p, li, td, th, dd, blockquote, .finding, .what";

/**
 * The texts of a block, without its marks and cards.
 * @param {Element} block
 */
const textsOf = (block) => {
  const texts = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text instanceof Text && !text.parentElement?.closest(".cites, .note-card")) texts.push(text);
  }
  return texts;
};

/**
 * Where each sentence of a text begins and ends; the whole text where the browser knows no sentences.
 * @param {string} text
 * @param {string} lang
 */
const sentencesOf = (text, lang) => {
  if (!("Segmenter" in Intl)) return [{ start: 0, end: text.length }];
  const segments = new Intl.Segmenter(lang || undefined, { granularity: "sentence" }).segment(text);
  return [...segments].map(({ index, segment }) => ({ start: index, end: index + segment.trimEnd().length }));
};

/**
 * Top and bottom of the sentence that a mark stands in, or behind.
 * @param {HTMLElement} mark
 */
export const sentenceAt = (mark) => {
  const block = mark.closest(BLOCK) ?? mark;
  const texts = textsOf(block);
  let words = "";
  let place = 0;
  for (const text of texts) {
    words += text.data;
    if (text.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) place = words.trimEnd().length;
  }
  const lang = block.closest("[lang]")?.getAttribute("lang") ?? "";
  const found = sentencesOf(words, lang).find(({ end }) => end >= place) ?? { start: 0, end: 0 };
  // Text by text: one range over all of them would take in the card, which stands among them.
  const range = document.createRange();
  let { top, bottom } = mark.getBoundingClientRect();
  let start = 0;
  for (const text of texts) {
    const from = Math.max(found.start - start, 0);
    const to = Math.min(found.end - start, text.length);
    start += text.length;
    if (from >= to) continue;
    range.setStart(text, from);
    range.setEnd(text, to);
    const box = range.getBoundingClientRect();
    if (!box.height) continue;
    top = Math.min(top, box.top);
    bottom = Math.max(bottom, box.bottom);
  }
  return { top, bottom };
};
