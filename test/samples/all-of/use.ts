import type { Diamond, Merged, Right, Small } from "sample/spec";

export const diamond: Diamond = { id: 1, name: "a", left: "l", right: "r" };
// @ts-expect-error the name is optional in `Base`, but not here
export const nameless: Diamond = { id: 1, left: "l", right: "r" };
export const right: Right = { id: 1, right: "r" };
export const merged: Merged = { a: "x", b: true };
// @ts-expect-error `a` is required by the second part
export const empty: Merged = {};
export const small: Small = 3;
