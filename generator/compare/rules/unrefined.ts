import type { Change, Subject, Verdict } from "../change.js";
import { mendOf } from "../finding.js";
import { mayBreak } from "../verdicts.js";

/** Where a difference is, and what it is in words: "has other headers". */
export interface Difference {
  readonly rule: string;
  readonly subject: Subject;
  readonly direction: "request" | "response";
  readonly what: string;
  readonly old: Change["new"];
  readonly new: Change["new"];
  /** What it does to code; absent where that is not known either. */
  readonly source?: Verdict;
}

/**
 * A difference that is not compared in detail: that it is there, and no more, so it may break both what is sent and code.
 */
export function unrefinedChange({ rule, subject, direction, what, source: known, ...places }: Difference): Change {
  const reason = "What exactly is different has not been compared, so it may not be what others expect.";
  const wire = mayBreak(direction, `${direction}s`, reason);
  const source = known ?? mayBreak(direction, "code that uses it", reason);
  return { rule, subject, directions: [direction], wire, source, ...places, what, mend: mendOf(wire, source) };
}
