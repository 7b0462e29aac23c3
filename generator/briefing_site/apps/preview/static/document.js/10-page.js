/* The page of one document: the pages of a PDF, whose words can be selected, and beside them the archived text with its
   excerpts. What is selected on a page is looked up in the archived text, and offered there.

   This part: the page, and what belongs to it. */

if (!window.briefingRequests || !window.briefingEvidence)
  throw new Error("The scripts before this did not run");
export const requests = window.briefingRequests;
export const evidence = window.briefingEvidence;

const spoken = navigator.language.startsWith("ja") ? "ja" : "en";
/**
 * @param {string} english
 * @param {string} japanese
 */
export const say = (english, japanese) => (spoken === "ja" ? japanese : english);
document.documentElement.lang = spoken;

export const source = document.body.dataset.source ?? "";
/** `shown` where there is a PDF and a viewer, else the command that brings the viewer; empty without a PDF. */
export const pdf = document.body.dataset.pdf ?? "";

/** @param {"main" | "aside"} name */
const part = (name) => {
  const found = document.querySelector(name);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no ${name}`);
  return found;
};
export const pages = part("main");
export const text = part("aside");

/**
 * A note in place of the pages.
 * @param {string} words
 */
export const note = (words) => {
  const made = document.createElement("p");
  made.className = "note";
  made.setAttribute("role", "status");
  made.textContent = words;
  pages.replaceChildren(made);
};
