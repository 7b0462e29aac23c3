/** The search field that the `/` key leads to: of the search page, or of the masthead. That one finds as its words are
   typed; what this takes is loaded when it is first used, and without it the field leads to the search page. */

/**
 * Whether a key or a button is pressed together with one that gives it another meaning.
 * @param {KeyboardEvent | MouseEvent} event
 */
export const modified = (event) => event.ctrlKey || event.metaKey || event.altKey;

/**
 * What an event has happened in.
 * @param {Event} event
 * @param {string} selector
 */
export const within = (event, selector) =>
  event.target instanceof Element ? event.target.closest(selector) : null;

function watchField() {
  const field = document.querySelector("[data-search]");
  if (!(field instanceof HTMLInputElement) || !field.form) return;
  const { form } = field;
  const shown = () => field.checkVisibility?.() ?? field.offsetParent;
  /** @type {Element | null} */
  let before = null; // what had the focus

  /** Where the masthead has no room for the field, it lies over the page while it is used. */
  const go = () => {
    before = document.activeElement;
    if (!shown()) form.classList.add("open");
    field.focus();
    field.select();
  };

  const leave = () => {
    field.value = "";
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    else field.blur();
    form.classList.remove("open");
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || modified(event) || event.isComposing) return;
    if (event.key === "Escape" && event.target === field && form.matches(".find")) {
      event.preventDefault();
      leave();
    } else if (event.key === "/" && !within(event, "input, textarea, select, [contenteditable]")) {
      event.preventDefault();
      go();
    }
  });
  if (!form.matches(".find")) return;

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || modified(event) || event.shiftKey || event.button) return;
    if (within(event, '.tools a[href$="search.html"]') && !shown()) {
      event.preventDefault();
      go();
    } else if (within(event, ".find-close")) {
      leave();
    }
  });
  form.addEventListener("focusout", () => {
    setTimeout(() => form.contains(document.activeElement) || form.classList.remove("open"));
  });
  form.addEventListener(
    "focusin",
    () => {
      for (const address of [form.dataset.engine, form.dataset.script]) {
        if (!address) continue;
        const script = document.createElement("script");
        script.src = address;
        script.async = false; // in their order
        document.head.append(script);
      }
    },
    { once: true },
  );
}

watchField();
