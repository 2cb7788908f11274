/** Stands for any number of values, none too. */
export const anyNumber: unique symbol = Symbol("any number");

/**
 * Whether values are those of a pattern, in order and all of them. `isOne` compares a value with an element of the pattern
 * that stands for one.
 *
 * Compares at most as many pairs as there are elements times values: after a mismatch, only the last wildcard takes one
 * value more.
 */
export function matchesWildcards<Element, Value>(
  pattern: readonly (Element | typeof anyNumber)[],
  values: readonly Value[],
  isOne: (element: Element, value: Value) => boolean,
): boolean {
  let at = 0;
  let wildcard: { readonly at: number; readonly values: number } | undefined;
  for (let index = 0; index < values.length; ) {
    const element = pattern[at];
    if (element === anyNumber) {
      wildcard = { at, values: index };
      at++;
    } else if (at < pattern.length && isOne(element as Element, values[index] as Value)) {
      at++;
      index++;
    } else if (wildcard !== undefined) {
      wildcard = { at: wildcard.at, values: wildcard.values + 1 };
      at = wildcard.at + 1;
      index = wildcard.values;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((element) => element === anyNumber);
}
