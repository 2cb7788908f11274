import type { Api, KeywordName, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import { conjunctsOf } from "../2-normalise/conjuncts.js";
import type { Facts } from "./facts.js";
import type { JsonType } from "./model.js";
import { resolve, schemaOf } from "./references.js";
import { allTypes } from "./value-facts.js";

/** Everything that a schema says of one value: what stands in it and in unnamed schemas joined to it, and what it refers to. */
export interface Conjunction {
  readonly schemas: readonly KeywordSchema[];
  /** The named schemas that `$ref` and `allOf` join to it. */
  readonly references: readonly SchemaId[];
}

/**
 * The conjunction that a schema is for values of the given types. Each schema is in it once, so a diamond of
 * references is as long as its sides.
 */
export function conjunctionOf(id: SchemaId, types: ReadonlySet<JsonType>, api: Api, facts: Facts): Conjunction {
  const joined = new Set([id]);
  const schemas: KeywordSchema[] = [];
  const references = new Set<SchemaId>();
  // A Set gives what is added while it is walked.
  for (const conjunct of joined) {
    const schema = schemaOf(api, conjunct);
    if (schema.kind === "boolean") continue;
    schemas.push(schema);
    for (const next of conjunctsOf(schema).map((each) => resolve(api, each))) {
      if (!api.named.has(next) || isMixin(next, types, api, facts)) joined.add(next);
      else references.add(next);
    }
  }
  return { schemas, references: [...references] };
}

/**
 * Whether a named schema says something of values of these types that its own type cannot: it does not say `type`, so
 * by itself it accepts everything else too.
 */
export function isMixin(id: SchemaId, types: ReadonlySet<JsonType>, api: Api, facts: Facts): boolean {
  const schema = schemaOf(api, id);
  if (schema.kind === "boolean" || schema.keywords.anyOf || schema.keywords.oneOf) return false;
  return facts.values(id).types.size === allTypes.size && types.size < allTypes.size;
}

/** The first keyword in a schema that speaks of values of one type only, and that type. */
export function typedKeywordOf({ keywords }: KeywordSchema) {
  for (const [keyword, type] of typedKeywords) {
    const written = keywords[keyword];
    if (written !== undefined) return { keyword, type, at: written.keyAt };
  }
  return undefined;
}

/** Keywords that accept every value of another type (Validation §6.2 to §6.5, Core §10.3). */
const typedKeywords: readonly (readonly [KeywordName, JsonType])[] = [
  ["properties", "object"],
  ["patternProperties", "object"],
  ["additionalProperties", "object"],
  ["propertyNames", "object"],
  ["unevaluatedProperties", "object"],
  ["dependentSchemas", "object"],
  ["dependentRequired", "object"],
  ["required", "object"],
  ["minProperties", "object"],
  ["maxProperties", "object"],
  ["prefixItems", "array"],
  ["items", "array"],
  ["contains", "array"],
  ["unevaluatedItems", "array"],
  ["minItems", "array"],
  ["maxItems", "array"],
  ["uniqueItems", "array"],
  ["pattern", "string"],
  ["minLength", "string"],
  ["maxLength", "string"],
  ["multipleOf", "number"],
  ["maximum", "number"],
  ["exclusiveMaximum", "number"],
  ["minimum", "number"],
  ["exclusiveMinimum", "number"],
];
