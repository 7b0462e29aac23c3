/* The evidence beside the text, in the preview alone: what each mark of a briefing rests on, and the whole
   text of a source with its excerpts lit, out of which a selection makes a new one.

   The dock calls `mount` once and `update` with whatever belongs to the page now. All that comes from a
   document or a card is put in as text, never as HTML. Offsets are the server's: in characters, not in the
   UTF-16 units of this language. Authors read English: so do the diagnostics. */
(() => {
  "use strict";

  const MARK = 'a[role="doc-noteref"][id]';
  const REST = 150; // milliseconds until a pointer at rest on a mark makes its passage the current one
  const SETTLED = 200; // and until a selection that no longer changes is taken as meant
  const ROOM = 8; // pixels between the passage that is scrolled to and the edge

  const VERDICTS = {
    "found": "found", "found-folded": "found but for typography", "ambiguous": "ambiguous",
    "not-found": "not found", "no-archive": "no archive", "source-changed": "source changed",
  };
  const GOOD = new Set(["found", "found-folded"]);
  const LIGHTS = {
    candidate: "Lit is each place that may be meant.",
    near: "Lit is what comes nearest; it proves nothing.",
  };

  let pane = null; // what is shown, inside the dock,
  let list = null; // the part of it that scrolls,
  let form = null; // the new excerpt at its foot,
  let api = null; // and what the dock does for it
  let data = { kind: "none" };
  let shown = ""; // which page `list` tells of

  /* --- making elements --------------------------------------------------------------------------- */

  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== "") element.setAttribute(key, value);
    }
    element.append(...content.flat(Infinity).filter(Boolean));
    return element;
  };
  const button = (does, words, attributes = {}) =>
    make("button", { type: "button", "data-does": does, ...attributes }, words);
  const closest = (target, what) => (target instanceof Element ? target.closest(what) : null);
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

  /* Offsets in characters, from UTF-16 units and back. */
  const characters = (text) => [...text].length;
  const units = (text, offset) => [...text].slice(0, offset).join("").length;

  /* Children made anew only where their values changed, so that places, selections and focus stay. */
  const printed = new WeakMap();
  const keep = (parent, values, key, build) => {
    const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
    values.forEach((value, at) => {
      const print = JSON.stringify(value);
      let child = old.get(key(value));
      if (!child || printed.get(child) !== print) {
        const made = build(value);
        made.dataset.key = key(value);
        printed.set(made, print);
        if (child?.classList.contains("is-current")) setOff(made);
        child?.replaceWith(made);
        old.set(key(value), made);
        child = made;
      }
      if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
    });
    while (parent.children.length > values.length) parent.lastElementChild.remove();
  };

  /* --- a text and what lights it ----------------------------------------------------------------- */

  const leftOut = (sign) => make("span", { class: "left-out", "aria-hidden": "true" }, sign);

  const words = (paragraph, light, tagged) => {
    const content = [paragraph.start && leftOut("… ")];
    paragraph.runs.forEach((run, at) => {
      if (!run.lit.length) return content.push(run.text);
      const lights = run.lit.length > 1 ? `${light} several` : light;
      content.push(make("mark", { class: lights, "data-lit": run.lit.join(" ") }, run.text));
      const later = paragraph.runs.slice(at + 1).flatMap(({ lit }) => lit);
      for (const name of tagged ? run.lit.filter((each) => !later.includes(each)) : []) {
        content.push(make("a", { class: "tag", href: `#e-${name}`, "data-tag": name }, name));
      }
    });
    return make("p", { class: "words", dir: "auto" }, content, paragraph.cut && leftOut(" …"));
  };

  const number = (paragraph, quotable) => {
    if (!quotable) return make("span", { class: "number" }, String(paragraph.number));
    const label = `Paragraph ${paragraph.number}: make an excerpt of it`;
    return button("quote", String(paragraph.number), { class: "number", "aria-label": label, tabindex: "-1" });
  };

  const paragraphOf = (light, quotable) => (paragraph) => make("div", {
    class: paragraph.around ? "paragraph around" : "paragraph",
    "data-paragraph": paragraph.number,
    "data-start": paragraph.start,
  }, number(paragraph, quotable), words(paragraph, light, quotable));

  const verdictOf = (verdict) => verdict
    && make("span", { class: GOOD.has(verdict) ? "verdict" : "verdict fault" }, VERDICTS[verdict] ?? verdict);
  const told = ({ says, hint, notice }) => [
    notice && make("p", { class: "rights" }, notice),
    says && make("p", { class: "says" }, says),
    hint && make("p", { class: "cure" }, hint),
  ];

  const citation = (source, excerpt) => `[@${source}#${excerpt}]`;
  const cardQuote = (quote, lang) => make("p", { class: "card-quote" },
    make("span", {}, "The card has"), make("q", { lang, dir: "auto" }, quote));

  /* --- the passages of a briefing ---------------------------------------------------------------- */

  const edit = (path, line, what) =>
    button("open", "Edit", { "data-path": path, "data-line": line, "aria-label": `Edit the card at ${what}` });

  const usesOf = ({ marks, number: note }) => make("span", { class: "uses" }, "cited ", marks.map((mark, at) =>
    make("a", { href: `#${mark}`, "aria-label": `use ${at + 1} of note ${note}` }, String(at + 1))));

  const itemOf = (item) => {
    const { passage } = item;
    const key = item.source + (item.excerpt && `#${item.excerpt}`);
    const found = passage.paragraphs.length && (GOOD.has(passage.verdict) || passage.light === "quoted");
    const lit = passage.paragraphs.some(({ runs }) => runs.some((run) => run.lit.length));
    return make("article", { class: "item", "data-note": item.note, "data-source": item.source },
      make("div", { class: "head" },
        make("h3", {}, make("a", { class: "go", href: `#${item.marks[0]}` },
          make("span", { class: "mark" }, `[${item.number}]`), ` ${item.by}, `,
          make("cite", { lang: item.language }, item.title))),
        make("p", { class: "facts" },
          make("code", {}, `@${key}`),
          passage.at && make("span", {}, `at ${passage.at}`),
          verdictOf(passage.verdict),
          item.marks.length > 1 && usesOf(item),
          make("a", { href: item.page }, "Source"),
          edit(item.path, item.line, key))),
      told(passage),
      !found && passage.quote && cardQuote(passage.quote, item.language),
      lit && LIGHTS[passage.light] && make("p", { class: "says" }, LIGHTS[passage.light]),
      make("div", { class: "text", lang: item.language },
        gapped(passage.paragraphs.map(paragraphOf(passage.light, false)))));
  };

  /* Paragraphs that do not follow one another are set apart. */
  const gapped = (paragraphs) => {
    paragraphs.forEach((each, at) => {
      const before = paragraphs[at - 1];
      const next = before && Number(before.dataset.paragraph) + 1;
      if (before && next < Number(each.dataset.paragraph)) each.classList.add("after-gap");
    });
    return paragraphs;
  };

  const showBriefing = ({ items }) => {
    if (!items.length) {
      list.replaceChildren(make("p", { class: "nothing" },
        "Nothing is cited here yet. Write [@source#excerpt], and its passage stands here."));
      return;
    }
    if (!list.querySelector(":scope > .items")) list.replaceChildren(make("div", { class: "items" }));
    keep(list.firstElementChild, items, (item) => item.note, itemOf);
  };

  let current = ""; // note of the passage that is set off,
  let picked = ""; // the mark that the author went to last,
  let resting = 0; // and the one that the pointer is about to pick

  const itemOfMark = (mark) =>
    [...list.querySelectorAll(".item")].find((item) => `#${item.dataset.note}` === mark.getAttribute("href"));

  const setOff = (item) => {
    item.classList.add("is-current");
    item.setAttribute("aria-current", "true");
  };

  /* Set an item off, and bring it into view with the words that are lit. */
  const point = (item) => {
    if (!item || (item.dataset.note === current && item.classList.contains("is-current"))) return;
    for (const each of list.querySelectorAll(".item.is-current")) {
      each.classList.remove("is-current");
      each.removeAttribute("aria-current");
    }
    current = item.dataset.note;
    setOff(item);
    reveal(() => list.querySelector(".item.is-current"));
  };

  /* What is to be in view: a box, and in it the words that are lit. It stays so when the dock is opened, or its
     style comes late, or the form takes some of its room, until the author scrolls the list. */
  let aim = null;
  const reveal = (wanted) => {
    aim = wanted;
    const box = aim?.();
    const view = list.getBoundingClientRect();
    if (!box || !view.height) return;
    const at = box.getBoundingClientRect();
    if (at.top < view.top || at.bottom > view.bottom) list.scrollTop += at.top - view.top - ROOM;
    const lit = box.querySelector("mark.on") ?? box.querySelector("mark");
    const below = lit ? lit.getBoundingClientRect().bottom - view.bottom : 0;
    if (below > 0) list.scrollTop += below + view.height / 3;
  };
  const scrolled = () => { aim = null; };

  /* The part of the window in which the page can be read: a dock as wide as it covers its foot or head. */
  const inView = (mark) => {
    const box = mark.getBoundingClientRect();
    const dock = pane.getBoundingClientRect();
    const across = dock.width > innerWidth * 0.8;
    const top = across && dock.top < innerHeight / 4 ? dock.bottom : 0;
    const bottom = across && dock.top >= innerHeight / 4 ? dock.top : innerHeight;
    return box.width > 0 && box.bottom > top && box.top < bottom;
  };

  const follow = () => {
    if (data.kind !== "briefing" || !pane) return;
    const chosen = picked && document.getElementById(picked);
    const marks = chosen && inView(chosen) ? [chosen] : [...document.querySelectorAll(MARK)].filter(inView);
    if (!chosen || marks[0] !== chosen) picked = "";
    for (const mark of marks) {
      const item = itemOfMark(mark);
      if (item) return point(item);
    }
  };

  const pick = (mark) => {
    if (data.kind !== "briefing" || !pane || !mark) return;
    picked = mark.id;
    point(itemOfMark(mark));
  };

  let frame = 0;
  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      follow();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  document.addEventListener("focusin", (event) => pick(closest(event.target, MARK)));
  document.addEventListener("click", (event) => pick(closest(event.target, MARK)));
  document.addEventListener("pointerover", (event) => {
    clearTimeout(resting);
    const mark = event.pointerType === "touch" ? null : closest(event.target, MARK);
    if (mark) resting = setTimeout(pick, REST, mark);
  });

  /* --- the whole text of a source ---------------------------------------------------------------- */

  const rowOf = (source, lang) => (excerpt) => make("li", {},
    make("div", { class: "facts" },
      excerpt.paragraph === null ? make("code", {}, excerpt.id)
        : button("show", excerpt.id, { class: "id", "data-paragraph": excerpt.paragraph }),
      excerpt.at && make("span", {}, `at ${excerpt.at}`),
      verdictOf(excerpt.verdict),
      make("span", {}, excerpt.cited ? `cited ${count(excerpt.cited, "time", "times")}` : "not cited"),
      button("copy", "Copy citation", {
        "data-text": citation(source, excerpt.id), "aria-label": `Copy citation of ${excerpt.id}`,
      }),
      edit(excerpt.path, excerpt.line, excerpt.id)),
    !GOOD.has(excerpt.verdict) && [told(excerpt), cardQuote(excerpt.quote, lang)]);

  const showSource = ({ document: text }) => {
    if (!list.querySelector(":scope > .source")) {
      list.replaceChildren(make("div", { class: "source" },
        make("div", { class: "about" }),
        make("details", { class: "excerpts", open: text.excerpts.some((each) => !GOOD.has(each.verdict)) },
          make("summary", {}), make("ol", {})),
        make("div", { class: "text", role: "group" })));
    }
    const source = list.firstElementChild;
    const [about, excerpts, body] = source.children;
    source.dataset.source = text.source;
    const many = text.paragraphs.length;
    about.replaceChildren(make("div", {},
      text.archive && make("p", { class: "facts" },
        make("code", {}, text.archive), make("span", {}, count(many, "paragraph", "paragraphs"))),
      told(text),
      many && make("p", { class: "tip" }, "Select words to make an excerpt of them, or press a paragraph’s number.")));
    const faulty = text.excerpts.filter((each) => !GOOD.has(each.verdict)).length;
    excerpts.hidden = !text.excerpts.length;
    excerpts.firstElementChild.textContent =
      count(text.excerpts.length, "excerpt", "excerpts") + (faulty ? `, ${faulty} not verified` : "");
    keep(excerpts.lastElementChild, text.excerpts, (each) => each.id, rowOf(text.source, text.language));
    body.setAttribute("aria-label", "Archived text; arrow keys go from paragraph to paragraph");
    body.lang = text.language;
    keep(body, text.paragraphs, (each) => `#${each.number}`, paragraphOf("quoted", true)); // an id may be a number
    if (!body.querySelector('.number[tabindex="0"]')) body.querySelector(".number")?.setAttribute("tabindex", "0");
  };

  const showExcerpt = (name, paragraph) => {
    const lit = [...list.querySelectorAll("mark")].filter((each) => each.dataset.lit.split(" ").includes(name));
    for (const each of list.querySelectorAll("mark.on")) each.classList.remove("on");
    for (const each of lit) each.classList.add("on");
    const box = lit[0]?.closest(".paragraph") ?? list.querySelector(`.text > [data-paragraph="${paragraph}"]`);
    if (!box) return;
    reveal(() => list.querySelector("mark.on")?.closest(".paragraph") ?? box);
    walk(box.querySelector(".number"));
  };

  /* A link to an excerpt of the page, `#e-two-way`, shows it here too. */
  const arrive = () => {
    if (data.kind === "source" && location.hash.startsWith("#e-")) showExcerpt(location.hash.slice(3));
  };
  addEventListener("hashchange", arrive);

  /* One number can be tabbed to; the arrow keys go on from it. */
  const walk = (to, focus = false) => {
    if (!to) return;
    for (const each of list.querySelectorAll('.number[tabindex="0"]')) each.tabIndex = -1;
    to.tabIndex = 0;
    if (focus) to.focus();
  };
  const step = (event) => {
    const numbers = [...list.querySelectorAll("button.number")];
    const at = numbers.indexOf(event.target);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: numbers.length - 1 }[event.key];
    if (to === undefined || !numbers[to]) return;
    event.preventDefault();
    walk(numbers[to], true);
  };

  /* --- a new excerpt ----------------------------------------------------------------------------- */

  let asked = null; // what is to be quoted: source, from, to; and once it is known, its block
  let back = null; // what had the focus before the form took it
  let turn = 0;

  const range = () => {
    const root = pane.getRootNode();
    const selection = document.getSelection();
    if (!selection) return null;
    if (selection.getComposedRanges) {
      const [at] = selection.getComposedRanges({ shadowRoots: root === document ? [] : [root] });
      return at ?? null;
    }
    const inner = root.getSelection ? root.getSelection() : selection;
    return inner?.rangeCount ? inner.getRangeAt(0) : null;
  };

  /* How many characters of a paragraph stand before a place in it; the names of excerpts are no part of it. */
  const offset = (paragraph, node, at) => {
    const before = document.createRange();
    const text = paragraph.querySelector(".words");
    before.setStart(text, 0);
    if (before.comparePoint(node, at) < 0) return Number(paragraph.dataset.start);
    if (text.contains(node)) before.setEnd(node, at);
    else before.setEnd(text, text.childNodes.length);
    const copy = before.cloneContents();
    for (const each of copy.querySelectorAll(".tag, .left-out")) each.remove();
    return Number(paragraph.dataset.start) + characters(copy.textContent);
  };

  const selected = () => {
    const at = range();
    if (!at || (at.startContainer === at.endContainer && at.startOffset === at.endOffset)) return null;
    const start = at.startContainer;
    const text = closest(start instanceof Element ? start : start.parentNode, ".text");
    if (!text || !list.contains(text)) return null;
    const live = document.createRange();
    live.setStart(at.startContainer, at.startOffset);
    live.setEnd(at.endContainer, at.endOffset);
    const touched = [...text.children].filter((each) => live.intersectsNode(each.querySelector(".words")));
    if (!touched.length || !live.toString().trim()) return null;
    const [first, last] = [touched[0], touched.at(-1)];
    return {
      source: text.closest("[data-source]").dataset.source,
      from: [Number(first.dataset.paragraph), offset(first, live.startContainer, live.startOffset)],
      to: [Number(last.dataset.paragraph), offset(last, live.endContainer, live.endOffset)],
      text: first,
    };
  };

  /* Text nodes of a paragraph that are words of the document. */
  const nodesOf = (paragraph) => [...paragraph.querySelector(".words").childNodes]
    .filter((each) => !(each instanceof Element) || each.matches("mark"))
    .map((each) => (each instanceof Element ? each.firstChild : each));
  const plain = (paragraph) => nodesOf(paragraph).map((node) => node.data).join("");

  const ask = async (wanted) => {
    const mine = ++turn;
    let block;
    try {
      block = await api.excerpt(wanted.source, wanted.from, wanted.to);
    } catch (fault) {
      block = { text: "", fault: `The preview does not answer: ${fault.message ?? fault}` };
    }
    if (mine !== turn) return;
    if (block.text) Object.assign(wanted, { from: [block.paragraph, block.start], to: [block.paragraph, block.end] });
    asked = { ...wanted, block, before: plain(wanted.text) };
    fill();
  };

  const part = (name) => form.querySelector(`[data-part="${name}"]`);
  const tell = (message) => { part("status").textContent = message; };

  const fill = () => {
    const { block, source } = asked;
    form.hidden = false;
    part("fault").textContent = block.fault;
    part("warning").textContent = block.warning ?? "";
    part("count").textContent = block.text ? `${count(block.words, "word", "words")}, at ${block.at}` : "";
    const text = part("block");
    if (text.value !== block.text) text.value = block.text;
    for (const each of form.querySelectorAll("[data-needs-block]")) each.hidden = !block.text;
    part("cite").dataset.text = block.text ? citation(source, block.id) : "";
    part("cite-words").textContent = block.text ? citation(source, block.id) : "";
    part("steps").hidden = !block.text || !window.Intl?.Segmenter;
    tell(known() ? "It is in the card now: cite it." : "");
    light();
  };

  /* Whether the card has the excerpt that is offered. */
  const known = () => data.kind === "source" && data.document.source === asked?.source
    && data.document.excerpts.some((each) => each.id === asked.block.id && each.quote === asked.block.quote);

  /* The words on offer stay marked though the focus has left them. */
  const light = () => {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("briefing-offer");
    if (!asked?.block.text || known()) return; // what the card has is lit as all else is
    const spots = [];
    let done = Number(asked.text.dataset.start);
    for (const node of nodesOf(asked.text)) {
      const end = done + characters(node.data);
      const [low, high] = [Math.max(asked.from[1], done), Math.min(asked.to[1], end)];
      if (low < high) {
        const spot = document.createRange();
        spot.setStart(node, units(node.data, low - done));
        spot.setEnd(node, units(node.data, high - done));
        spots.push(spot);
      }
      done = end;
    }
    CSS.highlights.set("briefing-offer", new Highlight(...spots));
  };

  const shut = () => {
    if (form.hidden) return;
    if (form.contains(form.getRootNode().activeElement)) (back?.isConnected ? back : list).focus({ preventScroll: true });
    turn += 1;
    asked = back = null;
    form.hidden = true;
    light();
  };

  /* By keyboard a paragraph's first sentence is offered, and its ends are moved word by word. */
  const quote = (chosen) => {
    const paragraph = chosen.closest(".paragraph");
    const at = Number(paragraph.dataset.paragraph);
    const [first] = segments(paragraph, "sentence");
    back = chosen;
    walk(chosen);
    ask({
      source: paragraph.closest("[data-source]").dataset.source,
      from: [at, 0],
      to: [at, characters(first?.segment ?? plain(paragraph))],
      text: paragraph,
    }).then(() => (asked?.block.text ? form.querySelector(".main") : part("close")).focus());
  };

  const segments = (paragraph, granularity) => {
    if (!window.Intl?.Segmenter) return [];
    const lang = paragraph.closest("[lang]").lang || "en";
    return [...new Intl.Segmenter(lang, { granularity }).segment(plain(paragraph))];
  };

  const move = (end, by) => {
    const text = plain(asked.text);
    const base = Number(asked.text.dataset.start);
    const edges = segments(asked.text, "word").filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => (end === "from" ? index : index + segment.length))
      .map((edge) => base + characters(text.slice(0, edge)));
    const now = asked[end][1];
    const to = by > 0 ? edges.find((each) => each > now) : edges.filter((each) => each < now).at(-1);
    const moved = { ...asked, [end]: [asked[end][0], to] };
    if (to === undefined || moved.from[1] >= moved.to[1]) return;
    ask(moved);
  };

  let settling = 0;
  let pressed = false;
  let heard = ""; // the selection that was offered last: it outlives the form
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (pressed || !pane?.isConnected) return;
      const wanted = selected();
      const before = heard;
      heard = wanted ? String([wanted.source, wanted.from, wanted.to]) : "";
      if (!wanted || heard === before) return;
      back = null;
      ask(wanted);
    }, SETTLED);
  };
  document.addEventListener("selectionchange", settle);
  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  for (const event of ["pointerup", "pointercancel"]) {
    document.addEventListener(event, () => {
      pressed = false;
      settle();
    }, true);
  }
  const escape = (event) => {
    if (event.key !== "Escape" || !form || form.hidden || event.defaultPrevented) return;
    event.preventDefault(); // the dock stays open
    shut();
  };
  document.addEventListener("keydown", escape);

  const copy = (text) => {
    Promise.resolve(text).then(api.copy).then(
      () => tell("Copied."),
      () => tell("The browser did not let it be copied: press Ctrl+C, or Command+C, in the text."),
    );
  };

  const formOf = () => {
    const steps = make("p", { class: "steps", "data-part": "steps" });
    for (const [end, words] of [["from", "Start"], ["to", "End"]]) {
      steps.append(make("span", {}, words,
        button("move", "←", { "data-end": end, "data-by": "-1", "aria-label": `${words} one word earlier` }),
        button("move", "→", { "data-end": end, "data-by": "1", "aria-label": `${words} one word later` })));
    }
    return make("section", { class: "offer", "aria-label": "New excerpt", hidden: true },
      make("div", { class: "offer-head" },
        make("h3", {}, "New excerpt"),
        make("span", { class: "count", "data-part": "count", "aria-live": "polite" }),
        button("close", "Close", { "data-part": "close" })),
      make("p", { class: "says", "data-part": "fault" }),
      make("p", { class: "says", "data-part": "warning" }),
      make("textarea", {
        readonly: true, rows: "5", spellcheck: "false", "aria-label": "Excerpt for the source card",
        "data-part": "block", "data-needs-block": true,
      }),
      steps,
      make("p", { class: "actions", "data-needs-block": true },
        button("copy-block", "Copy excerpt", { class: "main" }),
        button("open-card", "Edit the card"),
        button("copy", "Copy citation", { "data-part": "cite" }),
        make("code", { "data-part": "cite-words" })),
      make("p", { class: "status", role: "status", "data-part": "status" }));
  };

  /* --- what the dock calls ----------------------------------------------------------------------- */

  const act = (event) => {
    const chosen = closest(event.target, "button");
    const does = {
      "open": () => api.open(chosen.dataset.path, Number(chosen.dataset.line)),
      "copy": () => copy(chosen.dataset.text),
      "show": () => showExcerpt(chosen.textContent, chosen.dataset.paragraph),
      "quote": () => quote(chosen),
      "close": shut,
      "copy-block": () => copy(asked.block.text),
      "open-card": () => api.open(...cardOf(asked.source)),
      "move": () => move(chosen.dataset.end, Number(chosen.dataset.by)),
    }[chosen?.dataset.does];
    if (does) does();
    const link = closest(event.target, "a.go, .uses a");
    if (link) {
      picked = link.hash.slice(1);
      point(link.closest(".item"));
    }
    const tag = closest(event.target, "a.tag");
    if (tag) showExcerpt(tag.dataset.tag);
  };

  /* The end of the card: behind its last excerpt. */
  const cardOf = (source) => {
    if (data.kind === "source") return [data.document.path, data.document.excerpts.at(-1)?.line ?? 1];
    const item = data.items.find((each) => each.source === source);
    return [item.path, item.line];
  };

  /* The first child that is in view, and how far below the edge it is: to find the place again. */
  const place = () => {
    if (!list.scrollTop) return null; // the very top stays the top
    const { top } = list.getBoundingClientRect();
    for (const each of list.querySelectorAll("[data-key]")) {
      const box = each.getBoundingClientRect();
      if (box.height && box.bottom > top) return { key: each.dataset.key, from: box.top - top };
    }
    return null;
  };
  const restore = (old) => {
    const again = old?.key && list.querySelector(`[data-key="${CSS.escape(old.key)}"]`);
    if (again) list.scrollTop += again.getBoundingClientRect().top - list.getBoundingClientRect().top - old.from;
  };

  /* What has the focus, by the child that it is in and what it does there. */
  const focused = () => {
    const active = list.getRootNode().activeElement;
    const child = active && list.contains(active) ? active.closest("[data-key]") : null;
    if (!child) return null;
    return { active, key: child.dataset.key, at: [...child.querySelectorAll("a, button")].indexOf(active) };
  };
  const refocus = (old) => {
    if (!old || old.active.isConnected) return;
    const child = list.querySelector(`[data-key="${CSS.escape(old.key)}"]`);
    (child?.querySelectorAll("a, button")[old.at] ?? list).focus({ preventScroll: true });
  };

  const update = (fresh) => {
    data = fresh;
    if (!pane) return;
    const page = `${data.kind} ${data.document?.source ?? location.pathname}`;
    const same = page === shown;
    shown = page;
    const [where, active] = same ? [place(), focused()] : [null, null];
    if (!same) {
      shut();
      list.replaceChildren();
      current = picked = "";
      aim = null;
    }
    pane.dataset.kind = data.kind;
    if (data.kind === "briefing") showBriefing(data);
    else if (data.kind === "source") showSource(data);
    else list.replaceChildren(make("p", { class: "nothing" }, "This page rests on no passage of its own."));
    if (same) {
      refocus(active);
      restore(where);
      if (asked) again();
    } else {
      list.scrollTop = 0;
      arrive();
    }
    follow();
  };

  /* An open form after an update: the paragraph may have been made anew, or say something else. */
  const again = () => {
    const [at] = asked.from;
    const found = [...list.querySelectorAll(`[data-source="${asked.source}"] .paragraph[data-paragraph="${at}"]`)];
    const text = found.find((each) => plain(each) === asked.before);
    if (!text) return found.length ? ask({ ...asked, text: found[0] }) : shut();
    asked.text = text;
    fill();
    if (!known() || asked.seen) return undefined;
    asked.seen = true;
    return showExcerpt(asked.block.id);
  };

  const mount = (container, given) => {
    api = given;
    list = make("div", { class: "list", tabindex: "-1" });
    form = formOf();
    pane = make("div", { class: "evidence", lang: "en" }, list, form);
    pane.addEventListener("click", act);
    pane.addEventListener("keydown", step);
    pane.addEventListener("keydown", escape);
    container.replaceChildren(pane);
    shown = "";
    update(data);
    for (const scrolls of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      list.addEventListener(scrolls, scrolled, { passive: true });
    }
    new ResizeObserver(() => reveal(aim)).observe(list);
  };

  window.briefingEvidence = { mount, update };
})();
