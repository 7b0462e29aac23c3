/* A link of the opening that leads where a stop of the masthead leads is no stop of its own: to the region, which the menu
   of regions has, and to the notes, which the link that skips to them has. A pointer and a screen reader have it still. */

export const mergeDoubledLinks = () => {
  const before = new Set(
    Array.from(document.querySelectorAll("a.skip, .masthead a"))
      .filter((link) => link instanceof HTMLAnchorElement && link.tabIndex >= 0 && link.checkVisibility?.())
      .map((link) => /** @type {HTMLAnchorElement} */ (link).href),
  );
  for (const link of document.querySelectorAll("header.opening a"))
    if (link instanceof HTMLAnchorElement) link.tabIndex = before.has(link.href) ? -1 : 0;
};
