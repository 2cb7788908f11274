import { isSame } from "./equality.js";

/**
 * A function that gives, instead of a value that was made of a key, the one that was made of the same key before, if that
 * says the same: what was made of the value is then known, too. Places do not count, so all of those in a value must be
 * places of its key.
 */
export function asBefore<K extends object, V extends object>(): (key: K, value: V) => V {
  const known = new WeakMap<K, V>();
  return (key, value) => {
    const before = known.get(key);
    if (before !== undefined && isSame(before, value)) return before;
    known.set(key, value);
    return value;
  };
}
