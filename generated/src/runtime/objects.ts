/** Whether a value is a JSON object: not null, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether a value is a JSON object or an array, the two structured types of RFC 8259 §1. Enough to ask where a property
 * is required that no array has.
 */
export function isStructured(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** How many properties an object has, those among them whose value is `undefined`. */
export function countProperties(object: Record<string, unknown>): number {
  let count = 0;
  for (const _ in object) count++;
  return count;
}

/** Whether an object has only properties of these names, or others whose value is `undefined`, as JSON text has none. */
export function hasOnly(object: Record<string, unknown>, names: readonly string[]): boolean {
  for (const name in object) if (!names.includes(name) && object[name] !== undefined) return false;
  return true;
}

/** The value of an object's own property, for names such as `constructor` that every object inherits. */
export function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
