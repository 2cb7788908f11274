/** Whether a value is the text of a regular expression (ECMA-262 §22.2.1), read as `pattern` is: with the flag `u`. */
export function isRegex(value: unknown): value is string {
  if (typeof value !== "string") return false;
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}
