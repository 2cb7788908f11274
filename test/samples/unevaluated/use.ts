import type { Closed, Labelled, Pair, Row, Vehicle } from "sample/spec";

export const closed: Closed = { id: 1, name: "one" };
// @ts-expect-error the base's id is missing
export const nameOnly: Closed = { name: "one" };
export const vehicle: Vehicle = { kind: "car", wheels: 4 };
export const labelled: Labelled = { id: 1 };
export const row: Row = [1, 10, true];
export const pair: Pair = ["a", "b"];
