// What is found, under the search field of the masthead, as its words are typed: a short list of links, led through by
// Tab or the arrow keys. find.js loads this, and search.js before it, when the field is first used.
"use strict";

(() => {
  const SHOWN = 6;
  const LENGTH = 120; // characters of words in context: about two lines
  const WAIT = 250; // milliseconds until words that an input method still composes are taken as they are

  if (!window.briefingSearch) return; // search.js did not load: the field leads to the search page
  const form = document.querySelector("form.find");
  const field = form.elements.q;
  const box = form.querySelector("template").content.cloneNode(true).firstElementChild;
  const status = box.querySelector('[role="status"]');
  const list = document.createElement("ol");
  const all = box.querySelector(".found-all a");
  const { put, counted, answer, toRoot } = window.briefingSearch;
  let turn = 0;

  const span = (name, ...content) => {
    const element = document.createElement("span");
    element.className = name;
    element.append(...content);
    return element;
  };

  /* As the page's own facts are set: each with its dot before it, but the first. */
  const line = (facts) =>
    span("facts", ...facts.flatMap((fact, at) => [at ? " " : "", span("", ...(at ? [span("sep", "·\u00a0")] : []), ...fact)]));

  const item = ({ title, lang, facts, date, place }) => {
    const link = document.createElement("a");
    const named = span("found-title", ...title);
    if (lang) named.lang = lang;
    link.href = toRoot(place.href);
    link.append(named, " ", line([...facts, date].filter((fact) => fact.join(""))));
    if (place.words.length) {
      const [before, after = ""] = place.quoted ? box.dataset.quoted.split("#1") : [""];
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

  const run = async () => {
    const query = field.value.trim();
    if (!query) return close();
    const mine = ++turn;
    box.hidden = false; // a live region is told from only once it is there
    let found;
    try {
      found = await answer(query, SHOWN, LENGTH, box.dataset.between);
    } catch {
      found = null;
    }
    if (mine !== turn) return;
    const { total, results } = found ?? { total: 0, results: [] };
    list.replaceChildren(...results.map(item));
    list.hidden = !results.length;
    box.scrollTop = 0;
    all.textContent = put(all.dataset.words, query);
    all.href = `${form.action}?q=${encodeURIComponent(query)}`;
    all.parentElement.hidden = found && !total;
    if (!found) status.textContent = status.dataset.failed;
    else status.textContent = total ? counted(status, total) : put(status.dataset.none, query);
  };

  field.addEventListener("input", (event) => {
    if (!event.isComposing) run();
    else setTimeout(() => event.target.value === field.value && run(), WAIT);
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
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || box.hidden) return;
    if (event.key === "Escape") {
      event.preventDefault();
      field.focus();
      close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, ...box.querySelectorAll("a[href]")].filter((stop) => stop === field || stop.offsetParent);
    const next = step && stops[stops.indexOf(event.target) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  status.after(list);
  form.append(box);
  if (form.contains(document.activeElement)) run();
})();
