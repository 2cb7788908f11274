import type { Api, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Facts } from "./facts.js";
import { conjunctsOf, isAnnotated, schemaOf } from "./references.js";
import { reachOf } from "./usage.js";

/**
 * Reports properties that must be there and must not: required and `readOnly` in a request, or required and
 * `writeOnly` in a response (OAS 3.0 §4.7.24.2, 3.1 §4.8.24.3). Each direction would need a view of its own.
 */
export function checkDirections(api: Api, facts: Facts, diagnostics: Diagnostics): void {
  const { requests, responses } = reachOf(api);
  const directions = [
    { direction: "request", annotation: "readOnly", reached: requests },
    { direction: "response", annotation: "writeOnly", reached: responses },
  ] as const;
  for (const { direction, annotation, reached } of directions) {
    const annotated = annotatedProperties(api, annotation);
    if (annotated.size === 0) continue;
    for (const id of reached) {
      for (const conjunct of closureOf(id, api)) {
        for (const [property, schema] of annotated.get(conjunct) ?? []) {
          if (!facts.properties(id).required.has(property)) continue;
          diagnostics.report("direction-unsupported", schemaOf(api, schema).at, { property, annotation, direction });
        }
      }
    }
  }
}

type Properties = readonly (readonly [name: string, schema: SchemaId])[];

/** The annotated properties of each schema that has any. */
function annotatedProperties(api: Api, annotation: "readOnly" | "writeOnly"): ReadonlyMap<SchemaId, Properties> {
  const keywords = [...api.schemas.values()].filter((schema): schema is KeywordSchema => schema.kind === "keywords");
  const annotated = keywords.map((schema) => {
    const properties = [...(schema.keywords.properties?.value ?? [])];
    return [schema.id, properties.filter(([, id]) => isAnnotated(api, id, annotation))] as const;
  });
  return new Map(annotated.filter(([, properties]) => properties.length > 0));
}

/** A schema and all that `$ref` and `allOf` join to it: a property may be declared in one and required by another. */
function closureOf(id: SchemaId, api: Api): ReadonlySet<SchemaId> {
  const closure = new Set([id]);
  // A Set gives what is added while it is walked.
  for (const conjunct of closure) {
    const schema = schemaOf(api, conjunct);
    if (schema.kind === "keywords") for (const next of conjunctsOf(schema)) closure.add(next);
  }
  return closure;
}
