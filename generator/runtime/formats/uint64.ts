/**
 * Whether a value is an integer of at most 64 bits without a sign (OpenAPI Format Registry). The largest, 2^64 − 1, is
 * read from JSON text as 2^64, the nearest number there is: so that passes.
 */
export function isUint64(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2 ** 64;
}
