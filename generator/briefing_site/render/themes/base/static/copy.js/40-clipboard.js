/* Text to the clipboard. */

/** Whether a browser lets a page copy at all. */
export const canCopy = () =>
  Boolean(navigator.clipboard) || Boolean(document.queryCommandSupported?.("copy"));

/**
 * Copies a text; tells whether that was done.
 * @param {string} text
 * @param {HTMLElement} pressed  The button that asked for it.
 */
export const copy = async (text, pressed) => {
  // Only pages from a server that is safe have the clipboard itself.
  if (!navigator.clipboard) return byCommand(text, pressed);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (fault) {
    // A browser that refuses says so by this name; anything else is a mistake of ours, or of the browser.
    if (!(fault instanceof DOMException && fault.name === "NotAllowedError")) console.error(fault);
    return byCommand(text, pressed);
  }
};

/**
 * The old way: select the text in a field, and copy what is selected.
 * @param {string} text
 * @param {HTMLElement} pressed
 */
const byCommand = (text, pressed) => {
  const field = document.createElement("textarea");
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  field.value = text;
  field.readOnly = true;
  field.className = "copy-field";
  pressed.after(field); // beside the button: a card stays open while the focus is in it
  field.select();
  const done = document.execCommand("copy");
  pressed.focus({ preventScroll: true });
  field.remove();
  if (selection && range) {
    selection.removeAllRanges();
    selection.addRange(range);
  }
  return done;
};
