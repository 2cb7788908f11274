import type { Closed, Counts, Empty, Labelled, Open } from "sample/spec";

export const closed: Closed = { a: "x" };
// @ts-expect-error nothing else is allowed
export const more: Closed = { a: "x", c: 1 };
export const empty: Empty = {};
// @ts-expect-error no properties at all
export const full: Empty = { a: 1 };
const counts: Counts = { a: 1, b: 2 };
counts satisfies { [name: string]: number };
export const labelled: Labelled = { id: 1, note: true, other: "text" };
export const open: Open = { id: 1, other: [] };
