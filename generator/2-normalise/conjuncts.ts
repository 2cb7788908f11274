import type { KeywordSchema, SchemaId } from "./api.js";
import type { SchemaTable } from "./schemas.js";

/** What `$ref` and `allOf` join to a schema (Core §8.2.3.1, §10.2.1.1). */
export function conjunctsOf({ keywords }: KeywordSchema): readonly SchemaId[] {
  return [...(keywords.$ref ? [keywords.$ref.value] : []), ...(keywords.allOf?.value ?? [])];
}

/** Whether a schema or what it refers to in the same place is annotated as `readOnly` or `writeOnly`. */
export function isAnnotated(schemas: SchemaTable, id: SchemaId, annotation: "readOnly" | "writeOnly"): boolean {
  return [...closureOf(id, schemas)].some((conjunct) => {
    const schema = schemas.get(conjunct);
    return schema?.kind === "keywords" && schema.keywords[annotation]?.value === true;
  });
}

/** A schema and all that `$ref` and `allOf` join to it: what one says of a value, another may say more of. */
function closureOf(id: SchemaId, schemas: SchemaTable): ReadonlySet<SchemaId> {
  const closure = new Set([id]);
  // A Set gives what is added while it is walked.
  for (const conjunct of closure) {
    const schema = schemas.get(conjunct);
    if (schema?.kind === "keywords") for (const next of conjunctsOf(schema)) closure.add(next);
  }
  return closure;
}
