import type { Document } from "../1-load/source-set.js";
import type { Node } from "../1-load/tree.js";

/** Facts about a document that do not depend on which of its objects are schemas. */
export interface DocumentFacts {
  /** The keys of all objects in it. */
  readonly keys: ReadonlySet<string>;
  /** Whether a reference may lead to another document. */
  readonly refersOutside: boolean;
}

/** Walks a document once. Uses a stack of its own instead of recursion, so that no document is nested too deeply. */
export function factsOfDocument({ root }: Document): DocumentFacts {
  const keys = new Set<string>();
  let outside = false;
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "array") for (const item of next.items) open.push(item);
    if (next.kind !== "object") continue;
    outside ||= refersOutside(next);
    for (const { key, value } of next.entries.values()) {
      keys.add(key);
      open.push(value);
    }
  }
  return { keys, refersOutside: outside };
}

/** Whether an object is a reference to anything but its own document. */
function refersOutside(node: Extract<Node, { readonly kind: "object" }>): boolean {
  return ["$ref", "$dynamicRef"].some((key) => {
    const value = node.entries.get(key)?.value;
    return value?.kind === "string" && !value.value.startsWith("#");
  });
}
