// Search as you type, over an index that loads piece by piece. Works from a server and from a disk alike: each
// piece is a classic script that calls `briefingSearch`. generator/search/ writes the index and says how it is
// laid out; `fold` and `wordsOf` are its terms.py once more. On other pages than the search page, suggest.js
// asks for answers.
"use strict";

(() => {
  const SHOWN = 20; // documents at a time
  const PLACES = 3; // passages of a document
  const LENGTH = 220; // characters of words in context
  const WORTH = [0.2, 1, 1.4, 2, 2.8, 4, 5, 9]; // of the weights that terms have in passages

  // --- terms -----------------------------------------------------------------------------------

  const UNSPACED =
    "\\u0e00-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2e80-\\ud7ff\\uf900-\\ufaff\\uff66-\\uffdc\\u{20000}-\\u{3ffff}";
  const LETTER = "[\\p{L}\\p{N}\\p{M}]";
  const WORD = new RegExp(
    `[A-Za-z](?:\\.[A-Za-z])+(?!${LETTER})|${LETTER}+(?:(?<=[0-9])[.,](?=[0-9])${LETTER}+)*`,
    "gu",
  );
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
  const CLUSTER = /\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;
  const LETTERS = { ł: "l", đ: "d", ø: "o", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d", ı: "i", ς: "σ" };

  function fold(text) {
    if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
    return text
      .replace(/[\uff01-\uffee]/g, (char) => char.normalize("NFKC"))
      .toLowerCase()
      .replace(/[łđøßæœþðıς]/g, (char) => LETTERS[char])
      .normalize("NFD")
      .replace(/([a-z])[\u0300-\u036f]+/g, "$1")
      .normalize("NFC");
  }

  const joined = (word) => (/^\d/.test(word) ? word.replaceAll(",", "") : word.replaceAll(".", ""));

  // The words of a text, folded, in runs that are `unspaced` or not.
  function wordsOf(text) {
    const found = [];
    for (const word of text.matchAll(WORD)) {
      for (const run of fold(word[0]).matchAll(RUN)) {
        const unspaced = IS_UNSPACED.test(run[0]);
        found.push({ text: unspaced ? run[0] : joined(run[0]), unspaced });
      }
    }
    return found;
  }

  function pairs(run) {
    const chars = Array.from(run);
    return [...chars.slice(1).map((char, at) => chars[at] + char), chars.at(-1)];
  }

  const terms = (text) => wordsOf(text).flatMap((word) => (word.unspaced ? pairs(word.text) : [word.text]));

  // --- queries ---------------------------------------------------------------------------------

  // What a document must have: each part has `terms` that one passage must hold, and may be a `phrase` that must
  // stand in it so. A term with `open` is the beginning of one; the last word may not be typed out yet.
  function parse(query) {
    const parts = [];
    const text = query.normalize("NFC");
    for (const [, quoted, plain] of text.matchAll(/["“”„「『]([^"“”」』]+)["“”」』]|([^"“”„「」『』]+)/g)) {
      if (quoted) {
        const words = wordsOf(quoted);
        if (words.length) parts.push({ terms: words.flatMap((word) => required(word, false)), phrase: phrase(quoted, true) });
        continue;
      }
      for (const [word] of plain.matchAll(WORD)) {
        const pieces = wordsOf(word);
        const many = pieces.length > 1 || (pieces[0].unspaced && Array.from(pieces[0].text).length > 2);
        parts.push({
          terms: pieces.flatMap((piece) => required(piece, true)),
          phrase: many ? phrase(word, false) : "",
          plain: !pieces.some((piece) => piece.unspaced),
        });
      }
    }
    // Short words before the last are whole: "us tariffs" is not about what is used.
    const open = /[\p{L}\p{N}\p{M}]$/u.test(text);
    parts.forEach((part, at) => {
      if (part.plain && part.terms[0].text.length < 4 && !(open && at === parts.length - 1)) part.terms[0].open = false;
    });
    return parts;
  }

  function required({ text, unspaced }, open) {
    if (!unspaced) return [{ text, open, also: open ? singular(text) : [] }];
    const chars = pairs(text);
    return chars.length > 1 ? chars.slice(0, -1).map((pair) => ({ text: pair })) : [{ text, open: true }];
  }

  // Who types a plural means the singular too; the other way round, the singular is the beginning.
  function singular(word) {
    if (!/^[a-z]{4,}$/.test(word)) return [];
    if (word.endsWith("ies")) return [`${word.slice(0, -3)}y`];
    if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
    return /[^su]s$/.test(word) ? [word.slice(0, -1)] : [];
  }

  const SPACED = `(?:(?![${UNSPACED}])${LETTER})`;
  const BEFORE = `(?<!${SPACED})`;
  const AFTER = `(?!${SPACED})`;
  const SIGNS = "[^\\p{L}\\p{N}\\p{M}]+";
  const escaped = (char) => char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");

  // Words that stand side by side in a folded text, as a regular expression: signs and white space are alike, and
  // there may be none beside characters that need none. `whole` ends at the end of a word.
  function phrase(text, whole) {
    const plain = fold(text).replace(/(?<=\d),(?=\d)/g, "").replace(new RegExp(SIGNS, "gu"), " ").trim();
    const chars = Array.from(plain);
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

  // --- pieces of the index -----------------------------------------------------------------------

  const root = document.querySelector("[data-index]");
  const site = new URL("..", document.currentScript.src).href; // this file lies in the site's folder for assets
  const toRoot = (address) => new URL(address, site).href;
  const loading = new Map();
  const arrived = new WeakMap();

  window.briefingSearch = (value) => arrived.set(document.currentScript, value);

  function load(address, prepare) {
    if (!loading.has(address)) {
      loading.set(
        address,
        new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = toRoot(address);
          script.onload = () => {
            script.remove();
            done(prepare(arrived.get(script)));
          };
          script.onerror = () => {
            script.remove();
            loading.delete(address);
            failed(new Error(address));
          };
          document.head.append(script);
        }),
      );
    }
    return loading.get(address);
  }

  const COLUMNS = ["address", "title", "lang", "kind", "iso", "date", "by", "regions", "topics", "count", "facets"];

  function catalogue({ documents, ...rest }) {
    let first = 0;
    const owners = [];
    const entries = documents.map((row) => {
      const entry = Object.fromEntries(COLUMNS.map((name, at) => [name, row[at]]));
      entry.first = first;
      first += entry.count;
      for (let at = entry.first; at < first; at++) owners.push(entry);
      return entry;
    });
    return { ...rest, documents: entries, owners };
  }

  // Where in a list of [start, address] the piece with `key` is.
  function pieceOf(pieces, key) {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle][0] <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  const lines = (text) => text.split("\n").map((line) => line.split(" "));
  const DIGITS = Object.fromEntries(
    Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", (char, at) => [char, at]),
  );

  // Number and weight of the passages that hold a term.
  function* postings(code) {
    let number = 0;
    let value = 0;
    let shift = 0;
    for (const char of code) {
      const digit = DIGITS[char];
      value += (digit & 31) * 2 ** shift;
      shift += 5;
      if (digit > 31) continue;
      number += Math.floor(value / 8);
      yield [number, value % 8];
      value = shift = 0;
    }
  }

  // Every passage that holds a term, with its worth.
  async function holders(index, term) {
    const found = new Map();
    const wanted = [[term.text, term.open], ...(term.also ?? []).map((text) => [text, false])];
    for (const [text, open] of wanted) {
      if (!index.terms.length) break;
      const from = pieceOf(index.terms, text);
      let to = from;
      while (open && to + 1 < index.terms.length && index.terms[to + 1][0].startsWith(text)) to++;
      const pieces = await Promise.all(index.terms.slice(from, to + 1).map(([, address]) => load(address, lines)));
      for (const [word, code] of pieces.flat()) {
        if (word !== text && !(open && word.startsWith(text))) continue;
        const nearness = word === text ? 1 : 0.4 + (0.4 * text.length) / word.length;
        for (const [number, weight] of postings(code)) {
          found.set(number, Math.max(found.get(number) ?? 0, WORTH[weight] * nearness));
        }
      }
    }
    return found;
  }

  async function passage(index, number) {
    const at = pieceOf(index.passages, number);
    const piece = await load(index.passages[at][1], (rows) => rows.map(prepared));
    return piece[number - index.passages[at][0]];
  }

  function prepared([anchor, label, strands]) {
    return {
      anchor,
      label,
      strands: strands.map((of) => (typeof of === "string" ? { text: of } : { text: of[0], lang: of[1], quoted: of[2] })),
    };
  }

  // Which passages hold a part of a query, with their worth.
  async function passagesWith(index, part) {
    const [first, ...others] = await Promise.all(part.terms.map((term) => holders(index, term)));
    const found = new Map();
    for (const [number, worth] of first) {
      if (others.every((other) => other.has(number))) {
        found.set(number, others.reduce((sum, other) => sum + other.get(number), worth) / part.terms.length);
      }
    }
    if (!part.phrase) return found;
    const pattern = new RegExp(part.phrase, "u");
    const numbers = [...found.keys()];
    const texts = await Promise.all(numbers.map((number) => passage(index, number)));
    numbers.forEach((number, at) => {
      const owner = index.owners[number];
      const { label, strands } = texts[at];
      const all = [label, ...strands.map((strand) => strand.text), ...(owner.first === number ? [owner.title] : [])];
      if (!all.some((text) => pattern.test(fold(text)))) found.delete(number);
    });
    return found;
  }

  // Documents that have every part of a query, best first, each with its passages, best first.
  async function find(index, parts) {
    const byPart = await Promise.all(parts.map((part) => passagesWith(index, part)));
    const found = new Map();
    byPart.forEach((passages, at) => {
      const rarity = Math.log(1 + index.owners.length / (passages.size || 1));
      for (const [number, worth] of passages) {
        const owner = index.owners[number];
        if (!found.has(owner)) found.set(owner, { owner, best: parts.map(() => 0), places: new Map() });
        const result = found.get(owner);
        result.best[at] = Math.max(result.best[at], worth * rarity);
        const place = result.places.get(number) ?? { number, has: 0, score: 0 };
        place.has += 1;
        place.score += worth * rarity;
        result.places.set(number, place);
      }
    });
    return [...found.values()].filter((result) => result.best.every(Boolean)).map((result) => ({
      owner: result.owner,
      best: result.best,
      places: [...result.places.values()].sort((a, b) => b.has - a.has || b.score - a.score || a.number - b.number),
    }));
  }

  function everything(index) {
    return index.documents.map((owner) => ({
      owner,
      best: [],
      places: Array.from({ length: owner.count }, (_, at) => ({ number: owner.first + at, has: 0, score: 0 })),
    }));
  }

  // --- filters -----------------------------------------------------------------------------------

  const FILTERS = ["region", "topic", "kind"];

  // The numbers of a facet that a result has in one of its places, left to it by the other filters.
  function facet(index, owner, number, name) {
    if (name === "kind") return [owner.kind];
    const own = owner.facets && number > owner.first ? owner.facets[number - owner.first - 1] : [owner.regions, owner.topics];
    return own[name === "region" ? 0 : 1];
  }

  function narrowed(index, results, chosen, except) {
    const active = FILTERS.filter((name) => name !== except && chosen[name] >= 0);
    if (!active.length) return results;
    return results
      .map((result) => ({
        ...result,
        places: result.places.filter(({ number }) =>
          active.every((name) => facet(index, result.owner, number, name).includes(chosen[name])),
        ),
      }))
      .filter((result) => result.places.length);
  }

  function counts(index, results, name) {
    const found = new Map();
    for (const { owner, places } of results) {
      const has = new Set(places.flatMap(({ number }) => facet(index, owner, number, name)));
      for (const key of has) found.set(key, (found.get(key) ?? 0) + 1);
    }
    return found;
  }

  const score = ({ best, places }) =>
    best.reduce((sum, worth) => sum + worth, 0) + (best.length && places[0].has === best.length ? places[0].score / 2 : 0);

  // --- words in context --------------------------------------------------------------------------

  // A folded text that knows where each of its characters comes from.
  function traced(text) {
    let folded = "";
    const from = [];
    const to = [];
    for (const cluster of text.matchAll(CLUSTER)) {
      const piece = fold(cluster[0]);
      for (let at = 0; at < piece.length; at++) {
        from.push(cluster.index);
        to.push(cluster.index + cluster[0].length);
      }
      folded += piece;
    }
    return { folded, from, to };
  }

  // What of a query is to be marked in a text, as one regular expression over the folded text.
  function marker(parts) {
    const every = parts.flatMap(({ terms: required, phrase: words }) => (words ? [words] : required.flatMap(forms)));
    return every.length ? new RegExp(every.join("|"), "gu") : null;
  }

  function forms({ text, open, also = [] }) {
    if (IS_UNSPACED.test(text)) return [text];
    const letters = Array.from(text, escaped).join("[.,]?");
    return [
      `${BEFORE}${letters}${open ? `${SPACED}*` : AFTER}`,
      ...also.map((word) => `${BEFORE}${word}${AFTER}`),
    ];
  }

  // Start and end of every match in the text as it stands.
  function matches(text, pattern) {
    if (!pattern) return [];
    const { folded, from, to } = traced(text);
    return Array.from(folded.matchAll(pattern))
      .filter((match) => match[0])
      .map((match) => [from[match.index], to[match.index + match[0].length - 1]]);
  }

  // The stretch of a text with the most different matches in it, cut between words.
  function context(text, found, room) {
    const length = found.length && IS_UNSPACED.test(text.slice(found[0][0])) ? room / 2 : room;
    if (text.length <= length * 1.2) return [0, text.length];
    let best = 0;
    let most = 0;
    found.forEach(([start], at) => {
      const near = found.slice(at).filter(([, end]) => end <= start + length);
      const many = new Set(near.map(([a, b]) => fold(text.slice(a, b)))).size;
      if (many > most) [best, most] = [at, many];
    });
    const lead = found.length ? found[best][0] : 0;
    const start = lead < length / 3 ? 0 : wordStart(text, lead - Math.round(length / 4), lead);
    const end = start + length >= text.length ? text.length : wordEnd(text, start + length);
    return [start, end];
  }

  function wordStart(text, at, limit) {
    const space = text.indexOf(" ", at);
    return space >= 0 && space < limit ? space + 1 : isLow(text, at) ? at + 1 : at;
  }

  function wordEnd(text, at) {
    const space = text.lastIndexOf(" ", at);
    return space > at - 30 ? space : isLow(text, at) ? at - 1 : at;
  }

  const isLow = (text, at) => /[\udc00-\udfff]/.test(text.charAt(at));

  function marked(text, found, [start, end]) {
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

  // --- what is told of a result ------------------------------------------------------------------

  const language = document.documentElement.lang;
  const put = (pattern, ...values) => pattern.replace(/#(\d)/g, (_, at) => values[at - 1]);
  const number = (count) => count.toLocaleString(language);
  const counted = (element, count) => (count === 1 ? element.dataset.one : put(element.dataset.other, number(count)));
  const capital = (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

  const titleOf = ({ title }, pattern) => marked(title, matches(title, pattern), [0, title.length]);

  // Kind, publisher and regions; each is a list of texts and marks, and may be empty.
  function factsOf(index, { kind, by, regions }, pattern, between) {
    const names = [...new Set(regions)].map((at) => index.regions[at][1]);
    return [[capital(index.kinds[kind][1])], by ? marked(by, matches(by, pattern), [0, by.length]) : [], [names.join(between)]].filter(
      (words) => words.join(""),
    );
  }

  const hrefOf = (owner, anchor) => owner.address + (anchor ? `#${encodeURIComponent(anchor)}` : "");

  // The words of a passage that say most of a query, in context.
  function wordsOfPlace(owner, { strands }, pattern, room) {
    const found = strands.map((strand) => matches(strand.text, pattern));
    const best = found.reduce((top, of, at) => (of.length > found[top].length ? at : top), 0);
    const strand = strands[best] ?? { text: "" };
    const words = marked(strand.text, found[best] ?? [], context(strand.text, found[best] ?? [], room));
    return { words: words.filter(Boolean), quoted: Boolean(strand.quoted), lang: strand.lang || owner.lang };
  }

  // Best first. The index lists documents as they are to stand where nothing else decides: a stable sort keeps that.
  const ranked = (results) => results.sort((a, b) => score(b) - score(a) || a.owner.first - b.owner.first);

  // --- answers for a field on another page ---------------------------------------------------------

  // Its first `most` results, each with no more words in context than there is room for.
  async function answer(query, most, length, between) {
    const index = await load(await load("search-index.js", (address) => address), catalogue);
    const parts = parse(query);
    const results = parts.length ? ranked(await find(index, parts)) : [];
    const pattern = marker(parts);
    const told = results.slice(0, most).map(async ({ owner, places }) => {
      const best = await passage(index, places[0].number);
      return {
        title: titleOf(owner, pattern),
        lang: owner.lang,
        facts: factsOf(index, owner, pattern, between),
        date: [owner.date],
        place: { href: hrefOf(owner, best.anchor), ...wordsOfPlace(owner, best, pattern, length) },
      };
    });
    return { total: results.length, results: await Promise.all(told) };
  }

  Object.assign(window.briefingSearch, { answer, counted, put, terms, toRoot });
  if (!root) return;

  // --- the page ----------------------------------------------------------------------------------

  const copy = (name) => root.querySelector(`template[data-part="${name}"]`).content.cloneNode(true).firstElementChild;
  const part = (of, name) => of.querySelector(`[data-part="${name}"]`);

  const form = root.querySelector("form");
  const field = form.elements.q;
  const all = root.querySelector(".search-all");
  const selects = {};
  const section = copy("results");
  const status = section.querySelector('[role="status"]');
  const list = section.querySelector("ol");
  const more = part(section, "more");
  const clear = part(section, "clear");

  let index;
  let turn = 0;
  let shown = [];

  function setUp() {
    for (const name of FILTERS) selects[name] = form.elements[name];
    all.before(section);
    section.hidden = true;
    read();
  }

  // The address of the page says what is searched, so that a search can be shared and gone back to.
  let wanted = {};

  function read() {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") ?? "";
    wanted = Object.fromEntries(FILTERS.map((name) => [name, given.get(name) ?? ""]));
  }

  function write(how) {
    const given = new URLSearchParams();
    if (field.value.trim()) given.set("q", field.value.trim());
    for (const name of FILTERS) if (wanted[name]) given.set(name, wanted[name]);
    const address = `${location.pathname}${String(given) && `?${given}`}`;
    if (address === location.pathname + location.search) return;
    try {
      history[how](null, "", address);
    } catch {
      // Some browsers keep the address of a file as it is; the search itself is unharmed.
    }
  }

  const idsOf = (name) => index[`${name}s`];

  async function run() {
    const mine = ++turn;
    const query = field.value.trim();
    const filtered = FILTERS.some((name) => wanted[name]);
    list.ariaBusy = "true";
    try {
      index ??= await load(root.dataset.index, catalogue);
      const parts = parse(query);
      const chosen = Object.fromEntries(
        FILTERS.map((name) => [name, wanted[name] ? idsOf(name).findIndex(([id]) => id === wanted[name]) : -1]),
      );
      const results = parts.length ? await find(index, parts) : query ? [] : everything(index);
      if (mine !== turn) return;
      const kept = narrowed(index, results, chosen);
      ranked(kept);
      for (const name of FILTERS) options(name, counts(index, narrowed(index, results, chosen, name), name));
      await show(mine, query, filtered, kept, marker(parts));
    } catch (fault) {
      if (mine !== turn) return;
      section.hidden = all.hidden = false;
      list.replaceChildren();
      clear.hidden = more.hidden = true;
      status.textContent = status.dataset.failed;
    }
    if (mine === turn) list.ariaBusy = "false";
  }

  function options(name, found) {
    const select = selects[name];
    const { any, option } = select.dataset;
    const entries = idsOf(name)
      .map(([id, words], at) => [id, capital(words), found.get(at) ?? 0])
      .filter(([id, , count]) => count || id === wanted[name])
      .map(([id, words, count]) => new Option(put(option, words, number(count)), id, false, id === wanted[name]));
    select.replaceChildren(new Option(any, "", false, !wanted[name]), ...entries);
  }

  async function show(mine, query, filtered, results, pattern) {
    const searching = Boolean(query) || filtered;
    const first = searching ? results.slice(0, SHOWN) : [];
    const items = await Promise.all(first.map((result) => item(result, pattern)));
    if (mine !== turn) return;
    shown = items;
    section.hidden = !searching;
    all.hidden = searching && results.length > 0;
    list.replaceChildren(...items);
    clear.hidden = !filtered || results.length > 0;
    rest(results, pattern);
    if (!searching) status.textContent = "";
    else if (results.length) status.textContent = counted(status, results.length);
    else status.textContent = put(filtered ? status.dataset.filtered : status.dataset.none, query);
  }

  function rest(results, pattern) {
    const left = results.length - shown.length;
    more.hidden = left <= 0;
    if (left <= 0) return;
    more.textContent = counted(more, Math.min(left, SHOWN));
    const mine = turn;
    more.onclick = async () => {
      const next = results.slice(shown.length, shown.length + SHOWN);
      const items = await Promise.all(next.map((result) => item(result, pattern)));
      if (mine !== turn) return;
      shown = [...shown, ...items];
      list.append(...items);
      items[0].querySelector("a").focus();
      rest(results, pattern);
    };
  }

  async function item({ owner, places }, pattern) {
    const element = copy("result");
    const link = element.querySelector("h3 a");
    link.href = owner.address;
    link.append(...titleOf(owner, pattern));
    if (owner.lang) link.lang = owner.lang;
    const between = element.querySelector(".facts").dataset.between;
    part(element, "facts").replaceChildren(
      ...factsOf(index, owner, pattern, between).map((words) => {
        const fact = document.createElement("span");
        fact.append(...words);
        return fact;
      }),
    );
    const time = element.querySelector("time");
    time.dateTime = owner.iso;
    time.textContent = owner.date;
    if (!owner.iso) time.remove();
    const chosen = pattern ? places.slice(0, PLACES) : [{ number: owner.first }];
    const passages = await Promise.all(chosen.map((place) => passage(index, place.number)));
    element.querySelector("ul").append(...passages.map((of) => place(owner, of, pattern)));
    const further = part(element, "further");
    const left = pattern ? places.length - chosen.length : 0;
    if (left > 0) further.textContent = counted(further, left);
    else further.remove();
    return element;
  }

  function place(owner, { anchor, label, strands }, pattern) {
    const element = copy("passage");
    const link = element.querySelector("a");
    link.href = hrefOf(owner, anchor);
    link.append(...marked(label, matches(label, pattern), [0, label.length]));
    if (!label) link.remove();
    const told = wordsOfPlace(owner, { strands }, pattern, LENGTH);
    const words = element.querySelector("span");
    const [before, after = ""] = told.quoted ? words.dataset.quoted.split("#1") : [""];
    words.append(before, ...told.words, after);
    words.lang = told.lang;
    if (!words.lang) words.removeAttribute("lang");
    return element;
  }

  // --- what the reader does ------------------------------------------------------------------------

  let pause;

  function later(wait) {
    clearTimeout(pause);
    pause = setTimeout(() => write("replaceState"), wait);
  }

  field.addEventListener("input", (event) => {
    later(400);
    if (!event.isComposing) run();
    else setTimeout(() => event.target.value === field.value && run(), 250);
  });
  field.addEventListener("compositionend", run);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    write("pushState");
    run();
  });
  form.addEventListener("change", (event) => {
    if (!FILTERS.includes(event.target.name)) return;
    wanted[event.target.name] = event.target.value;
    clearTimeout(pause);
    write("pushState");
    run();
  });
  clear.addEventListener("click", () => {
    for (const name of FILTERS) wanted[name] = "";
    write("pushState");
    run();
    field.focus();
  });
  addEventListener("popstate", () => {
    read();
    run();
  });

  root.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape" && (event.target === field || list.contains(event.target))) {
      event.preventDefault();
      if (event.target === field) {
        field.value = "";
        later(0);
        run();
      }
      field.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !(event.target === field || list.contains(event.target))) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(event.target) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  setUp();
  run();
  if (!field.value && !location.hash) field.focus({ preventScroll: true });
})();
