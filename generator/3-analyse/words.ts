/** Turns text into the name of a type: `share_price` becomes `SharePrice`. Never empty, never starts with a digit. */
export function toPascalCase(text: string): string {
  return asIdentifier(wordsOf(text).map(capitalised).join(""));
}

/** Turns text into the name of a function or variable: `SharePrice` becomes `sharePrice`. It can be a reserved word. */
export function toCamelCase(text: string): string {
  const [first = "", ...rest] = wordsOf(text);
  return asIdentifier(first.toLowerCase() + rest.map(capitalised).join(""));
}

/** Whether text is an IdentifierName (ECMA-262 §12.7). Reserved words are. */
export function isIdentifierName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}

/** Names that module code cannot declare (ECMA-262 §12.7.2, §13.1.1), and `undefined`, which it should not. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for function if " +
    "import in instanceof new null return super switch this throw true try typeof var void while with yield " +
    "arguments eval implements interface let package private protected public static undefined"
  ).split(" "),
);

/**
 * A short hash of a text, of six hexadecimal digits (FNV-1a, 32 bits). It depends on the text alone. Two texts may have
 * the same hash: callers must check for that.
 */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0").slice(0, 6);
}

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

function capitalised(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first.toUpperCase() + word.slice(first.length);
}

function asIdentifier(name: string): string {
  return isIdentifierName(name) ? name : `_${name}`;
}
