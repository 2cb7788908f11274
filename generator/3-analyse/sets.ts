/** What all sets hold. The first itself where the others take nothing away. */
export function intersectionOf<T>(first: ReadonlySet<T>, ...others: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  const left = others.filter((other) => !isSubset(first, other));
  return left.length === 0 ? first : new Set([...first].filter((item) => left.every((other) => other.has(item))));
}

/** What any set holds. The one itself where only one holds anything. */
export function unionOf<T>(...sets: readonly ReadonlySet<T>[]): ReadonlySet<T> {
  const filled = sets.filter(({ size }) => size > 0);
  const [only = new Set<T>()] = filled;
  return filled.length < 2 ? only : new Set(filled.flatMap((set) => [...set]));
}

export function isSubset<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean {
  if (part === whole) return true;
  if (part.size > whole.size) return false;
  for (const item of part) if (!whole.has(item)) return false;
  return true;
}
