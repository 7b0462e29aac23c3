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
 * A place in some texts that follow one another.
 * @param {Text[]} texts
 * @param {number} at
 * @returns {[Text, number]}
 */
const placeIn = (texts, at) => {
  let left = at;
  for (const text of texts) {
    if (left <= text.length) return [text, left];
    left -= text.length;
  }
  const last = texts[texts.length - 1] ?? new Text();
  return [last, last.length];
};

/**
 * Top and bottom of the sentence that a mark stands in, or behind.
 * @param {HTMLElement} mark
 */
export const sentenceAt = (mark) => {
  const own = mark.getBoundingClientRect();
  const block = mark.closest(BLOCK);
  const texts = block ? textsOf(block) : [];
  if (!block || !texts.length) return own;
  const before = texts.filter(
    (text) => text.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const place = before
    .map((text) => text.data)
    .join("")
    .trimEnd().length;
  const lang = block.closest("[lang]")?.getAttribute("lang") ?? "";
  const every = sentencesOf(texts.map((text) => text.data).join(""), lang);
  const found = every.find(({ end }) => end >= place) ?? every[every.length - 1];
  if (!found) return own;
  const range = document.createRange();
  range.setStart(...placeIn(texts, found.start));
  range.setEnd(...placeIn(texts, found.end));
  const box = range.getBoundingClientRect();
  return box.height ? { top: Math.min(box.top, own.top), bottom: Math.max(box.bottom, own.bottom) } : own;
};
