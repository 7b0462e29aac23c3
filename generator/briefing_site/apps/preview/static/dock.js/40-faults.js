/* The tab of faults, and their number on the button. */

import { button, count, make } from "./10-elements.js";
import { addTab, pill, preview, refill, said } from "./20-frame.js";
import { reveal } from "./30-marks.js";

/**
 * A fault. `sentences` has the pieces of each sentence that it is about, `elements` ids of elements.
 * @typedef {object} Entry
 * @property {"error" | "warning" | "note"} severity
 * @property {string} code
 * @property {string} message
 * @property {string} hint
 * @property {string} path
 * @property {number} line
 * @property {number} column
 * @property {boolean} here
 * @property {string[][]} sentences
 * @property {string[]} elements
 * @property {string} vscode
 */
/**
 * The faults of the site, those of the shown page first.
 * @typedef {object} Faults
 * @property {number} errors
 * @property {number} warnings
 * @property {number} notes
 * @property {Entry[]} entries
 * @property {string} path
 * @property {string} vscode
 * @property {string} editor
 */

const { tab, panel } = addTab("faults", "Faults");
panel.classList.add("faults");

/**
 * Ways to open a file at a place.
 * @param {Faults} faults
 * @param {{ path: string, vscode: string, line?: number, column?: number }} at
 */
const openers = ({ editor }, { path, vscode, line = 1, column = 1 }) => {
  const link = make("a", { href: vscode }, "VS Code");
  if (!editor) return [link];
  return [button("Open in the editor", () => preview.send({ kind: "open", path, line, column })), link];
};

/**
 * @param {Faults} faults
 * @param {Entry} entry
 */
const itemOf = (faults, entry) => {
  const place = make("code", {}, `${entry.path}:${entry.line}:${entry.column}`);
  const actions = make("p", { class: "do" }, place, ...openers(faults, entry));
  if (entry.here && (entry.sentences.length || entry.elements.length)) {
    actions.prepend(button("Show", () => reveal(entry)));
  }
  const name = make("b", {}, `${entry.severity}[${entry.code}]`);
  const made = make(
    "li",
    { "data-severity": entry.severity },
    make("p", { class: "what" }, name, ` ${entry.message}`),
  );
  if (entry.hint) made.append(make("p", { class: "hint" }, `hint: ${entry.hint}`));
  made.append(actions);
  return made;
};

/** @param {Faults} faults */
export const list = (faults) => {
  const { entries } = faults;
  const here = entries.filter((entry) => entry.here);
  const elsewhere = entries.filter((entry) => !entry.here);
  /** @param {Entry[]} some */
  const items = (some) => make("ol", {}, ...some.map((entry) => itemOf(faults, entry)));
  const parts = [];
  if (faults.path) {
    const { path, vscode } = faults;
    parts.push(make("p", { class: "file" }, make("code", {}, path), ...openers(faults, { path, vscode })));
  }
  if (here.length) parts.push(make("h2", {}, "On this page"), items(here));
  if (elsewhere.length) {
    parts.push(make("h2", {}, here.length ? "Elsewhere" : "On other pages"), items(elsewhere));
  }
  const rest = faults.errors + faults.warnings + faults.notes - entries.length;
  if (rest > 0) parts.push(make("p", { class: "none" }, `and ${count(rest, "more", "more")}.`));
  if (!entries.length) {
    const words =
      "Nothing is wrong: every citation leads to its passage, and every passage stands in its source.";
    parts.push(make("p", { class: "none" }, words));
  }
  const top = panel.scrollTop;
  refill(panel, panel, parts);
  panel.scrollTop = top;
};

/**
 * The sum of it, on the button and on the tab.
 * @param {Faults | null} faults
 * @param {boolean} away  Whether the preview does not answer.
 */
export const sum = (faults, away) => {
  const { errors = 0, warnings = 0, notes = 0, entries = [] } = faults ?? {};
  const parts = [];
  if (errors) parts.push(count(errors, "error", "errors"));
  if (warnings) parts.push(count(warnings, "warning", "warnings"));
  if (notes) parts.push(count(notes, "note", "notes"));
  const all = errors + warnings + notes;
  const here = entries.filter((entry) => entry.here).length;
  let text = parts.join(", ") || (faults ? "No faults" : "Preview");
  if (here && here < all) text += ` · ${here.toLocaleString("en")} here`;
  if (away) text = "The preview has stopped";
  if (said.textContent !== text) said.textContent = text;
  pill.textContent = text;
  pill.dataset.state = away || !faults ? "away" : errors ? "error" : warnings ? "warning" : "good";
  tab.textContent = parts.length ? `Faults (${all.toLocaleString("en")})` : "Faults";
};
