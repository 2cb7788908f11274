/** Whether a value is a JSON object: not null, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether a value is a JSON object or an array, the two structured types of RFC 8259 §1. Used instead of `isObject`
 * where the object must have a property that no array has, which refuses arrays anyway.
 */
export function isStructured(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** How many enumerable properties an object has. Counts properties that are `undefined`. */
export function countProperties(object: Record<string, unknown>): number {
  let count = 0;
  for (const _ in object) count++;
  return count;
}

/**
 * Whether an object has no properties but these. A property that is `undefined` counts as absent, as in
 * `JSON.stringify`.
 */
export function hasOnly(object: Record<string, unknown>, names: readonly string[]): boolean {
  for (const name in object) if (!names.includes(name) && object[name] !== undefined) return false;
  return true;
}

/** The value of an object's own property. Used for names such as `constructor`, which every object inherits. */
export function own(object: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
