import { type Answer, empty, example, unknown } from "./answers.js";
import { isMultipleOf, leastCommonMultiple, nearestMultiple, plusSteps, stepsBetween } from "./decimals.js";
import type { NumberTest } from "./form.js";
import type { Signed } from "./subgoals.js";

/** Whether a number passes all of some tests: bounds and steps are joined, then numbers near zero are tried first. */
export function solveNumber(tests: readonly Signed<NumberTest>[]): Answer {
  const passes = (value: number) => Number.isFinite(value) && tests.every((signed) => passesNumber(signed, value));
  const listed = tests.find(({ test, negated }) => test.kind === "among" && !negated)?.test;
  if (listed?.kind === "among") {
    const value = [...listed.values].find(passes);
    return value === undefined ? empty : example(value);
  }
  const { low, high } = rangeOf(tests);
  if (low.bound > high.bound || (low.bound === high.bound && (low.exclusive || high.exclusive))) return empty;
  // Beyond 2^52 a double has no fraction.
  const isLarge = low.bound >= 2 ** 52 || high.bound <= -(2 ** 52);
  const divisors = [
    ...(isLarge ? [1] : []),
    ...tests.flatMap(({ test, negated }) => (test.kind === "multipleOf" && !negated ? [test.divisor] : [])),
  ];
  const others = tests.flatMap(({ test, negated }) => (test.kind === "multipleOf" && negated ? [test.divisor] : []));
  if (divisors.length === 0) return solveReal(low, high, passes);
  const step = leastCommonMultiple(divisors);
  if (step === undefined) return unknown("`multipleOf` of very large or small numbers");
  return others.some((divisor) => isMultipleOf(step, divisor)) ? empty : solveMultiple(low, high, step, passes);
}

interface Bound {
  readonly bound: number;
  readonly exclusive: boolean;
}

interface Range {
  readonly low: Bound;
  readonly high: Bound;
}

function passesNumber({ test, negated }: Signed<NumberTest>, value: number): boolean {
  switch (test.kind) {
    case "atLeast":
      return (test.exclusive ? value > test.bound : value >= test.bound) !== negated;
    case "atMost":
      return (test.exclusive ? value < test.bound : value <= test.bound) !== negated;
    case "multipleOf":
      return isMultipleOf(value, test.divisor) !== negated;
    case "among":
      return test.values.has(value) !== negated;
    default:
      return test satisfies never;
  }
}

function rangeOf(tests: readonly Signed<NumberTest>[]): Range {
  let low: Bound = { bound: Number.NEGATIVE_INFINITY, exclusive: true };
  let high: Bound = { bound: Number.POSITIVE_INFINITY, exclusive: true };
  for (const { test, negated } of tests) {
    if (test.kind !== "atLeast" && test.kind !== "atMost") continue;
    const bound = { bound: test.bound, exclusive: test.exclusive !== negated };
    if ((test.kind === "atLeast") !== negated) low = stricter(low, bound, low.bound < bound.bound);
    else high = stricter(high, bound, bound.bound < high.bound);
  }
  return { low, high };
}

function stricter(a: Bound, b: Bound, isTighter: boolean): Bound {
  if (a.bound === b.bound) return a.exclusive ? a : b;
  return isTighter ? b : a;
}

/** Without steps there are more numbers between two bounds than any tests leave out, except if the bounds are the same. */
function solveReal(low: Bound, high: Bound, passes: (value: number) => boolean): Answer {
  if (low.bound === high.bound) return passes(low.bound) ? example(low.bound) : empty;
  const value = realCandidates(low.bound, high.bound).find(passes);
  return value === undefined ? unknown("numbers between bounds that are very near") : example(value);
}

function realCandidates(low: number, high: number): readonly number[] {
  const ends = [low, high].filter(Number.isFinite);
  const near = ends.flatMap((end) =>
    [0, 1, -1, 0.5, -0.5, 0.1, -0.1, 0.01, -0.01, 0.001, -0.001].map((by) => plusSteps(end, 1e-3, by * 1e3)),
  );
  const inside = Array.from({ length: 40 }, (_, index) => low + ((high - low) * (index + 1)) / 41);
  const plain = [1, 0, 2, 3, 5, 10, 100, 1000, -1, 0.5, 1.5, 0.1, 0.25, 0.01, 0.001, -0.5, -10, -1000];
  const odd = [7, 11, 13, 17, 0.7, 0.3, 1.1, Math.PI, 1e6, 1e9, -1e6, -1e9, 1e15, 1e40, -1e40, 1e300, -1e300];
  return [...plain, ...near, ...odd, ...ends.flatMap((end) => [end * 2, end / 2, end * 1.1]), ...inside];
}

/** How many multiples are tried. */
const trialLimit = 2000;

/** All multiples of a step from one to another, those that are nearest to zero first. */
function* fromZero(first: number, last: number, step: number): Iterable<number> {
  const count = stepsBetween(first, last, step);
  const at = (index: number) => plusSteps(first, step, index);
  let above = 0;
  while (above < count && at(above) < 0) above++;
  let below = above - 1;
  while (above <= count || below >= 0) {
    const isAboveNearer = below < 0 || (above <= count && Math.abs(at(above)) <= Math.abs(at(below)));
    yield isAboveNearer ? at(above++) : at(below--);
  }
}

function solveMultiple(low: Bound, high: Bound, step: number, passes: (value: number) => boolean): Answer {
  const first = Number.isFinite(low.bound) ? nearestMultiple(low.bound, step, "above") : undefined;
  const last = Number.isFinite(high.bound) ? nearestMultiple(high.bound, step, "below") : undefined;
  if (first !== undefined && last !== undefined) {
    if (first > last) return empty;
    if (stepsBetween(first, last, step) <= trialLimit) {
      for (const value of fromZero(first, last, step)) if (passes(value)) return example(value);
      return empty;
    }
  }
  const far = [first, last].flatMap((end) => (end === undefined ? [] : [end, end * 2, end * 10, end * 1.1, end / 2]));
  const starts = [0, ...far.filter(Number.isFinite).map((end) => nearestMultiple(end, step, "below"))];
  const counts = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? -index / 2 : (index + 1) / 2));
  const leaps = [1e3, 1e6, 1e9, 1e12, -1e3, -1e6, -1e9];
  const candidates = [counts, leaps].flatMap((some) =>
    starts.flatMap((start) => some.map((count) => plusSteps(start, step, count))),
  );
  const value = [plusSteps(0, step, 1), ...candidates].find(passes);
  return value === undefined ? unknown(`multiples of ${step} beside what else the numbers have to be`) : example(value);
}
