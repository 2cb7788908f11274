/**
 * Whether a value is an integer of at most 64 bits, one of them the sign (OpenAPI Format Registry). The largest,
 * 2^63 − 1, is parsed from JSON as 2^63, the nearest double, and so 2^63 passes.
 */
export function isInt64(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= 2 ** 63;
}
