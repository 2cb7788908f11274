import { isJsonPointer } from "./json-pointer.js";

/** The number of levels up, an offset in an array, and `#` for the key instead of the value. */
const STEPS = /^(?:0|[1-9]\d*)(?:[+-][1-9]\d*)?(?:#$)?/;

/** Whether a value is the text of a Relative JSON Pointer (draft-bhutton-relative-json-pointer-00 §3). */
export function isRelativeJsonPointer(value: unknown): value is string {
  return typeof value === "string" && STEPS.test(value) && isJsonPointer(value.replace(STEPS, ""));
}
