import type { Level, Long, One, Typed } from "sample/spec";

export const levels: Level[] = ["low", "high", 3, null, true];
// @ts-expect-error not in the list
export const medium: Level = "medium";
export const one: One = 1;
export const typed: Typed = "on";
// @ts-expect-error `type` rules it out
export const number: Typed = 1;
export const long: Long = "n";
