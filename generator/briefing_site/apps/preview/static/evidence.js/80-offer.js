/* A new excerpt at the foot of the pane: made of what is selected, or of a paragraph's sentence. */

import { NO_BLOCK, now } from "./10-messages.js";
import { allOf, button, characters, closest, count, make, SPOKEN, say, units } from "./20-elements.js";
import { citation } from "./30-passages.js";
import { list, pane, reveal } from "./40-pane.js";
import { showExcerpt, walk } from "./60-source.js";
import { canSegment, nodesOf, segments, selected, textOf } from "./70-selection.js";
import { fields, gist, name, put, writer, wrong } from "./75-fields.js";

/** @typedef {import("./10-messages.js").Block} Block */
/** @typedef {import("./10-messages.js").Point} Point */
/** @typedef {import("./70-selection.js").Wanted} Wanted */

const SETTLED = 200; // milliseconds until a selection that no longer changes is taken as meant
const LIT = "briefing-offer"; // the words on offer, as the style sheet of the page names them

/**
 * What is offered, with the words that its paragraph had then. `seen` once the card has it and it was shown there.
 * @typedef {Wanted & { block: Block, before: string, seen: boolean }} Offer
 */
/** @type {Offer | null} */
let offer = null;
/** @type {HTMLElement | null} */
let back = null; // what had the focus before the form took it
let turn = 0;

/* --- the form ------------------------------------------------------------------------------------- */

/**
 * @param {"from" | "to"} end
 * @param {string} words
 */
const stepsOf = (end, words) =>
  make(
    "span",
    {},
    words,
    button("move", "←", { "data-end": end, "data-by": "-1", "aria-label": `${words} one word earlier` }),
    button("move", "→", { "data-end": end, "data-by": "1", "aria-label": `${words} one word later` }),
  );

const amount = make("span", { class: "count", "data-part": "count", "aria-live": "polite" });
const verified = make("span", { class: "verdict", lang: SPOKEN }, say("found in the text", "本文で確認"));
const closer = button("close", "Close");
const fault = make("p", { class: "says", "data-part": "fault" });
const warning = make("p", { class: "says", "data-part": "warning" });
const text = make("textarea", {
  readonly: true,
  rows: "5",
  spellcheck: "false",
  "aria-label": "Excerpt for the source card",
});
const steps = make("p", { class: "steps" }, stepsOf("from", "Start"), stepsOf("to", "End"));
const copier = button("copy-block", "Copy excerpt");
const citer = button("copy", "Copy citation");
const cited = make("code", {});
const actions = make(
  "p",
  { class: "actions" },
  writer,
  copier,
  button("open-card", "Edit the card"),
  citer,
  cited,
);
const status = make("p", { class: "status", role: "status" });
export const form = make(
  "section",
  { class: "offer", "aria-label": "New excerpt", hidden: true },
  make("div", { class: "offer-head" }, make("h3", {}, "New excerpt"), amount, verified, closer),
  fault,
  warning,
  text,
  steps,
  fields,
  actions,
  status,
);
pane.append(form);

/**
 * @param {Wanted} wanted
 * @returns {Promise<Block>}
 */
const blockOf = async ({ source, from, to }) => {
  try {
    if (!now.api) throw new Error("The dock has not taken the pane");
    return await now.api.excerpt(source, from, to);
  } catch (failure) {
    console.error(failure); // no refusal of the preview, which comes back as a block
    const words = failure instanceof Error ? failure.message : String(failure);
    return { ...NO_BLOCK, fault: `The excerpt could not be made: ${words}` };
  }
};

/** @param {Wanted} wanted */
const ask = async (wanted) => {
  const mine = ++turn;
  const block = await blockOf(wanted);
  if (mine !== turn) return;
  /** @type {[Point, Point]} */
  const [from, to] = block.text
    ? [
        [block.paragraph, block.start],
        [block.paragraph, block.end],
      ]
    : [wanted.from, wanted.to];
  offer = { ...wanted, from, to, block, before: textOf(wanted.text), seen: false };
  name.value = block.id;
  wrong.textContent = "";
  fill(offer);
};

