import type { Entry, Node } from "../tree.js";
import type { Budget } from "./budget.js";
import { type Location, pathTo } from "./locations.js";

/** What becomes of a value. Undefined removes it from the object or array that it is in. */
export type Edit = (node: Node, depth: number) => Node | undefined;

/** The locations to edit, as a tree: the same way is gone once, and a location that is there twice is edited once. */
interface Ways {
  isTarget: boolean;
  readonly inner: Map<string | number, Ways>;
}

/**
 * A document with edits at some locations. Nothing is changed in place: what is not on the way to an edit is shared with the
 * document. Of two locations of which one is inside the other, the inner one is edited first.
 */
export function edited(document: Node, locations: readonly Location[], edit: Edit, budget: Budget): Node | undefined {
  const ways: Ways = { isTarget: false, inner: new Map() };
  for (const location of locations) {
    let way = ways;
    for (const key of pathTo(location)) {
      const next = way.inner.get(key) ?? { isTarget: false, inner: new Map() };
      way.inner.set(key, next);
      way = next;
    }
    way.isTarget = true;
  }
  return editWays(document, ways, 0);

  function editWays(node: Node, { isTarget, inner }: Ways, depth: number): Node | undefined {
    const changed = inner.size === 0 ? node : editInside(node, inner, depth);
    return isTarget ? edit(changed, depth) : changed;
  }

  function editInside(node: Node, inner: Ways["inner"], depth: number): Node {
    switch (node.kind) {
      case "object": {
        budget.step(node.entries.size);
        const entries = [...node.entries].flatMap(([key, entry]): readonly (readonly [string, Entry])[] => {
          const ways = inner.get(key);
          if (ways === undefined) return [[key, entry]];
          const value = editWays(entry.value, ways, depth + 1);
          return value === undefined ? [] : [[key, value === entry.value ? entry : { ...entry, value }]];
        });
        return { ...node, entries: new Map(entries) };
      }
      case "array": {
        budget.step(node.items.length);
        const items = node.items.flatMap((item, index) => {
          const ways = inner.get(index);
          return ways === undefined ? item : (editWays(item, ways, depth + 1) ?? []);
        });
        return { ...node, items };
      }
      default:
        throw new Error("A way leads into a value that holds no others");
    }
  }
}
