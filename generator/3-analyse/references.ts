import type { Api, KeywordSchema, Keywords, Schema, SchemaId } from "../2-normalise/api.js";

/** The schema of an id. Throws where there is none: normalise must have collected every schema. */
export function schemaOf({ schemas }: Pick<Api, "schemas">, id: SchemaId): Schema {
  const schema = schemas.get(id);
  if (schema === undefined) throw new Error(`${id} is no schema of the contract: normalise must collect every schema`);
  return schema;
}

/** The schema that one stands for: where it says nothing itself, what it refers to, up to the first one with a name. */
export function resolve(api: Api, id: SchemaId): SchemaId {
  let current = id;
  while (!api.named.has(current)) {
    const next = soleConjunct(schemaOf(api, current));
    if (next === undefined) break;
    current = next;
  }
  return current;
}

/** The schema that one stands for through names too: a name for another schema is that schema. */
export function resolveNames(api: Api, id: SchemaId): SchemaId {
  let current = id;
  for (let next = soleConjunct(schemaOf(api, id)); next !== undefined; next = soleConjunct(schemaOf(api, current))) {
    current = next;
  }
  return current;
}

/** The keywords of a schema that can make a value invalid. */
export function assertionsOf({ keywords }: KeywordSchema): readonly (keyof Keywords)[] {
  return (Object.keys(keywords) as (keyof Keywords)[]).filter((keyword) => !annotations.has(keyword));
}

/** The one schema that another is nothing but. */
export function soleConjunct(schema: Schema): SchemaId | undefined {
  if (schema.kind === "boolean") return undefined;
  const [assertion, another] = assertionsOf(schema);
  if (assertion === undefined || another !== undefined) return undefined;
  switch (assertion) {
    case "$ref":
      return schema.keywords.$ref?.value;
    case "allOf":
    case "anyOf":
    case "oneOf": {
      const members = schema.keywords[assertion]?.value ?? [];
      return members.length === 1 ? members[0] : undefined;
    }
    default:
      return undefined;
  }
}

/** Keywords that accept every value (Validation §9; a discriminator is a hint, OAS 3.1 §4.8.25). */
const annotations: ReadonlySet<keyof Keywords> = new Set([
  "$defs",
  "$comment",
  "title",
  "description",
  "default",
  "deprecated",
  "readOnly",
  "writeOnly",
  "examples",
  "contentEncoding",
  "contentMediaType",
  "discriminator",
]);
