/* Copies citations: of the page, of a sentence with a mark, of what a note cites, of a passage, and of words that the
   reader has selected. All that is copied can be read on the page; the buttons only save the way.
   A button says in `data-copies` what it is for: "page", "selection", or "#" and the id of a mark, a note, a passage.
   Words: attributes of the script. */
(() => {
  "use strict";
  const words = document.currentScript.dataset;

  const canonical = document.querySelector('link[rel="canonical"]');
  const page = canonical ? canonical.href : location.href.split("#")[0];
  const folded = (words) => words.replace(/\s+/g, " ").trim();
  const text = (element) => (element ? folded(element.textContent) : "");
  const lines = (...parts) => parts.filter(Boolean).join("\n");
  /* Words in “ ” have ‘ ’ within. */
  const within = { "“": "‘", "”": "’" };
  const nested = (passage) =>
    words.quotation.includes("“") ? passage.replace(/[“”]/g, (mark) => within[mark]) : passage;
  const quoted = (passage) => passage && words.quotation.replace("{words}", () => nested(passage));
  const reference = text(document.querySelector(".cite-this .reference"));

  /* --- what a button copies --------------------------------------------------------------------- */

  const taken = (pressed) => {
    const of = pressed.dataset.copies;
    if (of === "page") return withAddress(reference, page);
    if (of === "selection") return ofSelection();
    const part = document.getElementById(of.slice(1));
    const address = page + of;
    if (part.matches("li.note")) return lines(passage(part), referenceOf(part), address);
    if (part.matches("section.excerpt")) return lines(passage(part), reference, address);
    return lines(quoted(sentence(part)), reference, address);
  };

  /* A reference that ends with its address needs no second one. */
  const withAddress = (printed, address) => (printed.includes(address) ? printed : lines(printed, address));

  const passage = (part) => quoted(text(part.querySelector(".note-q")));

  /* What the note itself says of its source, where the list of sources has no reference for it. */
  const referenceOf = (note) => {
    const target = note.querySelector(".note-src a").href.split("#")[0];
    const listed = [...document.querySelectorAll("[data-reference]")].find((item) =>
      [...item.querySelectorAll("a")].some((link) => link.href.split("#")[0] === target),
    );
    return listed ? listed.dataset.reference : text(note.querySelector(".note-src"));
  };

  /* --- sentences -------------------------------------------------------------------------------- */

  const BLOCK = "p, li, td, th, dd, blockquote, .finding, .what";

  const plain = (range) => {
    const held = range.cloneContents();
    for (const other of held.querySelectorAll(".cites, [popover]")) other.remove();
    return held.textContent.replaceAll("\u2060", "");
  };

  /* What stands in a block before a mark, or before the end of a range. */
  const before = (block, node, offset) => {
    const range = document.createRange();
    range.setStart(block, 0);
    if (offset === undefined) range.setEndBefore(node);
    else range.setEnd(node, offset);
    return plain(range);
  };

  /* Between two sentences; not after "Mr." or the initials of a name, nor where 「行く。」と goes on. */
  const BETWEEN = new RegExp(
    "(?:(?<!(?:^|[\\s.])(?:\\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs))\\.|[!?…])[\"'”’»)\\]]*\\s+(?=[^\\s\\p{Ll}])" +
      "|[。！？](?:[”’」』）]+(?!と|って|など|を|、))?\\s*(?=[^\\s”’」』）])",
    "gu",
  );

  /* The sentence that a mark stands in, or behind. */
  const sentence = (mark) => {
    const block = mark.closest(BLOCK);
    if (!block) return "";
    const whole = document.createRange();
    whole.selectNodeContents(block);
    const words = plain(whole);
    const place = before(block, mark).length;
    let start = 0;
    for (const stop of words.matchAll(BETWEEN)) {
      const next = stop.index + stop[0].length;
      if (next >= place) return folded(words.slice(start, next));
      start = next;
    }
    return folded(words.slice(start));
  };

  /* --- copying --------------------------------------------------------------------------------- */

  const byCommand = (copied, pressed) => {
    const field = document.createElement("textarea");
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    field.value = copied;
    field.readOnly = true;
    field.className = "copy-field";
    pressed.parentElement.append(field); // a card stays open while the focus is in it
    field.select();
    const done = document.execCommand("copy");
    pressed.focus({ preventScroll: true });
    field.remove();
    if (range) {
      selection.removeAllRanges();
      selection.addRange(range);
    }
    return done;
  };

  const copy = async (copied, pressed) => {
    try {
      await navigator.clipboard.writeText(copied);
      return true;
    } catch {
      return byCommand(copied, pressed);
    }
  };

  const status = document.createElement("p");
  status.className = "copy-status";
  status.setAttribute("role", "status");
  const timers = new WeakMap();

  const press = async (pressed) => {
    if (!(await copy(taken(pressed), pressed))) return;
    const running = timers.get(pressed);
    const label = running ? running.label : pressed.textContent;
    if (running) clearTimeout(running.timer);
    pressed.style.minInlineSize = `${pressed.getBoundingClientRect().width}px`; // what stands beside it stays
    pressed.textContent = label.length > 2 ? words.copied : "✓";
    status.textContent = words.copied;
    const timer = setTimeout(() => {
      pressed.textContent = label;
      pressed.style.minInlineSize = status.textContent = "";
      timers.delete(pressed);
    }, 2000);
    timers.set(pressed, { label, timer });
  };

  /* --- selected words --------------------------------------------------------------------------- */

  const TEXT = ".prose, .bottom-line, .events";

  const parentOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

  /* Whether a mark after the words belongs to the sentence in which they end. */
  const isOfSentence = (block, range, mark) => {
    const end = before(block, range.endContainer, range.endOffset).length;
    const stops = Array.from(before(block, mark).matchAll(BETWEEN));
    return !stops.some((stop) => stop.index + stop[0].length >= end);
  };

  /* The permanent place of the words: the first mark in them, or else the one after them in their sentence, or else
     the heading above them. A mark of the next sentence would vouch for what it does not. */
  const place = (range) => {
    const end = parentOf(range.endContainer);
    const block = end.closest(BLOCK) ?? end;
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
    const words = folded(plain(range));
    return words.length > 1 ? { range, words } : null;
  };

  let last = null;
  const ofSelection = () => {
    const { range, words } = selected() ?? last;
    return lines(quoted(words), reference, place(range));
  };

  const watchSelection = () => {
    const offer = document.createElement("p");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.dataset.copies = "selection";
    button.textContent = words.selection;
    offer.className = "copy-offer";
    offer.hidden = true;
    offer.append(button);
    document.body.append(offer);
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

  /* --- the buttons of the page ------------------------------------------------------------------- */

  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* Each says by its name what it copies, where several look alike. */
  const name = () => {
    document.querySelectorAll("li.note").forEach((note, at) => {
      const buttons = [...note.querySelectorAll("button.copy")];
      const uses = buttons.filter((button) => button.dataset.copies !== `#${note.id}`);
      for (const button of buttons) {
        const use = uses.indexOf(button) + 1;
        const pattern = !use ? words.source : uses.length > 1 ? words.use : words.note;
        button.setAttribute("aria-label", fill(pattern, { number: at + 1, use, label: button.textContent }));
      }
    });
    for (const part of document.querySelectorAll("section.excerpt")) {
      const button = part.querySelector("button.copy");
      button?.setAttribute("aria-label", fill(words.passage, { name: part.id.replace(/^e-/, "") }));
    }
  };

  if (!navigator.clipboard && !document.queryCommandSupported?.("copy")) {
    for (const button of document.querySelectorAll("button.copy")) button.hidden = true;
    delete document.querySelector("section.notes")?.dataset.wordCopy;
    return;
  }
  name();
  document.addEventListener("briefing:changed", name);
  document.body.append(status);
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("button.copy");
    if (pressed) press(pressed);
  });
  if (document.body.dataset.pageType === "briefing") watchSelection();
})();
