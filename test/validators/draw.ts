import fc, { type Arbitrary } from "fast-check";

/** A source of random decisions, all of them derived from the seed of fast-check. */
export interface Draw {
  /** An integer from 0 to `limit`, inclusive. */
  upTo(limit: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** At most `limit` of the items, each at most once. */
  some<T>(items: readonly T[], limit: number): readonly T[];
}

/** An arbitrary that runs `make` with random decisions. */
export function drawn<T>(make: (draw: Draw) => T): Arbitrary<T> {
  return fc.noShrink(fc.infiniteStream(fc.nat({ max: 0x7fffffff }))).map((numbers) => make(drawFrom(numbers)));
}

/**
 * Random decisions that all follow from a seed, without fast-check, which takes longer to draw a schema than it takes to
 * test it. The generator is mulberry32.
 */
export function seededDraw(seed: number): Draw {
  return drawFrom(seededNumbers(seed));
}

function* seededNumbers(seed: number): Generator<number, never> {
  for (let state = seed | 0; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield (mixed ^ (mixed >>> 14)) & 0x7fffffff;
  }
}

function drawFrom(numbers: Iterator<number>): Draw {
  const upTo = (limit: number) => (numbers.next().value as number) % (limit + 1);
  const pick = <T>(items: readonly T[]) => items[upTo(items.length - 1)] as T;
  return {
    upTo,
    pick,
    chance: (percent) => upTo(99) < percent,
    some(items, limit) {
      const left = [...items];
      return Array.from({ length: upTo(Math.min(limit, left.length)) }, () => {
        return left.splice(upTo(left.length - 1), 1)[0] as (typeof left)[number];
      });
    },
  };
}
