import type { Change } from "./changes.js";
import { bounds } from "./constraints.js";

interface Node {
  readonly label: string;
  readonly weight: number;
  readonly children: readonly Node[];
}

/** A full tree of so many levels. */
export function tree(levels: number, width: number, label = "root"): Node {
  const children =
    levels === 1 ? [] : Array.from({ length: width }, (_, index) => tree(levels - 1, width, `${label}.${index}`));
  return { label, weight: levels * 10, children };
}

export const treeChanges: readonly Change[] = [
  { constraint: "required", at: ["children", 0, "children"] },
  { constraint: "minLength", at: ["children", 1, "label"], value: "" },
  { constraint: "array", at: ["children", 1, "children", 1, "children"], value: {} },
  { constraint: "items", at: ["children", 1, "children", 1], value: null },
  ...bounds(["children", 0, "children", 0, "weight"], 0),
  { constraint: "unknown properties are tolerated", at: ["children", 0, "colour"], value: "red", valid: true },
];

export function rows(count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    name: `Row ${index + 1}`,
    active: index % 3 === 0,
    score: (index % 100) / 100,
    tags: ["a", "b", "c"].slice(0, index % 4),
  }));
}

export const rowChanges: readonly Change[] = [
  ...bounds([500, "id"], 1),
  { constraint: "required", at: [500, "score"] },
  { constraint: "minLength", at: [3, "name"], value: "" },
  { constraint: "maxLength", at: [3, "name"], value: "a".repeat(41) },
  { constraint: "maxLength, just", at: [3, "name"], value: "a".repeat(40), valid: true },
  { constraint: "boolean", at: [3, "active"], value: 1 },
  { constraint: "maximum", at: [3, "score"], value: 1.5 },
  { constraint: "minimum", at: [3, "score"], value: -0.5 },
  { constraint: "maxItems of tags", at: [3, "tags"], value: ["a", "b", "c", "d", "e", "f"] },
  { constraint: "items of tags", at: [3, "tags"], value: [1] },
  { constraint: "maxItems", at: [1000], value: { id: 1, name: "a", active: true, score: 0, tags: [] } },
  { constraint: "unknown properties are tolerated", at: [3, "colour"], value: "red", valid: true },
];
