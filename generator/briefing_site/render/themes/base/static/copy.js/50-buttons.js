/* The buttons that copy. All that they copy can be read on the page; they only save the way. A button says in
   `data-copies` what it is for: "page", "selection", or "#" and the id of a mark
   or a passage. */

import { elementOf, words } from "./10-page.js";
import { copyWithSources } from "./25-sources.js";
import { ofPage, ofPart, ofSelection, selected } from "./30-citations.js";
import { canCopy, copy } from "./40-clipboard.js";

const status = document.createElement("p");
status.className = "copy-status";
status.setAttribute("role", "status");

/** @type {WeakMap<HTMLElement, { label: string, timer: ReturnType<typeof setTimeout> }>} */
const timers = new WeakMap();

/**
 * The words that were offered last: pressing the button may have ended their selection.
 * @type {import("./30-citations.js").Selected | null}
 */
let offered = null;

/** @param {HTMLElement} pressed */
const textFor = (pressed) => {
  const of = pressed.dataset.copies ?? "";
  if (of === "page") return ofPage();
  if (of !== "selection") return ofPart(of.slice(1));
  const found = selected() ?? offered;
  if (!found) throw new Error("No words are selected");
  return ofSelection(found);
};

/**
 * The button that was pressed last: what is told is told of it.
 * @type {HTMLElement | null}
 */
let latest = null;

/** @param {HTMLElement} pressed */
const press = async (pressed) => {
  const done = await copy(textFor(pressed), pressed);
  const running = timers.get(pressed);
  const label = running?.label ?? pressed.textContent ?? "";
  if (running) clearTimeout(running.timer);
  const told = done ? words.copied : words.failed;
  pressed.style.minInlineSize = `${pressed.getBoundingClientRect().width}px`; // what stands beside it stays
  pressed.ariaLabel ??= label; // its name stays: a listener is told once, below
  pressed.textContent = label.length > 2 ? told : done ? "✓" : "✕";
  status.textContent = told;
  latest = pressed;
  const timer = setTimeout(() => {
    pressed.textContent = label;
    pressed.style.minInlineSize = "";
    if (latest === pressed) status.textContent = "";
    timers.delete(pressed);
  }, 2000);
  timers.set(pressed, { label, timer });
};

/* --- the button at selected words ----------------------------------------------------------------- */

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
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const update = () => {
    const found = selected();
    if (!found) {
      if (!offer.contains(document.activeElement)) offer.hidden = true;
      return;
    }
    offered = found;
    offer.hidden = false;
    const box = found.range.getBoundingClientRect();
    const below = box.bottom + offer.offsetHeight + 8 < innerHeight;
    const top = below ? box.bottom + 8 : Math.max(8, box.top - offer.offsetHeight - 8);
    const most = document.documentElement.clientWidth - offer.offsetWidth - 8;
    offer.style.top = `${top + scrollY}px`;
    const rightward = getComputedStyle(document.documentElement).direction === "rtl";
    const start = rightward ? box.right - offer.offsetWidth : box.left;
    offer.style.left = `${Math.min(Math.max(8, start), most) + scrollX}px`;
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(update, 200);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") offer.hidden = true;
  });
  document.addEventListener("copy", (event) => {
    const found = elementOf(event.target)?.matches("input, textarea") ? null : selected();
    if (found) copyWithSources(event, found.range);
  });
  /* Pressing the button must not undo the selection. */
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  offer.addEventListener("mousedown", (event) => event.preventDefault());
};

/* --- the buttons of the page ------------------------------------------------------------------- */

/**
 * @param {string} pattern
 * @param {Record<string, string | number>} values
 */
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @param {ParentNode} of */
const buttonsOf = (of) =>
  [...of.querySelectorAll("button.copy")].filter((button) => button instanceof HTMLElement);

/** Each passage of a source says by the name of its button what that copies. */
const name = () => {
  for (const part of document.querySelectorAll("section.excerpt")) {
    const [button] = buttonsOf(part);
    button?.setAttribute("aria-label", fill(words.passage, { name: part.id.replace(/^e-/, "") }));
  }
};

if (canCopy()) {
  name();
  document.addEventListener("briefing:changed", name);
  document.body.append(status);
  document.addEventListener("click", (event) => {
    const pressed = elementOf(event.target)?.closest("button.copy");
    if (pressed instanceof HTMLElement) press(pressed);
  });
  if (document.body.dataset.pageType === "briefing") watchSelection();
} else {
  for (const button of document.querySelectorAll("button.copy")) {
    if (button instanceof HTMLElement) button.hidden = true;
  }
  const notes = document.querySelector("section.notes");
  if (notes instanceof HTMLElement) delete notes.dataset.wordCopy;
}
