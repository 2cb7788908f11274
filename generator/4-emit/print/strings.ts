import { type Code, raw } from "./document.js";

/** A string as a string literal in double quotes; in single ones where that saves escapes. */
export function stringLiteral(value: string): Code {
  return raw(quote(value));
}

/**
 * The text of a string literal: JSON's, and escapes for every character that ends a line, that reorders the text
 * around it (Unicode UAX #9), or that cannot be seen or stored (ECMA-262 §12.9.4). Parses back to the same string.
 */
function quote(value: string): string {
  const literal = JSON.stringify(value).replace(unprintable, escapeUnit);
  if (!value.includes('"') || value.includes("'")) return literal;
  return `'${literal.slice(1, -1).replace(/\\(.)/g, (pair, character) => (character === '"' ? character : pair))}'`;
}

/** A character as the escapes of its UTF-16 code units. */
export function escapeUnit(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** Controls, format characters, line and paragraph separators, lone surrogates. */
export const unprintable: RegExp = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
