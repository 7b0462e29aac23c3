/** The documents that hold a term, as a file of terms has them: for each weight, from the highest, its sign and the digits of
   the documents (`render/search_index/postings.py`). So the best are read first, and the others when they are needed. */

import { once } from "./05-once.js";

/** The worth of a term in a document, by its weight there. */
const WORTH = [0.2, 1, 1.4, 2, 2.8, 4, 5, 9];
/** The worth of a word of a name. */
const NAME = 9;
const BY_WEIGHT = "()*+,./:";
const OF_A_WEIGHT = /([()*+,./:])([\w-]+)/g;
const DIGITS = new Uint8Array(128).fill(255);
Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_").forEach((char, at) => {
  DIGITS[char.charCodeAt(0)] = at;
});

/**
 * The numbers that a text of digits stands for, or the first of them. A plain loop without a function for each digit: a word
 * of every page has as many as there are pages.
 * @param {string} code
 */
export function numbers(code, most = Number.POSITIVE_INFINITY) {
  /** @type {number[]} */
  const found = [];
  let value = 0;
  let shift = 0;
  for (let at = 0; at < code.length && found.length < most; at++) {
    const digit = DIGITS[code.charCodeAt(at)] ?? 255;
    if (digit === 255) throw new Error(`"${code[at]}" is no digit of the index`);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit > 31) continue;
    found.push(value);
    value = 0;
    shift = 0;
  }
  return found;
}

/**
 * The documents that some digits tell, or the first of them, in order: each is told by its distance from the one before.
 * @param {string} code
 * @param {number} [most]
 */
function documentsIn(code, most) {
  const found = numbers(code, most);
  for (let at = 1; at < found.length; at++) found[at] = (found[at] ?? 0) + (found[at - 1] ?? 0);
  return found;
}

/**
 * Those of them that have names, which are the first documents of the index.
 * @param {string} code
 * @param {number} named so many have names
 */
function namesIn(code, named) {
  for (let most = 1; ; most *= 2) {
    const found = documentsIn(code, most);
    if (found.length < most || (found.at(-1) ?? 0) >= named) return found.filter((number) => number < named);
  }
}

/**
 * Documents in which a term is worth the same, or the first of them, in order.
 * @typedef {{ worth: number, documents: (most?: number) => number[] }} Group
 */
/**
 * The worth of a term in each document, by number, and how many hold it.
 * @typedef {{ worth: Float64Array, count: number }} Worths
 */
/**
 * What holds a term: whether anything does; those with names, how near the word is to one of the name, and of how many
 * words the name is; the words that are other forms of the term; all documents; and the groups that they are of, where each is
 * worth what it is in the best of its groups.
 * @typedef {object} Held
 * @property {boolean} any
 * @property {Map<number, { near: number, of: number }>} names
 * @property {Set<string>} forms
 * @property {() => Worths} all
 * @property {Group[] | false} [groups]
 */

/**
 * What holds a term by some lines of the files, each with how near its word is to the term.
 * @param {{ size: number, named: number }} index
 * @param {{ code: string, near: number }[]} lines
 * @param {Set<string>} forms
 * @returns {Held}
 */
export function heldBy({ size, named }, lines, forms) {
  /** @type {Held["names"]} */
  const names = new Map();
  /** @type {Group[]} */
  const groups = [];
  for (const { code, near } of lines)
    for (const [, sign = "", digits = ""] of code.matchAll(OF_A_WEIGHT)) {
      const weight = BY_WEIGHT.indexOf(sign);
      const called = namesIn(digits, named);
      for (const number of called)
        if (near > (names.get(number)?.near ?? 0)) names.set(number, { near, of: weight });
      groups.push({ worth: NAME * near, documents: () => called });
      groups.push({ worth: (WORTH[weight] ?? 0) * near, documents: (most) => documentsIn(digits, most) });
    }
  return { any: groups.length > 0, names, forms, groups, all: once(() => worthsOf(size, groups)) };
}

/**
 * @param {number} size
 * @param {Group[]} groups
 * @returns {Worths}
 */
function worthsOf(size, groups) {
  const all = { worth: new Float64Array(size), count: 0 };
  for (const { worth, documents } of groups)
    for (const number of documents()) {
      const sofar = all.worth[number] ?? 0;
      if (!sofar) all.count++;
      if (worth > sofar) all.worth[number] = worth;
    }
  return all;
}
