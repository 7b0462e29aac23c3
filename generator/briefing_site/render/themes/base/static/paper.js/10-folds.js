/* What is folded away is there on paper, also where the browser knows only how to fold: for pages that may have no
   notes. Where `notes.js` does the same, one of the two finds nothing folded. */

/** @type {Iterable<Element>} */
let folded = [];

const toggle = () => {
  for (const each of folded) each.toggleAttribute("open");
};

addEventListener("beforeprint", () => {
  folded = document.querySelectorAll("main details:not([open], .contents *, .changes *)");
  toggle();
});
addEventListener("afterprint", toggle);
