/** What a reader types, as what a document must have. */

import { fold, IS_UNSPACED, LETTER, pairs, UNSPACED, WORD, wordsOf } from "./10-terms.js";

/**
 * A term that a document must hold. With `open` it is the beginning of one: the last word may not be typed out yet.
 * @typedef {{ text: string, open: boolean }} Term
 */

/**
 * A way to say a part of a query: terms, and a regular expression that must match in a passage, or nothing.
 * @typedef {{ terms: Term[], phrase: string }} Way
 */

/**
 * A part of a query as it was typed, the ways to say it, and whether it is a plain word.
 * @typedef {{ text: string, ways: Way[], plain: boolean }} Part
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
      const way = together(quoted);
      if (way.terms.length) parts.push({ text: quoted, ways: [way], plain: false });
      continue;
    }
    for (const [word] of plain.matchAll(WORD)) {
      const pieces = wordsOf(word);
      if (!pieces.length) continue;
      parts.push({ text: word, ways: [wayOf(word)], plain: pieces.every((piece) => !piece.unspaced) });
    }
  }
  /** Short words before the last are whole: "us tariffs" is not about what is used. */
  const open = /[\p{L}\p{N}\p{M}]$/u.test(text);
  parts.forEach((part, at) => {
    const first = part.ways[0]?.terms[0];
    if (part.plain && first && first.text.length < 4 && !(open && at === parts.length - 1))
      first.open = false;
  });
  return parts;
}

/**
 * A word as it is typed.
 * @param {string} word
 * @returns {Way}
 */
export function wayOf(word) {
  const pieces = wordsOf(word);
  const many = pieces.length > 1 || pieces.some((of) => of.unspaced && Array.from(of.text).length > 2);
  return {
    terms: pieces.flatMap((piece) => termsOf(piece, true)),
    phrase: many ? phrase(word, false) : "",
  };
}

/**
 * Words side by side.
 * @param {string} words
 * @returns {Way}
 */
export function together(words) {
  const terms = wordsOf(words).flatMap((word) => termsOf(word, false));
  return { terms, phrase: phrase(words, true) };
}

/**
 * @param {import("./10-terms.js").Word} word
 * @param {boolean} open
 * @returns {Term[]}
 */
function termsOf({ text, unspaced }, open) {
  if (!unspaced) return [{ text, open }];
  const chars = pairs(text);
  if (chars.length < 2) return [{ text, open: true }];
  return chars.slice(0, -1).map((pair) => ({ text: pair, open: false }));
}

export const SPACED = `(?:(?![${UNSPACED}])${LETTER})`;
export const BEFORE = `(?<!${SPACED})`;
export const AFTER = `(?!${SPACED})`;
export const SIGN = "[^\\p{L}\\p{N}\\p{M}]";
const SIGNS = `${SIGN}+`;
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
    if (char === " ") source += tight(chars[at - 1]) && tight(next) ? `${SIGN}*` : SIGNS;
    else source += escaped(char);
    if (next === undefined || next === " " || char === " ") return;
    if (tight(char) || tight(next)) source += "\\s?";
    else if (/\d\d/.test(char + next)) source += "[.,]?";
  });
  return source + (whole && !tight(chars.at(-1)) ? AFTER : "");
}
