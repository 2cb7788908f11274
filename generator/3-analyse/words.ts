import { isIdentifierName } from "../2-normalise/identifiers.js";

/** Turns text into the name of a type: `share_price` becomes `SharePrice`. Never empty, never starts with a digit. */
export function toPascalCase(text: string): string {
  return asIdentifier(wordsOf(text).map(capitalised).join(""));
}

/** Turns text into the name of a function or variable: `SharePrice` becomes `sharePrice`. It can be a reserved word. */
export function toCamelCase(text: string): string {
  const [first = "", ...rest] = wordsOf(text);
  return asIdentifier(first.toLowerCase() + rest.map(capitalised).join(""));
}

/**
 * Turns text into the name of a file: `SharePrice` becomes `share-price`. It has nothing but the letters `a` to `z`, digits
 * and dashes, and is empty where the text has none of them: letters lose their accents, and others are left out.
 */
export function toKebabCase(text: string): string {
  return wordsOf(text.normalize("NFKD").replace(/\p{M}+/gu, ""))
    .map((word) => word.toLowerCase().replace(/[^a-z0-9]+/g, ""))
    .filter((word) => word !== "")
    .join("-");
}

/**
 * A short hash of a text, of six hexadecimal digits (FNV-1a, 32 bits). It depends on the text alone. Two texts may have
 * the same hash: callers must check for that.
 */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0").slice(0, 6);
}

/** Whether there is any letter or digit in a text that a name can be made of. */
export function hasWords(text: string): boolean {
  return wordsOf(text).length > 0;
}

/** A text with its punctuation in words, so that texts that differ in it alone have different names: `A+` is `A Plus`. */
export function spelledOut(text: string): string {
  const dashes = text.replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, " Dash ");
  return dashes.replace(
    /[^\p{ID_Continue}\s]|_/gu,
    (character) => ` ${punctuation.get(character) ?? codePoint(character)} `,
  );
}

/** `U1F389`, for what has no common name. */
function codePoint(character: string): string {
  return `U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

const punctuation: ReadonlyMap<string, string> = new Map([
  ["+", "Plus"],
  ["-", "Minus"],
  ["_", "Underscore"],
  [".", "Dot"],
  [",", "Comma"],
  [":", "Colon"],
  [";", "Semicolon"],
  ["/", "Slash"],
  ["\\", "Backslash"],
  ["|", "Bar"],
  ["*", "Star"],
  ["#", "Hash"],
  ["%", "Percent"],
  ["&", "And"],
  ["@", "At"],
  ["$", "Dollar"],
  ["=", "Equals"],
  ["<", "Less"],
  [">", "Greater"],
  ["!", "Exclamation"],
  ["?", "Question"],
  ["^", "Caret"],
  ["~", "Tilde"],
  ["'", "Apostrophe"],
  ['"', "Quote"],
  ["`", "Backtick"],
  ["(", "Open"],
  [")", "Close"],
  ["[", "Open"],
  ["]", "Close"],
  ["{", "Open"],
  ["}", "Close"],
]);

/** The words of a text: runs of letters and digits, split at changes of case. `HTTPValidationError` has three. */
function wordsOf(text: string): readonly string[] {
  // Most texts are one ASCII word: the fast path.
  if (/^[A-Za-z][a-z]*$/.test(text)) return [text];
  return text
    .normalize("NFC")
    .replace(/(?<=[\p{Ll}\p{Nd}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, " ")
    .split(/[^\p{ID_Continue}]+|_+/u)
    .filter((word) => word !== "");
}

/** A word with a capital at its start. */
export function capitalised(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first.toUpperCase() + word.slice(first.length);
}

function asIdentifier(name: string): string {
  return isIdentifierName(name) ? name : `_${name}`;
}
