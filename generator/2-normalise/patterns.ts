import type { Span } from "../diagnostics/source.js";
import type { Reading } from "./reading.js";
import { canBacktrackExponentially } from "./star-height.js";

/**
 * Whether a text is a regular expression, in the dialect that JSON Schema asks for: ECMA-262 with the `u` flag (Core
 * §6.4). Reports it where it is not, and where it is one that some strings keep busy for ages.
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

/** The engine's message without the pattern, which it repeats. */
function reasonOf({ message }: SyntaxError, pattern: string): string {
  const prefix = `Invalid regular expression: /${pattern}/u: `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}
