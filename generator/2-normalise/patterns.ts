import type { Span } from "../diagnostics/source.js";
import type { Reading } from "./reading.js";
import { canBacktrackExponentially } from "./star-height.js";

/**
 * Whether a text is a regular expression in the dialect of JSON Schema: ECMA-262 with the `u` flag (Core §6.4). Reports
 * a text that is not, and warns of an expression that may take exponential time.
 */
export function checkPattern(pattern: string, at: Span, { diagnostics }: Reading): boolean {
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    diagnostics.report("pattern-invalid", at, { pattern, reason: reasonOf(error as SyntaxError, pattern) });
    return false;
  }
  if (canBacktrackExponentially(pattern)) diagnostics.report("pattern-slow", at, { pattern });
  return true;
}

/** The message of the JavaScript engine without the pattern, which our message contains already. */
function reasonOf({ message }: SyntaxError, pattern: string): string {
  const prefix = `Invalid regular expression: /${pattern}/u: `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}
