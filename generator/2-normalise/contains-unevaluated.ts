import type { ObjectNode } from "../1-load/tree.js";
import type { DynamicAnchors, KeywordSchema, SchemaId, SchemaTable } from "./api.js";
import { inPlaceSchemas } from "./applicators.js";
import type { MutableKeywords, Reading } from "./reading.js";
import type { SourceNode } from "./source-nodes.js";

/**
 * Reports an `unevaluatedItems` and a `contains` that apply to the same array where one of the two is of draft 2019-09:
 * items that `contains` matches count as evaluated only since 2020-12 (Core §10.3.1.3, §11.2).
 *
 * Assumes that a `$dynamicRef` leads to every schema that it may lead to. Reporting too much is safe; reporting too
 * little would generate wrong validators.
 */
export function checkContainsUnevaluated(
  schemaNode: SourceNode<ObjectNode>,
  keywords: MutableKeywords,
  reading: Reading,
): void {
  if (keywords.contains === undefined && keywords.unevaluatedItems === undefined) return;
  const id = reading.schemas.add(schemaNode);
  reading.schemas.checkLater((schemas, dynamicAnchors) => {
    for (const outer of schemas.values()) {
      if (outer.kind === "boolean" || !constrainsUnevaluated(outer, schemas)) continue;
      for (const inner of reachableInPlace(outer.id, schemas, dynamicAnchors)) {
        const schema = schemas.get(inner);
        const contains = schema?.kind === "keywords" ? schema.keywords.contains : undefined;
        if (contains === undefined || (outer.id !== id && inner !== id)) continue;
        const related = [{ label: "This is the `contains`.", at: contains.keyAt }];
        reading.diagnostics.report("contains-unevaluated", outer.keywords.unevaluatedItems?.keyAt, {}, related);
      }
    }
  });
}

/** Whether it matters which items are unevaluated. Under `unevaluatedItems: true` it does not. */
function constrainsUnevaluated({ keywords: { unevaluatedItems } }: KeywordSchema, schemas: SchemaTable): boolean {
  const schema = unevaluatedItems && schemas.get(unevaluatedItems.value);
  return schema !== undefined && !(schema.kind === "boolean" && schema.value);
}

/** A schema and all schemas that it may apply to the same value. */
function reachableInPlace(
  start: SchemaId,
  schemas: SchemaTable,
  dynamicAnchors: DynamicAnchors,
): ReadonlySet<SchemaId> {
  const reachable = new Set([start]);
  // Iterating a Set visits elements that are added meanwhile.
  for (const id of reachable) {
    const schema = schemas.get(id);
    if (schema === undefined) continue;
    for (const applied of inPlaceSchemas(schema)) reachable.add(applied.id);
    const anchor = schema.kind === "keywords" ? schema.keywords.$dynamicRef?.value.anchor : undefined;
    const targets = anchor === undefined ? undefined : dynamicAnchors.get(anchor);
    for (const target of targets?.values() ?? []) reachable.add(target);
  }
  return reachable;
}
