/* What is found, under the search field of the masthead, as its words are typed: a short list of links, led through by
   Tab or the arrow keys. find.js loads this, and search.js before it, when the field is first used. */
"use strict";

(() => {
  const SHOWN = 6;
  const LENGTH = 120; // characters of words in context: about two lines
  const WAIT = 250; // milliseconds until words that an input method still composes are taken as they are

  const search = window.briefingSearch;
  if (!search) return; // search.js did not load: the field leads to the search page
  const { put, toRoot, LoadError } = search;

  /**
   * The element of the form that this cannot do without.
   * @template {Element} Kind
   * @param {ParentNode} of
   * @param {string} selector
   * @param {new () => Kind} kind
   */
  const held = (of, selector, kind) => {
    const found = of.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`The masthead has no ${selector}`);
    return found;
  };
  const form = held(document, "form.find", HTMLFormElement);
  const field = held(form, '[name="q"]', HTMLInputElement);
  const told = held(form, "template", HTMLTemplateElement);
  const words = told.dataset;
  const box = document.createElement("section");
  const status = document.createElement("p");
  const list = document.createElement("ol");
  const near = document.createElement("p");
  const more = document.createElement("p");
  const all = document.createElement("a");
  box.className = "found";
  box.setAttribute("aria-label", words.results ?? "");
  box.tabIndex = -1;
  box.hidden = true;
  status.className = "search-status";
  status.setAttribute("role", "status");
  more.className = "found-all";
  more.append(all);
  near.className = "search-near";
  near.hidden = true;
  box.append(status, near, list, more);
  let turn = 0;

  /**
   * @param {string} name
   * @param {...(string | Node)} content
   */
  const span = (name, ...content) => {
    const element = document.createElement("span");
    element.className = name;
    element.append(...content);
    return element;
  };

  /**
   * As the page's own facts are set: each with its dot before it, but the first.
   * @param {(string | HTMLElement)[][]} facts
   */
  const line = (facts) => {
    const dotted = facts.map((fact, at) => span("", ...(at ? [span("sep", "·\u00a0")] : []), ...fact));
    return span("facts", ...dotted.flatMap((fact, at) => (at ? [" ", fact] : [fact])));
  };

  /**
   * The first results of a query, each with no more words in context than there is room for; how many there are; and
   * where there are none words near it.
   * @param {string} query
   */
  const answer = async (query) => {
    const { allMarked, countOf, factsOf, hrefOf, wordsOfPlace } = search;
    const index = await search.theIndex();
    const answered = await search.find(index, query);
    const pattern = search.marker(answered.parts);
    const walked = search.walk(index, answered.documents, answered, { region: "", topic: "" });
    const results = (await walked.next(SHOWN)).map(({ owner, places: [best] }) => ({
      title: allMarked(owner.title, pattern),
      lang: owner.lang,
      facts: factsOf(index, owner, pattern, words.between ?? ""),
      date: [owner.date],
      place: best
        ? { href: hrefOf(owner, best.anchor), ...wordsOfPlace(owner, best, pattern, LENGTH) }
        : { href: owner.address, words: [], quoted: false, lang: "" },
    }));
    const near = results.length ? [] : await search.nearWordsOf(index, answered, allOf);
    return { results, count: countOf(index, told, walked, answered), near };
  };

  /** @param {Awaited<ReturnType<typeof answer>>["results"][number]} result */
  const item = ({ title, lang, facts, date, place }) => {
    const link = document.createElement("a");
    const named = span("found-title", ...title);
    if (lang) Object.assign(named, { lang, dir: "auto" });
    link.href = toRoot(place.href);
    link.append(named, " ", line([...facts, date].filter((fact) => fact.join(""))));
    if (place.words.length) {
      const [before = "", after = ""] = place.quoted ? (words.quoted ?? "#1").split("#1") : [];
      const shown = span("found-words", before, ...place.words, after);
      if (place.lang) Object.assign(shown, { lang: place.lang, dir: "auto" });
      link.append(" ", shown);
    }
    const element = document.createElement("li");
    element.append(link);
    return element;
  };

  const close = () => {
    turn += 1;
    box.hidden = true;
    list.replaceChildren();
    near.replaceChildren();
    status.textContent = "";
  };

  /**
   * What is said of a fault. One of the program's own is told to the console too.
   * @param {unknown} fault
   */
  const wordsFor = (fault) => {
    if (fault instanceof LoadError) return words.failed ?? fault.message;
    console.error(fault);
    return words.broken ?? String(fault);
  };

  /** @param {string} query */
  const allOf = (query) => `${form.action}?q=${encodeURIComponent(query)}`;

  /** @param {string} query */
  const found = async (query) => {
    try {
      const { results, count, near } = await answer(query);
      const any = results.length > 0;
      return { items: results.map(item), count: any ? count : put(words.none, query), near, any };
    } catch (fault) {
      return { items: [], count: wordsFor(fault), near: [], any: true };
    }
  };

  const run = async () => {
    const query = field.value.trim();
    if (!query) return close();
    const mine = ++turn;
    box.hidden = false; // a live region is told from only once it is there
    const { items, count, near: nearest, any } = await found(query);
    if (mine !== turn) return;
    list.replaceChildren(...items);
    list.hidden = !items.length;
    near.replaceChildren(...nearest);
    near.hidden = !nearest.length;
    box.scrollTop = 0;
    all.textContent = put(words.all, query);
    all.href = allOf(query);
    more.hidden = !any;
    status.textContent = count;
  };

  field.addEventListener("input", (event) => {
    const typed = field.value;
    if (!(event instanceof InputEvent && event.isComposing)) run();
    else setTimeout(() => typed === field.value && run(), WAIT);
  });
  field.addEventListener("compositionend", run);
  form.addEventListener("focusin", (event) => {
    if (event.target === field && box.hidden) run();
  });
  form.addEventListener("focusout", () => {
    setTimeout(() => form.contains(document.activeElement) || close());
  });
  addEventListener("pagehide", close);

  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || box.hidden)
      return;
    if (event.key === "Escape") {
      event.preventDefault();
      field.focus();
      close();
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const links = [...box.querySelectorAll("a")].filter((link) => link.href && link.offsetParent);
    /** @type {HTMLElement[]} */
    const stops = [field, ...links];
    const at = stops.findIndex((stop) => stop === event.target);
    const next = step ? stops[at + step] : undefined;
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  form.append(box);
  if (form.contains(document.activeElement)) run();
})();
