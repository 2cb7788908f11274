import { type Code, raw } from "./document.js";
import { escapeUnit, unprintable } from "./strings.js";

/**
 * A regular expression literal for a pattern. The engine itself escapes the pattern (ECMA-262 §22.2.6.13.1), so that
 * no pattern can end the literal early. Throws if the pattern is no regular expression with these flags.
 */
export function regExp(pattern: string, flags: string): Code {
  const { source } = new RegExp(pattern, flags);
  return raw(`/${source.replace(escapeOrCharacter, visible)}/${flags}`);
}

/** A backslash and what it escapes, or a character by itself. */
const escapeOrCharacter = /\\?./gsu;

/** An escape of what cannot be seen takes the place of a backslash before it: two would be a backslash of the pattern. */
function visible(text: string): string {
  const character = text.replace(/^\\(?=.)/su, "");
  const shown = character.replace(unprintable, escapeUnit);
  return shown === character ? text : shown;
}
