/** What is made when it is first asked for. */

/**
 * @template Made
 * @param {() => Made} make
 */
export function once(make) {
  /** @type {{ made: Made } | undefined} */
  let kept;
  return () => {
    if (!kept) kept = { made: make() };
    return kept.made;
  };
}
