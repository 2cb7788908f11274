import { type Explain, explain, report, step } from "./explain.js";
import type { Issue } from "./validation.js";

/**
 * Runs a recursive test. A value that is nested so deeply that the call stack overflows, or that contains itself, is
 * not valid: `JSON.parse` never returns the latter, and hardly ever the former.
 */
export function withinDepth(test: (value: unknown) => boolean, value: unknown): boolean {
  try {
    return test(value);
  } catch (error) {
    if (isTooDeep(error)) return false;
    throw error;
  }
}

/**
 * Returns every issue of a value that a recursive test has refused. If the explanation overflows the call stack too, or
 * finds no issue, the value is too deep.
 */
export function explainWithinDepth(value: unknown, explanation: Explain): readonly Issue[] {
  try {
    const issues = explain(value, explanation);
    if (issues.length > 0) return issues;
  } catch (error) {
    if (!isTooDeep(error)) throw error;
  }
  return explain(value, (_, path) => {
    const message = "is nested too deeply to be checked, or contains itself";
    report(step(path, "#"), "$ref", "a value that is nested less deeply", "a deeper one", message);
  });
}

/** Whether an error says that the call stack overflowed: a `RangeError`, in Firefox an `InternalError`. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
}
