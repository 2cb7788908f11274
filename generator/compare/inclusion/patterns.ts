/** Whether every text matches a pattern (Core §6.4: a match anywhere in the text counts). */
export function matchesEverything(pattern: string): boolean {
  return /^\^?(?:\.\*)?$|^(?:\.\*)?\$?$|^\^?\[(?:\\s\\S|\\S\\s|\\d\\D|\\w\\W)\]\*\$?$/.test(pattern);
}

/** Whether a text matches a pattern, in the dialect of JSON Schema: ECMA-262 with the `u` flag. */
export function matches(pattern: string, text: string): boolean {
  return new RegExp(pattern, "u").test(text);
}
