/** Whether a value is an integer of at most 8 bits, one of them the sign (OpenAPI Format Registry). */
export function isInt8(value: unknown): value is number {
  return typeof value === "number" && (value << 24) >> 24 === value;
}
