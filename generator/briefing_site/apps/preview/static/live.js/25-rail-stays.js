/* Whether the rail beside the text may stay when a new version of the page has been worked in: then it is neither made
   nor laid out anew, which takes longer than all the rest of a change. */

/**
 * What a rail is made of and put by: blocks and marks of the page, the words of notes, and where all stand.
 * @typedef {{ rail: Element, parts: Element[], told: string }} Rested
 */

/**
 * What the rail rests on now; null where none is shown.
 * @returns {Rested | null}
 */
export const railRests = () => {
  const rail = document.querySelector(".rail");
  const page = rail?.parentElement;
  if (!rail || !page) return null;
  const marks = [...page.querySelectorAll('a[role="doc-noteref"]')];
  const parts = [...page.children, ...marks];
  const { top, width } = rail.getBoundingClientRect();
  const stand = parts.map((part) => {
    const box = part.getBoundingClientRect();
    return `${box.top - top} ${box.bottom - top}`;
  });
  const notes = page.querySelector('[role="doc-endnotes"]')?.innerHTML;
  return { rail, parts, told: [width, notes, ...marks.map((mark) => mark.outerHTML), ...stand].join("\n") };
};

/**
 * @param {Rested | null} before
 * @param {Rested | null} now
 */
export const railStays = (before, now) =>
  before !== null &&
  before.rail === now?.rail &&
  before.told === now.told &&
  before.parts.length === now.parts.length &&
  before.parts.every((part, at) => part === now.parts[at]);
