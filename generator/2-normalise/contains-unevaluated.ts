import type { ObjectNode } from "../1-load/tree.js";
import type { DynamicAnchors, KeywordSchema, SchemaId, SchemaTable } from "./api.js";
import { inPlaceSchemas } from "./applicators.js";
import type { MutableKeywords, Reading } from "./reading.js";
import type { SourceNode } from "./source-nodes.js";

/**
 * Refuses an `unevaluatedItems` that meets a `contains` at the same value where one of the two is of draft 2019-09: what
 * `contains` finds counts as evaluated only since 2020-12 (Core §10.3.1.3, §11.2).
 *
 * A reference through the dynamic scope is taken to lead everywhere it may: to refuse too much is safe.
 */
export function checkContainsUnevaluated(
  place: SourceNode<ObjectNode>,
  draft: MutableKeywords,
  reading: Reading,
): void {
  if (draft.contains === undefined && draft.unevaluatedItems === undefined) return;
  const id = reading.schemas.add(place);
  reading.schemas.checkLater((schemas, dynamicAnchors) => {
    for (const outer of schemas.values()) {
      if (outer.kind === "boolean" || !asksForRest(outer, schemas)) continue;
      for (const inner of inPlaceOf(outer.id, schemas, dynamicAnchors)) {
        const schema = schemas.get(inner);
        const contains = schema?.kind === "keywords" ? schema.keywords.contains : undefined;
        if (contains === undefined || (outer.id !== id && inner !== id)) continue;
        const related = [{ label: "This is the `contains`.", at: contains.keyAt }];
        reading.diagnostics.report("contains-unevaluated", outer.keywords.unevaluatedItems?.keyAt, {}, related);
      }
    }
  });
}

/** Whether it makes a difference which items are left over: to `true`, it does not. */
function asksForRest({ keywords: { unevaluatedItems } }: KeywordSchema, schemas: SchemaTable): boolean {
  const rest = unevaluatedItems && schemas.get(unevaluatedItems.value);
  return rest !== undefined && !(rest.kind === "boolean" && rest.value);
}

/** A schema and all that it may apply to the same value. */
function inPlaceOf(start: SchemaId, schemas: SchemaTable, dynamicAnchors: DynamicAnchors): ReadonlySet<SchemaId> {
  const reached = new Set([start]);
  // A Set gives what is added while it is walked.
  for (const id of reached) {
    const schema = schemas.get(id);
    if (schema === undefined) continue;
    for (const { id } of inPlaceSchemas(schema)) reached.add(id);
    const anchor = schema.kind === "keywords" ? schema.keywords.$dynamicRef?.value.anchor : undefined;
    for (const to of (anchor === undefined ? undefined : dynamicAnchors.get(anchor))?.values() ?? []) reached.add(to);
  }
  return reached;
}
