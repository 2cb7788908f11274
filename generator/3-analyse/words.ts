/** Text as a type's name: `share_price` is `SharePrice`. Never empty, and never starts with a digit. */
export function toPascalCase(text: string): string {
  return startable(wordsOf(text).map(capitalised).join(""));
}

/** Text as a function's or variable's name: `SharePrice` is `sharePrice`. May be a reserved word. */
export function toCamelCase(text: string): string {
  const [first = "", ...rest] = wordsOf(text);
  return startable(first.toLowerCase() + rest.map(capitalised).join(""));
}

/** Whether text can be the name of a function as it is (ECMA-262 §12.7), reserved words aside. */
export function isIdentifierName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}

/** What module code cannot bind (ECMA-262 §12.7.2, §13.1.1), and `undefined`, which it must not. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for function if " +
    "import in instanceof new null return super switch this throw true try typeof var void while with yield " +
    "arguments eval implements interface let package private protected public static undefined"
  ).split(" "),
);

/**
 * A few letters and digits that stand for a text: the same for the same text, on every machine and wherever in the
 * document it stands. Two texts may share them, so whoever uses them must look out for that (FNV-1a, 32 bits).
 */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0").slice(0, 6);
}

/** Runs of letters and digits, split where a new word starts inside: `HTTPValidationError` is three. */
function wordsOf(text: string): readonly string[] {
  // One word of a plain language, as most are.
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

function startable(name: string): string {
  return isIdentifierName(name) ? name : `_${name}`;
}
