import type { Change } from "./changes.js";

/** The object of the public benchmark has these members; the long string is our own. */
export const publicObject = {
  number: 1,
  negNumber: -1,
  maxNumber: Number.MAX_VALUE,
  string: "string",
  longString: "A string that is long enough to be no longer short. ".repeat(12),
  boolean: true,
  deeplyNested: { foo: "bar", num: 1, bool: false },
};

export const publicChanges: readonly Change[] = [
  ...Object.keys(publicObject).map((name): Change => ({ constraint: "required", at: [name] })),
  ...["foo", "num", "bool"].map((name): Change => ({ constraint: "required", at: ["deeplyNested", name] })),
  { constraint: "string", at: ["longString"], value: 1 },
  { constraint: "number", at: ["maxNumber"], value: "1" },
  { constraint: "a number that JSON can hold", at: ["number"], value: Number.NaN },
  { constraint: "a number that JSON can hold", at: ["number"], value: Number.POSITIVE_INFINITY },
  { constraint: "object", at: ["deeplyNested"], value: null },
];

export function unknownProperties(valid: boolean): readonly Change[] {
  return [[], ["deeplyNested"]].map((at) => ({
    constraint: valid ? "unknown properties are tolerated" : "additionalProperties: false",
    at: [...at, "colour"],
    value: "red",
    ...(valid && { valid }),
  }));
}
