/** Whether a value is an integer of at most 16 bits, one of them the sign (OpenAPI Format Registry). */
export function isInt16(value: unknown): value is number {
  return typeof value === "number" && (value << 16) >> 16 === value;
}
