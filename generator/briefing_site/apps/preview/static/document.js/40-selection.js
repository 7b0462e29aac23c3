/* What is selected on the pages is looked up in the archived text, and offered beside it. */

import { evidence, requests, source } from "./10-page.js";

const SETTLED = 200; // milliseconds until a selection that no longer changes is taken as meant
const AROUND = 80; // characters on either side by which one of several places is told

/** @param {Node} node */
const layerOf = (node) => {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(".textLayer") ?? null;
};

/** @returns {Range | null} */
const chosen = () => {
  const selection = document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return layerOf(range.startContainer) && range.toString().trim() ? range : null;
};

/** @param {Range} range */
const wordsOf = (range) => {
  const before = document.createRange();
  const first = layerOf(range.startContainer);
  if (first) before.setStart(first, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.setStart(range.endContainer, range.endOffset);
  const last = layerOf(range.endContainer);
  if (last) after.setEnd(last, last.childNodes.length);
  return {
    text: range.toString(),
    before: before.toString().slice(-AROUND),
    after: after.toString().slice(0, AROUND),
  };
};

let heard = "";
let turn = 0;

const lookUp = async () => {
  const range = chosen();
  if (!range) return;
  const words = wordsOf(range);
  const print = JSON.stringify(words);
  if (print === heard) return;
  heard = print;
  const mine = ++turn;
  const found = await requests.asJson(
    "/_preview/document-words",
    { source, ...words },
    /** @returns {{ from: [number, number] | null, to: [number, number] | null, fault: string }} */
    (fault) => ({ from: null, to: null, fault }),
  );
  if (mine !== turn) return;
  if (found.from && found.to) await evidence.offer(source, found.from, found.to);
  else evidence.refuse(found.fault);
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;
let pressed = false;
const settle = () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (!pressed) lookUp();
  }, SETTLED);
};

export const listen = () => {
  document.addEventListener("selectionchange", () => {
    if (!chosen()) heard = heard && document.getSelection()?.isCollapsed ? "" : heard;
    settle();
  });
  document.addEventListener("pointerdown", () => {
    pressed = true;
  });
  for (const event of ["pointerup", "pointercancel"]) {
    document.addEventListener(event, () => {
      pressed = false;
      settle();
    });
  }
};
