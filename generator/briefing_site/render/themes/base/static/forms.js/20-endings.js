/** The forms of a word: its endings in English and Russian, in the language of the page, and what is written without
   spaces. They are simple on purpose: a form too many stands behind the word itself. */

import { american, british, irregular, regular } from "./10-spelling.js";

const FEWEST = 3; // letters that are left of a word
const SHORTEST = 4; // letters of a word that has endings

/** What ends like a form and is none. */
const WHOLE = new Set(
  "always anything beijing bring during evening everything king morning news nothing perhaps series something species spring string this thus united wing".split(
    " ",
  ),
);

/** Endings of words of a language in letters without marks, of which one is cut. @type {Record<string, RegExp>} */
const ENDINGS = {
  de: /(?:en|ern|er|em|es|e|n|s)$/,
  es: /(?:os|as|es|o|a|e|s)$/,
  fr: /(?:ees|ee|es|e|s|x)$/,
  it: /[aeio]$/,
  nl: /(?:en|e|s)$/,
  pt: /(?:os|as|es|o|a|e|s)$/,
};
const RUSSIAN =
  /(?:иями|ями|ами|иях|ях|ах|ого|его|ому|ему|ыми|ими|ией|иям|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ом|ем|ам|ям|ия|ии|ию|ью|а|я|о|е|ы|и|у|ю|ь|й)$/;
const KOREAN =
  /^(.{2,}?)(?:에서|으로|까지|부터|에게|들은|들이|들의|은|는|이|가|을|를|의|에|로|와|과|도|만|들)$/u;
const JAPANESE = /^(.*[\p{Script=Han}\p{Script=Katakana}ー])\p{Script=Hiragana}+$/u;

const own = ENDINGS[document.documentElement.lang.slice(0, 2)];

/**
 * A word without its ending, so that all of its forms give the same.
 * @param {string} word
 */
function stem(word) {
  if (word.length < SHORTEST) return word;
  if (/^[\u0400-\u04ff]+$/.test(word)) return cut(word, RUSSIAN);
  if (!/^[a-z]+$/.test(word) || WHOLE.has(word)) return word;
  return own ? cut(word, own) : english(word);
}

/**
 * @param {string} word
 * @param {RegExp} endings
 */
function cut(word, endings) {
  const left = word.replace(endings, "");
  return left.length < FEWEST ? word : left;
}

/** @param {string} word */
function english(word) {
  let left = word.replace(/sis$/, "ses");
  if (/i(?:es|ed)$/.test(left)) left = `${left.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(left)) left = left.slice(0, -2);
  else if (/[^su]s$/.test(left)) left = left.slice(0, -1);
  left = left.replace(/(gr|nt|cr|fr)eed$/, "$1ee");
  const bare = left.replace(/(?:ing|(?<!e)ed)$/, "");
  if (bare.length >= FEWEST && /[aeiouy]/.test(bare)) left = bare;
  left = left.replace(/([bdfgklmnprt])\1$/, "$1");
  if (left.length > FEWEST) left = left.replace(/e$/, "").replace(/y$/, "i");
  return left.length < FEWEST ? word : left;
}

/**
 * What is alike for all forms of a word, in Britain and in America.
 * @param {string} word
 */
export const base = (word) => stem(regular(american(word)));

/**
 * The spellings of a word, each with the beginning that all of its forms have.
 * @param {string} word
 */
export function spellings(word) {
  const alike = base(word);
  const first = regular(word);
  const forms = [word, british(word), american(word), ...irregular(first)];
  if (/(?:s|ing)$/.test(word)) forms.push(...irregularOf(alike));
  return [...new Set(forms)].map((text) => {
    const root = stem(text).replace(/i$/, "");
    return { text, root: root.length < FEWEST || !text.startsWith(root) ? text : root, alike };
  });
}

/**
 * The irregular forms of a word of which only what is alike is known, as of "taking".
 * @param {string} alike
 */
function irregularOf(alike) {
  for (const word of [alike, `${alike}e`]) if (irregular(word).length) return irregular(word);
  return [];
}

/**
 * A run of characters that are written without spaces, without the ending of its last word; nothing where it has none.
 * @param {string} run
 */
export const shorter = (run) => (KOREAN.exec(run) ?? JAPANESE.exec(run))?.[1] ?? "";
