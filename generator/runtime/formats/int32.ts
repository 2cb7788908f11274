/** Whether a value is an integer of at most 32 bits, one of them the sign (OpenAPI Format Registry). */
export function isInt32(value: unknown): value is number {
  return typeof value === "number" && (value | 0) === value;
}
