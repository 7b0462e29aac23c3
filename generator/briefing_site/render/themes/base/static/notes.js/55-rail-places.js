/* Where the entries of the rail stand: level with their marks, as far as they leave one another room. */

/**
 * An entry: where it is level with its mark, and its heights: in full, short and shortest.
 * @typedef {{ level: number, heights: number[] }} Wanted
 */
/**
 * An entry in its place: where it begins, and which of its heights it has.
 * @typedef {Wanted & { top: number, step: number }} Placed
 */

/**
 * @param {Wanted} of
 * @param {number} step
 */
const heightAt = (of, step) => of.heights[step] ?? 0;

/** @param {Placed} of */
const heightOf = (of) => heightAt(of, of.step);

/**
 * A place for each entry from `from` to `to`; none for the last ones where there is no room for all.
 *
 * An entry never stands on another: it is pushed down by those before it. Where one would be pushed further than `near`,
 * those that push it are kept short, the last of them first, and then shortest. Where that is not enough they move up, none further than `near`.
 * @param {Wanted[]} entries  In the order of their marks.
 * @param {number} from
 * @param {number} to
 * @param {number} near
 * @returns {Placed[]}
 */
export const placesOf = (entries, from, to, near) => {
  let room = to - from;
  const shown = entries.filter((each) => {
    room -= heightAt(each, 2);
    return room >= 0;
  });
  const fits = [0, 1].find((at) => shown.reduce((sum, each) => sum + heightAt(each, at), 0) <= to - from);
  const places = shown.map((each) => ({ ...each, top: each.level, step: fits ?? 2 }));
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
    const pushing = places.slice(first, at);
    const least = Math.min(...pushing.map(({ step }) => step));
    const last = pushing.filter(({ step }) => step === least).pop();
    if (last && least < 2 && free - place.level > near) {
      last.step += 1;
      at = first;
    } else {
      at += 1;
    }
  }
};
