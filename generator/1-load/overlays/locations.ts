import type { Node } from "../tree.js";

/** A value of a document, and the way to it. Values are shared between trees, so that only its way identifies one. */
export interface Location {
  readonly node: Node;
  /** The location of the object or array that it is in, and its key or index there; undefined for the document. */
  readonly within: { readonly parent: Location; readonly key: string | number } | undefined;
}

/** The keys and indices that lead from the document to a location. */
export function pathTo(location: Location): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let { within } = location; within !== undefined; within = within.parent.within) path.push(within.key);
  return path.reverse();
}

/** The value of a key or an index; undefined if there is none. Only the document's own keys count. */
export function childAt(parent: Location, key: string | number): Location | undefined {
  const node = childNode(parent.node, key);
  return node && { node, within: { parent, key } };
}

function childNode(node: Node, key: string | number): Node | undefined {
  if (node.kind === "object") return typeof key === "string" ? node.entries.get(key)?.value : undefined;
  return node.kind === "array" && typeof key === "number" ? node.items[key] : undefined;
}

/** The values in an object or an array, in order. */
export function childrenOf(parent: Location): readonly Location[] {
  const { node } = parent;
  switch (node.kind) {
    case "object":
      return [...node.entries.values()].map(({ key, value }) => ({ node: value, within: { parent, key } }));
    case "array":
      return node.items.map((item, key) => ({ node: item, within: { parent, key } }));
    default:
      return [];
  }
}