/** @param {{ block: Block, source: string }} shown */
const fill = ({ block, source }) => {
  form.hidden = false;
  fault.textContent = block.fault;
  warning.textContent = block.warning;
  amount.textContent = block.text ? `${count(block.words, "word", "words")}, at ${block.at}` : "";
  if (text.value !== block.text) text.value = block.text;
  text.hidden = !block.text;
  verified.hidden = !block.text; // what would not be found at its place comes back as a fault
  actions.hidden = !block.text;
  fields.hidden = !block.text || !now.api?.write || isKnown();
  writer.hidden = fields.hidden;
  writer.disabled = Boolean(block.warning);
  const key = block.text ? citation(source, block.id) : "";
  citer.dataset.text = key;
  cited.textContent = key;
  steps.hidden = !block.text || !canSegment();
  status.textContent = isKnown() ? "It is in the card now: cite it." : "";
  light();
};

/** Whether the card has the excerpt that is offered. */
const isKnown = () => {
  if (now.data.kind !== "source" || now.data.document.source !== offer?.source) return false;
  const { id, quote } = offer.block;
  return now.data.document.excerpts.some((each) => each.id === id && each.quote === quote);
};

/** The words on offer stay marked though the focus has left them. */
const light = () => {
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete(LIT);
  if (!offer?.block.text || isKnown()) return; // what the card has is lit as all else is
  const spots = [];
  let done = Number(offer.text.dataset.start);
  for (const node of nodesOf(offer.text)) {
    const end = done + characters(node.data);
    const [low, high] = [Math.max(offer.from[1], done), Math.min(offer.to[1], end)];
    if (low < high) {
      const spot = document.createRange();
      spot.setStart(node, units(node.data, low - done));
      spot.setEnd(node, units(node.data, high - done));
      spots.push(spot);
    }
    done = end;
  }
  CSS.highlights.set(LIT, new Highlight(...spots));
};

/** What has the focus in the tree that the pane is in. */
export const activeElement = () => {
  const root = pane.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
};

export const shut = () => {
  if (form.hidden) return;
  if (form.contains(activeElement())) (back?.isConnected ? back : list).focus({ preventScroll: true });
  turn += 1;
  offer = null;
  back = null;
  form.hidden = true;
  gist.value = "";
  light();
};

/** @param {KeyboardEvent} event */
export const shutOnEscape = (event) => {
  if (event.key !== "Escape" || form.hidden || event.defaultPrevented) return;
  event.preventDefault(); // the dock stays open
  shut();
};
document.addEventListener("keydown", shutOnEscape);

/** An open form after an update: the paragraph may have been made anew, or say something else. */
export const again = () => {
  if (!offer) return;
  const { source, from, before } = offer;
  const found = allOf(list, `[data-source="${source}"] .paragraph[data-paragraph="${from[0]}"]`);
  const same = found.find((each) => textOf(each) === before);
  if (!same) {
    if (found[0]) ask({ ...offer, text: found[0] });
    else shut();
    return;
  }
  offer.text = same;
  fill(offer);
  if (!isKnown() || offer.seen) return;
  offer.seen = true;
  showExcerpt(offer.block.id);
};

/* --- by keyboard: a paragraph's first sentence is offered, and its ends are moved word by word ------ */

/** @param {HTMLElement} chosen */
export const quote = async (chosen) => {
  const paragraph = closest(chosen, ".paragraph");
  const source = closest(paragraph, "[data-source]")?.dataset.source;
  if (!paragraph || source === undefined) return;
  const at = Number(paragraph.dataset.paragraph);
  const [first] = segments(paragraph, "sentence");
  back = chosen;
  walk(chosen);
  const end = characters(first?.segment ?? textOf(paragraph));
  await ask({ source, from: [at, 0], to: [at, end], text: paragraph });
  (offer?.block.text ? (writer.hidden ? copier : writer) : closer).focus();
};

/**
 * @param {"from" | "to"} end
 * @param {number} by
 */
