import type { JsonValue } from "../../../generator/1-load/tree.js";
import type { Components } from "../../validators/written.js";

/** Two versions of the component `A`, about which an answer was wrong once. */
export interface Settled {
  readonly why: string;
  readonly old: Components;
  readonly new: Components;
  /** Values that tell them apart. */
  readonly values: readonly JsonValue[];
}

export const settled: readonly Settled[] = [
  {
    why: "a variant of `oneOf` that has two cases was counted as two variants, so that the one without any was left out",
    old: { A: { oneOf: [{}, { oneOf: [{ properties: { a: {} } }, { properties: { a: {} } }] }] } },
    new: {
      A: { oneOf: [{}, { oneOf: [{ properties: { a: {} } }, { properties: { a: {} } }] }], unevaluatedProperties: {} },
    },
    values: [],
  },
  {
    why: "`dependentSchemas` were taken to evaluate items, as what they ask for of an object an array does not lack",
    old: { A: { type: "array", maxItems: 1 } },
    new: { A: { unevaluatedItems: false, dependentSchemas: { a: { items: true } } } },
    values: [[1]],
  },
];
