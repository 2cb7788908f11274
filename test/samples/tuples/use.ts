import type { Nothing, Open, Point, Row } from "sample/spec";

export const point: Point = [1, 2];
// @ts-expect-error a third number
export const space: Point = [1, 2, 3];
export const rows: Row[] = [[1], [1, "a"], [1, "a", true, false]];
// @ts-expect-error the id comes first
export const nameless: Row = [];
export const open: Open = ["start", 1, {}];
export const nothing: Nothing = [];
