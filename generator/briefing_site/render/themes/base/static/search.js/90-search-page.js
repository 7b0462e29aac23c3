/* The search page: what is typed and chosen, the address that says so, and the list of what is found. */

import { parse } from "./20-query.js";
import { LoadError, load } from "./30-load.js";
import { catalogue } from "./40-index.js";
import { everything, find, ranked } from "./50-find.js";
import { counts, FILTERS, facetFiles, facetsOf, narrowed } from "./55-filters.js";
import { marker } from "./60-words-in-context.js";
import { capital, counted, number, put } from "./70-told.js";
import { copy, held, itemOf, part } from "./85-results.js";

/** @typedef {import("./40-index.js").Index} Index */
/** @typedef {import("./50-find.js").Result} Result */
/** @typedef {import("./55-filters.js").Filter} Filter */

const SHOWN = 8; // documents at a time, and the files that their words are in
const FEW = 1; // files of facets that any reader fetches; more are for those who turn to the filters

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

  /** @type {Index | undefined} */
  let index;
  let turn = 0;
  let filtering = false; // has the reader turned to the filters?
  /** @type {HTMLElement[]} */
  let shown = [];

  /* --- the address of the page says what is searched: a search can be shared and gone back to --- */

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
      // Some browsers keep the address of a file as it is, or of a page that changes it often: the search goes on.
      if (!(fault instanceof DOMException && fault.name === "SecurityError")) throw fault;
    }
  }

  /* --- searching ------------------------------------------------------------------------------- */

  async function run() {
    const mine = ++turn;
    const query = field.value.trim();
    const filtered = FILTERS.some((name) => wanted[name]);
    list.ariaBusy = "true";
    try {
      index ??= await load(address, catalogue);
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
    const parts = parse(query);
    /** @param {Filter} name */
    const at = (name) => (wanted[name] ? index[`${name}s`].findIndex(([id]) => id === wanted[name]) : -1);
    const chosen = { region: at("region"), topic: at("topic"), kind: at("kind") };
    const offerAll = () => {
      for (const name of FILTERS)
        offer(index, name, new Map(index[`${name}s`].map(([, , count], at) => [at, count])));
    };
    if (!query && !filtered) {
      offerAll();
      await show(index, mine, query, filtered, [], null);
      return;
    }
    const unfiltered = query ? [] : everything(index);
    const results = parts.length ? await find(index, parts) : unfiltered;
    if (mine !== turn) return;
    // The results come first where no filter is chosen, and then what the filters could do.
    if (!filtered) await show(index, mine, query, filtered, ranked(results), marker(parts));
    if (!filtered && !filtering && facetFiles(index, results).length > FEW) {
      offerAll();
      return;
    }
    const facets = await facetsOf(index, results);
    if (mine !== turn) return;
    for (const name of FILTERS) {
      offer(index, name, counts(index, facets, narrowed(index, facets, results, chosen, name), name));
    }
    if (!filtered) return;
    const kept = ranked(narrowed(index, facets, results, chosen));
    await show(index, mine, query, filtered, kept, marker(parts));
  }

  /**
   * The list of everything is below: the reader is told why there is nothing better.
   * @param {string} words
   */
  function giveUp(words) {
    section.hidden = false;
    all.hidden = false;
    list.replaceChildren();
    clear.hidden = true;
    more.hidden = true;
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
   * @param {Result[]} results
   * @param {RegExp | null} pattern
   */
  async function show(index, mine, query, filtered, results, pattern) {
    const searching = Boolean(query) || filtered;
    const first = searching ? results.slice(0, SHOWN) : [];
    const items = await Promise.all(first.map((result) => itemOf(root, index, result, pattern)));
    if (mine !== turn) return;
    shown = items;
    section.hidden = !searching;
    all.hidden = searching && results.length > 0;
    list.replaceChildren(...items);
    clear.hidden = !filtered || results.length > 0;
    offerMore(index, results, pattern);
    if (!searching) status.textContent = "";
    else if (results.length) status.textContent = counted(status, results.length);
    else status.textContent = put(filtered ? status.dataset.filtered : status.dataset.none, query);
  }

  /**
   * @param {Index} index
   * @param {Result[]} results
   * @param {RegExp | null} pattern
   */
  function offerMore(index, results, pattern) {
    const left = results.length - shown.length;
    more.hidden = left <= 0;
    if (left <= 0) return;
    more.textContent = counted(more, Math.min(left, SHOWN));
    const mine = turn;
    more.onclick = async () => {
      const next = results.slice(shown.length, shown.length + SHOWN);
      /** @type {HTMLElement[]} */
      let items;
      try {
        items = await Promise.all(next.map((result) => itemOf(root, index, result, pattern)));
      } catch (fault) {
        const words = wordsFor(fault);
        if (mine === turn) status.textContent = words;
        return;
      }
      if (mine !== turn) return;
      shown = [...shown, ...items];
      list.append(...items);
      items[0]?.querySelector("a")?.focus();
      offerMore(index, results, pattern);
    };
  }

  /* --- what the reader does -------------------------------------------------------------------- */

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
      if (filtering) return;
      filtering = true;
      if (index && facetFiles(index, everything(index)).length > FEW) run();
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
