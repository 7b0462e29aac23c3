/* The index, as its files say it is laid out. */

import { load } from "./30-load.js";

/**
 * A document, with the number of its first passage. `facets` has regions and topics of the passages after the first,
 * where they are not the document's own.
 * @typedef {object} Entry
 * @property {string} address
 * @property {string} title
 * @property {string} lang
 * @property {number} kind
 * @property {string} iso
 * @property {string} date
 * @property {string} by
 * @property {number[]} regions
 * @property {number[]} topics
 * @property {number} count
 * @property {[number[], number[]][] | null | undefined} facets
 * @property {number} first
 */

/**
 * Regions, topics and kinds are pairs of id and name; terms and passages tell which file begins with which of them.
 * `owners` has the document of every passage.
 * @typedef {object} Index
 * @property {[string, string][]} regions
 * @property {[string, string][]} topics
 * @property {[string, string][]} kinds
 * @property {[string, string][]} terms
 * @property {[number, string][]} passages
 * @property {Entry[]} documents
 * @property {Entry[]} owners
 */

/** @typedef {[string, string, string, number, string, string, string, number[], number[], number, Entry["facets"]]} Row */
/** @typedef {Omit<Index, "documents" | "owners"> & { documents: Row[] }} Catalogue */

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
export function catalogue({ documents, ...rest }) {
  let next = 0;
  /** @type {Entry[]} */
  const owners = [];
  const entries = documents.map(
    ([address, title, lang, kind, iso, date, by, regions, topics, count, facets]) => {
      const first = next;
      const entry = { address, title, lang, kind, iso, date, by, regions, topics, count, facets, first };
      next += count;
      for (let at = first; at < next; at++) owners.push(entry);
      return entry;
    },
  );
  return { ...rest, documents: entries, owners };
}

/**
 * Where in a list of [start, address] the piece with `key` is.
 * @template {string | number} Key
 * @param {[Key, string][]} pieces
 * @param {Key} key
 */
function pieceOf(pieces, key) {
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
 * Number and weight of the passages that hold a term.
 * @param {string} code
 * @returns {Generator<[number, number]>}
 */
function* postings(code) {
  let number = 0;
  let value = 0;
  let shift = 0;
  for (const char of code) {
    const digit = DIGITS.get(char);
    if (digit === undefined) throw new Error(`"${char}" is no digit of the index`);
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit > 31) continue;
    number += Math.floor(value / 8);
    yield [number, value % 8];
    value = 0;
    shift = 0;
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
 * @param {Index} index
 * @param {number} number
 */
export async function passage(index, number) {
  const piece = index.passages[pieceOf(index.passages, number)];
  const texts = piece && (await load(piece[1], prepared));
  const found = piece && texts?.[number - piece[0]];
  if (!found) throw new Error(`The index has no passage ${number}`);
  return found;
}

/**
 * @param {RawPassage[]} rows
 * @returns {Passage[]}
 */
const prepared = (rows) =>
  rows.map(([anchor, label, strands]) => ({
    anchor,
    label,
    strands: strands.map((of) =>
      typeof of === "string" ? { text: of } : { text: of[0], lang: of[1], quoted: of[2] },
    ),
  }));

/**
 * The document that a passage belongs to.
 * @param {Index} index
 * @param {number} number
 */
export function ownerOf(index, number) {
  const owner = index.owners[number];
  if (!owner) throw new Error(`The index has no passage ${number}`);
  return owner;
}
