import type { Span } from "../diagnostics/source.js";
import type { Reading } from "./reading.js";
import { canBacktrackExponentially } from "./star-height.js";

/**
 * The regular expression of a `pattern`, in the dialect of JSON Schema: ECMA-262 with the `u` flag (Core §6.4). One that
 * is valid only without the flag, and means the same with other escapes, is returned with those, and reported.
 *
 * Reports a text that is no regular expression, and returns undefined. Warns of one that may take exponential time.
 */
export function readPattern(pattern: string, at: Span, reading: Reading): string | undefined {
  const bare = withoutDelimiters(pattern);
  if (bare !== pattern) {
    reading.diagnostics.report("pattern-delimited", at, { pattern, corrected: bare });
    return readPattern(bare, at, reading);
  }
  const corrected = isPattern(pattern) ? pattern : withStrictEscapes(pattern);
  if (corrected === pattern || !isPattern(corrected)) return checkPattern(pattern, at, reading) ? pattern : undefined;
  reading.diagnostics.report("pattern-corrected", at, { pattern, corrected });
  return checkPattern(corrected, at, reading) ? corrected : undefined;
}

/** Whether a text is a regular expression of JSON Schema as it stands. Reports one that is not, or that may be slow. */
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

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/**
 * The pattern of a text that is written as a regular expression of JavaScript, `/^a$/`. As it stands nothing matches it,
 * because nothing is before a beginning or after an end.
 */
function withoutDelimiters(pattern: string): string {
  const inner = /^\/(.*)\/$/s.exec(pattern)?.[1];
  return inner !== undefined && (inner.startsWith("^") || /(?<!\\)\$$/.test(inner)) ? inner : pattern;
}

/**
 * Leaves out backslashes before characters that mean themselves (`\\_`, `\\:`, `\\-` outside of a class), which the `u` flag
 * forbids, and adds one before a hyphen beside a class escape (`[\\w-.]`), which is a hyphen without the flag (ECMA-262
 * §B.1.2). What is an escape of a letter or digit stays as it is.
 */
function withStrictEscapes(pattern: string): string {
  let inClass = false;
  let previous = "";
  const tokens = pattern.match(/\\[\s\S]|[\s\S]/g) ?? [];
  return tokens
    .map((token, index) => {
      const written = inClass ? strictInClass(token, previous, tokens[index + 1]) : strictOutside(token);
      if (token === "[") inClass = true;
      else if (token === "]") inClass = false;
      previous = token;
      return written;
    })
    .join("");
}

const needlessEscape = /^\\[^^$\\.*+?()[\]{}|/A-Za-z0-9]$/;
const classEscape = /^\\[dDsSwW]$/;

function strictOutside(token: string): string {
  return needlessEscape.test(token) ? token.slice(1) : token;
}

function strictInClass(token: string, previous: string, next: string | undefined): string {
  if (token === "-" && (classEscape.test(previous) || classEscape.test(next ?? ""))) {
    return previous === "[" || next === "]" ? token : "\\-";
  }
  return token === "\\-" ? token : strictOutside(token);
}

/** The message of the JavaScript engine without the pattern, which our message contains already. */
function reasonOf({ message }: SyntaxError, pattern: string): string {
  const prefix = `Invalid regular expression: /${pattern}/u: `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}
