import type { Document } from "../1-load/source-set.js";
import { type ObjectNode, propertyValue } from "../1-load/tree.js";
import { schemaKeywords } from "./applicators.js";
import type { Dialect } from "./reading.js";
import { entriesOf, holds, itemsOf, nodeOfEntry, type SourceNode } from "./source-nodes.js";

/** The schemas directly inside a schema, those in `$defs` too. */
export function childSchemas(schema: SourceNode<ObjectNode>, dialect: Dialect): readonly SourceNode[] {
  if (hidesSiblings(schema, dialect)) return [];
  const children: SourceNode[] = [];
  for (const entry of schema.node.entries.values()) {
    if (!dialect.schemaKeywords.has(entry.key)) continue;
    const value = nodeOfEntry(schema, entry);
    const container = schemaKeywords.get(entry.key);
    if (container === "keyed") children.push(...(holds(value, "object") ? entriesOf(value) : []));
    else if (holds(value, "array")) children.push(...itemsOf(value));
    else if (container === "single") children.push(value);
  }
  return children;
}

/** The schemas of a document that are in no other schema: its components, or its root if it is not an OpenAPI document. */
export function outermostSchemas(root: SourceNode): readonly SourceNode[] {
  if (!holds(root, "object") || propertyValue(root.node, "openapi") === undefined) return [root];
  const schemas = ["components", "schemas"].reduce<SourceNode | undefined>((parent, key) => {
    const entry = parent && holds(parent, "object") ? parent.node.entries.get(key) : undefined;
    return parent && entry && nodeOfEntry(parent, entry);
  }, root);
  return schemas !== undefined && holds(schemas, "object") ? entriesOf(schemas) : [];
}

/** The root of a document. */
export function rootOf(document: Document): SourceNode {
  return { document, pointer: "", node: document.root, keyAt: document.root.at };
}

/** Whether a schema is a `$ref` that hides all keywords beside it. */
export function hidesSiblings(schema: SourceNode<ObjectNode>, dialect: Dialect): boolean {
  return dialect.refHidesSiblings && schema.node.entries.has("$ref");
}
