/** Whether a value is an integer of at most 32 bits without a sign (OpenAPI Format Registry). */
export function isUint32(value: unknown): value is number {
  return typeof value === "number" && value >>> 0 === value;
}
