import { type Code, raw } from "./document.js";
import { escapeUnit, unprintable } from "./strings.js";

/**
 * A regular expression literal. The JavaScript engine escapes the pattern (ECMA-262 §22.2.6.13.1), so no pattern can
 * end the literal early. Throws if the pattern is not a valid regular expression with these flags.
 */
export function regExp(pattern: string, flags: string): Code {
  const { source } = new RegExp(pattern, flags);
  return raw(`/${source.replace(escapeOrCharacter, visible)}/${flags}`);
}

/** A backslash with the character after it, or a single character. */
const escapeOrCharacter = /\\?./gsu;

/** Escapes an invisible character. Its escape replaces a backslash before it: two of them would match a backslash. */
function visible(text: string): string {
  const character = text.replace(/^\\(?=.)/su, "");
  const shown = character.replace(unprintable, escapeUnit);
  return shown === character ? text : shown;
}
