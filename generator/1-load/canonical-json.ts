import type { JsonValue } from "./tree.js";

/**
 * A value as text that is the same for the same value: the order of keys makes no difference (JSON Schema 2020-12 Core
 * §4.2.2).
 */
export function canonicalJson(value: JsonValue): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
