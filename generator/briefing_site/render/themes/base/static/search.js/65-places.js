/** Where the words of a query stand in the documents that are shown, told from their texts. */

import { entry } from "./40-index.js";
import { askable, expression } from "./60-words-in-context.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./40-index.js").Entry} Entry */
/** @typedef {import("./40-index.js").Passage} Passage */
/** @typedef {import("./45-order.js").Documents} Documents */
/** @typedef {import("./50-find.js").Found} Found */

/**
 * A document with those of its passages that have words of the query, best first.
 * @typedef {{ number: number, owner: Entry, places: Passage[], score: number }} Result
 */
/**
 * Documents of which some are looked at already.
 * @typedef {object} Walk
 * @property {() => number} left how many have not been shown
 * @property {() => number} total how many there are, as far as it is known
 * @property {() => boolean} sure whether that number is
 * @property {(most: number, compared?: number) => Promise<Result[]>} next the next of them, the best of so many that are compared
 */

/** Documents of a site of which more are looked at, so that the best of them come first. */
const FEW = 200;
/** Are looked at there. */
const AHEAD = 24;
/** Times that documents are looked at, where they do not hold what was sought. */
const LOOKS = 5;
/** What all words of a query in one passage do to the score of its document. */
const TOGETHER = 1.5;

/**
 * The documents that were found, one after the other. Where only the text tells whether it has a phrase, or has its words
 * in a passage of the chosen region or topic, those that do not are left out on the way.
 * @param {Index} index
 * @param {Documents} documents
 * @param {Found} found
 * @param {{ region: string, topic: string }} limits
 * @returns {Walk}
 */
export function walk(index, documents, found, limits) {
  const parts = found.parts.map((of) => ({ pattern: expression(of.pattern), unsure: of.unsure }));
  const limited = Boolean(limits.region || limits.topic);
  const unsure =
    (limited && documents.all().some((number) => number >= index.sources)) ||
    parts.some((part) => part.unsure);
  let at = 0;
  let dropped = 0;
  let shown = 0;
  /** @type {Result[]} */
  const waiting = [];
  /** The first documents. @type {number[]} */
  let early = [];

  /** @param {Passage} passage */
  const within = ({ regions, topics }) =>
    !regions ||
    ((!limits.region || regions.includes(limits.region)) &&
      (!limits.topic || (topics ?? []).includes(limits.topic)));

  /** @param {number} number @returns {Promise<Result | null>} */
  const looked = async (number) => {
    const owner = await entry(index, number);
    const score = found.score(number);
    if (!parts.length || number < index.named)
      return { number, owner, places: owner.passages.slice(0, 1), score };
    const held = new Set();
    let best = 0;
    const places = owner.passages
      .filter(within)
      .map((passage, order) => {
        const texts = [passage.label, ...passage.strands.map((strand) => strand.text)].map(askable);
        if (passage === owner.passages[0]) texts.push(askable(owner.title));
        const has = parts.filter(({ pattern }, part) => {
          const is = texts.some((matches) => matches(pattern));
          if (is) held.add(part);
          return is;
        });
        best = Math.max(best, has.length);
        return {
          passage,
          order,
          has: has.length,
          label: has.length && parts.some(({ pattern }) => texts[0]?.(pattern)),
        };
      })
      .filter(({ has }) => has)
      .sort((a, b) => b.has - a.has || Number(b.label) - Number(a.label) || a.order - b.order)
      .map(({ passage }) => passage);
    if (limited && !places.length && number >= index.sources) return null;
    if (parts.some((part, of) => part.unsure && !held.has(of))) return null;
    return {
      number,
      owner,
      places: places.length ? places : owner.passages.slice(0, 1),
      score: best === parts.length ? score * TOGETHER : score,
    };
  };

  /** The first of those that have not been looked at. @param {number} many */
  const from = (many) => {
    if (at + many > early.length) early = documents.first(at + many + AHEAD);
    return early.slice(at, at + many);
  };
  /** Documents with names come first. @param {{ number: number, score: number }} result */
  const rank = ({ number, score }) => (number < index.named ? Number.MAX_VALUE : score);

  const total = () => documents.count() - dropped;
  return {
    left: () => total() - shown,
    total,
    sure: () => !unsure || at >= documents.count(),
    next: async (most, compared = most) => {
      /** @type {Result[]} */
      const fresh = [];
      /** No document is looked at that could not come before those that are shown, whatever its text has. */
      for (let looks = 0; looks < LOOKS; looks++) {
        const lacking = compared - waiting.length - fresh.length;
        const last = fresh[most - 1];
        const others = from(lacking).map((number) => ({ number, score: found.score(number) * TOGETHER }));
        if (others.every((highest) => last && rank(highest) <= rank(last))) break;
        const numbers = from(index.size <= FEW ? AHEAD : looks || unsure ? lacking : most);
        if (!numbers.length) break;
        at += numbers.length;
        const results = (await Promise.all(numbers.map(looked))).filter((of) => of !== null);
        dropped += numbers.length - results.length;
        fresh.push(...results);
        fresh.sort((a, b) => rank(b) - rank(a));
      }
      waiting.push(...fresh);
      const results = waiting.splice(0, most);
      shown += results.length;
      return results;
    },
  };
}