export const move = (end, by) => {
  if (!offer) return;
  const text = textOf(offer.text);
  const base = Number(offer.text.dataset.start);
  const edges = segments(offer.text, "word")
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => (end === "from" ? index : index + segment.length))
    .map((edge) => base + characters(text.slice(0, edge)));
  const [paragraph, here] = offer[end];
  const to = by > 0 ? edges.find((each) => each > here) : edges.filter((each) => each < here).at(-1);
  if (to === undefined) return;
  const moved = { ...offer, [end]: [paragraph, to] };
  if (moved.from[1] < moved.to[1]) ask(moved);
};

/* --- by another script: words that were selected on a picture of the page --------------------------- */

/**
 * Offers words of the source that is shown.
 * @param {string} source
 * @param {Point} from
 * @param {Point} to
 */
export const offerWords = async (source, from, to) => {
  const [text] = allOf(list, `[data-source="${source}"] .paragraph[data-paragraph="${from[0]}"]`);
  if (!text) return;
  back = null;
  reveal(() => (text.isConnected ? text : null));
  await ask({ source, from, to, text });
};

/**
 * Says why words cannot be offered.
 * @param {string} words
 */
export const refuse = (words) => {
  turn += 1;
  offer = null;
  fill({ block: { ...NO_BLOCK, fault: words }, source: "" });
};

/* --- by pointer: what is selected is offered -------------------------------------------------------- */

/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;
let pressed = false;
let heard = ""; // the selection that was offered last: it outlives the form
const settle = () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (pressed || !pane.isConnected) return;
    const wanted = selected();
    const before = heard;
    heard = wanted ? String([wanted.source, wanted.from, wanted.to]) : "";
    if (!wanted || heard === before) return;
    back = null;
    ask(wanted);
  }, SETTLED);
};
document.addEventListener("selectionchange", settle);
document.addEventListener(
  "pointerdown",
  () => {
    pressed = true;
  },
  true,
);
for (const event of ["pointerup", "pointercancel"]) {
  document.addEventListener(
    event,
    () => {
      pressed = false;
      settle();
    },
    true,
  );
}

/* --- what the buttons of the form do ---------------------------------------------------------------- */

/** @param {string} words */
export const copy = async (words) => {
  try {
    await now.api?.copy(words);
    status.textContent = "Copied.";
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "NotAllowedError") {
      status.textContent = "The browser did not let it be copied: press Ctrl+C, or Command+C, in the text.";
    } else {
      console.error(failure);
      status.textContent = `It could not be copied: ${failure instanceof Error ? failure.message : failure}`;
    }
  }
};

export const copyBlock = () => copy(offer?.block.text ?? "");

/** Writes what is offered into its card, and copies its citation. */
export const write = async () => {
  if (!offer || !now.api?.write || writer.disabled) return;
  const chosen = offer;
  writer.disabled = true; // a second press would write it twice
  wrong.textContent = "";
  const { source, from, to } = chosen;
  const written = await now.api.write(source, from, to, name.value.trim(), gist.value);
  if (offer !== chosen) return; // something else is selected by now
  writer.disabled = false;
  if (written.fault) {
    wrong.textContent = written.fault;
    put(written.field).focus();
    return;
  }
  chosen.block = { ...chosen.block, id: written.id };
  fields.hidden = true;
  writer.hidden = true;
  citer.dataset.text = written.citation;
  cited.textContent = written.citation;
  await copy(written.citation);
  status.textContent = `${say("Written into the card.", "カードに書き込みました。")} ${status.textContent}`;
  citer.focus();
};

/** Opens the card at its end: behind its last excerpt. */
export const openCard = () => {
  if (now.data.kind === "source") {
    const { path, excerpts } = now.data.document;
    now.api?.open(path, excerpts.at(-1)?.line ?? 1);
  } else if (now.data.kind === "briefing") {
    const item = now.data.items.find((each) => each.source === offer?.source);
    if (item) now.api?.open(item.path, item.line);
  }
};
