/* A cited sentence, and what of it stands in the passages that it cites. */

import { allOf, button, closest, make } from "./20-elements.js";
import { reveal } from "./40-pane.js";

/** @type {Record<string, string>} */
const SIGNS = { carried: "✓", derived: "∴", inferred: "→", "not there": "✕", "not judged": "?" };

/**
 * A token; one that is lit in the passage can be gone to.
 * @param {import("./10-messages.js").Token} token
 * @param {string} lang
 * @param {boolean} lit
 */
const tokenOf = (token, lang, lit) => {
  const label = `Show “${token.text}” in the passage`;
  const text = lit
    ? button("token", token.text, { "data-token": token.id, "aria-label": label, lang })
    : make("b", { lang }, token.text);
  return make(
    "li",
    { "data-standing": token.standing },
    make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[token.standing] ?? ""),
    text,
    ` ${token.told}${token.hidden ? "; the note does not show it" : ""}`,
  );
};

/**
 * @param {import("./10-messages.js").Claim} claim
 * @param {import("./10-messages.js").Passage} passage
 */
export const claimOf = ({ marks, language, runs, tokens }, passage) => {
  const lit = new Set(passage.paragraphs.flatMap((each) => each.runs.flatMap(({ held }) => held)));
  const words = runs.map(({ text, standing }) =>
    standing ? make("span", { class: "token", "data-standing": standing }, text) : text,
  );
  const names = tokens.map(({ id }) => id).join(" ");
  return make(
    "div",
    { class: "claim", "data-marks": marks.join(" "), "data-tokens": names },
    make("p", { class: "sentence", lang: language, dir: "auto" }, words),
    tokens.length > 0 &&
      make(
        "ul",
        { class: "tokens" },
        tokens.map((token) => tokenOf(token, language, lit.has(token.id))),
      ),
  );
};

/**
 * Brings a token into view in the passage below its sentence.
 * @param {HTMLElement} chosen
 */
export const showToken = (chosen) => {
  const item = closest(chosen, ".item");
  if (!item) return;
  const wanted = chosen.dataset.token ?? "";
  const lit = allOf(item, ".held").filter((held) => held.dataset.held?.split(" ").includes(wanted));
  for (const each of allOf(item, ".held.on")) each.classList.remove("on");
  for (const each of lit) each.classList.add("on");
  reveal(() => lit[0]?.closest(".paragraph") ?? null);
};
