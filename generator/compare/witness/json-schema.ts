import type { KeywordName, Schema, SchemaId } from "../../2-normalise/api.js";
import { schemaKeywords, subschemasOf } from "../../2-normalise/applicators.js";
import { reachableFrom } from "../../2-normalise/reachable-schemas.js";
import { schemaOf } from "../../3-analyse/references.js";
import type { PlainSchemas } from "../plain-schemas.js";
import type { WrittenKeywords, WrittenSchema, WrittenSchemas } from "./written-schemas.js";

/** One JSON Schema: a reference to the first of its definitions. */
export interface JsonSchema {
  readonly $schema: string;
  readonly $ref: string;
  readonly $defs: WrittenSchemas;
}

/** The name of the definition that a whole JSON Schema refers to. */
export const rootName = "0";

/**
 * A schema and all that it leads to as one JSON Schema 2020-12 value. What is referred to, or applied by several, stands
 * in `$defs` under a number; everything else stands where it is applied. So cycles are references, and no name of the
 * contract becomes part of one.
 */
export function jsonSchemaOf(id: SchemaId, schemas: PlainSchemas): JsonSchema {
  const reachable = reachableFrom([id], schemas);
  const shared = sharedAmong(reachable, id, schemas);
  const pointers = new Map([...shared].map((each, index) => [each, `#/$defs/${index}`]));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $ref: `#/$defs/${rootName}`,
    $defs: Object.fromEntries([...shared].map((each, index) => [`${index}`, written(each)])),
  };

  function use(inner: SchemaId): WrittenSchema {
    const pointer = pointers.get(inner);
    return pointer === undefined ? written(inner) : { $ref: pointer };
  }

  function written(inner: SchemaId): WrittenSchema {
    const schema = schemaOf({ schemas }, inner);
    if (schema.kind === "boolean") return schema.value;
    const keywords = Object.entries(schema.keywords).filter(([name]) => !meaningless.has(name));
    return object(keywords.map(([name, { value }]) => [name, keywordValue(name as KeywordName, value)]));
  }

  function keywordValue(name: KeywordName, value: unknown): unknown {
    if (name === "$ref") return pointers.get(value as SchemaId) as string;
    switch (schemaKeywords.get(name)) {
      case "single":
        return use(value as SchemaId);
      case "listed":
        return (value as readonly SchemaId[]).map(use);
      case "keyed":
        return object([...(value as ReadonlyMap<string, SchemaId>)].map(([key, inner]) => [key, use(inner)]));
      case undefined:
        return value instanceof Map ? object([...value] as [string, unknown][]) : value;
    }
  }
}

/**
 * Keywords that refuse nothing and stay behind: those that hold schemas and apply none (Core §8.2.4, Validation §8.5), whose
 * schemas need not be there, and one that JSON Schema does not know.
 */
const meaningless: ReadonlySet<string> = new Set(["$defs", "contentSchema", "nullable"]);

/** The schemas that `$ref` leads to, or that several others apply: the root, and at least one in every cycle. */
function sharedAmong(reachable: ReadonlySet<SchemaId>, root: SchemaId, schemas: PlainSchemas): ReadonlySet<SchemaId> {
  const shared = new Set([root]);
  const applied = new Set<SchemaId>();
  for (const id of reachable) {
    const schema: Schema = schemaOf({ schemas }, id);
    if (schema.kind === "keywords" && schema.keywords.$ref !== undefined) shared.add(schema.keywords.$ref.value);
    for (const inner of subschemasOf(schema)) (applied.has(inner) ? shared : applied).add(inner);
  }
  return shared;
}

/** An object in which every name is a key, `__proto__` too. */
function object(entries: readonly (readonly [string, unknown])[]): WrittenKeywords {
  return Object.fromEntries(entries);
}
