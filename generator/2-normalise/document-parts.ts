import type { Document } from "../1-load/source-set.js";
import type { Node } from "../1-load/tree.js";
import { byIdentity } from "../memory/by-identity.js";

/** What can be told of a part of a document without knowing what is a schema in it. */
export interface Part {
  /** Every key of an object in it. */
  readonly keys: ReadonlySet<string>;
  /** Whether a reference may lead out of the document. */
  readonly leadsOut: boolean;
}

/** A document in parts that are as many as a person edits one at a time: what is known of the others is still known. */
export function partsOf({ root }: Document): readonly Part[] {
  return partsIn(root, 3);
}

function partsIn(node: Node, depth: number): readonly Part[] {
  if (depth === 0 || node.kind !== "object") return [partOf(node)];
  const inside = [...node.entries.values()].flatMap(({ value }) => partsIn(value, depth - 1));
  return [{ keys: new Set(node.entries.keys()), leadsOut: leadsOut(node) }, ...inside];
}

const partOf = byIdentity((node: Node): Part => {
  const keys = new Set<string>();
  let isLeadingOut = false;
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "array") for (const item of next.items) open.push(item);
    if (next.kind !== "object") continue;
    isLeadingOut ||= leadsOut(next);
    for (const { key, value } of next.entries.values()) {
      keys.add(key);
      open.push(value);
    }
  }
  return { keys, leadsOut: isLeadingOut };
});

/** Whether an object is a reference to something else than what stands in the same document. */
function leadsOut(node: Node): boolean {
  if (node.kind !== "object") return false;
  return ["$ref", "$dynamicRef"].some((key) => {
    const value = node.entries.get(key)?.value;
    return value?.kind === "string" && !value.value.startsWith("#");
  });
}
