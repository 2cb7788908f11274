import type { Diagnostics } from "../../diagnostics/collector.js";
import { depthLimit } from "../nodes.js";
import type { Node } from "../tree.js";
import { type Budget, createBudget, overBudget, valueLimit } from "./budget.js";
import { edited } from "./edits.js";
import { select } from "./json-path-query.js";
import type { Location } from "./locations.js";
import { isPrimitive, mergeSelected } from "./merge.js";
import type { Action, Overlay } from "./overlay.js";
import { levelsOf, sizeOf } from "./sizes.js";

/**
 * Applies overlays to the tree of a document, one action after the other (Overlay 1.1.0 §4.4.3). Reports each mistake at its
 * action, and goes on without that one. However the actions copy and search, the time and the size are limited.
 */
export function applyOverlays(
  document: Node,
  overlays: readonly Overlay[],
  { report }: Pick<Diagnostics, "report">,
): Node {
  if (overlays.length === 0) return document;
  const budget = createBudget(sizeOf(document, Number.POSITIVE_INFINITY));
  let tree = document;
  for (const action of overlays.flatMap(({ actions }) => actions)) {
    try {
      tree = applyAction(tree, action, budget);
    } catch (error) {
      if (error !== overBudget) throw error;
      report("overlay-too-large", action.at, { limit: valueLimit });
      return tree;
    }
  }
  return tree;

  function applyAction(tree: Node, action: Action, budget: Budget): Node {
    const { target, change } = action;
    const locations = select(target.segments, tree, budget);
    if (locations.length === 0) {
      report("overlay-target-unmatched", target.at, undefined);
      return tree;
    }
    if (change.kind !== "remove") return update(tree, action, locations, budget);
    const rest = edited(tree, locations, () => undefined, budget);
    if (rest === undefined) report("overlay-document-removed", target.at, undefined);
    return rest ?? tree;
  }

  function update(tree: Node, { target, change }: Action, locations: readonly Location[], budget: Budget): Node {
    const value = change.kind === "update" ? change.value : change.kind === "copy" && copied(tree, change.from, budget);
    if (!value) return tree;
    const at = change.kind === "copy" ? change.from.at : value.at;
    if (new Set(locations.map(({ node }) => (isPrimitive(node) ? "primitive" : node.kind))).size > 1) {
      report("overlay-targets-mixed", target.at, undefined);
      return tree;
    }
    // First: what is too large is not looked at any further.
    budget.add(sizeOf(value, valueLimit) * locations.length);
    const levels = levelsOf(value);
    const merged = edited(
      tree,
      locations,
      (node, depth) => {
        if (depth + levels <= depthLimit)
          return mergeSelected(node, value, budget, (kept, other) =>
            report("overlay-not-mergeable", change.kind === "copy" ? at : other.at, kindsOf(kept, other), [
              { label: "this is in the document", at: kept.at },
            ]),
          );
        report("yaml-too-deep", at, { limit: depthLimit });
        return node;
      },
      budget,
    );
    return merged ?? tree;
  }

  /** The one value that a query selects, to be copied. */
  function copied(tree: Node, from: Extract<Action["change"], { kind: "copy" }>["from"], budget: Budget) {
    const selected = select(from.segments, tree, budget);
    if (selected.length === 1) return selected[0]?.node;
    return void report("overlay-copy-not-single", from.at, { count: selected.length });
  }
}

function kindsOf(target: Node, update: Node) {
  const named = ({ kind }: Node) => (kind === "null" ? "null" : `${/^[ao]/.test(kind) ? "an" : "a"} ${kind}`);
  return { target: named(target), update: named(update) };
}
