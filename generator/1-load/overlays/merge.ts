import type { Node, ObjectNode } from "../tree.js";
import type { Budget } from "./budget.js";

/** Called for two values that cannot be merged. */
export type Refuse = (target: Node, update: Node) => void;

/**
 * Merges an update into the value that an action selects (Overlay 1.1.0 §4.4.3.1). An array takes the items of another
 * one, or what is no array as one item more.
 *
 * What is not changed keeps its span in the document, and what comes from the update that in the overlay.
 */
export function mergeSelected(target: Node, update: Node, budget: Budget, refuse: Refuse): Node {
  if (target.kind !== "array" || update.kind === "array") return merge(target, update, budget, refuse);
  budget.step(target.items.length);
  return { ...target, items: [...target.items, update] };
}

/** Objects are merged and arrays concatenated; a primitive value takes the place of another one. */
function merge(target: Node, update: Node, budget: Budget, refuse: Refuse): Node {
  if (target.kind === "object" && update.kind === "object") return mergeObjects(target, update, budget, refuse);
  if (target.kind === "array" && update.kind === "array") {
    budget.step(target.items.length + update.items.length);
    return { ...target, items: [...target.items, ...update.items] };
  }
  if (isPrimitive(target) && isPrimitive(update)) return update;
  refuse(target, update);
  return target;
}

function mergeObjects(target: ObjectNode, update: ObjectNode, budget: Budget, refuse: Refuse): ObjectNode {
  budget.step(target.entries.size + update.entries.size);
  const entries = new Map(target.entries);
  for (const [key, entry] of update.entries) {
    const earlier = entries.get(key);
    if (earlier === undefined || (isPrimitive(earlier.value) && isPrimitive(entry.value))) entries.set(key, entry);
    else entries.set(key, { ...earlier, value: merge(earlier.value, entry.value, budget, refuse) });
  }
  return { ...target, entries };
}

export function isPrimitive({ kind }: Node): boolean {
  return kind !== "object" && kind !== "array";
}
