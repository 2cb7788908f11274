import { type Explain, explain, report, step } from "./explain.js";
import type { Issue } from "./validation.js";

/**
 * The answer of a test that calls itself for every level of a value. A value that is too deep for it, or that holds
 * itself, is not valid: no JSON text is read into such a value by accident.
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
 * Everything that is wrong with a value that such a test refused. Where nothing is found, or too much to be told, it is
 * too deep.
 */
export function explainWithinDepth(value: unknown, what: Explain): readonly Issue[] {
  try {
    const issues = explain(value, what);
    if (issues.length > 0) return issues;
  } catch (error) {
    if (!isTooDeep(error)) throw error;
  }
  return explain(value, (_, at) => {
    const message = "is nested too deeply to be checked, or contains itself";
    report(step(at, "#"), "$ref", "a value that is nested less deeply", "a deeper one", message);
  });
}

/** Whether an error says that there is no more stack: a `RangeError`, or what Firefox calls it. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
}
