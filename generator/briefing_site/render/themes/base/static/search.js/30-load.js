/** The pieces of the index, each loaded when it is first needed. Each is a classic script that calls `briefingSearch`, so
   it loads from a disk as well as from a server. `render/search_index/files.py` writes them. */

/** A file of the index that is not there, cannot be reached, or holds nothing of the index. */
export class LoadError extends Error {
  name = "LoadError";
}

const engine = document.currentScript;
if (!(engine instanceof HTMLScriptElement)) throw new Error("search.js is no classic script of the page");
/** The script lies in the site's folder for assets. */
const site = new URL("..", engine.src).href;

/**
 * An address of the site, from wherever the page is.
 * @param {string} address
 */
export const toRoot = (address) => new URL(address, site).href;

/** @type {Map<string, Promise<unknown>>} */
const loading = new Map();
/** @type {WeakMap<object, unknown>} */
const arrived = new WeakMap();

/**
 * What each piece calls.
 * @param {unknown} value
 */
export const receive = (value) => {
  if (document.currentScript) arrived.set(document.currentScript, value);
};

/**
 * What a file of the index holds, made ready by `prepare`, and kept.
 * @template Raw, Ready
 * @param {string} address
 * @param {(value: Raw) => Ready} prepare
 * @returns {Promise<Ready>}
 */
export function load(address, prepare) {
  const kept = /** @type {Promise<Ready> | undefined} */ (loading.get(address));
  if (kept) return kept;
  /** @type {Promise<Ready>} */
  const made = fetchPiece(address).then((value) => prepare(/** @type {Raw} */ (value)));
  loading.set(address, made);
  /** And try again the next time; whoever asked is told. */
  made.catch(() => loading.delete(address));
  return made;
}

/**
 * What a file of the index holds, as it is, and kept.
 * @template {{}} Held
 * @param {string} address
 * @returns {Promise<Held>}
 */
export const loadRaw = (address) => load(address, (/** @type {Held} */ held) => held);

/**
 * @param {string} address
 * @returns {Promise<unknown>}
 */
function fetchPiece(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = toRoot(address);
    script.onload = script.onerror = () => {
      script.remove();
      if (arrived.has(script)) done(arrived.get(script));
      else failed(new LoadError(`${address} could not be loaded, or holds no piece of the index`));
    };
    document.head.append(script);
  });
}
