import type { Bounds } from "sample/spec";

export const bounds: Bounds = { least: -3, list: [1], map: { a: 1 } };
