import { escapeToken } from "../1-load/references.js";
import type { Document, Target } from "../1-load/source-set.js";
import type { ArrayNode, Entry, Node, ObjectNode } from "../1-load/tree.js";
import type { Span } from "../diagnostics/source.js";
import type { Located } from "./api.js";

export type NodeKind = Node["kind"];
export type NodeOf<Kind extends NodeKind> = Extract<Node, { readonly kind: Kind }>;

/** A value with where it stands. The key's span is the value's own where there is no key: in a list, behind a reference. */
export interface SourceNode<N extends Node = Node> {
  readonly document: Document;
  /** A normalised JSON Pointer (RFC 6901) from the document's root. */
  readonly pointer: string;
  readonly node: N;
  readonly keyAt: Span;
}

/** A place under a key. */
export type KeyedNode = SourceNode & { readonly key: string };

/** The value under one entry of an object. */
export function nodeOfEntry(place: SourceNode, entry: Entry): KeyedNode {
  return {
    document: place.document,
    pointer: `${place.pointer}/${escapeToken(entry.key)}`,
    node: entry.value,
    key: entry.key,
    keyAt: entry.keyAt,
  };
}

/** The values of an object, in the order of the document. */
export function entriesOf(place: SourceNode<ObjectNode>): readonly KeyedNode[] {
  return [...place.node.entries.values()].map((entry) => nodeOfEntry(place, entry));
}

/** The values of an object that OpenAPI may extend: those whose key does not start with `x-`. */
export function entriesWithoutExtensions(place: SourceNode<ObjectNode>): readonly KeyedNode[] {
  return entriesOf(place).filter(({ key }) => !key.startsWith("x-"));
}

/** The items of an array, in order. */
export function itemsOf(place: SourceNode<ArrayNode>): readonly SourceNode[] {
  return place.node.items.map((node, index) => ({
    document: place.document,
    pointer: `${place.pointer}/${index}`,
    node,
    keyAt: node.at,
  }));
}

/** What a reference points at, as a place. */
export function sourceNodeOf(target: Target): SourceNode {
  return { ...target, keyAt: target.node.at };
}

/** Whether a place holds a node of this kind. */
export function holds<Kind extends NodeKind>(place: SourceNode, kind: Kind): place is SourceNode<NodeOf<Kind>> {
  return place.node.kind === kind;
}

/** A value that was read at a place. */
export function located<T>(value: T, place: SourceNode): Located<T> {
  return { value, at: place.node.at, keyAt: place.keyAt };
}

/** The key that a pointer ends with; nothing for the root. */
export function lastSegment(pointer: string): string | undefined {
  const segment = pointer.split("/").at(-1);
  return segment?.replaceAll("~1", "/").replaceAll("~0", "~") || undefined;
}
