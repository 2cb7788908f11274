/** The items that are in all sets. Returns the first set itself if it is the result. */
export function intersectionOf<T>(first: ReadonlySet<T>, ...others: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  const smaller = others.filter((other) => !isSubset(first, other));
  return smaller.length === 0 ? first : new Set([...first].filter((item) => smaller.every((other) => other.has(item))));
}

/** The items that are in any of the sets. Returns a set itself if all others are empty. */
export function unionOf<T>(...sets: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  const nonEmpty = sets.filter(({ size }) => size > 0);
  const [only = new Set<T>()] = nonEmpty;
  return nonEmpty.length < 2 ? only : new Set(nonEmpty.flatMap((set) => [...set]));
}

export function isSubset<T>(subset: ReadonlySet<T>, superset: ReadonlySet<T>): boolean {
  if (subset === superset) return true;
  if (subset.size > superset.size) return false;
  for (const item of subset) if (!superset.has(item)) return false;
  return true;
}
