/* search.js loads this, as it loads the pieces of its index. */

import { base, shorter, spellings } from "./20-endings.js";
import { meant, nearWords } from "./30-near-words.js";

export const forSearch = { base, spellings, shorter, nearWords, meant };
window.briefingSearch?.(forSearch);
