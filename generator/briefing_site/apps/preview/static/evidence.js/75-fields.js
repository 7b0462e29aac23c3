/* What an author says of a new excerpt, and the button that writes it into the card. */

import { button, make, SPOKEN, say } from "./20-elements.js";

export const name = make("input", { type: "text", spellcheck: "false", autocomplete: "off", size: "24" });
export const gist = make("textarea", { rows: "2" });
export const wrong = make("p", { class: "says", role: "alert" });

export const fields = make(
  "div",
  { class: "fields", lang: SPOKEN },
  make("label", {}, make("span", {}, say("Id", "ID")), name),
  make(
    "label",
    {},
    make("span", {}, say("What it says, in your own words (optional)", "要旨（自分の言葉で、省略可）")),
    gist,
  ),
  wrong,
);

export const writer = button(
  "write",
  say("Write into the card, copy the citation", "カードに書き込み、引用をコピー"),
  {
    class: "main",
    lang: SPOKEN,
  },
);

/**
 * The field of a name, or the button where there is none.
 * @param {string} field
 */
export const put = (field) => ({ id: name, gist })[field] ?? writer;
