import { canonicalJson } from "../1-load/canonical-json.js";
import { type Node, toJson } from "../1-load/tree.js";
import { shortened } from "../diagnostics/printable.js";
import type { Reading } from "./reading.js";

/** Reports the values that a list has already, with the place of the first one. */
export function reportDuplicates(items: readonly Node[], list: string, reading: Reading): void {
  const first = new Map<string, Node>();
  for (const item of items) {
    const value = toJson(item);
    const key = canonicalJson(value);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, item);
    else {
      const shown = shortened(typeof value === "string" ? value : key);
      const related = [{ label: "it is here first", at: earlier.at }];
      reading.diagnostics.report("value-duplicate", item.at, { keyword: list, value: shown }, related);
    }
  }
}
