/* The index, as its files say it is laid out. */

import { load } from "./30-load.js";

/**
 * A document as results show it, with its passages.
 * @typedef {object} Entry
 * @property {string} address
 * @property {string} title
 * @property {string} lang
 * @property {string} kind its id, as those of the regions
 * @property {string} iso
 * @property {string} date
 * @property {string} by
 * @property {string[]} regions
 * @property {Passage[]} passages
 */

/**
 * Regions, topics and kinds are each id, name, and the number of documents; terms and shelves tell which file begins
 * with which of them. `firsts` has the number of the first passage of each document, and behind them that of all.
 * @typedef {object} Index
 * @property {[string, string, number][]} regions
 * @property {[string, string, number][]} topics
 * @property {[string, string, number][]} kinds
 * @property {[string, string][]} terms
 * @property {[number, string][]} shelves
 * @property {[number, string][]} facets files for the filters, each with the number of its first document
 * @property {number[]} firsts
 */

/** @typedef {Omit<Index, "firsts"> & { counts: string }} Catalogue */
/** @typedef {[string, string, string, string, string, string, string, string[]]} Row */
/** @typedef {[Row, RawPassage[]]} RawDocument */

/**
 * A stretch of a passage in one language; `quoted` where it is the source's own words.
 * @typedef {{ text: string, lang?: string, quoted?: unknown }} Strand
 */
/** @typedef {{ anchor: string, label: string, strands: Strand[] }} Passage */
/** @typedef {[string, string, (string | [string, string, unknown])[]]} RawPassage */

const WORTH = [0.2, 1, 1.4, 2, 2.8, 4, 5, 9]; // of the weights that terms have in passages

/**
 * @param {Catalogue} read
 * @returns {Index}
 */
export function catalogue({ counts, ...rest }) {
  const firsts = [0];
  let next = 0;
  for (const count of numbers(counts)) {
    next += count;
    firsts.push(next);
  }
  return { ...rest, firsts };
}

/**
 * Where in a list of [start, address] the piece with `key` is.
 * @template {string | number} Key
 * @param {[Key, string][]} pieces
 * @param {Key} key
 */
export function pieceOf(pieces, key) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {[Key, string]} */ (pieces[middle])[0] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** @param {string} text */
const lines = (text) =>
  text.split("\n").map((line) => {
    const [word = "", code = ""] = line.split(" ");
    return { word, code };
  });

const DIGITS = new Map(
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", (char, at) => [char, at]),
);

/**
 * The numbers that a text of digits stands for.
 * @param {string} code
 * @returns {Generator<number>}
 */
export function* numbers(code) {
  let value = 0;
  let shift = 0;
  for (const char of code) {
    const digit = DIGITS.get(char);
    if (digit === undefined) throw new Error(`"${char}" is no digit of the index`);
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit > 31) continue;
    yield value;
    value = 0;
    shift = 0;
  }
}

/**
 * Number and weight of the passages that hold a term.
 * @param {string} code
 * @returns {Generator<[number, number]>}
 */
function* postings(code) {
  let number = 0;
  for (const value of numbers(code)) {
    number += Math.floor(value / 8);
    yield [number, value % 8];
  }
}

/**
 * Every passage that holds a term, with its worth.
 * @param {Index} index
 * @param {import("./20-query.js").Term} term
 */
export async function holders(index, term) {
  /** @type {Map<number, number>} */
  const found = new Map();
  /** @type {[string, boolean][]} */
  const wanted = [
    [term.text, term.open],
    ...term.also.map((text) => /** @type {[string, boolean]} */ ([text, false])),
  ];
  for (const [text, open] of wanted) {
    if (!index.terms.length) break;
    const from = pieceOf(index.terms, text);
    let to = from;
    while (open && index.terms[to + 1]?.[0].startsWith(text)) to++;
    const pieces = await Promise.all(
      index.terms.slice(from, to + 1).map(([, address]) => load(address, lines)),
    );
    for (const { word, code } of pieces.flat()) {
      if (word !== text && !(open && word.startsWith(text))) continue;
      const nearness = word === text ? 1 : 0.4 + (0.4 * text.length) / word.length;
      for (const [number, weight] of postings(code)) {
        found.set(number, Math.max(found.get(number) ?? 0, (WORTH[weight] ?? 0) * nearness));
      }
    }
  }
  return found;
}

/**
 * The document of a number, which its shelf leads to.
 * @param {Index} index
 * @param {number} number
 * @returns {Promise<Entry>}
 */
export async function entry(index, number) {
  const shelf = index.shelves[pieceOf(index.shelves, number)];
  const pieces = shelf ? await load(shelf[1], (/** @type {[number, string][]} */ read) => read) : [];
  const piece = pieces[pieceOf(pieces, number)];
  const found = piece && (await load(piece[1], prepared))[number - piece[0]];
  if (!found) throw new Error(`The index has no document ${number}`);
  return found;
}

/**
 * A passage with its document.
 * @param {Index} index
 * @param {number} number
 */
export async function passage(index, number) {
  const document = documentOf(index, number);
  const owner = await entry(index, document);
  const found = owner.passages[number - firstOf(index, document)];
  if (!found) throw new Error(`The index has no passage ${number}`);
  return { owner, ...found };
}

/**
 * @param {RawDocument[]} documents
 * @returns {Entry[]}
 */
const prepared = (documents) =>
  documents.map(([[address, title, lang, kind, iso, date, by, regions], rows]) => ({
    address,
    title,
    lang,
    kind,
    iso,
    date,
    by,
    regions,
    passages: rows.map(([anchor, label, strands]) => ({
      anchor,
      label,
      strands: strands.map((of) =>
        typeof of === "string" ? { text: of } : { text: of[0], lang: of[1], quoted: of[2] },
      ),
    })),
  }));

/**
 * The number of the first passage of a document.
 * @param {Index} index
 * @param {number} document
 */
export const firstOf = (index, document) => index.firsts[document] ?? 0;

/**
 * The number of the document that a passage belongs to.
 * @param {Index} index
 * @param {number} passage
 */
export function documentOf({ firsts }, passage) {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (firsts[middle]) <= passage) low = middle + 1;
    else high = middle;
  }
  if (low === 0 || low >= firsts.length) throw new Error(`The index has no passage ${passage}`);
  return low - 1;
}
