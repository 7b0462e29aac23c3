/** British and American spelling, and forms of words that no rule gives. */

const OUR =
  "(?:arb|arm|behavi|cand|clam|col|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig)";
/** @param {string} ending */
const OUR_OF = (ending) =>
  new RegExp(`^((?:dis|mis|un)?${OUR})${ending}(?=$|s$|ed|ing|er|ite|able|ful|less|hood|ly|al|m[ae]n|ist)`);
const RE = "(cent|fib|lit|lust|meag|met|mit|sab|sepulch|somb|spect|theat|calib|och|maneuv|manoeuv)";

/** What is British first, and how it is written in America. @type {[string, string][]} */
const PAIRS = [
  ["aeroplane", "airplane"],
  ["ageing", "aging"],
  ["aluminium", "aluminum"],
  ["artefact", "artifact"],
  ["cosy", "cozy"],
  ["draught", "draft"],
  ["enrol", "enroll"],
  ["foetal", "fetal"],
  ["foetus", "fetus"],
  ["fulfil", "fulfill"],
  ["gaol", "jail"],
  ["grey", "gray"],
  ["instal", "install"],
  ["jewellery", "jewelry"],
  ["judgement", "judgment"],
  ["acknowledgement", "acknowledgment"],
  ["kerb", "curb"],
  ["licence", "license"],
  ["manoeuv", "maneuv"],
  ["mould", "mold"],
  ["plough", "plow"],
  ["practis", "practic"],
  ["pretence", "pretense"],
  ["sceptic", "skeptic"],
  ["skilful", "skillful"],
  ["smoulder", "smolder"],
  ["storey", "story"],
  ["sulph", "sulf"],
  ["tyre", "tire"],
  ["wilful", "willful"],
];

/** What stands in a word, how it is written in America, and the other way round. @type {[RegExp, string, RegExp, string][]} */
const RULES = [
  [OUR_OF("our"), "$1or", OUR_OF("or"), "$1our"],
  [/(def|off)ence/, "$1ense", /(def|off)ense/, "$1ence"],
  [new RegExp(`${RE}re(s?)$`), "$1er$2", new RegExp(`${RE}er(s?)$`), "$1re$2"],
  [new RegExp(`${RE}red$`), "$1ered", new RegExp(`${RE}ered$`), "$1red"],
  [
    /([a-z]{2})is(e[sdr]?|ing|ers|ations?|able)$/,
    "$1iz$2",
    /([a-z]{2})iz(e[sdr]?|ing|ers|ations?|able)$/,
    "$1is$2",
  ],
  [/(al|ar)ys(e[sdr]?|ing|ers)$/, "$1yz$2", /(al|ar)yz(e[sdr]?|ing|ers)$/, "$1ys$2"],
  [/(al|ol|nal)ogue(s?)$/, "$1og$2", /(al|ol|nal)og(s?)$/, "$1ogue$2"],
  [/programme(s?)$/, "program$1", /program(s?)$/, "programme$1"],
  [
    /ae(?=[dmov])/,
    "e",
    /^(arch(?=eo)|medi(?=ev)|p(?=ediat)|encyclop(?=edi)|an(?=emi)|h(?=emo[rg])|leuk(?=emi))e/,
    "$1ae",
  ],
  [/^(dis)c(s?)$/, "$1k$2", /^(dis)k(s?)$/, "$1c$2"],
  [/^cheque(s?)$/, "check$1", /^check(s?)$/, "cheque$1"],
];

/** The first is that of which the others are forms. */
const IRREGULAR =
  "man men,woman women,child children,say said,meet met,hold held,tell told,speak spoke spoken,take took taken,give gave given,go went gone,come came,see saw seen,know knew known,grow grew grown,rise rose risen,fall fell fallen,sell sold,buy bought,bring brought,think thought,fight fought,seek sought,teach taught,build built,send sent,spend spent,lend lent,leave left,feel felt,deal dealt,mean meant,lead led,win won,lose lost,make made,pay paid,lay laid,begin began begun,break broke broken,choose chose chosen,draw drew drawn,drive drove driven,write wrote written,strike struck,stand stood,understand understood,withdraw withdrew withdrawn,bear bore borne,become became,sink sank sunk,throw threw thrown,fly flew flown,shake shook shaken,hide hid hidden,bind bound,find found,forget forgot forgotten,run ran";
const GROUPS = IRREGULAR.split(",").map((group) => group.split(" "));
const FIRST = new Map(GROUPS.flatMap((group) => group.map((word) => [word, group[0] ?? word])));

/**
 * The form of which a word is an irregular one, or the word itself.
 * @param {string} word
 */
export const regular = (word) => FIRST.get(word) ?? word;

/**
 * All forms of an irregular word.
 * @param {string} first
 */
export const irregular = (first) => GROUPS.find((group) => group[0] === first) ?? [];

/**
 * A word as it is written in America.
 * @param {string} word
 */
export function american(word) {
  for (const [british, other] of PAIRS)
    if (word.startsWith(british) && !(other.startsWith(british) && word.startsWith(other)))
      return other + word.slice(british.length);
  return RULES.reduce((sofar, [british, other]) => sofar.replace(british, other), word);
}

/**
 * A word as it is written in Britain.
 * @param {string} word
 */
export function british(word) {
  for (const [other, written] of PAIRS)
    if (word.startsWith(written) && !(written.startsWith(other) && word === other))
      return other + word.slice(written.length);
  return RULES.reduce((sofar, [, , written, other]) => sofar.replace(written, other), word);
}
