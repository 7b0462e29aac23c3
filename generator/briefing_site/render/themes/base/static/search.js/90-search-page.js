/** The search page: what is typed and chosen, the address that says so, and the list of what is found. */

import { parse } from "./20-query.js";
import { LoadError, loadRaw } from "./30-load.js";
import { listed } from "./45-order.js";
import { find, formsOf } from "./50-find.js";
import { counts, FILTERS, isSmall, narrowed } from "./55-filters.js";
import { marker } from "./60-words-in-context.js";
import { walk } from "./65-places.js";
import { capital, counted, countOf, nearWordsOf, number, put } from "./70-told.js";
import { copy, held, itemOf, part } from "./85-results.js";

/** @typedef {import("./40-index.js").Forms} Forms */
/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./45-order.js").Documents} Documents */
/** @typedef {import("./50-find.js").Found} Found */
/** @typedef {import("./55-filters.js").Filter} Filter */
/** @typedef {import("./65-places.js").Walk} Walk */

/** Documents at a time, and the files that their words are in. */
const SHOWN = 8;
/** Of them are shown as soon as they can be: they fill the window of a phone. */
const EARLY = 2;
/** Milliseconds that the others wait for them in a page that is not painted. */
const UNSEEN = 100;

/**
 * Has the expressions used that a query needs: a browser makes them ready when they are first used, and that is not to
 * be when a reader types.
 * @param {[Forms | null, unknown]} loaded
 */
function ready([knows]) {
  for (const { text } of parse("ready")) knows?.spellings(text);
}

/** When what has changed is on the screen, or soon where the page is on none. */
const painted = () =>
  new Promise((done) => {
    setTimeout(done, UNSEEN);
    requestAnimationFrame(() => setTimeout(done));
  });

/**
 * @param {HTMLElement} root
 * @param {string} address of the index
 */
