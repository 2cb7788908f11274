import { type Entry, isTree, type List, type Tree } from "sample/spec";

const tree: Tree = { children: [{ children: [], value: 1 }] };
// @ts-expect-error a leaf has no children, but says so
export const leaf: Tree = { children: [{ value: 1 }] };
export const entry: Entry = { entries: { a: "text", b: { entries: {} } } };
export const list: List = { rest: { rest: null } };

const value: unknown = tree;
if (isTree(value)) value.children[0]?.children satisfies Tree[] | undefined;
