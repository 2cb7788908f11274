import type { Anything, Mixed, Nothing } from "sample/spec";

export const anything: Anything = Symbol("a");
// @ts-expect-error nothing is
export const nothing: Nothing = null;
export const mixed: Mixed = { any: 1, list: [1, "a"], none: [], union: {}, both: "a" };
// @ts-expect-error never there
export const never: Mixed = { any: 1, never: 1 };
