/** Whether a value is an integer of at most 8 bits without a sign (OpenAPI Format Registry). */
export function isUint8(value: unknown): value is number {
  return typeof value === "number" && (value & 255) === value;
}
