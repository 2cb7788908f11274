import type { Bare, Free, Holder, Nothing } from "sample/spec";

const free: Free = { a: 1 };
free satisfies { [name: string]: unknown };
// @ts-expect-error a list is no object with properties
export const list: Free = "a";
export const nothing: Nothing = Symbol("anything");
export const bare: Bare = { a: 1 };
export const holder: Holder = { free: {}, nothing: 1, list: [1, "a"] };
