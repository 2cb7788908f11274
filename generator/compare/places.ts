import type { Node } from "../1-load/tree.js";
import type { Api } from "../2-normalise/api.js";
import type { Span } from "../diagnostics/source.js";

/**
 * The place of the key that a value stands under, which is where people look for it. Where the key is not written just
 * before the value, as behind an alias, the place of the value.
 */
export function keyPlace(value: Span, key: string): Span {
  const before = value.source.text.slice(Math.max(0, value.start - longest), value.start);
  const written = [key, JSON.stringify(key), `'${key}'`].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(`(?:^|[\\s{,])((?:${written.join("|")}) *):(?:\\s|#[^\\n]*\\n)*$`).exec(before);
  if (found?.[1] === undefined) return value;
  const offset = before.length - found[0].length + found[0].indexOf(found[1]);
  const start = value.start - before.length + offset;
  return { source: value.source, start, end: start + found[1].trimEnd().length };
}

/** How far before a value its key may be: comments may stand between. */
const longest = 1000;

/** The place of the key at the end of a way into a document, or of the last one on the way that is there. */
export function placeIn({ written, at }: Pick<Api, "written" | "at">, way: readonly string[]): Span {
  let [node, place]: readonly [Node, Span] = [written, at];
  for (const key of way) {
    const next: readonly [Node, Span] | undefined = childOf(node, key);
    if (next === undefined) return place;
    [node, place] = next;
  }
  return place;
}

function childOf(node: Node, key: string): readonly [Node, Span] | undefined {
  if (node.kind === "object") {
    const entry = node.entries.get(key);
    return entry && [entry.value, entry.keyAt];
  }
  const item = node.kind === "array" ? node.items[Number(key)] : undefined;
  return item && [item, item.at];
}

/** The way to what stands at a place of a document; empty where the place is in another one. */
export function wayTo(place: Span, { written }: Pick<Api, "written">): readonly string[] {
  if (place.source !== written.at.source) return [];
  const way: string[] = [];
  let node: Node | undefined = written;
  while (node !== undefined) {
    const children: readonly Child[] = childrenOf(node);
    const inside: Child | undefined = children.find(({ start, end }) => start <= place.start && place.start < end);
    if (inside !== undefined) way.push(inside.key);
    node = inside?.node;
  }
  return way;
}

interface Child {
  readonly key: string;
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

function childrenOf(node: Node): readonly Child[] {
  if (node.kind === "array")
    return node.items.map((item, index) => ({
      key: String(index),
      node: item,
      start: item.at.start,
      end: item.at.end,
    }));
  if (node.kind !== "object") return [];
  return [...node.entries.values()].map(({ key, keyAt, value }) => {
    return { key, node: value, start: keyAt.start, end: Math.max(keyAt.end, value.at.end) };
  });
}
