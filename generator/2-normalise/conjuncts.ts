import type { KeywordSchema, SchemaId, SchemaTable } from "./api.js";

/** The schemas that must hold together with a schema: its `$ref` and `allOf` (Core §8.2.3.1, §10.2.1.1). */
export function conjunctsOf({ keywords }: KeywordSchema): readonly SchemaId[] {
  return [...(keywords.$ref ? [keywords.$ref.value] : []), ...(keywords.allOf?.value ?? [])];
}

/** Whether a schema is annotated as `readOnly` or `writeOnly`, itself or by its `$ref` and `allOf`. */
export function isAnnotated(schemas: SchemaTable, id: SchemaId, annotation: "readOnly" | "writeOnly"): boolean {
  // Iterating a Set visits elements that are added meanwhile.
  const closure = new Set([id]);
  for (const conjunct of closure) {
    const schema = schemas.get(conjunct);
    if (schema?.kind !== "keywords") continue;
    if (schema.keywords[annotation]?.value === true) return true;
    for (const next of conjunctsOf(schema)) closure.add(next);
  }
  return false;
}
