import type { Components } from "../../validators/written.js";

/** Two versions of the component `A`, about which an answer was wrong once. */
export interface Settled {
  readonly why: string;
  readonly old: Components;
  readonly new: Components;
}

export const settled: readonly Settled[] = [
  {
    why: "a variant of `oneOf` that has two cases was counted as two variants, so that the one without any was left out",
    old: { A: { oneOf: [{}, { oneOf: [{ properties: { a: {} } }, { properties: { a: {} } }] }] } },
    new: {
      A: { oneOf: [{}, { oneOf: [{ properties: { a: {} } }, { properties: { a: {} } }] }], unevaluatedProperties: {} },
    },
  },
];
