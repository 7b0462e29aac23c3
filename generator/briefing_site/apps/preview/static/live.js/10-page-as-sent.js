/* Keeps the shown page as the folder is: the new page is worked into the one that is there, so that scroll, focus,
   selection, open cards and whatever a script has added stay. Runs ahead of the theme's own scripts.

   This part: what scripts and readers do to the page, which a new version of it must leave alone. */

const own = document.querySelector("script[data-preview-address]");
const said = own instanceof HTMLElement ? own.dataset : {};

/** The page: its address, and which version of it is shown. */
export const shown = { address: said.previewAddress ?? "", version: said.previewVersion ?? "" };

/** The body of the page as it was sent last. */
export const sent = { body: copyOf(document.body) };

/**
 * @template {Node} Kind
 * @param {Kind} node
 */
export function copyOf(node) {
  return /** @type {Kind} */ (node.cloneNode(true));
}

/** @param {ParentNode} page */
const sources = (page) =>
  [...page.querySelectorAll("script[src]")].map((each) => each.getAttribute("src")).join("\n");
const scripts = sources(document);
/** @param {ParentNode} page */
export const hasOtherScripts = (page) => sources(page) !== scripts;

/**
 * Nodes that came after the page was there.
 * @type {WeakSet<Node>}
 */
const added = new WeakSet();
/**
 * Attributes of elements that were changed since.
 * @type {WeakMap<Node, Set<string>>}
 */
const touched = new WeakMap();

/** @param {Node} node */
export const wasAdded = (node) => added.has(node);
/**
 * @param {Node} node
 * @param {string} attribute
 */
export const wasTouched = (node, attribute) => touched.get(node)?.has(attribute) ?? false;

/** @param {MutationRecord[]} records */
const note = (records) => {
  const moved = new Set(records.flatMap((record) => [...record.removedNodes])); // and not new
  for (const record of records) {
    if (record.type === "attributes") {
      const names = touched.get(record.target) ?? new Set();
      touched.set(record.target, names.add(record.attributeName ?? ""));
    } else {
      for (const node of record.addedNodes) if (!moved.has(node)) added.add(node);
    }
  }
};

const observer = new MutationObserver(note);
observer.observe(document, { subtree: true, childList: true, attributes: true });

/** Notes what has happened up to now. */
export const catchUp = () => note(observer.takeRecords());
/** Forgets what has happened since: the preview has done it itself. */
export const overlook = () => {
  observer.takeRecords();
};
