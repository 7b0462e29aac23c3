/* The dock itself: a button in the corner of the page, and the tabs that it opens. */

import { button, make } from "./10-elements.js";

const KEPT = "briefing-dock"; // in the session: which tab is open

if (!window.briefingPreview) throw new Error("live.js did not run: the dock has no preview to listen to");
export const preview = window.briefingPreview;
if (!window.briefingRequests) throw new Error("requests.js did not run: the dock can ask nothing");
export const requests = window.briefingRequests;

const host = make("div", { id: "preview-dock", lang: "en" });
export const root = host.attachShadow({ mode: "open" });
/** @param {string} name */
const sheet = (name) => make("link", { rel: "stylesheet", href: `/_preview/${name}` });

export const pill = make("button", { type: "button", class: "pill", "aria-expanded": "false" }, "Preview");
/* Beside the button: within it, it would leave that without a name, and with an open dock it would be silent. */
export const said = make("p", { role: "status", class: "said" }, "Preview");
const tablist = make("div", { role: "tablist", "aria-label": "Preview" });
const notice = make("p", { class: "notice", role: "alert", hidden: "" });
const closer = button("×", () => shut(), { class: "close", "aria-label": "Close the preview's dock" });
export const dock = make(
  "aside",
  { class: "dock", "aria-label": "Preview", hidden: "" },
  make("header", {}, tablist, closer),
  notice,
);
root.append(sheet("dock.css"), sheet("evidence.css"), sheet("new-source.css"), said, pill, dock);

/** @typedef {{ tab: HTMLElement, panel: HTMLElement }} Tab */
/** @type {Map<string, Tab>} */
const tabs = new Map();

/**
 * @param {string} id
 * @param {string} label
 * @returns {Tab}
 */
export const addTab = (id, label) => {
  const panel = make("div", {
    role: "tabpanel",
    id: `panel-${id}`,
    "aria-labelledby": `tab-${id}`,
    tabindex: "0",
    hidden: "",
  });
  const tab = button(label, () => show(id), {
    role: "tab",
    id: `tab-${id}`,
    "aria-controls": `panel-${id}`,
    "aria-selected": "false",
    tabindex: "-1",
  });
  tab.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    const names = [...tabs.keys()];
    const next = names[(names.indexOf(id) + step + names.length) % names.length] ?? id;
    show(next);
    tabs.get(next)?.tab.focus();
  });
  tablist.append(tab);
  dock.append(panel);
  tabs.set(id, { tab, panel });
  return { tab, panel };
};

let current = "";
/** @type {Map<string, (on: boolean) => void>} */
const watchers = new Map();

/**
 * Calls a function when a tab comes into view, and when it goes out of view.
 * @param {string} id
 * @param {(on: boolean) => void} act
 */
export const onShow = (id, act) => watchers.set(id, act);

/** @param {string} id */
export const isShown = (id) => current === id;

/** @param {string} id */
export const show = (id) => {
  const before = current;
  current = id;
  dock.hidden = false;
  document.documentElement.dataset.previewDocked = "";
  pill.hidden = true;
  pill.setAttribute("aria-expanded", "true");
  for (const [name, { tab, panel }] of tabs) {
    tab.setAttribute("aria-selected", String(name === id));
    tab.tabIndex = name === id ? 0 : -1;
    panel.hidden = name !== id;
  }
  sessionStorage.setItem(KEPT, id);
  preview.send({ kind: "evidence", on: id === "evidence" });
  if (before !== id) watchers.get(before)?.(false);
  watchers.get(id)?.(true);
};

const shut = () => {
  const inside = root.activeElement;
  dock.hidden = true;
  delete document.documentElement.dataset.previewDocked;
  pill.hidden = false;
  pill.setAttribute("aria-expanded", "false");
  sessionStorage.setItem(KEPT, "");
  if (isShown("evidence")) preview.send({ kind: "evidence", on: false });
  const before = current;
  current = "";
  watchers.get(before)?.(false);
  if (inside) pill.focus();
};

pill.addEventListener("click", () => {
  show("faults");
  tabs.get("faults")?.tab.focus();
});
dock.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) shut();
});

// What is typed into a field is no shortcut of the page, which takes the field for a part of its own.
dock.addEventListener("keydown", (event) => {
  const typed =
    event.target instanceof HTMLInputElement ||
    event.target instanceof HTMLTextAreaElement ||
    event.target instanceof HTMLSelectElement;
  if (typed && event.key !== "Escape") event.stopPropagation();
});

/** @type {ReturnType<typeof setTimeout> | undefined} */
let passing;

/**
 * Says something for a while.
 * @param {string} text
 */
export const announce = (text) => {
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(passing); // what was said before does not cut this short
  passing = setTimeout(() => {
    notice.hidden = true;
  }, 8000);
};

/**
 * Puts new content into a part of the dock. The focus stays where it was, as far as that is still there.
 * @param {HTMLElement} panel
 * @param {HTMLElement} around  What takes the focus where nothing else is left.
 * @param {(string | Node)[]} parts
 */
export const refill = (panel, around, parts) => {
  const stops = () => [...panel.querySelectorAll("button, a")].filter((each) => each instanceof HTMLElement);
  const focused = stops().findIndex((each) => each === root.activeElement);
  panel.replaceChildren(...parts);
  if (focused >= 0) (stops()[focused] ?? stops().at(-1) ?? around).focus();
};

/** The dock takes its place in the page, open where it was open. */
export const appear = () => {
  document.documentElement.append(host);
  const kept = sessionStorage.getItem(KEPT);
  if (kept && tabs.has(kept)) show(kept);
};
