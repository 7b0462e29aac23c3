/* The archived text with its excerpts, anew after each that is written and whenever the author comes back. */

import { evidence, requests, source, text } from "./10-page.js";

export const refresh = async () => {
  const answer = await fetch(`/_preview/document-text?${new URLSearchParams({ source })}`);
  if (answer.ok) evidence.update(await answer.json());
};

export const showText = async () => {
  evidence.mount(text, {
    excerpt: requests.excerpt,
    write: async (...given) => {
      const written = await requests.write(...given);
      if (!written.fault) await refresh();
      return written;
    },
    open: () => location.assign(`/sources/${source}.html`), // whose dock has the ways to the editor
    copy: (words) => navigator.clipboard.writeText(words),
  });
  await refresh();
  addEventListener("focus", () => refresh());
};
