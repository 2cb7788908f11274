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

/** The most characters that a name has which is made of a text. Longer ones are cut off. */
export const longestName = 120;
