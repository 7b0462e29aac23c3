/* What is found, under the search field of the masthead, as its words are typed: a short list of links, led through by
   Tab or the arrow keys. find.js loads this, and search.js before it, when the field is first used. */
"use strict";

(() => {
  const SHOWN = 6;
  const LENGTH = 120; // characters of words in context: about two lines
  const WAIT = 250; // milliseconds until words that an input method still composes are taken as they are

  const search = window.briefingSearch;
  if (!search) return; // search.js did not load: the field leads to the search page
  const { put, counted, answer, toRoot, LoadError } = search;

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
  const template = held(form, "template", HTMLTemplateElement);
  const box = held(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), "*", HTMLElement);
  const status = held(box, '[role="status"]', HTMLElement);
  const list = document.createElement("ol");
  const all = held(box, ".found-all a", HTMLAnchorElement);
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

  /** @param {Awaited<ReturnType<typeof answer>>["results"][number]} result */
  const item = ({ title, lang, facts, date, place }) => {
    const link = document.createElement("a");
    const named = span("found-title", ...title);
    if (lang) named.lang = lang;
    link.href = toRoot(place.href);
    link.append(named, " ", line([...facts, date].filter((fact) => fact.join(""))));
    if (place.words.length) {
      const [before = "", after = ""] = place.quoted ? (box.dataset.quoted ?? "#1").split("#1") : [];
      const words = span("found-words", before, ...place.words, after);
      if (place.lang) words.lang = place.lang;
      link.append(" ", words);
    }
    const element = document.createElement("li");
    element.append(link);
    return element;
  };

  const close = () => {
    turn += 1;
    box.hidden = true;
    list.replaceChildren();
    status.textContent = "";
  };

  /**
   * What is said of a fault. One of the program's own is told to the console too.
   * @param {unknown} fault
   */
  const wordsFor = (fault) => {
    if (fault instanceof LoadError) return status.dataset.failed ?? fault.message;
    console.error(fault);
    return status.dataset.broken ?? String(fault);
  };

  /** @param {string} query */
  const found = async (query) => {
    try {
      const { total, results } = await answer(query, SHOWN, LENGTH, box.dataset.between ?? "");
      const words = total ? counted(status, total) : put(status.dataset.none, query);
      return { items: results.map(item), words, more: total > 0 };
    } catch (fault) {
      return { items: [], words: wordsFor(fault), more: true };
    }
  };

  const run = async () => {
    const query = field.value.trim();
    if (!query) return close();
    const mine = ++turn;
    box.hidden = false; // a live region is told from only once it is there
    const { items, words, more } = await found(query);
    if (mine !== turn) return;
    list.replaceChildren(...items);
    list.hidden = !items.length;
    box.scrollTop = 0;
    all.textContent = put(all.dataset.words, query);
    all.href = `${form.action}?q=${encodeURIComponent(query)}`;
    if (all.parentElement) all.parentElement.hidden = !more;
    status.textContent = words;
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

  status.after(list);
  form.append(box);
  if (form.contains(document.activeElement)) run();
})();
