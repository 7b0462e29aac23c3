/* The beginning. */

import { note, pages, pdf, say } from "./10-page.js";
import { showText } from "./20-text.js";
import { showPages } from "./30-pdf.js";
import { listen } from "./40-selection.js";

if (!pdf) {
  document.body.dataset.only = "text";
  pages.hidden = true;
} else if (pdf !== "shown") {
  const bring = say(
    "The pages of the PDF are shown once PDF.js is here: in a checkout run make features, in a folder of your own",
    "PDF.js があるとページが表示されます。チェックアウトでは make features、ご自分のフォルダーでは",
  );
  note(`${bring} ${pdf}`);
} else {
  listen();
  showPages().catch((failure) => {
    console.error(failure);
    note(say("The pages cannot be shown: read the text.", "ページを表示できません。本文をご覧ください。"));
  });
}
showText();
