/* Cards at the marks, and the rail beside them. Both are made of the notes that stand on the page:
   nothing is fetched, and without this file every mark is still a link to its note. */
(() => {
  "use strict";

  const MARK = 'a[role="doc-noteref"][id]';
  const REST = 250; // milliseconds until a pointer at rest opens a card
  const GRACE = 300; // and for crossing from the mark to its card
  const GAP = 6; // pixels between mark and card
  const EDGE = 8; // and between card and window

  const notes = document.querySelector("section.notes");
  if (!notes) return;
  const page = notes.parentElement;
  const words = notes.dataset;

  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };
  const closest = (target, what) => (target instanceof Element ? target.closest(what) : null);
  const noteOf = (mark) => document.getElementById(mark.getAttribute("href").slice(1));

  /* How this use cites its note: the words beside its own way back, or those that all uses share. */
  const citedAs = (mark, note) => {
    const back = [...note.querySelectorAll(".backs a")].find((a) => a.getAttribute("href") === `#${mark.id}`);
    const beside = back?.nextElementSibling;
    return beside?.matches("[data-cited]") ? beside : note.querySelector(":scope > [data-cited]");
  };

  /* --- the card ------------------------------------------------------------------------------- */

  let card = null; // the open card,
  let owner = null; // and the mark that it belongs to
  let hovered = false; // whether the pointer is on either
  let resting = null; // the mark under the pointer
  let opening = 0;
  let closing = 0;

  const build = (mark, note) => {
    const label = mark.getAttribute("aria-label");
    const made = make("div", {
      class: "note-card", role: "group", "aria-label": label, tabindex: "-1", lang: document.documentElement.lang,
    });
    for (const part of note.children) {
      if (!part.matches(".backs, .note-context")) made.append(part.cloneNode(true));
    }
    for (const each of made.querySelectorAll("[id]")) each.removeAttribute("id");
    for (const each of made.querySelectorAll("button")) each.remove(); // a copy of one would do nothing
    for (const each of made.querySelectorAll("p")) if (!each.textContent.trim()) each.remove();
    const cited = citedAs(mark, note);
    if (cited) {
      const against = "against" in cited.dataset;
      const text = (against ? words.wordAgainst : words.wordCited).replace("{}", () => cited.dataset.cited);
      made.prepend(make("p", { class: against ? "note-card-cited against" : "note-card-cited" }, text));
    }
    const links = made.querySelector(".note-links"); // in the head they are in sight however long the passage is
    made.prepend(make("p", { class: "note-card-head" },
      make("a", { href: mark.getAttribute("href") }, label),
      ...(links ? links.querySelectorAll("a") : []),
      ...(words.wordCopy
        ? [make("button", { type: "button", class: "copy", "data-copies": `#${mark.id}` }, words.wordCopy)]
        : []),
      make("button", { type: "button", class: "note-card-close" }, words.wordClose)));
    links?.remove();
    return made;
  };

  /* While the card is open its mark is described by the source in short, not by the whole passage. */
  const describe = () => {
    const source = card.querySelector(".note-src");
    if (source) card.append(make("span", { class: "note-short", hidden: "" }, source.dataset.short));
    const ids = [];
    for (const part of card.querySelectorAll(".note-card-cited, .note-short")) {
      part.id = `note_card_${ids.length + 1}`; // keys have no underscore: never the id of anything else
      ids.push(part.id);
    }
    if (ids.length) owner.setAttribute("aria-describedby", ids.join(" "));
  };

  const open = (mark) => {
    const note = noteOf(mark);
    if (mark === owner || !note) return;
    close();
    owner = mark;
    card = build(mark, note);
    describe();
    mark.after(card);
    if (card.showPopover) {
      card.popover = "manual";
      card.showPopover();
    }
    hovered = resting === mark;
    place();
  };

  const close = () => {
    clearTimeout(opening);
    clearTimeout(closing);
    if (!card) return;
    const [old, mark] = [card, owner];
    card = owner = null;
    hovered = false;
    mark.removeAttribute("aria-describedby");
    if (old.contains(document.activeElement)) mark.focus({ preventScroll: true });
    old.remove();
  };

  /* On a small screen the style sheet makes the card a sheet at its foot, out of the pointer's quick reach. */
  const sheet = () => getComputedStyle(card).position === "fixed";

  /* Below the mark, else above it. A sheet stays where it is, and the mark is kept in sight. */
  const place = () => {
    const style = card.style;
    style.left = style.top = style.maxHeight = "";
    const at = owner.getBoundingClientRect();
    if (sheet()) {
      const hidden = at.bottom + EDGE - card.getBoundingClientRect().top;
      if (hidden > 0) window.scrollBy(0, hidden);
      return;
    }
    style.left = style.top = "0px";
    const high = document.documentElement.clientHeight;
    const above = at.top - GAP - EDGE;
    const below = high - at.bottom - GAP - EDGE;
    const under = card.offsetHeight <= below || below >= above;
    if (card.offsetHeight > Math.max(above, below)) style.maxHeight = `${Math.max(above, below)}px`;
    const box = card.getBoundingClientRect(); // wherever left: 0, top: 0 has put it
    const left = Math.min(at.left - EDGE * 2, document.documentElement.clientWidth - box.width - EDGE);
    style.left = `${Math.max(left, EDGE) - box.left}px`;
    style.top = `${(under ? at.bottom + GAP : at.top - GAP - box.height) - box.top}px`;
  };

  const inside = (target) => Boolean(card) && (card.contains(target) || owner.contains(target));
  const held = () => hovered || card?.contains(document.activeElement) || owner?.matches(":focus-visible");

  /* The pointer: only where it has moved itself, not where the page has moved under it. */
  let at = "";
  const hover = (target, pressed) => {
    const mark = closest(target, MARK);
    if (inside(target) !== hovered) {
      hovered = !hovered;
      clearTimeout(closing);
      if (!hovered && !sheet()) closing = setTimeout(() => held() || close(), GRACE);
    }
    if (mark !== resting) {
      resting = mark;
      clearTimeout(opening);
      if (mark && !pressed) opening = setTimeout(open, REST, mark);
    }
  };
  document.addEventListener("pointermove", (event) => {
    const now = `${event.screenX} ${event.screenY}`;
    if (event.pointerType === "touch" || now === at) return;
    at = now;
    hover(event.target, event.buttons > 0);
  }, { passive: true });
  document.documentElement.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") hover(null, false);
  });

  /* The keyboard. A card opens where Tab leads to a mark, and not where a way back does. */
  let tabbing = false;
  let tapping = false;
  document.addEventListener("keydown", (event) => {
    tapping = false;
    tabbing = event.key === "Tab"; // before closing: the focus that goes back to the mark comes from no Tab
    if (event.key === "Escape") close();
    if (tabbing) setTimeout(() => { tabbing = false; });
  });
  document.addEventListener("focusin", (event) => {
    if (inside(event.target)) return;
    const mark = closest(event.target, MARK);
    if (mark && tabbing) open(mark);
    else close();
  });

  /* Taps and clicks. A click is always the link; of taps the first opens the card, the second follows. */
  let pressedInside = false;
  document.addEventListener("pointerdown", (event) => {
    tapping = event.pointerType !== "mouse";
    pressedInside = inside(event.target);
    clearTimeout(opening);
  });
  document.addEventListener("pointerup", (event) => {
    if (!pressedInside && !inside(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented) return;
    if (card && card.contains(event.target) && closest(event.target, ".note-card-close")) return close();
    const link = closest(event.target, "a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (tapping && link !== owner && link.matches(MARK)) {
      event.preventDefault();
      open(link);
      card?.focus({ preventScroll: true });
    } else {
      setTimeout(close); // when the link has been followed
    }
  });
  addEventListener("pagehide", close);
  addEventListener("resize", () => card && place());

  /* --- the rail ------------------------------------------------------------------------------- */

  const wide = matchMedia("(min-width: 80rem)"); // as in style.css
  let rail = null;
  const groups = []; // entries of the rail between two blocks that take its place

  const entry = (mark) => {
    const note = noteOf(mark);
    const cited = citedAs(mark, note);
    const name = note.querySelector(".note-src")?.dataset.short ?? note.querySelector(".gist")?.textContent.trim();
    const made = make("a", { href: mark.getAttribute("href"), tabindex: "-1" }, make("b", {}, mark.textContent));
    if (cited && "against" in cited.dataset) made.append(make("i", {}, cited.dataset.cited), " ");
    made.append(name ?? "");
    return made;
  };

  const fill = () => {
    rail = make("div", { class: "rail", "aria-hidden": "true" });
    let group = null;
    for (const block of page.children) {
      if (block.matches(".wide")) {
        if (group) group.next = block;
        group = null;
        continue;
      }
      const marks = [...block.querySelectorAll(MARK)].filter((mark) => !mark.closest(".wide") && noteOf(mark));
      if (!group) groups.push((group = { first: block, next: null, entries: [] }));
      for (const mark of marks) group.entries.push([mark, rail.appendChild(entry(mark))]);
    }
    page.append(rail);
  };

  /* Each entry level with its mark, below the one before it, and above the block that follows. */
  const align = () => {
    if (!wide.matches || page.querySelector(":scope > .aside")) return;
    if (!rail) fill();
    const all = groups.flatMap(({ entries }) => entries);
    if (!all.length) return;
    for (const [, each] of all) each.hidden = false;
    const top = rail.getBoundingClientRect().top;
    const line = parseFloat(getComputedStyle(rail).lineHeight);
    const placed = new Map();
    for (const { first, next, entries } of groups) {
      let free = first.getBoundingClientRect().top - top;
      let limit = (next ? next.getBoundingClientRect().top : page.getBoundingClientRect().bottom) - top;
      let room = limit - free;
      const shown = [];
      for (const [mark, each] of entries) {
        const box = mark.getBoundingClientRect();
        const height = each.offsetHeight;
        room -= height;
        if (!box.height || room < 0) continue;
        const level = Math.max(free, (box.top + box.bottom - line) / 2 - top);
        shown.push({ each, height, level });
        free = level + height;
      }
      for (const { each, height, level } of shown.reverse()) {
        limit = Math.min(level, limit - height);
        placed.set(each, limit);
      }
    }
    for (const [, each] of all) {
      each.hidden = !placed.has(each);
      if (!each.hidden) each.style.top = `${placed.get(each)}px`;
    }
  };

  if (window.ResizeObserver) {
    new ResizeObserver(align).observe(page); // calls at once, and for whatever changes the page's height
  } else {
    addEventListener("resize", align);
    align();
  }
  document.fonts?.addEventListener?.("loadingdone", align);

  /* --- a page that changes while it is read (the preview of its author) ------------------------- */

  document.addEventListener("briefing:changed", () => {
    rail?.remove();
    rail = null;
    groups.length = 0;
    align();
    if (!card) return;
    const note = owner.isConnected && noteOf(owner);
    if (!note) return close();
    const fresh = build(owner, note);
    if (fresh.textContent === card.textContent) return;
    const at = [...card.querySelectorAll("a, button")].indexOf(document.activeElement);
    card.replaceChildren(...fresh.childNodes);
    describe();
    card.querySelectorAll("a, button")[at]?.focus({ preventScroll: true });
    place();
  });
})();
