// The `/` key on every page leads to the search field: of this page, or of the search page.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.defaultPrevented || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("[data-search]");
  if (!field) return;
  event.preventDefault();
  if (field.checkVisibility?.() ?? field.offsetParent) {
    field.focus();
    field.select();
  } else {
    location.assign(field.form.action);
  }
});
