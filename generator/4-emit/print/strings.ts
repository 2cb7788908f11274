import { type Code, raw } from "./document.js";

/** A string literal in double quotes, or in single quotes where that needs fewer escapes. */
export function stringLiteral(value: string): Code {
  return raw(quote(value));
}

/** The type of every text that starts and ends with given ones: `` `image/${string}` ``. */
export function textsBetween(start: string, end: string): Code {
  const [first, last] = [start, end].map((text) =>
    JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/[`$]/g, "\\$&").replace(unprintable, escapeUnit),
  );
  return raw(`\`${first}\${string}${last}\``);
}

/**
 * The text of a string literal: as in JSON, with further escapes for characters that end a line, reorder the text
 * around them (Unicode UAX #9), or are invisible or cannot be stored (ECMA-262 §12.9.4). It evaluates to the same
 * string.
 */
function quote(value: string): string {
  if (/^[ !#-[\]-~]*$/.test(value)) return `"${value}"`;
  const literal = JSON.stringify(value).replace(unprintable, escapeUnit);
  if (!value.includes('"') || value.includes("'")) return literal;
  return `'${literal.slice(1, -1).replace(/\\(.)/g, (pair, character) => (character === '"' ? character : pair))}'`;
}

/** The escapes of a character's UTF-16 code units. */
export function escapeUnit(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** Control and format characters, line and paragraph separators, lone surrogates. */
export const unprintable: RegExp = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
