/* What is folded away is there on paper: also where the browser knows only how to fold. */

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
