/** A JSON Schema 2020-12 as it is written. */
export type WrittenSchema = boolean | WrittenKeywords;
export type WrittenKeywords = Readonly<Record<string, unknown>>;

/** Schemas by name. */
export type WrittenSchemas = Readonly<Record<string, WrittenSchema>>;

type Change = (schema: WrittenSchema) => WrittenSchema;

/** The keywords that contain schemas (JSON Schema 2020-12 Core §10, §11): one, a list or a map of them. */
const containers: ReadonlyMap<string, "one" | "list" | "map"> = new Map([
  ...["not", "if", "then", "else", "additionalProperties", "propertyNames", "items", "contains"].map(one),
  ...["unevaluatedItems", "unevaluatedProperties"].map(one),
  ...["allOf", "anyOf", "oneOf", "prefixItems"].map((keyword) => [keyword, "list"] as const),
  ...["properties", "patternProperties", "dependentSchemas", "$defs"].map((keyword) => [keyword, "map"] as const),
]);

function one(keyword: string): readonly [string, "one"] {
  return [keyword, "one"];
}

/** A schema with its direct subschemas changed. Keywords that are `undefined` are left out. */
export function withSubschemas(schema: WrittenKeywords, change: Change): WrittenKeywords {
  const entries = Object.entries(schema).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, changed(keyword, value, change)]));
}

/** A map of schemas with each schema changed. */
export function mapped(schemas: WrittenSchemas, change: Change): WrittenSchemas {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema)]));
}

function changed(keyword: string, value: unknown, change: Change): unknown {
  switch (containers.get(keyword)) {
    case "one":
      return change(value as WrittenSchema);
    case "list":
      return (value as readonly WrittenSchema[]).map(change);
    case "map":
      return mapped(value as WrittenSchemas, change);
    default:
      return value;
  }
}
