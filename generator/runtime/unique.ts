import { inside, type Path, report } from "./explain.js";

/**
 * Whether no two items of an array are the same JSON value (JSON Schema 2020-12 Validation §6.4.3, Core §4.2.2). Looks
 * at each item once, so the time is linear in the size of the array.
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

/** Reports the first item of an array that equals an earlier one. */
export function explainUnique(items: readonly unknown[], path: Path): void {
  const seen = new Map<unknown, number>();
  for (let index = 0; index < items.length; index++) {
    const key = keyOf(items[index]);
    const before = seen.get(key);
    if (before !== undefined) {
      const [expected, received] = ["a value that no item before it has", `the value of item ${before}`];
      report(inside(path, index, ""), "uniqueItems", expected, received, `must be ${expected}, got ${received}`);
      return;
    }
    seen.set(key, index);
  }
}

/** Two items have the same key if and only if they are the same JSON value. */
function keyOf(item: unknown): unknown {
  if (typeof item === "string") return `"${item}`;
  return typeof item === "object" && item !== null ? textOf(item) : item;
}

/**
 * Two values have the same text if and only if they are the same JSON value: properties are sorted, `undefined` ones
 * left out.
 */
function textOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) {
    let text = "[";
    // By index: a subclass of Array may override its methods.
    for (let index = 0; index < value.length; index++) text += `${textOf(value[index])},`;
    return `${text}]`;
  }
  const properties = Object.entries(value).filter(([, property]) => property !== undefined);
  return `{${properties
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, property]) => `${JSON.stringify(name)}:${textOf(property)}`)
    .join()}}`;
}
