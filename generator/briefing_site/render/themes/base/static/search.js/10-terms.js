/** Text to the terms that it is found by: `render/search_index/terms.py` once more, for what a reader types. */

export const UNSPACED =
  "\\u0e00-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2e80-\\ud7ff\\uf900-\\ufaff\\uff66-\\uffdc\\u{20000}-\\u{3ffff}";
export const LETTER = "[\\p{L}\\p{N}\\p{M}]";
export const WORD = new RegExp(
  `[A-Za-z](?:\\.[A-Za-z])+(?!${LETTER})|${LETTER}+(?:(?<=[0-9])[.,](?=[0-9])${LETTER}+)*`,
  "gu",
);
const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
export const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
/** @type {Record<string, string>} */
const LETTERS = { ł: "l", đ: "d", ø: "o", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d", ı: "i", ς: "σ" };

/** @param {string} text */
export function fold(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .replace(/[\uff01-\uffee]/g, (char) => char.normalize("NFKC"))
    .toLowerCase()
    .replace(/[łđøßæœþðıς]/g, (char) => LETTERS[char] ?? char)
    .normalize("NFD")
    .replace(/([a-z])[\u0300-\u036f]+/g, "$1")
    .normalize("NFC");
}

/** @param {string} word */
const joined = (word) => (/^\d/.test(word) ? word.replaceAll(",", "") : word.replaceAll(".", ""));

/**
 * A word, or a run of characters of a language that sets no spaces.
 * @typedef {{ text: string, unspaced: boolean }} Word
 */

/**
 * The words of a text, folded.
 * @param {string} text
 */
export function wordsOf(text) {
  /** @type {Word[]} */
  const found = [];
  for (const word of text.matchAll(WORD)) {
    for (const [run] of fold(word[0]).matchAll(RUN)) {
      const unspaced = IS_UNSPACED.test(run);
      found.push({ text: unspaced ? run : joined(run), unspaced });
    }
  }
  return found;
}

/**
 * Every two neighbours of a run, and its last character.
 * @param {string} run
 */
export function pairs(run) {
  const chars = Array.from(run);
  return [...chars.slice(1).map((char, at) => `${chars[at]}${char}`), chars.at(-1) ?? ""];
}

/**
 * @param {string} text
 * @returns {string[]}
 */
export const terms = (text) =>
  wordsOf(text).flatMap((word) => (word.unspaced ? pairs(word.text) : [word.text]));
