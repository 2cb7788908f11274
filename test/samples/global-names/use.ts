import type * as spec from "sample/spec";

// Names of the language and the web, as the contract has them.
const object: spec.Object = { error: "a" };
export const words: readonly [spec.Any, spec.Class, spec.Default, spec.Undefined, spec.Number] = [
  "any",
  true,
  1,
  null,
  2,
];
export const promise: spec.Promise = [object];
export const error: spec.Error = object.error ?? "";
