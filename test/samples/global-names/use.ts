import type { Any, Class, Default, ErrorModel, ObjectModel, PromiseModel, Undefined } from "sample/spec";

// What the language or the web has a name for is called a model; its other words differ in case.
const object: ObjectModel = { error: "a" };
export const words: readonly [Any, Class, Default, Undefined] = ["any", true, 1, null];
export const promise: PromiseModel = [object];
export const error: ErrorModel = object.error ?? "";
