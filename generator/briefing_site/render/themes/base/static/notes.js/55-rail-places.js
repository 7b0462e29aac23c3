/* Where the entries of the rail stand: level with their marks, as far as they leave one another room. */

/**
 * An entry: where it is level with its mark, and its height in full and kept short.
 * @typedef {{ level: number, full: number, short: number }} Wanted
 */
/**
 * An entry in its place: where it begins, and whether it is kept short.
 * @typedef {Wanted & { top: number, tight: boolean }} Placed
 */

/** @param {Placed} of */
const heightOf = (of) => (of.tight ? of.short : of.full);

/**
 * A place for each entry from `from` to `to`; none for the last ones where there is no room for all.
 *
 * An entry never stands on another: it is pushed down by those before it. Where one would be pushed further than `near`,
 * those that push it are kept short, the last of them first. Where that is not enough they move up, none further than `near`.
 * @param {Wanted[]} entries  In the order of their marks.
 * @param {number} from
 * @param {number} to
 * @param {number} near
 * @returns {Placed[]}
 */
export const placesOf = (entries, from, to, near) => {
  let room = to - from;
  const shown = entries.filter(({ short }) => {
    room -= short;
    return room >= 0;
  });
  const tight = shown.reduce((sum, { full }) => sum + full, 0) > to - from;
  const places = shown.map((each) => ({ ...each, top: each.level, tight }));
  pushDown(places, from, near);

  let highest = from;
  const highests = places.map((each) => {
    const own = Math.max(highest, each.level - near);
    highest = own + heightOf(each);
    return own;
  });
  let limit = to;
  for (const each of [...places].reverse()) {
    const wanted = Math.max(highests.pop() ?? from, Math.min(each.top, each.level + near));
    each.top = Math.min(wanted, limit - heightOf(each));
    limit = each.top;
  }
  return places;
};

/**
 * Each entry level with its mark, or where the one before it ends.
 * @param {Placed[]} places
 * @param {number} from
 * @param {number} near
 */
const pushDown = (places, from, near) => {
  let first = 0; // of those that push one another
  let at = 0;
  for (let place = places[at]; place; place = places[at]) {
    const before = places[at - 1];
    const free = before ? before.top + heightOf(before) : from;
    place.top = Math.max(place.level, free);
    if (place.level >= free) first = at;
    const long = places.slice(first, at).filter((each) => !each.tight);
    const last = long[long.length - 1];
    if (last && free - place.level > near) {
      last.tight = true;
      at = first;
    } else {
      at += 1;
    }
  }
};
