/**
 * A function of values that never change, which remembers what it gave for each value that is still there. Only for
 * functions that depend on nothing else.
 */
export function byIdentity<T extends object, V>(make: (value: T) => V): (value: T) => V {
  const known = new WeakMap<T, { readonly made: V }>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found.made;
    const made = make(value);
    known.set(value, { made });
    return made;
  };
}
