/** What belongs together of two lists, and what is left over of each. */
export interface PairedUp<T> {
  readonly pairs: readonly (readonly [T, T])[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** Pairs up what one of the tests says belongs together; the surest test first. Each is paired once, in the old order. */
export function pairUp<T>(
  old: readonly T[],
  now: readonly T[],
  tests: readonly ((old: T, now: T) => boolean)[],
): PairedUp<T> {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const test of tests) {
    for (const [index, before] of old.entries()) {
      if (partners.has(index)) continue;
      const partner = now.findIndex((after, place) => !taken.has(place) && test(before, after));
      if (partner === -1) continue;
      partners.set(index, partner);
      taken.add(partner);
    }
  }
  return {
    pairs: [...partners].toSorted(([a], [b]) => a - b).map(([a, b]) => [old[a] as T, now[b] as T] as const),
    added: now.filter((_, index) => !taken.has(index)),
    removed: old.filter((_, index) => !partners.has(index)),
  };
}
