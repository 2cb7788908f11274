import type { Api, KeywordSchema, Keywords, Schema, SchemaId } from "../2-normalise/api.js";

/** The schema with an id. Throws if there is none: normalise must collect every schema. */
export function schemaOf({ schemas }: Pick<Api, "schemas">, id: SchemaId): Schema {
  const schema = schemas.get(id);
  if (schema === undefined) throw new Error(`${id} is not in the contract: normalise must collect every schema`);
  return schema;
}

/** Follows references from a schema that constrains nothing itself, up to the first named schema. */
export function resolve(api: Api, id: SchemaId): SchemaId {
  let current = id;
  while (!api.named.has(current)) {
    const next = soleConjunct(schemaOf(api, current));
    if (next === undefined) break;
    current = next;
  }
  return current;
}

/** Follows references from a schema that constrains nothing itself, through named schemas too. */
export function resolveNames(api: Pick<Api, "schemas">, id: SchemaId): SchemaId {
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

/**
 * The schema that another merely refers to, by `$ref` or an `allOf`, `anyOf` or `oneOf` of one; undefined if it
 * constrains anything itself.
 */
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
      const schemas = schema.keywords[assertion]?.value ?? [];
      return schemas.length === 1 ? schemas[0] : undefined;
    }
    default:
      return undefined;
  }
}

/** Keywords that accept every value (Validation §9). By the letter a discriminator is one of them (OAS 3.1 §4.8.25). */
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
  "contentSchema",
  "nullable",
  "discriminator",
]);
