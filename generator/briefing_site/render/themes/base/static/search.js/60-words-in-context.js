/** Where the words of a query stand in a text, and the stretch of the text that shows them. */

import { once } from "./05-once.js";
import { fold, IS_UNSPACED } from "./10-terms.js";
import { AFTER, BEFORE, escaped, SIGN, SPACED } from "./20-query.js";

/** @typedef {[number, number]} Span  Start and end in a text. */

/**
 * An expression over folded texts: one for plain texts, and one for all others.
 * @typedef {(plain: boolean) => RegExp} Pattern
 */

/** Signs that are folded alone. The letters and figures among them are those of ASCII. */
const PLAIN = /^[\0-\x7f\xa0\xa7\xab\xb7\xbb\u2010-\u2027\u2030-\u205e\u20ac]*$/;
const CLUSTER = /\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;

/**
 * A folded text that knows where each of its characters comes from.
 * @param {string} text
 */
function traced(text) {
  let folded = "";
  /** @type {number[]} */
  const from = [];
  /** @type {number[]} */
  const to = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const piece = fold(cluster);
    for (let at = 0; at < piece.length; at++) {
      from.push(index);
      to.push(index + cluster.length);
    }
    folded += piece;
  }
  return { folded, from, to };
}

/**
 * What of a part of a query is to be marked in a text, as a regular expression over the folded text.
 * @param {import("./20-query.js").Part} part
 * @param {Set<string>} forms of its words, which it is found by too
 */
export function patternOf({ ways }, forms) {
  const own = ways.flatMap(({ terms, phrase }) => (phrase ? [phrase] : terms.map(termPattern)));
  const others = Array.from(forms, (text) => termPattern({ text, open: false }));
  return [...own, ...others].join("|");
}

/**
 * The same of several parts.
 * @param {{ pattern: string }[]} parts
 */
export const marker = (parts) =>
  parts.length ? expression(parts.map((part) => part.pattern).join("|")) : null;

/**
 * Each of the two is made when a text needs it. That of plain texts is ready in a fraction of the time, for it has none of
 * Unicode's large classes of characters.
 * @param {string} source
 * @returns {Pattern}
 */
export function expression(source) {
  const ofPlain = once(
    () => new RegExp(source.replaceAll(SPACED, "[a-z0-9]").replaceAll(SIGN, "[^a-z0-9]"), "g"),
  );
  const ofAll = once(() => new RegExp(source, "gu"));
  return (plain) => (plain ? ofPlain() : ofAll());
}

/**
 * A text as it is to be asked whether an expression matches in it.
 * @param {string} text
 */
export function askable(text) {
  const plain = PLAIN.test(text);
  const folded = plain ? text.toLowerCase() : fold(text);
  return (/** @type {Pattern} */ pattern) => folded.search(pattern(plain)) >= 0;
}

/** @param {import("./20-query.js").Term} term */
function termPattern({ text, open }) {
  if (IS_UNSPACED.test(text)) return text;
  const letters = Array.from(text, escaped).join("[.,]?");
  return `${BEFORE}${letters}${open ? `${SPACED}*` : AFTER}`;
}

/**
 * Every match in the text as it stands.
 * @param {string} text
 * @param {Pattern | null} pattern
 * @returns {Span[]}
 */
export function matches(text, pattern) {
  if (!pattern) return [];
  const plain = PLAIN.test(text);
  const { folded, from, to } = plain ? { folded: text.toLowerCase() } : traced(text);
  return Array.from(folded.matchAll(pattern(plain)))
    .filter((match) => match[0])
    .map(({ 0: { length }, index }) => [
      from ? (from[index] ?? 0) : index,
      to ? (to[index + length - 1] ?? text.length) : index + length,
    ]);
}

/**
 * The stretch of a text with the most different matches in it, cut between words.
 * @param {string} text
 * @param {Span[]} found
 * @param {number} room
 * @returns {Span}
 */
export function context(text, found, room) {
  const length = found[0] && IS_UNSPACED.test(text.slice(found[0][0])) ? room / 2 : room;
  if (text.length <= length * 1.2) return [0, text.length];
  let lead = found[0]?.[0] ?? 0;
  let most = 0;
  found.forEach(([start], at) => {
    const near = found.slice(at).filter(([, end]) => end <= start + length);
    const many = new Set(near.map(([a, b]) => fold(text.slice(a, b)))).size;
    if (many > most) [lead, most] = [start, many];
  });
  const start = lead < length / 3 ? 0 : wordStart(text, lead - Math.round(length / 4), lead);
  const end = start + length >= text.length ? text.length : wordEnd(text, start + length);
  return [start, end];
}

/**
 * @param {string} text
 * @param {number} at
 * @param {number} limit
 */
function wordStart(text, at, limit) {
  const space = text.indexOf(" ", at);
  if (space >= 0 && space < limit) return space + 1;
  return isLow(text, at) ? at + 1 : at;
}

/**
 * @param {string} text
 * @param {number} at
 */
function wordEnd(text, at) {
  const space = text.lastIndexOf(" ", at);
  if (space > at - 30) return space;
  return isLow(text, at) ? at - 1 : at;
}

/**
 * Whether a character of two units would be cut in two.
 * @param {string} text
 * @param {number} at
 */
const isLow = (text, at) => /[\udc00-\udfff]/.test(text.charAt(at));

/**
 * A stretch of a text with its matches in `mark` elements.
 * @param {string} text
 * @param {Span[]} found
 * @param {Span} stretch
 */
export function marked(text, found, [start, end]) {
  /** @type {(string | HTMLElement)[]} */
  const pieces = [];
  let done = start;
  if (start) pieces.push("… ");
  for (const [from, to] of found) {
    if (from < done || to > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    pieces.push(text.slice(done, from), mark);
    done = to;
  }
  pieces.push(text.slice(done, end));
  if (end < text.length) pieces.push(" …");
  return pieces;
}
