/* What the page says of itself, and words. The script's own words stand in attributes of its element. */

const own = document.currentScript?.dataset ?? {};

/** The words of this script, by name. */
export const words = {
  copied: own.copied ?? "",
  failed: own.failed ?? "",
  selection: own.selection ?? "",
  quotation: own.quotation ?? "{words}",
  passage: own.passage ?? "",
};

const canonical = document.querySelector('link[rel="canonical"]');
/** The permanent address of the page. */
export const page = canonical instanceof HTMLLinkElement ? canonical.href : withoutHash(location.href);

/** @param {string} address */
export function withoutHash(address) {
  return address.replace(/#.*/s, "");
}

/** @param {string} text */
export const folded = (text) => text.replace(/\s+/g, " ").trim();
/** @param {Element | null | undefined} element */
export const textOf = (element) => folded(element?.textContent ?? "");

/** How to cite the page. */
export const reference = textOf(document.querySelector(".cite-this .reference"));

/** @param {EventTarget | null} target */
export const elementOf = (target) => (target instanceof Element ? target : null);
