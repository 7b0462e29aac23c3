/* Style sheets that change. Of a new one the rules that differ are put into the sheet that is there: so nothing is
   fetched, and the browser works out anew only what these rules reach, once. */

import { copyOf } from "./10-page-as-sent.js";

/**
 * A sheet that takes the place of another: its address, and its text.
 * @typedef {{ address: string, text: string }} Sheet
 */

/**
 * Addresses of the sheets whose rules some links have been given since they were loaded.
 * @type {WeakMap<HTMLLinkElement, string>}
 */
const given = new WeakMap();
/** @param {HTMLLinkElement} link */
const addressOf = (link) => given.get(link) ?? link.getAttribute("href") ?? "";

/** @param {Document} page */
export const sheets = (page) =>
  [...page.querySelectorAll('link[rel="stylesheet"]')].filter((each) => each instanceof HTMLLinkElement);

/**
 * Waits for a style sheet. One that cannot be loaded is told to the console, and the page goes on without it.
 * @param {HTMLLinkElement} link
 * @returns {Promise<void>}
 */
const arrival = (link) =>
  new Promise((done) => {
    link.onload = () => done();
    link.onerror = () => {
      console.error(`The style sheet ${link.href} could not be loaded.`);
      done();
    };
  });

/**
 * New style sheets are loaded beside the old ones, which go when the new are there: nothing flashes.
 * @param {HTMLLinkElement[]} wanted
 */
export const restyle = async (wanted) => {
  const here = new Map(sheets(document).map((each) => [addressOf(each), each]));
  /** @type {HTMLLinkElement | null} */
  let before = null;
  const loading = [];
  for (const each of wanted) {
    const address = addressOf(each);
    let link = here.get(address);
    if (link) {
      here.delete(address);
    } else {
      link = document.importNode(each, true);
      loading.push(arrival(link));
      if (before) before.after(link);
      else (sheets(document)[0] ?? document.head.lastChild ?? document.head).before(link);
    }
    before = link;
  }
  await Promise.all(loading);
  for (const old of here.values()) old.remove();
};

/**
 * Puts the rules of one sheet in the place of those of another, but for those that both begin and end with.
 * @param {CSSStyleSheet} live
 * @param {CSSStyleSheet} fresh
 */
const putRules = (live, fresh) => {
  const old = [...live.cssRules].map((rule) => rule.cssText);
  const next = [...fresh.cssRules].map((rule) => rule.cssText);
  const least = Math.min(old.length, next.length);
  let start = 0;
  let end = 0;
  while (start < least && old[start] === next[start]) start += 1;
  while (end < least - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  for (let at = old.length - end - 1; at >= start; at -= 1) live.deleteRule(at);
  next.slice(start, next.length - end).forEach((rule, at) => {
    live.insertRule(rule, start + at);
  });
};

/**
 * Whether a link has been given the rules of a text. Without, it is as if the text were yet to be loaded.
 * @param {HTMLLinkElement} link
 * @param {string} text
 */
const takesRules = (link, text) => {
  // A sheet that is made of a text leaves out what it imports, and older browsers make none.
  if (!link.sheet || text.includes("@import") || !("replaceSync" in CSSStyleSheet.prototype)) return false;
  try {
    const fresh = new CSSStyleSheet();
    fresh.replaceSync(text);
    putRules(link.sheet, fresh);
  } catch (fault) {
    console.warn("A style sheet is loaded, since its rules could not be changed in place.", fault);
    return false;
  }
  return true;
};

/**
 * Waits until the browser has painted, or has had the time for it: a page that is not in sight is not painted.
 * @returns {Promise<void>}
 */
const painted = () =>
  new Promise((done) => {
    setTimeout(done, 50);
    requestAnimationFrame(() => setTimeout(done));
  });

/**
 * Other style sheets, ahead of the page that names them; they are seen before that is worked in.
 * @param {Record<string, Sheet>} moved Address of each to the one that takes its place.
 */
export const changeSheets = async (moved) => {
  await restyle(
    sheets(document).map((each) => {
      const address = addressOf(each);
      const old = Object.keys(moved).find((before) => address.endsWith(before));
      const next = old === undefined ? undefined : moved[old];
      if (old === undefined || !next) return each;
      const other = address.slice(0, -old.length) + next.address;
      if (takesRules(each, next.text)) {
        given.set(each, other);
        return each;
      }
      const link = copyOf(each);
      link.setAttribute("href", other);
      return link;
    }),
  );
  await painted();
};
