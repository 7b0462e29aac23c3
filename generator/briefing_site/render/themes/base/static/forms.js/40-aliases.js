/** Names that mean the same: acronyms, and what the author has listed. */

/** @typedef {import("../search.js/20-query.js").Part} Part */
/** @typedef {import("../search.js/20-query.js").Way} Way */

/**
 * Plain words that are one of the names that mean the same become one part, which each of those names can say.
 * @param {Part[]} parts
 * @param {string[][]} aliases groups of names, each as terms with blanks between them
 * @param {(words: string) => Way} together the way to say words side by side
 */
export function withAliases(parts, aliases, together) {
  /** @type {Part[]} */
  const found = [];
  for (let at = 0; at < parts.length; ) {
    const [length, others] = aliasAt(parts, at, aliases);
    const taken = parts.slice(at, at + length);
    const [first] = taken;
    if (!first) break;
    if (others.length) {
      const ways = others.map((name) => together(name));
      const own = { terms: taken.flatMap((part) => part.ways[0]?.terms ?? []), phrase: "" };
      found.push({ text: taken.map((part) => part.text).join(" "), ways: [own, ...ways], plain: true });
    } else found.push(first);
    at += length;
  }
  return found;
}

/**
 * How many parts from one on are the longest name with others of the same meaning, and those others.
 * @param {Part[]} parts
 * @param {number} at
 * @param {string[][]} aliases
 * @returns {[number, string[]]}
 */
function aliasAt(parts, at, aliases) {
  /** @type {[number, string[]]} */
  let best = [1, []];
  for (const group of aliases)
    for (const name of group) {
      let next = at;
      let typed = "";
      while (next < parts.length && parts[next]?.plain && typed.length < name.length) {
        const terms = parts[next]?.ways[0]?.terms.map((term) => term.text) ?? [];
        typed += (typed ? " " : "") + terms.join(" ");
        next++;
      }
      const others = group.filter((other) => other !== name);
      if (typed === name && next - at >= best[0] && others.length > best[1].length)
        best = [next - at, others];
    }
  return best;
}
