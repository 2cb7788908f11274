/**
 * Whether a string has at least `limit` characters, counted in code points (JSON Schema 2020-12 Validation §6.3.2).
 * A code point takes one or two UTF-16 code units, so `length` decides for most strings.
 */
export function hasMinLength(value: string, limit: number): boolean {
  return value.length >= limit && (value.length >= 2 * limit || codePoints(value) >= limit);
}

/** Whether a string has at most `limit` characters, counted in code points (JSON Schema 2020-12 Validation §6.3.1). */
export function hasMaxLength(value: string, limit: number): boolean {
  return value.length <= limit || (value.length <= 2 * limit && codePoints(value) <= limit);
}

function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}
