import { type Constructor, matchTagged, type Names, type Tagged } from "sample/spec";

export const names: Names = { toString: "a", constructor: "b", ["__proto__"]: "c" };
export const made: Constructor = { hasOwnProperty: true };

declare const tagged: Tagged;
matchTagged(tagged, { a: () => 1, _toString: () => 2 }) satisfies number;
