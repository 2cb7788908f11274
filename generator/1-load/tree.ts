import type { Span } from "../diagnostics/source.js";

/**
 * A document as a tree of JSON values in which every key and every value knows where it was written.
 * The tree is that of JSON, whatever the syntax: YAML is read with its 1.2 core schema, so a tree never
 * holds anything that JSON could not.
 */
export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode;

export interface ObjectNode {
  readonly kind: "object";
  readonly at: Span;
  /** In the order of the document. Keys such as `__proto__` are ordinary: this is a Map. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: string;
  readonly keyAt: Span;
  readonly value: Node;
}

export interface ArrayNode {
  readonly kind: "array";
  readonly at: Span;
  readonly items: readonly Node[];
}

export interface StringNode {
  readonly kind: "string";
  readonly at: Span;
  readonly value: string;
}

export interface NumberNode {
  readonly kind: "number";
  readonly at: Span;
  readonly value: number;
}

export interface BooleanNode {
  readonly kind: "boolean";
  readonly at: Span;
  readonly value: boolean;
}

export interface NullNode {
  readonly kind: "null";
  readonly at: Span;
  readonly value: null;
}

/** A value that JSON can hold. Objects are Maps' plain cousins: null-prototype, so that every key is an own key. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The plain value of a tree, its places forgotten. Objects have no prototype, so `__proto__` is a key like any other. */
export function toJson(node: Node): JsonValue {
  switch (node.kind) {
    case "object": {
      const object: Record<string, JsonValue> = Object.create(null);
      for (const { key, value } of node.entries.values()) object[key] = toJson(value);
      return object;
    }
    case "array":
      return node.items.map(toJson);
    default:
      return node.value;
  }
}

/** The value under a key of an object node, if there is one. */
export function member(node: ObjectNode, key: string): Node | undefined {
  return node.entries.get(key)?.value;
}
