/* A new version of the page takes the place of the shown one. */

import { catchUp, hasOtherScripts, overlook, sent, shown } from "./10-page-as-sent.js";
import { workIn } from "./20-work-in.js";
import { railRests, railStays } from "./25-rail-stays.js";
import { restyle, sheets } from "./28-style-sheets.js";

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
