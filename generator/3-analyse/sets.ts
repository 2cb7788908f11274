/** What all sets hold. The first itself where the others take nothing away. */
export function intersectionOf<T>(first: ReadonlySet<T>, ...others: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  const common = new Set([...first].filter((item) => others.every((other) => other.has(item))));
  return common.size === first.size ? first : common;
}

/** What any set holds. The one itself where only one holds anything. */
export function unionOf<T>(...sets: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  const filled = sets.filter(({ size }) => size > 0);
  const [only = new Set<T>()] = filled;
  return filled.length < 2 ? only : new Set(filled.flatMap((set) => [...set]));
}

export function isSubset<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean {
  return part.size <= whole.size && [...part].every((item) => whole.has(item));
}
