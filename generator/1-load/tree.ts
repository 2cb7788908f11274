import type { Span } from "../diagnostics/source.js";

/**
 * A document as a tree of JSON values in which every key and every value has its span. The tree never contains anything
 * that JSON could not, whatever the syntax: YAML is read with its 1.2 core schema.
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

/** A value that JSON can represent. Objects have no prototype, so every key is an own key. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The value of a tree, without its spans. Objects have no prototype, so `__proto__` is a key like any other. */
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

/** The value of a property of an object node; undefined if there is none. */
export function propertyValue(node: ObjectNode, key: string): Node | undefined {
  return node.entries.get(key)?.value;
}
