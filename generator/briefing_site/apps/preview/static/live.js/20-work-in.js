/* Working a new page into the old. */

import { copyOf, wasAdded, wasTouched } from "./10-page-as-sent.js";

/**
 * The stretch in which two texts differ is all that is replaced, so that a selection beside it stays.
 * @param {CharacterData} node
 * @param {string} text
 */
const retype = (node, text) => {
  const old = node.data;
  let start = 0;
  let end = 0;
  const most = Math.min(old.length, text.length);
  while (start < most && old[start] === text[start]) start += 1;
  while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  node.replaceData(start, old.length - end - start, text.slice(start, text.length - end));
};

/** @type {MorphCallbacks} */
const callbacks = {
  beforeNodeMorphed(old, fresh) {
    if (wasAdded(old)) return false;
    if (old instanceof Text && fresh instanceof Text) {
      if (old.data !== fresh.data) retype(old, fresh.data);
      return false;
    }
    return true;
  },
  beforeNodeRemoved: (node) => !wasAdded(node),
  beforeAttributeUpdated: (name, element) => !wasTouched(element, name),
};

/* Blocks that are on both sides with the same words get the same id while they are compared: so a paragraph that comes
   or goes does not pass its neighbours' words through all that follow. */
const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, tr, dt, dd, blockquote, figure, pre";
const COMPARED = "preview_"; // ids of the site have no underscore

/** @param {Element} part */
const named = (part) => {
  /** @type {Map<string, Element | null>} */
  const found = new Map();
  for (const block of part.querySelectorAll(BLOCKS)) {
    if (block.id || wasAdded(block)) continue;
    const words = `${block.localName} ${block.textContent}`;
    found.set(words, found.has(words) ? null : block); // what stands there twice tells nothing
  }
  return found;
};

/**
 * @param {Element} live
 * @param {Element} next
 */
const morph = (live, next) => {
  const fresh = copyOf(next); // what is worked in may be moved out of it
  let pairs = 0;
  const theirs = named(fresh);
  for (const [words, block] of named(live)) {
    const other = theirs.get(words);
    if (!block || !other) continue;
    block.id = `${COMPARED}${pairs}`;
    other.id = block.id;
    pairs += 1;
  }
  Idiomorph.morph(live, fresh.childNodes, { morphStyle: "innerHTML", ignoreActiveValue: true, callbacks });
  for (const block of [live, ...live.querySelectorAll(`[id^="${COMPARED}"]`)]) {
    if (block.id.startsWith(COMPARED)) block.removeAttribute("id");
  }
};

/**
 * @param {Element} live
 * @param {Element} old
 * @param {Element} fresh
 */
const readdress = (live, old, fresh) => {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !wasTouched(live, name)) live.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value && !wasTouched(live, name)) live.setAttribute(name, value);
  }
};

/** @param {Node | undefined} node */
const idOf = (node) => (node instanceof Element ? node.id : "");

/**
 * Works the difference of two versions of the page, as they were sent, into what stands in the browser: down to where
 * they differ, and what is the same is not looked at. Both versions stay as they are.
 * @param {Node} live
 * @param {Node} old
 * @param {Node} fresh
 */
export const workIn = (live, old, fresh) => {
  if (live instanceof CharacterData && fresh instanceof CharacterData) {
    if (live.data !== fresh.data) retype(live, fresh.data);
    return;
  }
  if (!(live instanceof Element && old instanceof Element && fresh instanceof Element)) return;
  readdress(live, old, fresh);
  const ours = [...live.childNodes].filter((node) => !wasAdded(node));
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  const alike =
    ours.length === before.length &&
    before.length === after.length &&
    before.every(
      (node, at) =>
        node.nodeName === after[at]?.nodeName &&
        node.nodeName === ours[at]?.nodeName &&
        idOf(node) === idOf(after[at]),
    );
  if (!alike) {
    morph(live, fresh);
    return;
  }
  before.forEach((node, at) => {
    const [mine, other] = [ours[at], after[at]];
    if (mine && other && !node.isEqualNode(other)) workIn(mine, node, other);
  });
};
