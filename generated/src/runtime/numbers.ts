/** Whether a value is a number that JSON can hold: neither `NaN` nor infinite. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Whether a value is a number without a fraction; `1.0` is one (JSON Schema 2020-12 Core §4.2.1). */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}
