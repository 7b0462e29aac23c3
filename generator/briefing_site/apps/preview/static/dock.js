/* The dock: what is wrong with the site, the shown page first, and what the shown page rests on. It lives in a
   shadow tree beside the page, so that neither styles the other; all that it shows is set as text. */
(() => {
  "use strict";

  const preview = window.briefingPreview;
  const KEPT = "briefing-dock"; // in the session: which tab is open

  const make = (name, attributes = {}, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };
  const button = (text, act, attributes = {}) => {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", act);
    return made;
  };
  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  /* --- the frame ---------------------------------------------------------------------------------- */

  const host = make("div", { id: "preview-dock", lang: "en" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = (name) => make("link", { rel: "stylesheet", href: `/_preview/${name}` });

  const pill = make("button", { type: "button", class: "pill", "aria-expanded": "false" });
  const said = make("span", { role: "status" }, "Preview");
  pill.append(said);

  const tabs = {};
  const tablist = make("div", { role: "tablist", "aria-label": "Preview" });
  const notice = make("p", { class: "notice", role: "alert", hidden: "" });
  const dock = make("aside", { class: "dock", "aria-label": "Preview", hidden: "" },
    make("header", {}, tablist, button("×", () => shut(), { class: "close", "aria-label": "Close the preview's dock" })),
    notice);
  root.append(sheet("dock.css"), sheet("evidence.css"), pill, dock);

  const addTab = (id, label) => {
    const panel = make("div", { role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "0", hidden: "" });
    const tab = button(label, () => show(id), {
      role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, "aria-selected": "false", tabindex: "-1",
    });
    tab.addEventListener("keydown", (event) => {
      const names = Object.keys(tabs);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = names[(names.indexOf(id) + step + names.length) % names.length];
      show(next);
      tabs[next].tab.focus();
    });
    tablist.append(tab);
    dock.append(panel);
    tabs[id] = { tab, panel };
    return panel;
  };

  let current = "";
  const show = (id) => {
    current = id;
    dock.hidden = false;
    document.documentElement.dataset.previewDocked = "";
    pill.hidden = true;
    pill.setAttribute("aria-expanded", "true");
    for (const [name, { tab, panel }] of Object.entries(tabs)) {
      tab.setAttribute("aria-selected", String(name === id));
      tab.tabIndex = name === id ? 0 : -1;
      panel.hidden = name !== id;
    }
    sessionStorage.setItem(KEPT, id);
    preview.send({ kind: "evidence", on: id === "evidence" });
  };
  const shut = () => {
    const inside = root.activeElement;
    dock.hidden = true;
    delete document.documentElement.dataset.previewDocked;
    pill.hidden = false;
    pill.setAttribute("aria-expanded", "false");
    sessionStorage.setItem(KEPT, "");
    if (current === "evidence") preview.send({ kind: "evidence", on: false });
    current = "";
    if (inside) pill.focus();
  };
  pill.addEventListener("click", () => {
    show("faults");
    tabs[current].tab.focus();
  });
  dock.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) shut();
  });

  /* --- faults ------------------------------------------------------------------------------------- */

  const faults = addTab("faults", "Faults");
  faults.classList.add("faults");
  let state = null;
  let away = false;

  const openers = (entry) => {
    const made = [];
    if (state.editor) {
      made.push(button("Open in the editor", () => preview.send({ kind: "open", path: entry.path, line: entry.line ?? 1, column: entry.column ?? 1 })));
    }
    made.push(make("a", { href: entry.vscode }, "VS Code"));
    return made;
  };

  const item = (entry) => {
    const actions = make("p", { class: "do" }, make("code", {}, `${entry.path}:${entry.line}:${entry.column}`), ...openers(entry));
    if (entry.here && (entry.sentences.length || entry.elements.length)) {
      actions.prepend(button("Show", () => reveal(entry)));
    }
    const made = make("li", { "data-severity": entry.severity },
      make("p", { class: "what" }, make("b", {}, `${entry.severity}[${entry.code}]`), ` ${entry.message}`));
    if (entry.hint) made.append(make("p", { class: "hint" }, `hint: ${entry.hint}`));
    made.append(actions);
    return made;
  };

  const list = () => {
    const here = state.entries.filter((entry) => entry.here);
    const elsewhere = state.entries.filter((entry) => !entry.here);
    const parts = [];
    if (state.path) parts.push(make("p", { class: "file" }, make("code", {}, state.path), ...openers(state)));
    if (here.length) parts.push(make("h2", {}, "On this page"), make("ol", {}, ...here.map(item)));
    if (elsewhere.length) parts.push(make("h2", {}, here.length ? "Elsewhere" : "On other pages"), make("ol", {}, ...elsewhere.map(item)));
    const rest = state.errors + state.warnings - state.entries.length;
    if (rest > 0) parts.push(make("p", { class: "none" }, `and ${count(rest, "more", "more")}.`));
    if (!state.entries.length) parts.push(make("p", { class: "none" }, "Nothing is wrong: every citation leads to its passage, and every passage stands in its source."));
    const focused = [...faults.querySelectorAll("button, a")].indexOf(root.activeElement);
    const top = faults.scrollTop;
    faults.replaceChildren(...parts);
    faults.scrollTop = top;
    if (focused >= 0) [...faults.querySelectorAll("button, a")][focused]?.focus();
  };

  const sum = () => {
    const parts = [];
    if (state?.errors) parts.push(count(state.errors, "error", "errors"));
    if (state?.warnings) parts.push(count(state.warnings, "warning", "warnings"));
    const here = state ? state.entries.filter((entry) => entry.here).length : 0;
    let text = parts.join(", ") || (state ? "No faults" : "Preview");
    if (here && here < state.errors + state.warnings) text += ` · ${here.toLocaleString("en")} here`;
    if (away) text = "The preview has stopped";
    if (said.textContent !== text) said.textContent = text;
    pill.dataset.state = away || !state ? "away" : state.errors ? "error" : state?.warnings ? "warning" : "good";
    tabs.faults.tab.textContent = parts.length ? `Faults (${(state.errors + state.warnings).toLocaleString("en")})` : "Faults";
  };

  /* --- marks in the page -------------------------------------------------------------------------- */

  /* The text of the page without white space, with the place of every character. */
  const textOf = (main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => node.parentElement.closest("sup.cites, .note-card, .rail, .preview-broken, script, rt, rp")
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    });
    let text = "";
    const nodes = [];
    const offsets = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.data.length; at += 1) {
        if (/[\s\u2060]/.test(node.data[at])) continue;
        text += node.data[at];
        nodes.push(node);
        offsets.push(at);
      }
    }
    return { text: plain(text), nodes, offsets };
  };
  const plain = (text) => text.replace(/[\s\u2060]/g, "").replace(/[“”„«»]/g, '"').replace(/[‘’]/g, "'");

  /* From the first piece of a sentence that is found to the last of those that follow it. */
  const rangeOf = (page, pieces) => {
    const wanted = pieces.map(plain).filter(Boolean);
    const from = wanted.findIndex((piece) => page.text.includes(piece));
    if (from < 0) return null;
    const start = page.text.indexOf(wanted[from]);
    let end = start + wanted[from].length;
    for (const piece of wanted.slice(from + 1)) {
      const at = page.text.indexOf(piece, end);
      if (at >= 0 && at - end < 400) end = at + piece.length;
    }
    const range = new Range();
    range.setStart(page.nodes[start], page.offsets[start]);
    range.setEnd(page.nodes[end - 1], page.offsets[end - 1] + 1);
    return range;
  };

  const ranges = new Map(); // entry: what it is about in the page
  const mark = () => {
    const found = { error: [], warning: [] };
    ranges.clear();
    const main = document.querySelector("main");
    const entries = state.entries.filter((entry) => entry.here);
    const page = main && entries.some((entry) => entry.sentences.length) ? textOf(main) : null;
    const marked = new Map();
    for (const entry of entries) {
      const own = page ? entry.sentences.map((pieces) => rangeOf(page, pieces)).filter(Boolean) : [];
      ranges.set(entry, own);
      found[entry.severity].push(...own);
      for (const id of entry.elements) {
        const element = document.getElementById(id);
        if (element && marked.get(element) !== "error") marked.set(element, entry.severity);
      }
    }
    for (const old of document.querySelectorAll("[data-preview-marked]")) {
      if (!marked.has(old)) delete old.dataset.previewMarked;
    }
    for (const [element, severity] of marked) element.dataset.previewMarked = severity;
    if (!window.CSS?.highlights) return;
    for (const [severity, own] of Object.entries(found)) {
      if (own.length) CSS.highlights.set(`briefing-${severity}`, new Highlight(...own));
      else CSS.highlights.delete(`briefing-${severity}`);
    }
  };

  const reveal = (entry) => {
    const range = ranges.get(entry)?.[0];
    const element = range ? range.startContainer.parentElement : document.getElementById(entry.elements[0]);
    if (!element) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // In the middle of what the dock leaves free: on a small screen it covers the lower part.
    const below = dock.getBoundingClientRect().left === 0 ? dock.offsetHeight : 0;
    const box = (range ?? element).getBoundingClientRect();
    scrollBy({ top: box.top - (innerHeight - below - box.height) / 2, behavior: still ? "auto" : "smooth" });
    element.dataset.previewFlash = "";
    setTimeout(() => delete element.dataset.previewFlash, 1200);
  };

  /* --- evidence ----------------------------------------------------------------------------------- */

  const shown = addTab("evidence", "Evidence");
  window.briefingEvidence?.mount(shown, {
    async excerpt(source, from, to) {
      const query = new URLSearchParams({ source, from: from.join(":"), to: to.join(":") });
      return (await fetch(`/_preview/excerpt?${query}`)).json();
    },
    open: (path, line) => preview.send({ kind: "open", path, line, column: 1 }),
    copy: (text) => navigator.clipboard.writeText(text),
  });

  /* --- news --------------------------------------------------------------------------------------- */

  preview.addEventListener("faults", ({ detail }) => {
    state = detail;
    list();
    sum();
    mark();
  });
  preview.addEventListener("page", () => state && mark());
  preview.addEventListener("evidence", ({ detail }) => window.briefingEvidence?.update(detail.data));
  preview.addEventListener("notice", ({ detail }) => {
    notice.textContent = detail.text;
    notice.hidden = false;
    setTimeout(() => { notice.hidden = true; }, 8000);
  });
  preview.addEventListener("connected", () => {
    away = false;
    sum();
    if (current === "evidence") preview.send({ kind: "evidence", on: true });
  });
  preview.addEventListener("disconnected", () => { away = true; sum(); });

  document.documentElement.append(host);
  const kept = sessionStorage.getItem(KEPT);
  if (kept && tabs[kept]) show(kept);
  sum();
})();
