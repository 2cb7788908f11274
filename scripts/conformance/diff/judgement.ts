import type { Direction } from "../../../generator/2-normalise/api.js";
import { type Change, isBreaking } from "../../../generator/compare/change.js";
import { type Comparison, comparePair, type DocumentPair, type Expectation } from "./pairs.js";

/** A pair with how our verdict on the wire is another one than it should be. */
export interface Judged {
  readonly pair: DocumentPair;
  readonly comparison: Comparison;
  /** Empty where the verdict is the same. */
  readonly differences: readonly string[];
}

/** Compares a pair and holds the result against what is expected. */
export function judge(pair: DocumentPair): Judged {
  const comparison = comparePair(pair);
  const differences =
    comparison.kind === "refused"
      ? ["cannot be compared"]
      : pair.expected.flatMap((expectation) => {
          const difference = differenceOf(expectation, comparison.changes, comparison.wording);
          return difference === undefined ? [] : [`${expectation.rule} ${difference}`];
        });
  return { pair, comparison, differences };
}

/** The changes of a comparison. */
export function changesOf(comparison: Comparison): readonly Change[] {
  return comparison.kind === "compared" ? comparison.changes : [];
}

/** Whether a change breaks the wire, as `--fail-on wire` counts it, in some direction or in one. */
export function breaksWire({ wire }: Change, direction?: Direction): boolean {
  return isBreaking(wire) && (direction === undefined || wire.directions.includes(direction));
}

/** How what is said of the change that an expectation is about differs from it. */
function differenceOf(expectation: Expectation, changes: readonly Change[], wording: number): string | undefined {
  const { rule, level, right, policy } = expectation;
  const all = /^\((something|nothing) (?:breaking|of \S+ until (ERR|WARN|INFO))\)$/.exec(rule);
  const about = all === null ? changesAbout(rule, changes) : changes;
  // Of "nothing" only that is known: there need not be a change.
  if (all?.[1] !== "nothing" && about.length + wording === 0) return "is not told";
  // Policy says nothing about what is valid; that something changed has to be said all the same.
  if (policy || right === "open") return undefined;
  const breaks = about.some((change) => breaksWire(change, directionOf(rule)));
  const expected = all === null ? level !== "INFO" : all[1] === "something";
  // Down to INFO, it is about whether something is told, and not about how bad that is.
  if (all?.[2] === "INFO") return undefined;
  const wanted = right === "not oasdiff" ? !expected : expected;
  if (breaks === wanted) return undefined;
  return wanted ? "does not break, and should" : "breaks, and should not";
}

/** The changes of the same rule, else all in the direction that its id names. A change in both is named for the worse one. */
function changesAbout(rule: string, changes: readonly Change[]): readonly Change[] {
  const direction = directionOf(rule);
  const other = direction === "request" ? "response" : "request";
  const ids = [rule, ...(direction === undefined ? [] : [rule.replace(direction, other)])];
  const inDirection = changes.filter(
    ({ directions, subject }) => direction === undefined || directions.includes(direction) || subject.kind === "api",
  );
  for (const id of ids) {
    const same = inDirection.filter((change) => change.rule === id);
    if (same.length > 0) return same;
  }
  return inDirection;
}

function directionOf(rule: string): Direction | undefined {
  if (rule.startsWith("(")) return undefined;
  return (["request", "response"] as const).find((direction) => rule.includes(direction));
}
