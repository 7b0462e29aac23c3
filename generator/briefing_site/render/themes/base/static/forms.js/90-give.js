/** search.js loads this, as it loads the pieces of its index. */

import { base, spellings } from "./20-endings.js";
import { withAliases } from "./40-aliases.js";
import { forgiven, heldApart, linked } from "./50-nothing-found.js";

export const forSearch = { base, spellings, withAliases, forgiven, heldApart, linked };
window.briefingSearch?.(forSearch);
