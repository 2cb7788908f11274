/** Whether a value is an integer of at most 16 bits without a sign (OpenAPI Format Registry). */
export function isUint16(value: unknown): value is number {
  return typeof value === "number" && (value & 65535) === value;
}
