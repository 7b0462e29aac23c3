/* Each menu of the masthead is one stop of the keyboard, and so is each line of links in the notes: the arrow keys go
   from one link to the next, as in a toolbar (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/). */

import { modified, within } from "./10-find.js";

const LINES = '.masthead nav, [role="toolbar"]';

/** @param {Element} line */
const linksOf = (line) => [...line.querySelectorAll("a")];

/**
 * In a row that is wider than the screen, the stop stands in the middle: a browser leaves alone what is half in sight.
 * @param {Element} line
 * @param {HTMLElement | undefined} stop  The link that is the stop.
 */
function makeOneStop(line, stop) {
  for (const link of linksOf(line)) link.tabIndex = link === stop ? 0 : -1;
  const row = stop?.closest("ul");
  if (stop && row) row.scrollLeft = stop.offsetLeft - row.clientWidth / 2;
}

for (const menu of document.querySelectorAll(".masthead nav")) {
  const links = linksOf(menu);
  makeOneStop(menu, links.find((link) => link.hasAttribute("aria-current")) ?? links[0]);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || modified(event) || event.shiftKey) return;
  const line = within(event, LINES);
  const links = line ? linksOf(line) : [];
  const at = links.findIndex((link) => link === event.target);
  if (!line || at < 0) return;
  const ahead = getComputedStyle(line).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const arrow = event.key === "ArrowLeft" || event.key === "ArrowRight";
  const to = arrow
    ? links[at + (event.key === ahead ? 1 : -1)]
    : { Home: links[0], End: links.at(-1) }[event.key];
  if (!to) return;
  event.preventDefault();
  makeOneStop(line, to);
  to.focus();
});
