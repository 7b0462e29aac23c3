/* A new version of the page takes the place of the shown one. */

import { catchUp, copyOf, hasOtherScripts, overlook, sent, shown } from "./10-page-as-sent.js";
import { workIn } from "./20-work-in.js";
import { railRests, railStays } from "./25-rail-stays.js";

/** The first element in sight: it is to stand where it stood. None at the top of the page, which stays the top. */
const anchor = () => {
  if (scrollY <= 0) return null;
  const blocks = "main :is(p, li, h1, h2, h3, h4, tr, figure, blockquote, dt, dd)";
  for (const element of document.querySelectorAll(blocks)) {
    const box = element.getBoundingClientRect();
    if (box.bottom > 0 && box.height) return { element, top: box.top };
  }
  return null;
};

/** @param {Document} page */
const sheets = (page) =>
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
const restyle = async (wanted) => {
  const here = new Map(sheets(document).map((each) => [each.getAttribute("href"), each]));
  /** @type {HTMLLinkElement | null} */
  let before = null;
  const loading = [];
  for (const each of wanted) {
    const href = each.getAttribute("href");
    let link = here.get(href);
    if (link) {
      here.delete(href);
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
 * @param {Record<string, string>} moved Address of each to the one that takes its place.
 */
export const changeSheets = async (moved) => {
  await restyle(
    sheets(document).map((each) => {
      const href = each.getAttribute("href") ?? "";
      const old = Object.keys(moved).find((address) => href.endsWith(address));
      if (old === undefined) return each;
      const other = copyOf(each);
      other.setAttribute("href", href.slice(0, -old.length) + moved[old]);
      return other;
    }),
  );
  await painted();
};

/** @param {Document} fresh */
const rehead = (fresh) => {
  if (document.title !== fresh.title) document.title = fresh.title;
  const { lang } = fresh.documentElement;
  // Even the same language, set once more, has the browser work out every style anew.
  if (lang && document.documentElement.lang !== lang) document.documentElement.lang = lang;
};

/**
 * @param {string} html
 * @param {string} version
 */
export const change = async (html, version) => {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  if (hasOtherScripts(fresh)) {
    location.reload(); // other scripts cannot be worked in; the browser keeps the place
    return;
  }
  await restyle(sheets(fresh));
  rehead(fresh);
  catchUp();
  const kept = anchor();
  const before = railRests();
  workIn(document.body, sent.body, fresh.body);
  const templates = [...document.body.querySelectorAll("template")]; // no comparison looks into these
  [...fresh.body.querySelectorAll("template")].forEach((each, at) => {
    const here = templates[at];
    if (here && here.innerHTML !== each.innerHTML) here.innerHTML = each.innerHTML;
  });
  sent.body = fresh.body;
  if (kept?.element.isConnected) {
    scrollBy(0, kept.element.getBoundingClientRect().top - kept.top);
  }
  overlook();
  shown.version = version;
  const detail = { railStays: railStays(before, railRests()) };
  document.dispatchEvent(new CustomEvent("briefing:changed", { detail }));
};

document.documentElement.style.overflowAnchor = "none"; // the place is kept above, in every browser alike
overlook();
