import type { JsonValue } from "../../1-load/tree.js";
import type { KeywordName, Keywords, Schema, SchemaId } from "../../2-normalise/api.js";
import { subschemasOf } from "../../2-normalise/applicators.js";
import { schemaOf } from "../../3-analyse/references.js";
import { jsonTypeOf } from "../../3-analyse/value-facts.js";
import type { PlainSchemas } from "../plain-schemas.js";

/**
 * What of a schema can matter to a value or a part of it: the schema and those that it leads to, without the properties
 * that the value has nowhere, and without what is about arrays or objects where the value has none. A value that shows a
 * difference is small, and a schema of a large contract may lead to all others.
 */
export function relevantSchemas(value: JsonValue, id: SchemaId, schemas: PlainSchemas): PlainSchemas {
  const irrelevance = irrelevanceTo(value);
  const relevant = new Map<SchemaId, Schema>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (relevant.has(next)) continue;
    const schema = withoutIrrelevant(schemaOf({ schemas }, next), irrelevance);
    relevant.set(next, schema);
    open.push(...subschemasOf(schema));
  }
  return relevant;
}

interface Irrelevance {
  readonly keywords: ReadonlySet<string>;
  readonly isAbsent: (property: string) => boolean;
}

function irrelevanceTo(value: JsonValue): Irrelevance {
  const names = new Set<string>();
  const types = new Set<string>();
  // The loop also visits parts that are added while it runs.
  const parts: JsonValue[] = [value];
  for (const part of parts) {
    types.add(jsonTypeOf(part));
    if (typeof part !== "object" || part === null) continue;
    if (!Array.isArray(part)) for (const name of Object.keys(part)) names.add(name);
    parts.push(...(Object.values(part) as JsonValue[]));
  }
  return {
    keywords: new Set([...(types.has("array") ? [] : aboutArrays), ...(types.has("object") ? [] : aboutObjects)]),
    isAbsent: (property) => !names.has(property),
  };
}

const aboutArrays: readonly KeywordName[] = [
  "prefixItems",
  "items",
  "contains",
  "minContains",
  "maxContains",
  "unevaluatedItems",
];

const aboutObjects: readonly KeywordName[] = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
  "dependentSchemas",
];

function withoutIrrelevant(schema: Schema, { keywords, isAbsent }: Irrelevance): Schema {
  if (schema.kind === "boolean") return schema;
  const left: Keywords = Object.fromEntries(Object.entries(schema.keywords).filter(([name]) => !keywords.has(name)));
  const { properties, dependentSchemas } = left;
  const present = ([name]: readonly [string, SchemaId]) => !isAbsent(name);
  return {
    ...schema,
    keywords: {
      ...left,
      ...(properties && { properties: { ...properties, value: new Map([...properties.value].filter(present)) } }),
      ...(dependentSchemas && {
        dependentSchemas: { ...dependentSchemas, value: new Map([...dependentSchemas.value].filter(present)) },
      }),
    },
  };
}
