import type { KeywordSchema, SchemaId, SchemaTable } from "./api.js";

/** What `$ref` and `allOf` join to a schema (Core §8.2.3.1, §10.2.1.1). */
export function conjunctsOf({ keywords }: KeywordSchema): readonly SchemaId[] {
  return [...(keywords.$ref ? [keywords.$ref.value] : []), ...(keywords.allOf?.value ?? [])];
}

/** Whether a schema or what it refers to in the same place is annotated as `readOnly` or `writeOnly`. */
export function isAnnotated(schemas: SchemaTable, id: SchemaId, annotation: "readOnly" | "writeOnly"): boolean {
  // With all that `$ref` and `allOf` join to it. A Set gives what is added while it is walked.
  const closure = new Set([id]);
  for (const conjunct of closure) {
    const schema = schemas.get(conjunct);
    if (schema?.kind !== "keywords") continue;
    if (schema.keywords[annotation]?.value === true) return true;
    for (const next of conjunctsOf(schema)) closure.add(next);
  }
  return false;
}
