/* Keeps the shown page as the folder is: the new page is worked into the one that is there, so that scroll,
   focus, selection, open cards and whatever a script has added stay. Runs ahead of the theme's own scripts. */
(() => {
  "use strict";

  const own = document.querySelector("script[data-preview-address]");
  const address = own.dataset.previewAddress;
  let version = own.dataset.previewVersion;

  /* --- what scripts and readers do to the page, which a new version of it must leave alone ---------- */

  let sent = document.body.cloneNode(true); // the page as it was sent
  const sources = (page) => [...page.querySelectorAll("script[src]")].map((each) => each.getAttribute("src")).join("\n");
  const scripts = sources(document); // likewise
  const added = new WeakSet(); // nodes that came after the page was there
  const touched = new WeakMap(); // element: attributes that were changed since
  const note = (records) => {
    const moved = new Set(records.flatMap((record) => [...record.removedNodes])); // and not new
    for (const record of records) {
      if (record.type === "attributes") {
        if (!touched.has(record.target)) touched.set(record.target, new Set());
        touched.get(record.target).add(record.attributeName);
      } else {
        for (const node of record.addedNodes) if (!moved.has(node)) added.add(node);
      }
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { subtree: true, childList: true, attributes: true });

  /* --- working a new page into the old ---------------------------------------------------------- */

  /* The stretch in which two texts differ is all that is replaced, so that a selection beside it stays. */
  const retype = (node, text) => {
    const old = node.data;
    let start = 0;
    let end = 0;
    const most = Math.min(old.length, text.length);
    while (start < most && old[start] === text[start]) start += 1;
    while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    node.replaceData(start, old.length - end - start, text.slice(start, text.length - end));
  };

  const callbacks = {
    beforeNodeMorphed(old, fresh) {
      if (added.has(old)) return false;
      if (old.nodeType === Node.TEXT_NODE && fresh.nodeType === Node.TEXT_NODE) {
        if (old.data !== fresh.data) retype(old, fresh.data);
        return false;
      }
      return true;
    },
    beforeNodeRemoved: (node) => !added.has(node),
    beforeAttributeUpdated: (name, element) => !touched.get(element)?.has(name),
  };

  /* Blocks that are on both sides with the same words get the same id while they are compared: so a paragraph
     that comes or goes does not pass its neighbours' words through all that follow. */
  const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, tr, dt, dd, blockquote, figure, pre";
  const named = (part) => {
    const found = new Map();
    for (const block of part.querySelectorAll(BLOCKS)) {
      if (block.id || added.has(block)) continue;
      const words = `${block.localName} ${block.textContent}`;
      found.set(words, found.has(words) ? null : block); // what stands there twice tells nothing
    }
    return found;
  };
  const morph = (live, fresh) => {
    const paired = [];
    const theirs = named(fresh);
    for (const [words, block] of named(live)) {
      const other = block && theirs.get(words);
      if (!other) continue;
      block.id = other.id = `preview_${paired.length / 2}`;
      paired.push(block, other);
    }
    Idiomorph.morph(live, fresh.childNodes, { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks });
    for (const block of [live, ...live.querySelectorAll('[id^="preview_"]')]) {
      if (block.id.startsWith("preview_")) block.removeAttribute("id");
    }
  };

  const readdress = (live, old, fresh) => {
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !touched.get(live)?.has(name)) live.removeAttribute(name);
    }
    for (const { name, value } of [...fresh.attributes]) {
      if (old.getAttribute(name) !== value && !touched.get(live)?.has(name)) live.setAttribute(name, value);
    }
  };

  /* Works the difference of two versions of the page, as they were sent, into what stands in the browser: down to
     where they differ, and what is the same is not looked at. */
  const rework = (live, old, fresh) => {
    if (live.nodeType !== Node.ELEMENT_NODE) {
      if (live.data !== fresh.data) retype(live, fresh.data);
      return;
    }
    readdress(live, old, fresh);
    const ours = [...live.childNodes].filter((node) => !added.has(node));
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    const alike = ours.length === before.length && before.length === after.length && before.every((node, at) =>
      node.nodeName === after[at].nodeName && node.nodeName === ours[at].nodeName && node.id === after[at].id);
    if (!alike) {
      morph(live, fresh);
      return;
    }
    before.forEach((node, at) => {
      if (!node.isEqualNode(after[at])) rework(ours[at], node, after[at]);
    });
  };

  /* The first element in sight: it is to stand where it stood. */
  const anchor = () => {
    for (const each of document.querySelectorAll("main :is(p, li, h1, h2, h3, h4, tr, figure, blockquote, dt, dd)")) {
      const box = each.getBoundingClientRect();
      if (box.bottom > 0 && box.height) return [each, box.top];
    }
    return null;
  };

  const sheets = (page) => [...page.querySelectorAll('link[rel="stylesheet"]')];

  /* New style sheets are loaded beside the old ones, which go when the new are there: nothing flashes. */
  const restyle = async (fresh) => {
    const wanted = sheets(fresh);
    const here = new Map(sheets(document).map((each) => [each.getAttribute("href"), each]));
    let before = null;
    const loading = [];
    for (const each of wanted) {
      const href = each.getAttribute("href");
      let link = here.get(href);
      if (link) {
        here.delete(href);
      } else {
        link = document.importNode(each, true);
        loading.push(new Promise((done) => { link.onload = link.onerror = done; }));
        if (before) before.after(link);
        else (sheets(document)[0] ?? document.head.lastChild).before(link);
      }
      before = link;
    }
    await Promise.all(loading);
    for (const old of here.values()) old.remove();
  };

  const rehead = (fresh) => {
    if (document.title !== fresh.title) document.title = fresh.title;
    const lang = fresh.documentElement.getAttribute("lang");
    if (lang) document.documentElement.lang = lang;
  };

  const change = async (html, now) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    if (sources(fresh) !== scripts) {
      location.reload(); // other scripts cannot be worked in; the browser keeps the place
      return;
    }
    await restyle(fresh);
    rehead(fresh);
    note(observer.takeRecords());
    const kept = anchor();
    const next = fresh.body.cloneNode(true); // what is worked in may be moved out of `fresh`
    rework(document.body, sent, fresh.body);
    const templates = [...document.body.querySelectorAll("template")]; // no comparison looks into these
    [...next.querySelectorAll("template")].forEach((each, at) => {
      if (templates[at] && templates[at].innerHTML !== each.innerHTML) templates[at].innerHTML = each.innerHTML;
    });
    sent = next;
    if (kept && kept[0].isConnected && scrollY > 0) scrollBy(0, kept[0].getBoundingClientRect().top - kept[1]);
    observer.takeRecords(); // what we have done ourselves
    version = now;
    document.dispatchEvent(new CustomEvent("briefing:changed"));
  };
  document.documentElement.style.overflowAnchor = "none"; // the place is kept above, in every browser alike
  observer.takeRecords();

  /* --- the connection ----------------------------------------------------------------------------- */

  const preview = (window.briefingPreview = new EventTarget());
  const tell = (kind, detail) => preview.dispatchEvent(new CustomEvent(kind, { detail }));
  let socket = null;
  let pause = 250; // milliseconds until the next try
  const queue = [];

  preview.send = (message) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    else if (message.kind !== "open") queue.push(message); // nobody wants an editor a minute later
  };
  preview.address = address;

  let working = Promise.resolve(); // one change after the other
  const hear = ({ kind, ...rest }) => {
    const work = kind === "page"
      ? () => change(rest.html, rest.version).then(() => tell("page"))
      : () => tell(kind, rest);
    working = working.then(work).catch((fault) => {
      console.error(fault);
      const RELOADED = "briefing-reloaded"; // what could not be worked in is loaded, but not again and again
      if (kind !== "page" || sessionStorage.getItem(RELOADED) === rest.version) return;
      sessionStorage.setItem(RELOADED, rest.version);
      location.reload();
    });
  };

  const connect = () => {
    socket = new WebSocket(`ws://${location.host}/_preview/live`);
    socket.onopen = () => {
      pause = 250;
      socket.send(JSON.stringify({ kind: "show", address, version }));
      tell("connected");
      for (const message of queue.splice(0)) socket.send(JSON.stringify(message));
    };
    socket.onmessage = (event) => hear(JSON.parse(event.data));
    socket.onclose = () => {
      tell("disconnected");
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, 2000);
    };
  };
  addEventListener("pageshow", (event) => { if (event.persisted) socket.close(); }); // out of the browser's cache: ask anew
  // When all scripts have run: what the preview has to say is heard by the dock too.
  if (document.readyState === "complete") connect();
  else document.addEventListener("DOMContentLoaded", connect);
})();
