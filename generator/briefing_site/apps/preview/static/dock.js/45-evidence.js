/* The tab of evidence: what the shown page rests on, and excerpts of a selection. */

import { addTab, preview, requests } from "./20-frame.js";

window.briefingEvidence?.mount(addTab("evidence", "Evidence").panel, {
  excerpt: requests.excerpt,
  write: requests.write,
  open: (path, line) => preview.send({ kind: "open", path, line, column: 1 }),
  copy: (text) => navigator.clipboard.writeText(text),
});
