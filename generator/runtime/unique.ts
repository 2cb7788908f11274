import { inside, type Place, report } from "./explain.js";

/**
 * Whether no two items of an array are the same JSON value (JSON Schema 2020-12 Validation §6.4.3, Core §4.2.2). Looks
 * at each item once, so that a long array takes no longer than its text.
 */
export function areUnique(items: readonly unknown[]): boolean {
  const seen = new Set<unknown>();
  for (let index = 0; index < items.length; index++) {
    const key = keyOf(items[index]);
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

/** Explains which item of an array is the same as one before it: the first of them. */
export function explainUnique(items: readonly unknown[], at: Place): void {
  const seen = new Map<unknown, number>();
  for (let index = 0; index < items.length; index++) {
    const key = keyOf(items[index]);
    const before = seen.get(key);
    if (before !== undefined) {
      const [expected, received] = ["a value that no item before it has", `the value of item ${before}`];
      report(inside(at, index, ""), "uniqueItems", expected, received, `must be ${expected}, got ${received}`);
      return;
    }
    seen.set(key, index);
  }
}

/** The same key for the same JSON value only. */
function keyOf(item: unknown): unknown {
  if (typeof item === "string") return `"${item}`;
  return typeof item === "object" && item !== null ? textOf(item) : item;
}

/** The same text for the same JSON value only: properties come in the order of their names, those without a value not at all. */
function textOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) {
    let text = "[";
    // By index: an array of a class may have methods of its own.
    for (let index = 0; index < value.length; index++) text += `${textOf(value[index])},`;
    return `${text}]`;
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${textOf(member)}`)
    .join()}}`;
}
