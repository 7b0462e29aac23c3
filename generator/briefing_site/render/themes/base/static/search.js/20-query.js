/* What a reader types, as what a document must have. */

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

/**
 * @param {string} query
 * @param {string[][]} [aliases] groups of names that mean the same, as terms with blanks between them
 */
export function parse(query, aliases = []) {
  /** @type {Part[]} */
  const parts = [];
  const text = query.normalize("NFC");
  for (const [, quoted, plain = ""] of text.matchAll(
    /["“”„「『]([^"“”」』]+)["“”」』]|([^"“”„「」『』]+)/g,
  )) {
    if (quoted) {
      const way = together(quoted, true);
      if (way.terms.length) parts.push({ text: quoted, ways: [way], plain: false });
      continue;
    }
    for (const [word] of plain.matchAll(WORD)) {
      const pieces = wordsOf(word);
      if (!pieces.length) continue;
      parts.push({ text: word, ways: [wayOf(word)], plain: pieces.every((piece) => !piece.unspaced) });
    }
  }
  // Short words before the last are whole: "us tariffs" is not about what is used.
  const open = /[\p{L}\p{N}\p{M}]$/u.test(text);
  parts.forEach((part, at) => {
    const first = part.ways[0]?.terms[0];
    if (part.plain && first && first.text.length < 4 && !(open && at === parts.length - 1))
      first.open = false;
  });
  return withAliases(parts, aliases);
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
 * @param {boolean} whole
 * @returns {Way}
 */
function together(words, whole) {
  const terms = wordsOf(words).flatMap((word) => termsOf(word, false));
  return { terms, phrase: phrase(words, whole) };
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

/**
 * Plain words that are one of the names that mean the same become one part, which each of those names can say.
 * @param {Part[]} parts
 * @param {string[][]} aliases
 */
function withAliases(parts, aliases) {
  /** @type {Part[]} */
  const found = [];
  for (let at = 0; at < parts.length; ) {
    const [length, others] = aliasAt(parts, at, aliases);
    const taken = parts.slice(at, at + length);
    const [first] = taken;
    if (!first) break;
    if (others.length) {
      const ways = others.map((name) => together(name, true));
      const own = { terms: taken.flatMap((part) => part.ways[0]?.terms ?? []), phrase: "" };
      found.push({ text: taken.map((part) => part.text).join(" "), ways: [own, ...ways], plain: true });
    } else found.push(first);
    at += length;
  }
  return found;
}

/**
 * How many parts from one on are the longest name with others of the same meaning, and those others.
 * @param {Part[]} parts
 * @param {number} at
 * @param {string[][]} aliases
 * @returns {[number, string[]]}
 */
function aliasAt(parts, at, aliases) {
  /** @type {[number, string[]]} */
  let best = [1, []];
  for (const group of aliases)
    for (const name of group) {
      let next = at;
      let typed = "";
      while (next < parts.length && parts[next]?.plain && typed.length < name.length) {
        const terms = parts[next]?.ways[0]?.terms.map((term) => term.text) ?? [];
        typed += (typed ? " " : "") + terms.join(" ");
        next++;
      }
      const others = group.filter((other) => other !== name);
      if (typed === name && next - at >= best[0] && others.length > best[1].length)
        best = [next - at, others];
    }
  return best;
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
