/* A table that is wider than its place is a stop of the keyboard, which scrolls it; one that fits is none. Without
   scripts each is a stop. */

const widths = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth + 1) target.setAttribute("tabindex", "0");
    else if (target !== document.activeElement) target.removeAttribute("tabindex");
  }
});

for (const table of document.querySelectorAll(".table-wrap")) widths.observe(table);
