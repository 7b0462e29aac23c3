/* The tab that says what would be lost without some sources. */

import { button, count, make } from "./10-elements.js";
import { addTab, isShown, onShow, preview, refill } from "./20-frame.js";
import { markLost, revealLost } from "./30-marks.js";

/**
 * A source that can be left out; `here` says that the shown page cites it.
 * @typedef {{ id: string, title: string, here: boolean }} Choice
 */
/** @typedef {{ page: string, here: boolean, sentence: string }} Lost */
/**
 * @typedef {object} Loss
 * @property {string[]} without
 * @property {Lost[]} judgements
 * @property {Lost[]} bare
 * @property {Lost[]} unsupported
 * @property {string[]} pages
 * @property {string[]} gone
 * @property {string[]} files
 * @property {string[]} copies
 */

const WITHOUT = "without";
const whatIf = addTab(WITHOUT, "Without").panel;
whatIf.classList.add("without");

const choices = make("fieldset", {}, make("legend", {}, "What if a source were not there?"));
const lossSaid = make("p", { role: "status", class: "said" });
const lossShown = make("div", {});
whatIf.append(choices, lossSaid, lossShown);

/** @type {Set<string>} */
const chosen = new Set();

/** Asks anew, since something else was chosen or the site has changed. */
export const askWithout = () => {
  if (isShown(WITHOUT)) preview.send({ kind: "whatif", on: true, without: [...chosen] });
};

onShow(WITHOUT, (on) => {
  if (on) askWithout();
  else {
    preview.send({ kind: "whatif", on: false, without: [] });
    markLost([]);
  }
});

/** @param {Choice[]} sources */
export const offerSources = (sources) => {
  const now = sources.map(({ id, title, here }) => `${id} ${title} ${here}`).join("\n");
  if (choices.dataset.offered === now) return; // the boxes stay, with the focus
  choices.dataset.offered = now;
  for (const id of chosen) if (!sources.some((source) => source.id === id)) chosen.delete(id);
  const labels = sources.map(({ id, title, here }) => {
    const box = make("input", { type: "checkbox" });
    box.checked = chosen.has(id);
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(id);
      else chosen.delete(id);
      lossShown.textContent = chosen.size ? "Thinking …" : "";
      lossSaid.textContent = "";
      askWithout();
    });
    const name = make("span", {}, title, " ", make("code", {}, id));
    return make("label", here ? { "data-here": "" } : {}, box, name);
  });
  const legend = make("legend", {}, "What if a source were not there?");
  const none = make("p", { class: "none" }, "No source is cited yet.");
  choices.replaceChildren(legend, ...(labels.length ? labels : [none]));
};

/** @param {string} page */
const linkToPage = (page) =>
  make("a", { href: `/${page.split("/").map(encodeURIComponent).join("/")}` }, page);

/** @param {Lost} lost */
const itemOfLost = (lost) => {
  const where = lost.here ? button("Show", () => revealLost(lost.sentence)) : linkToPage(lost.page);
  return make("li", {}, make("p", {}, lost.sentence), make("p", { class: "do" }, where));
};

/**
 * @param {string} heading
 * @param {Node[]} items
 */
const partOf = (heading, items) =>
  items.length
    ? [make("h2", {}, heading), make("ol", {}, ...items)]
    : [make("p", { class: "none" }, heading)];

/** @param {Loss | null} found */
export const listLoss = (found) => {
  if (!found) {
    lossShown.replaceChildren();
    lossSaid.textContent = "";
    markLost([]);
    return;
  }
  const { judgements, bare, unsupported, pages, gone, files, copies } = found;
  const judged = count(
    judgements.length,
    "judgement loses its last origin",
    "judgements lose their last origin",
  );
  const left = count(bare.length, "sentence is left bare", "sentences are left bare");
  const parts = [
    ...partOf(judged, judgements.map(itemOfLost)),
    ...partOf(left, bare.map(itemOfLost)),
    ...(unsupported.length
      ? partOf(
          count(unsupported.length, "sentence loses all support", "sentences lose all support"),
          unsupported.map(itemOfLost),
        )
      : []),
    ...partOf(
      count(pages.length, "page changes", "pages change"),
      pages.map((page) => make("li", { class: "page" }, linkToPage(page))),
    ),
  ];
  if (gone.length)
    parts.push(make("p", {}, `${count(gone.length, "page goes", "pages go")}: ${gone.join(", ")}`));
  parts.push(
    make("p", {}, count(files.length, "file for other programs changes", "files for other programs change")),
  );
  if (copies.length) {
    parts.push(make("p", {}, `Copies stay, and count as sources of their own: ${copies.join(", ")}`));
  }
  refill(lossShown, whatIf, parts);
  // The sum alone: the lists are there to be read.
  const sum = `${judged}. ${left}.`;
  if (lossSaid.textContent !== sum) lossSaid.textContent = sum;
  markLost([...judgements, ...bare, ...unsupported].filter((lost) => lost.here).map((lost) => lost.sentence));
};
