/* Copies citations: of the page, of a note, of a passage, and of words that the reader has selected.
   All that is copied can be read on the page; the buttons only save the way. Words: attributes of the script. */
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const able = Boolean(navigator.clipboard) || document.queryCommandSupported?.("copy");
  if (!able) return;

  const canonical = document.querySelector('link[rel="canonical"]');
  const page = canonical ? canonical.href : location.href.split("#")[0];
  const text = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
  /* Words in “ ” have ‘ ’ within. */
  const within = { "“": "‘", "”": "’" };
  const nested = (passage) =>
    words.quotation.includes("“") ? passage.replace(/[“”]/g, (mark) => within[mark]) : passage;
  const quoted = (passage) => words.quotation.replace("{words}", () => nested(passage));
  const reference = text(document.querySelector(".cite-this .reference"));

  /* --- copying --------------------------------------------------------------------------------- */

  const byCommand = (copied) => {
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    field.value = copied;
    field.readOnly = true;
    field.className = "copy-field";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (range) {
      selection.removeAllRanges();
      selection.addRange(range);
    }
    focused?.focus({ preventScroll: true });
    return done;
  };

  const copy = async (copied) => {
    try {
      await navigator.clipboard.writeText(copied);
      return true;
    } catch {
      return byCommand(copied);
    }
  };

  const status = document.createElement("p");
  status.className = "copy-status";
  status.setAttribute("role", "status");

  /* What each button copies, by its `data-of`. */
  const takes = new Map();
  const timers = new WeakMap();

  const button = (label, name, of, take) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.dataset.of = of;
    made.textContent = label;
    if (name) made.setAttribute("aria-label", name);
    takes.set(of, take);
    return made;
  };

  const press = async (pressed) => {
    const take = takes.get(pressed.dataset.of);
    if (!take || !(await copy(take()))) return;
    const running = timers.get(pressed);
    const label = running ? running.label : pressed.textContent;
    if (running) clearTimeout(running.timer);
    pressed.textContent = status.textContent = words.copied;
    const timer = setTimeout(() => {
      pressed.textContent = label;
      status.textContent = "";
      timers.delete(pressed);
    }, 2000);
    timers.set(pressed, { label, timer });
  };

  /* --- the page, its notes, its passages ------------------------------------------------------- */

  const links = (part) => {
    const found = part.querySelector(".note-links");
    if (found) return found;
    const made = document.createElement("p");
    made.className = "note-links";
    (part.querySelector(".note-facts") ?? part.lastElementChild).after(made);
    return made;
  };

  const lines = (...parts) => parts.filter(Boolean).join("\n");

  /* What the note itself says of its source, where the list of sources has no reference for it. */
  const referenceOf = (note) => {
    const target = note.querySelector(".note-src a").href.split("#")[0];
    const listed = [...document.querySelectorAll("[data-reference]")].find((item) =>
      [...item.querySelectorAll("a")].some((link) => link.href.split("#")[0] === target),
    );
    return listed ? listed.dataset.reference : text(note.querySelector(".note-src"));
  };

  const passage = (part) => {
    const found = text(part.querySelector(".note-q"));
    return found && quoted(found);
  };

  const start = () => {
    document.body.append(status);
    document.addEventListener("click", (event) => {
      const pressed = event.target.closest("button.copy");
      if (pressed) press(pressed);
    });
    const cited = document.querySelector(".cite-this .reference");
    if (cited) cited.after(paragraph(button(words.copy, "", "page", () => withAddress(reference, page))));
    let number = 0;
    for (const note of document.querySelectorAll("li.note")) {
      number += 1;
      if (!note.querySelector(".note-src")) continue;
      const name = words.note.replace("{number}", number);
      links(note).append(
        " ",
        button(words.copy, name, note.id, () => lines(passage(note), referenceOf(note), `${page}#${note.id}`)),
      );
    }
    for (const part of document.querySelectorAll("section.excerpt")) {
      const name = words.passage.replace("{name}", part.id.replace(/^e-/, ""));
      links(part).append(
        " ",
        button(words.copy, name, part.id, () => lines(passage(part), reference, `${page}#${part.id}`)),
      );
    }
    if (document.body.dataset.pageType === "briefing") watchSelection();
  };

  const paragraph = (content) => {
    const made = document.createElement("p");
    made.className = "copy-line";
    made.append(content);
    return made;
  };

  /* A reference that ends with its address needs no second one. */
  const withAddress = (printed, address) => (printed.includes(address) ? printed : lines(printed, address));

  /* --- selected words --------------------------------------------------------------------------- */

  const TEXT = ".prose, .bottom-line, .events";

  const parentOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

  const plain = (range) => {
    const held = range.cloneContents();
    for (const other of held.querySelectorAll(".cites, [popover]")) other.remove();
    return held.textContent.replaceAll("\u2060", "");
  };

  /* Between two sentences; not after "Mr." or the initials of a name. */
  const BETWEEN = new RegExp(
    "(?:(?<!(?:^|[\\s.])(?:\\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs))\\.|[!?…])[\"'”’»)\\]]*\\s+(?=[^\\s\\p{Ll}])" +
      "|[。！？][”’」』）]*\\s*(?=[^\\s”’」』）])",
    "gu",
  );

  /* Whether a mark after the words belongs to the sentence in which they end. */
  const isOfSentence = (block, range, mark) => {
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(range.endContainer, range.endOffset);
    const end = plain(before).length;
    before.setEndBefore(mark);
    return !Array.from(plain(before).matchAll(BETWEEN)).some((stop) => stop.index + stop[0].length >= end);
  };

  /* The permanent place of the words: the first mark in them, or else the one after them in their sentence, or else
     the heading above them. A mark of the next sentence would vouch for what it does not. */
  const place = (range) => {
    const end = parentOf(range.endContainer);
    const block = end.closest("p, li, td, dd, blockquote, .finding, .what") ?? end;
    const marks = [...document.querySelectorAll('main a[role="doc-noteref"][id]')];
    const held = marks.find((mark) => range.comparePoint(mark, 0) === 0);
    const after = marks.find((mark) => range.comparePoint(mark, 0) > 0 && block.contains(mark));
    const mark = held ?? (after && isOfSentence(block, range, after) ? after : null);
    if (mark) return `${page}#${mark.id}`;
    const headings = [...document.querySelectorAll("main :is(h2, h3, h4)[id]")];
    const heading = headings.filter((each) => range.comparePoint(each, 0) < 0).at(-1);
    return heading ? `${page}#${heading.id}` : page;
  };

  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const begins = parentOf(range.startContainer);
    if (!parentOf(range.commonAncestorContainer).closest("main") || !begins.closest(TEXT) || begins.closest("[popover]")) {
      return null;
    }
    const taken = plain(range).replace(/\s+/g, " ").trim();
    return taken.length > 1 ? { range, taken } : null;
  };

  const watchSelection = () => {
    const offer = paragraph(
      button(words.selection, "", "selection", () => {
        const { range, taken } = selected() ?? last;
        return lines(quoted(taken), reference, place(range));
      }),
    );
    offer.classList.add("copy-offer");
    offer.hidden = true;
    document.body.append(offer);
    let last = null;
    let timer = 0;
    const update = () => {
      const found = selected();
      if (!found) {
        if (!offer.contains(document.activeElement)) offer.hidden = true;
        return;
      }
      last = found;
      offer.hidden = false;
      const box = found.range.getBoundingClientRect();
      const below = box.bottom + offer.offsetHeight + 8 < innerHeight;
      const top = below ? box.bottom + 8 : Math.max(8, box.top - offer.offsetHeight - 8);
      const left = Math.min(Math.max(8, box.left), document.documentElement.clientWidth - offer.offsetWidth - 8);
      offer.style.top = `${top + scrollY}px`;
      offer.style.left = `${left + scrollX}px`;
    };
    document.addEventListener("selectionchange", () => {
      clearTimeout(timer);
      timer = setTimeout(update, 200);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") offer.hidden = true;
    });
    /* Pressing the button must not undo the selection. */
    offer.addEventListener("pointerdown", (event) => event.preventDefault());
    offer.addEventListener("mousedown", (event) => event.preventDefault());
  };

  start();
})();
