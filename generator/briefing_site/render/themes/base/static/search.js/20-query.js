/* What a reader types, as what a document must have. */

import { fold, IS_UNSPACED, LETTER, pairs, UNSPACED, WORD, wordsOf } from "./10-terms.js";

/**
 * A term that a passage must hold. With `open` it is the beginning of one: the last word may not be typed out yet.
 * `also` has other forms of the word.
 * @typedef {{ text: string, open: boolean, also: string[] }} Term
 */

/**
 * A part of a query: terms that one passage must hold; a regular expression that must match there, or nothing; and
 * whether it is a plain word.
 * @typedef {{ terms: Term[], phrase: string, plain: boolean }} Part
 */

/** @param {string} query */
export function parse(query) {
  /** @type {Part[]} */
  const parts = [];
  const text = query.normalize("NFC");
  for (const [, quoted, plain = ""] of text.matchAll(
    /["“”„「『]([^"“”」』]+)["“”」』]|([^"“”„「」『』]+)/g,
  )) {
    if (quoted) {
      const words = wordsOf(quoted);
      const required = words.flatMap((word) => termsOf(word, false));
      if (words.length) parts.push({ terms: required, phrase: phrase(quoted, true), plain: false });
      continue;
    }
    for (const [word] of plain.matchAll(WORD)) {
      const pieces = wordsOf(word);
      if (!pieces.length) continue;
      const unspaced = pieces.filter((piece) => piece.unspaced);
      const many = pieces.length > 1 || unspaced.some((piece) => Array.from(piece.text).length > 2);
      parts.push({
        terms: pieces.flatMap((piece) => termsOf(piece, true)),
        phrase: many ? phrase(word, false) : "",
        plain: !unspaced.length,
      });
    }
  }
  // Short words before the last are whole: "us tariffs" is not about what is used.
  const open = /[\p{L}\p{N}\p{M}]$/u.test(text);
  parts.forEach((part, at) => {
    const [first] = part.terms;
    if (part.plain && first && first.text.length < 4 && !(open && at === parts.length - 1))
      first.open = false;
  });
  return parts;
}

/**
 * @param {import("./10-terms.js").Word} word
 * @param {boolean} open
 * @returns {Term[]}
 */
function termsOf({ text, unspaced }, open) {
  if (!unspaced) return [{ text, open, also: open ? singular(text) : [] }];
  const chars = pairs(text);
  if (chars.length < 2) return [{ text, open: true, also: [] }];
  return chars.slice(0, -1).map((pair) => ({ text: pair, open: false, also: [] }));
}

/**
 * Who types a plural means the singular too; the other way round, the singular is the beginning.
 * @param {string} word
 */
function singular(word) {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  if (word.endsWith("ies")) return [`${word.slice(0, -3)}y`];
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  return /[^su]s$/.test(word) ? [word.slice(0, -1)] : [];
}

export const SPACED = `(?:(?![${UNSPACED}])${LETTER})`;
export const BEFORE = `(?<!${SPACED})`;
export const AFTER = `(?!${SPACED})`;
const SIGNS = "[^\\p{L}\\p{N}\\p{M}]+";
/** @param {string} char */
export const escaped = (char) => char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");

/**
 * Words that stand side by side in a folded text, as a regular expression: signs and white space are alike, and there
 * may be none beside characters that need none. `whole` ends at the end of a word.
 * @param {string} text
 * @param {boolean} whole
 */
function phrase(text, whole) {
  const plain = fold(text)
    .replace(/(?<=\d),(?=\d)/g, "")
    .replace(new RegExp(SIGNS, "gu"), " ")
    .trim();
  const chars = Array.from(plain);
  /** @param {string | undefined} char */
  const tight = (char) => char !== undefined && IS_UNSPACED.test(char);
  let source = tight(chars[0]) ? "" : BEFORE;
  chars.forEach((char, at) => {
    const next = chars[at + 1];
    if (char === " ") source += tight(chars[at - 1]) && tight(next) ? SIGNS.replace("+", "*") : SIGNS;
    else source += escaped(char);
    if (next === undefined || next === " " || char === " ") return;
    if (tight(char) || tight(next)) source += "\\s?";
    else if (/\d\d/.test(char + next)) source += "[.,]?";
  });
  return source + (whole && !tight(chars.at(-1)) ? AFTER : "");
}
