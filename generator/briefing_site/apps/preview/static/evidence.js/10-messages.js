/* The evidence beside the text, in the preview alone: what each mark of a briefing rests on, and the whole text of a
   source with its excerpts lit, out of which a selection makes a new one.

   What comes from the server, and what the dock does for the pane. Offsets are the server's: in characters, not in
   the UTF-16 units of this language. Authors read English, as the diagnostics are. */

/**
 * A piece of a paragraph: ids of the excerpts that light it, and of the tokens of sentences that stand there.
 * @typedef {{ text: string, lit: string[], held: string[] }} Run
 */
/** @typedef {{ number: number, runs: Run[], around: boolean, start: number, cut: boolean }} Paragraph */
/** @typedef {{ says: string, hint?: string, notice?: string }} Told */
/**
 * An excerpt where it stands in the archived text.
 * @typedef {Told & { verdict: string, at: string, quote: string, light: string, paragraphs: Paragraph[] }} Passage
 */
/**
 * What one note of a briefing rests on.
 * @typedef {object} Item
 * @property {string} note
 * @property {number} number
 * @property {string[]} marks
 * @property {string} source
 * @property {string} excerpt
 * @property {string} title
 * @property {string} by
 * @property {string} language
 * @property {string} page
 * @property {string} path
 * @property {number} line
 * @property {Passage} passage
 */
/** @typedef {{ id: string, text: string, standing: string, told: string, hidden: boolean }} Token */
/**
 * A cited sentence, with what of it stands in its passages.
 * @typedef {object} Claim
 * @property {string[]} marks
 * @property {string[]} notes
 * @property {string} language
 * @property {{ text: string, standing: string }[]} runs
 * @property {Token[]} tokens
 */
/**
 * An excerpt of a source whose whole text is shown.
 * @typedef {object} Excerpt
 * @property {string} id
 * @property {string} verdict
 * @property {string} at
 * @property {string} quote
 * @property {string} says
 * @property {string} hint
 * @property {number | null} paragraph
 * @property {number} cited
 * @property {string} path
 * @property {number} line
 */
/**
 * The whole archived text of a source.
 * @typedef {object} SourceText
 * @property {string} source
 * @property {string} language
 * @property {string} path
 * @property {string} archive
 * @property {string} says
 * @property {string} notice
 * @property {Excerpt[]} excerpts
 * @property {Paragraph[]} paragraphs
 */
/** @typedef {{ kind: "briefing", items: Item[], claims: Claim[] }} OfBriefing */
/** @typedef {{ kind: "none" } | OfBriefing | { kind: "source", document: SourceText }} Evidence */

/** @typedef {[number, number]} Point  Number of a paragraph, and characters before a place in it. */
/**
 * An excerpt made of a selection, or in `fault` why there can be none.
 * @typedef {object} Block
 * @property {string} text
 * @property {string} id
 * @property {string} at
 * @property {string} quote
 * @property {number} words
 * @property {number} paragraph
 * @property {number} start
 * @property {number} end
 * @property {string} warning
 * @property {string} fault
 */
/**
 * An excerpt that is in its card now, or why it is not; `field` is what has to be mended, id or gist.
 * @typedef {{ citation: string, id: string, fault: string, field: string }} Written
 */
/**
 * What the dock does for the pane. An excerpt that the preview does not give comes back as a block with a fault.
 * @typedef {object} Api
 * @property {(source: string, from: Point, to: Point) => Promise<Block>} excerpt
 * @property {(path: string, line: number) => void} open
 * @property {(text: string) => unknown} copy
 * @property {(source: string, from: Point, to: Point, id: string, gist: string) => Promise<Written>} [write]
 */

/** @type {Block} */
export const NO_BLOCK = {
  text: "",
  id: "",
  at: "",
  quote: "",
  words: 0,
  paragraph: 0,
  start: 0,
  end: 0,
  warning: "",
  fault: "",
};

/**
 * What belongs to the page now, and the dock once it has taken the pane.
 * @type {{ data: Evidence, api: Api | null }}
 */
export const now = { data: { kind: "none" }, api: null };

export const GOOD = new Set(["found", "found-folded"]);
