/** Whether a value is a number that single precision can hold, rounded if need be (IEEE 754 binary32). */
export function isFloat(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(Math.fround(value));
}
