/** The index, as its files say it is laid out. */

import { load, loadRaw } from "./30-load.js";
import { heldBy } from "./35-postings.js";

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
 * with which of them.
 * @typedef {object} Index
 * @property {[string, string, number][]} regions
 * @property {[string, string, number][]} topics
 * @property {[string, string, number][]} kinds
 * @property {number} size how many documents there are
 * @property {number} things so many of them, the first, are regions and topics
 * @property {number} named so many are those and people
 * @property {number} sources the number of the first source; all behind it are sources, whose passages have regions of their own
 * @property {[string, string][]} terms
 * @property {[number, string][]} shelves
 * @property {Record<"regions" | "topics" | "kinds", [number, string][]>} facets files for each filter, with the number of their first document
 * @property {string} near address of what leads to the words of the site
 * @property {string[][]} aliases groups of names that mean the same
 * @property {string} forms address of forms.js, or nothing
 * @property {Record<"taken" | "then" | "nearest" | "apart" | "about" | "between", string>} told
 */

/** @typedef {typeof import("../forms.js/90-give.js").forSearch} Forms */
/** @typedef {[string, string, string, string, string, string, string, string[]]} Row */
/** @typedef {[Row, RawPassage[]]} RawDocument */

/**
 * A stretch of a passage in one language; `quoted` where it is the source's own words.
 * @typedef {{ text: string, lang?: string, quoted?: unknown }} Strand
 */
/**
 * `regions` and `topics` stand with a passage that has its own.
 * @typedef {{ anchor: string, label: string, strands: Strand[], regions: string[] | undefined, topics: string[] | undefined }} Passage
 */
/** @typedef {[string, string, (string | [string, string, unknown])[], string[]?, string[]?]} RawPassage */

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

/** Of another form of a word. */
const ALIKE = 0.8;
/** Of terms that begin alike: of more the first, for a word of a letter or two is not typed out. */
const FILES = 3;

/** @typedef {import("./35-postings.js").Held} Held */

/**
 * Every document that holds a term or a form of it.
 * @param {Index} index
 * @param {Forms | null} knows of the forms of words; nothing where the term is to be as it is
 * @param {import("./20-query.js").Term} term
 * @returns {Promise<Held>}
 */
export async function holders(index, knows, { text, open }) {
  const wanted = knows?.spellings(text) ?? [{ text, root: text, alike: "" }];
  /** @param {string} word @param {string} spelling @param {string} alike */
  const nearness = (word, spelling, alike) => {
    if (word === text) return 1;
    if (knows && (word === spelling || knows.base(word) === alike)) return ALIKE;
    return open && word.startsWith(text) ? 0.4 + (0.4 * text.length) / word.length : 0;
  };
  const found = await Promise.all(
    wanted.map(async ({ text: spelling, root, alike }) => {
      const lines = await linesFrom(index, spelling, knows || open ? root : "");
      return lines.map(({ word, code }) => ({ word, code, near: nearness(word, spelling, alike) }));
    }),
  );
  const lines = found.flat().filter(({ near }) => near);
  return heldBy(index, lines, new Set(lines.filter(({ near }) => near === ALIKE).map(({ word }) => word)));
}

/**
 * The lines of the terms that begin with a root, or else of one term.
 * @param {Index} index
 * @param {string} text
 * @param {string} root
 */
async function linesFrom(index, text, root) {
  if (!index.terms.length) return [];
  let from = pieceOf(index.terms, text);
  let to = from;
  if (root) {
    while (from > 0 && from > to - FILES + 1 && (index.terms[from]?.[0] ?? "") > root) from--;
    while (to - from + 1 < FILES && index.terms[to + 1]?.[0].startsWith(root)) to++;
  }
  const pieces = index.terms.slice(from, to + 1).map(([, address]) => load(address, lines));
  return (await Promise.all(pieces))
    .flat()
    .filter(({ word }) => (root ? word.startsWith(root) : word === text));
}

/**
 * The document of a number, which its shelf leads to.
 * @param {Index} index
 * @param {number} number
 * @returns {Promise<Entry>}
 */
export async function entry(index, number) {
  const shelf = index.shelves[pieceOf(index.shelves, number)];
  /** @type {[number, string][]} */
  const pieces = shelf ? await loadRaw(shelf[1]) : [];
  const piece = pieces[pieceOf(pieces, number)];
  const found = piece && (await load(piece[1], prepared))[number - piece[0]];
  if (!found) throw new Error(`The index has no document ${number}`);
  return found;
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
    passages: rows.map(([anchor, label, strands, regions, topics]) => ({
      anchor,
      label,
      regions,
      topics,
      strands: strands.map((of) =>
        typeof of === "string" ? { text: of } : { text: of[0], lang: of[1], quoted: of[2] },
      ),
    })),
  }));
