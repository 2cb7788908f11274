import { escapeToken, unescapeToken } from "../1-load/references.js";
import type { Document, Target } from "../1-load/source-set.js";
import type { ArrayNode, Entry, Node, ObjectNode } from "../1-load/tree.js";
import type { Span } from "../diagnostics/source.js";
import type { Located } from "./api.js";

export type NodeKind = Node["kind"];
export type NodeOf<Kind extends NodeKind> = Extract<Node, { readonly kind: Kind }>;

/** A node of a document, with the document and the pointer that leads to it. */
export interface SourceNode<N extends Node = Node> {
  readonly document: Document;
  /** A normalised JSON Pointer (RFC 6901) from the document's root. */
  readonly pointer: string;
  readonly node: N;
  /** The span of its key, or of the value itself where there is no key: for items, and for what a reference leads to. */
  readonly keyAt: Span;
}

/** The value of an entry of an object, with its key. */
export type KeyedNode = SourceNode & { readonly key: string };

/** The value of one entry of an object. */
export function nodeOfEntry(object: SourceNode, entry: Entry): KeyedNode {
  return {
    document: object.document,
    pointer: `${object.pointer}/${escapeToken(entry.key)}`,
    node: entry.value,
    key: entry.key,
    keyAt: entry.keyAt,
  };
}

/** The values of an object, in the order of the document. */
export function entriesOf(object: SourceNode<ObjectNode>): readonly KeyedNode[] {
  return [...object.node.entries.values()].map((entry) => nodeOfEntry(object, entry));
}

/** The values of an object without its specification extensions, whose keys start with `x-` (OAS 3.1 §4.9). */
export function entriesWithoutExtensions(object: SourceNode<ObjectNode>): readonly KeyedNode[] {
  return entriesOf(object).filter(({ key }) => !key.startsWith("x-"));
}

/** The items of an array, in order. */
export function itemsOf(array: SourceNode<ArrayNode>): readonly SourceNode[] {
  return array.node.items.map((node, index) => ({
    document: array.document,
    pointer: `${array.pointer}/${index}`,
    node,
    keyAt: node.at,
  }));
}

/** The node that a reference leads to. */
export function sourceNodeOf(target: Target): SourceNode {
  return { ...target, keyAt: target.node.at };
}

/** Whether a node is of this kind. */
export function holds<Kind extends NodeKind>(value: SourceNode, kind: Kind): value is SourceNode<NodeOf<Kind>> {
  return value.node.kind === kind;
}

/** A value with the spans of the node that it was read from. */
export function located<T>(value: T, source: SourceNode): Located<T> {
  return { value, at: source.node.at, keyAt: source.keyAt };
}

/** The last key of a pointer; undefined for the root. */
export function lastSegment(pointer: string): string | undefined {
  const segment = pointer.split("/").at(-1);
  return segment ? unescapeToken(segment) : undefined;
}
