/**
 * Whether a value is an integer of at most 64 bits without a sign (OpenAPI Format Registry). The largest, 2^64 − 1, is
 * parsed from JSON as 2^64, the nearest double, and so 2^64 passes.
 */
export function isUint64(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2 ** 64;
}
