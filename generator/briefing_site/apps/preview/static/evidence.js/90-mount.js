/* What the dock calls: `mount` once, and `update` with whatever belongs to the page now. */

import { now } from "./10-messages.js";
import { allOf, closest, firstOf, make } from "./20-elements.js";
import { forgetAim, list, pane } from "./40-pane.js";
import { showToken } from "./45-tokens.js";
import { follow, forgetBriefing, pickOf, showBriefing } from "./50-briefing.js";
import { arrive, showExcerpt, showSource, step } from "./60-source.js";
import {
  activeElement,
  again,
  copy,
  copyBlock,
  move,
  offerWords,
  openCard,
  quote,
  refuse,
  shut,
  shutOnEscape,
  write,
} from "./80-offer.js";

let shown = ""; // which page the list tells of

/** @param {HTMLElement} chosen */
const press = (chosen) => {
  const { does, path = "", line, text = "", end, by, paragraph } = chosen.dataset;
  if (does === "open") now.api?.open(path, Number(line));
  else if (does === "copy") copy(text);
  else if (does === "show") showExcerpt(chosen.textContent ?? "", paragraph);
  else if (does === "token") showToken(chosen);
  else if (does === "quote") quote(chosen);
  else if (does === "close") shut();
  else if (does === "copy-block") copyBlock();
  else if (does === "write") write();
  else if (does === "open-card") openCard();
  else if (does === "move") move(end === "from" ? "from" : "to", Number(by));
};

/** @param {MouseEvent} event */
const act = (event) => {
  const chosen = closest(event.target, "button");
  if (chosen) press(chosen);
  const link = closest(event.target, "a.go, .uses a");
  if (link instanceof HTMLAnchorElement) pickOf(link);
  const tag = closest(event.target, "a.tag");
  if (tag) showExcerpt(tag.dataset.tag ?? "");
};

/** The first child that is in view, and how far below the edge it is: to find the place again. */
const place = () => {
  if (!list.scrollTop) return null; // the very top stays the top
  const { top } = list.getBoundingClientRect();
  for (const each of allOf(list, "[data-key]")) {
    const box = each.getBoundingClientRect();
    if (box.height && box.bottom > top) return { key: each.dataset.key ?? "", from: box.top - top };
  }
  return null;
};

/** @param {string} key */
const childOf = (key) => firstOf(list, `[data-key="${CSS.escape(key)}"]`);

/** @param {ReturnType<typeof place>} old */
const restore = (old) => {
  const found = old && childOf(old.key);
  if (found)
    list.scrollTop += found.getBoundingClientRect().top - list.getBoundingClientRect().top - old.from;
};

/** What has the focus, by the child that it is in and what it does there. */
const focused = () => {
  const active = activeElement();
  const child = active && list.contains(active) ? closest(active, "[data-key]") : null;
  if (!active || !child) return null;
  const at = allOf(child, "a, button").findIndex((each) => each === active);
  return { active, key: child.dataset.key ?? "", at };
};

/** @param {ReturnType<typeof focused>} old */
const refocus = (old) => {
  if (!old || old.active.isConnected) return;
  const child = childOf(old.key);
  const found = child ? allOf(child, "a, button")[old.at] : undefined;
  (found ?? list).focus({ preventScroll: true });
};

/** @param {import("./10-messages.js").Evidence} fresh */
const update = (fresh) => {
  now.data = fresh;
  if (!now.api) return;
  const { data } = now;
  const page = `${data.kind} ${data.kind === "source" ? data.document.source : location.pathname}`;
  const same = page === shown;
  shown = page;
  const where = same ? place() : null;
  const active = same ? focused() : null;
  if (!same) {
    shut();
    list.replaceChildren();
    forgetBriefing();
    forgetAim();
  }
  pane.dataset.kind = data.kind;
  if (data.kind === "briefing") showBriefing(data);
  else if (data.kind === "source") showSource(data.document);
  else list.replaceChildren(make("p", { class: "nothing" }, "This page rests on no passage of its own."));
  if (same) {
    refocus(active);
    restore(where);
    again();
  } else {
    list.scrollTop = 0;
    arrive();
  }
  follow();
};

pane.addEventListener("click", act);
pane.addEventListener("keydown", step);
pane.addEventListener("keydown", shutOnEscape);

/**
 * @param {Element} container
 * @param {import("./10-messages.js").Api} api
 */
const mount = (container, api) => {
  now.api = api;
  container.replaceChildren(pane);
  shown = "";
  update(now.data);
};

/** What the page knows of this script. */
export const forDock = { mount, update, offer: offerWords, refuse };
window.briefingEvidence = forDock;
