import type { Node } from "../tree.js";

/** How many values there are in one, itself included. Counts no further than a limit. */
export function sizeOf(node: Node, limit: number): number {
  let size = 0;
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined && size <= limit; next = open.pop()) {
    size++;
    if (next.kind === "array") for (const item of next.items) open.push(item);
    if (next.kind === "object") for (const { value } of next.entries.values()) open.push(value);
  }
  return size;
}

/** How deep a value nests: a primitive one has no level. */
export function levelsOf(node: Node): number {
  const inner =
    node.kind === "array"
      ? node.items
      : node.kind === "object"
        ? [...node.entries.values()].map(({ value }) => value)
        : undefined;
  return inner === undefined ? 0 : 1 + inner.reduce((most, each) => Math.max(most, levelsOf(each)), 0);
}