function startSearchPage(root, address) {
  const form = held(root, "form", HTMLFormElement);
  const field = held(form, '[name="q"]', HTMLInputElement);
  const all = held(root, ".search-all", HTMLElement);
  /** @param {Filter} name */
  const select = (name) => held(form, `[name="${name}"]`, HTMLSelectElement);
  const selects = { region: select("region"), topic: select("topic"), kind: select("kind") };
  const section = copy(root, "results");
  const status = held(section, '[role="status"]', HTMLElement);
  const list = held(section, "ol", HTMLElement);
  const more = part(section, "more");
  const clear = part(section, "clear");
  const near = part(section, "near");

  /** @type {Index | undefined} */
  let index;
  let turn = 0;
  /** The filters that the reader has turned to. @type {Set<Filter>} */
  const turnedTo = new Set();

  /** --- the address of the page says what is searched: a search can be shared and gone back to --- */

  const wanted = { region: "", topic: "", kind: "" };

  function read() {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") ?? "";
    for (const name of FILTERS) wanted[name] = given.get(name) ?? "";
  }

  /** @param {"pushState" | "replaceState"} how */
  function write(how) {
    const given = new URLSearchParams();
    if (field.value.trim()) given.set("q", field.value.trim());
    for (const name of FILTERS) if (wanted[name]) given.set(name, wanted[name]);
    const query = String(given);
    const address = query ? `${location.pathname}?${query}` : location.pathname;
    if (address === location.pathname + location.search) return;
    try {
      history[how](null, "", address);
    } catch (fault) {
      /** Some browsers keep the address of a file as it is, or of a page that changes it often: the search goes on. */
      if (!(fault instanceof DOMException && fault.name === "SecurityError")) throw fault;
    }
  }

  /** --- searching ------------------------------------------------------------------------------- */

  async function run() {
    const mine = ++turn;
    const query = field.value.trim();
    const filtered = FILTERS.some((name) => wanted[name]);
    list.ariaBusy = "true";
    try {
      if (!index) {
        index = await loadRaw(address);
        /** Before they are needed: who needs them is told of a fault. */
        Promise.all([formsOf(index), loadRaw(index.near)]).then(ready, () => undefined);
      }
      await search(index, mine, query, filtered);
    } catch (fault) {
      const words = wordsFor(fault);
      if (mine === turn) giveUp(words);
    }
    if (mine === turn) list.ariaBusy = "false";
  }

  /**
   * @param {Index} index
   * @param {number} mine
   * @param {string} query
   * @param {boolean} filtered
   */
  async function search(index, mine, query, filtered) {
    /** @param {Filter} name */
    const at = (name) => (wanted[name] ? index[`${name}s`].findIndex(([id]) => id === wanted[name]) : -1);
    const chosen = { region: at("region"), topic: at("topic"), kind: at("kind") };
    const found = await find(index, query);
    if (mine !== turn) return;
    const kept = filtered ? listed(await narrowed(index, found.documents.all(), chosen)) : found.documents;
    /** The results come first, and then what the filters could do. */
    await show(index, mine, query, filtered, found, query || filtered ? kept : listed([]));
    for (const name of FILTERS) {
      const counting = isSmall(index) || turnedTo.has(name);
      const left = counting && (await narrowed(index, found.documents.all(), chosen, name));
      const of = left
        ? await counts(index, left, name)
        : new Map(index[`${name}s`].map(([, , count], at) => [at, count]));
      if (mine !== turn) return;
      offer(index, name, of);
    }
  }

  /**
   * The list of everything is below: the reader is told why there is nothing better.
   * @param {string} words
   */
  function giveUp(words) {
    section.hidden = all.hidden = false;
    clear.hidden = near.hidden = more.hidden = true;
    list.replaceChildren();
    status.textContent = words;
  }

  /**
   * What is said of a fault. One of the program's own is told to the console too.
   * @param {unknown} fault
   */
  function wordsFor(fault) {
    if (fault instanceof LoadError) return status.dataset.failed ?? fault.message;
    console.error(fault);
    return status.dataset.broken ?? String(fault);
  }

  /**
   * @param {Index} index
   * @param {Filter} name
   * @param {Map<number, number>} found
   */
  function offer(index, name, found) {
    const { any = "", option } = selects[name].dataset;
    const entries = index[`${name}s`]
      .map(([id, words], at) => ({ id, words: capital(words), count: found.get(at) ?? 0 }))
      .filter(({ id, count }) => count || id === wanted[name])
      .map(({ id, words, count }) => {
        return new Option(put(option, words, number(count)), id, false, id === wanted[name]);
      });
    selects[name].replaceChildren(new Option(any, "", false, !wanted[name]), ...entries);
  }

  /**
   * @param {Index} index
   * @param {number} mine
   * @param {string} query
   * @param {boolean} filtered
   * @param {Found} found
   * @param {Documents} documents those of it that the filters leave
   */
  async function show(index, mine, query, filtered, found, documents) {
    const searching = Boolean(query) || filtered;
    const walked = walk(index, documents, found, wanted);
    const pattern = marker(found.parts);
    /** @param {number} most @param {number} [compared] */
    const next = async (most, compared) =>
      (await walked.next(most, compared)).map((result) => itemOf(root, index, result, pattern));
    const tell = () => {
      status.textContent = countOf(index, status, walked, found);
    };
    /** The first are there before the others, and before the files of those that cannot come before them: what a query
        names, such as a person, comes before all, so that no other need be looked at. */
    const early = documents.first(1).some((of) => of < index.named) ? 1 : EARLY;
    const items = await next(early, SHOWN);
    if (mine !== turn) return;
    section.hidden = !searching;
    all.hidden = searching && items.length > 0;
    list.replaceChildren(...items);
    clear.hidden = !filtered || items.length > 0;
    const words = items.length || !searching ? [] : await nearWordsOf(index, found, addressOf);
    if (mine !== turn) return;
    near.replaceChildren(...words);
    near.hidden = !words.length;
    if (!searching) status.textContent = "";
    else if (!items.length)
      status.textContent = put(filtered ? status.dataset.filtered : status.dataset.none, query);
    else {
      /** What is counted or asked for before they are painted is waited for. */
      await painted();
      if (mine !== turn) return;
      const sure = walked.sure();
      if (sure) tell();
      const others = await next(SHOWN - early);
      if (mine !== turn) return;
      list.append(...others);
      if (!sure) tell();
    }
    offerMore(walked, next, tell);
  }

  /**
   * The address of this page that searches for a word, with the filters that are chosen.
   * @param {string} word
   */
  function addressOf(word) {
    const given = new URLSearchParams(location.search);
    given.set("q", word);
    return `${location.pathname}?${given}`;
  }

  /**
   * @param {Walk} walked
   * @param {(most: number) => Promise<HTMLElement[]>} next
   * @param {() => void} tell
   */
  function offerMore(walked, next, tell) {
    const left = walked.left();
    more.hidden = left <= 0;
    if (left <= 0) return;
    more.textContent = counted(more, Math.min(left, SHOWN));
    const mine = turn;
    more.onclick = async () => {
      try {
        const items = await next(SHOWN);
        if (mine !== turn) return;
        list.append(...items);
        all.hidden = list.children.length > 0;
        if (all.hidden) tell();
        items[0]?.querySelector("a")?.focus();
        offerMore(walked, next, tell);
      } catch (fault) {
        const words = wordsFor(fault);
        if (mine === turn) status.textContent = words;
      }
    };
  }

  /** --- what the reader does -------------------------------------------------------------------- */

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  /** @param {number} wait */
  function later(wait) {
    clearTimeout(pause);
    pause = setTimeout(() => write("replaceState"), wait);
  }

  /** What is chosen now is a step in the history of the page. */
  function go() {
    clearTimeout(pause);
    write("pushState");
    run();
  }

  field.addEventListener("input", (event) => {
    later(400);
    const typed = field.value;
    if (!(event instanceof InputEvent && event.isComposing)) run();
    else setTimeout(() => typed === field.value && run(), 250);
  });
  field.addEventListener("compositionend", run);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  for (const name of FILTERS) {
    selects[name].addEventListener("focus", () => {
      if (turnedTo.has(name)) return;
      turnedTo.add(name);
      if (index && !isSmall(index)) run();
    });
    selects[name].addEventListener("change", () => {
      wanted[name] = selects[name].value;
      go();
    });
  }
  clear.addEventListener("click", () => {
    for (const name of FILTERS) wanted[name] = "";
    go();
    field.focus();
  });
  addEventListener("popstate", () => {
    read();
    run();
  });

  root.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { target } = event;
    if (!(target instanceof HTMLElement) || !(target === field || list.contains(target))) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (target === field) {
        field.value = "";
        later(0);
        run();
      }
      field.focus();
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    /** @type {HTMLElement[]} */
    const stops = [field, ...list.querySelectorAll("a")];
    const next = step ? stops[stops.indexOf(target) + step] : undefined;
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  all.before(section);
  section.hidden = true;
  read();
  run();
  if (!field.value && !location.hash) field.focus({ preventScroll: true });
}

const searchPage = document.querySelector("[data-index]");
if (searchPage instanceof HTMLElement && searchPage.dataset.index) {
  startSearchPage(searchPage, searchPage.dataset.index);
}
