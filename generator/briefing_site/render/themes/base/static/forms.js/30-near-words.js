/** The words of a site that a reader may have meant. A word with one error has its first or its second half as it was
   meant, so that it stands near that half in a list of beginnings or of ends (`render/search_index/vocabulary.py`). */

/** @typedef {[string, string][]} Pieces which file begins with which word */
/** @typedef {{ ahead: Pieces, behind: Pieces }} Near */
/**
 * A word with its distance from what was typed, how alike the two are else, and a number that grows with the documents that
 * hold it.
 * @typedef {{ word: string, distance: number, alike: number, held: number }} NearWord
 */

const FILES = 6; // files of a list
const LEAST = 4; // letters of a word that is taken for another
export const RIGHT = 3; // letters typed for each error of a word that is offered
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @param {string} word */
const backwards = (word) => Array.from(word).reverse().join("");
/**
 * The words near one that the site does not have, the nearest first: those with so few errors that they may be offered, and
 * those that it begins or ends with.
 * @param {Near} near
 * @param {(address: string) => Promise<string>} load
 * @param {string} typed
 * @returns {Promise<NearWord[]>}
 */
export async function nearWords({ ahead, behind }, load, typed) {
  const half = typed.length >> 1;
  const swapped =
    typed.slice(0, half - 1) + typed.charAt(half) + typed.charAt(half - 1) + typed.slice(half + 1);
  const addresses = new Set([
    ...beginning(ahead, typed.slice(0, half)),
    ...beginning(ahead, swapped).slice(0, 1),
    ...beginning(
      behind.map(([word, address]) => [backwards(word), address]),
      backwards(typed.slice(half)),
    ),
  ]);
  const lists = await Promise.all([...addresses].map(load));
  const most = Math.floor(typed.length / RIGHT);
  const letters = lettersOf(typed);
  /** @type {Map<string, NearWord>} */
  const found = new Map();
  for (const entry of lists.flatMap((text) => text.split(" "))) {
    const word = entry.slice(0, -1);
    const is = areFar(letters, lettersOf(word), most) ? most + 1 : distance(typed, word, most);
    const within = is > most && (typed.startsWith(word) || typed.endsWith(word));
    if ((is > most && !within) || found.has(word)) continue;
    found.set(word, {
      word,
      distance: within ? typed.length - word.length : is,
      alike: alikeness(typed, word),
      held: DIGITS.indexOf(entry.slice(-1)),
    });
  }
  return [...found.values()].sort(
    (a, b) => a.distance - b.distance || b.alike - a.alike || b.held - a.held || (a.word < b.word ? -1 : 1),
  );
}

/**
 * Those of the nearest words for which one may be taken: they are an error away.
 * @param {string} typed
 * @param {NearWord[]} near
 */
export function meant(typed, near) {
  if (typed.length < LEAST) return [];
  const [first] = near;
  if (first?.distance !== 1) return [];
  return near.filter((of) => of.distance === 1 && of.alike === first.alike).slice(0, 2);
}

/**
 * The files whose words begin with some letters.
 * @param {Pieces} pieces
 * @param {string} start
 */
function beginning(pieces, start) {
  let from = 0;
  while (from + 1 < pieces.length && (pieces[from + 1]?.[0] ?? "") <= start) from++;
  let to = from;
  while (pieces[to + 1]?.[0].startsWith(start)) to++;
  return pieces.slice(from, Math.min(to + 1, from + FILES)).map(([, address]) => address);
}

/**
 * Two letters that changed places are the likeliest error; then one that is not the first.
 * @param {string} typed
 * @param {string} word
 */
const alikeness = (typed, word) =>
  (typed.length === word.length && [...typed].sort().join("") === [...word].sort().join("") ? 2 : 0) +
  (typed[0] === word[0] ? 1 : 0);

/**
 * The letters of a word, each a bit of a number, which some letters share.
 * @param {string} word
 */
function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << word.charCodeAt(at);
  return letters;
}

/**
 * Whether two words have so different letters that they are farther apart than `most`: an error changes two of them at most.
 * @param {number} letters
 * @param {number} others
 * @param {number} most
 */
function areFar(letters, others, most) {
  let left = most * 2;
  for (let differing = letters ^ others; differing; differing &= differing - 1) if (!left--) return true;
  return false;
}

/**
 * How many letters are wrong, too many or missing, where two that changed places are one error (optimal string
 * alignment: Damerau, "A technique for computer detection and correction of spelling errors", Communications of the
 * ACM 7, 1964). What is farther than `most` is told as farther, as soon as that is known. Letters that two words begin
 * or end with are no error.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  let [endOfA, endOfB, start] = [a.length, b.length, 0];
  if (Math.abs(endOfA - endOfB) > most) return most + 1;
  while (start < endOfA && start < endOfB && a[start] === b[start]) start++;
  while (start < endOfA && start < endOfB && a[endOfA - 1] === b[endOfB - 1]) {
    endOfA--;
    endOfB--;
  }
  const width = endOfB - start;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: width + 1 }, (_, at) => at);
  for (let i = 1; start + i <= endOfA; i++) {
    const letter = a[start + i - 1];
    const row = [i];
    let nearest = i;
    for (let j = 1; j <= width; j++) {
      const other = b[start + j - 1];
      let least = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (letter === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && letter === b[start + j - 2] && a[start + i - 2] === other)
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
      if (least < nearest) nearest = least;
    }
    /** Each row is at most one farther than the row before, so that letters that changed places lead no nearer either. */
    if (nearest > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[width] ?? 0, most + 1);
}
