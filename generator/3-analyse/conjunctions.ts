import type { Api, KeywordName, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import { conjunctsOf } from "../2-normalise/conjuncts.js";
import type { Facts } from "./facts.js";
import type { JsonType } from "./model.js";
import { resolve, schemaOf } from "./references.js";
import { allTypes } from "./value-facts.js";

/** All schemas that apply to the same value as one schema, by `$ref` and `allOf`. */
export interface Conjunction {
  /** The schema itself, and those joined to it that have no name of their own or no type without it (`isMixin`). */
  readonly schemas: readonly KeywordSchema[];
  /** The other named schemas joined to it: its type refers to theirs. */
  readonly references: readonly SchemaId[];
}

/**
 * The conjunction of a schema, for values of the given types. Each schema is visited once, even if several references
 * lead to it.
 */
export function conjunctionOf(id: SchemaId, types: ReadonlySet<JsonType>, api: Api, facts: Facts): Conjunction {
  const joined = new Set([id]);
  const schemas: KeywordSchema[] = [];
  const references = new Set<SchemaId>();
  // Iterating a Set visits elements that are added meanwhile.
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
 * Whether a named schema constrains these values without a `type` of its own. By itself it also accepts values of every
 * other type, so its own TypeScript type says too little: its keywords are used directly.
 */
export function isMixin(id: SchemaId, types: ReadonlySet<JsonType>, api: Api, facts: Facts): boolean {
  const schema = schemaOf(api, id);
  if (schema.kind === "boolean" || schema.keywords.anyOf || schema.keywords.oneOf) return false;
  return facts.values(id).types.size === allTypes.size && types.size < allTypes.size;
}

/** The first keyword in a schema that applies to values of one type only, and that type. */
export function typedKeywordOf({ keywords }: KeywordSchema) {
  for (const [keyword, type] of typedKeywords) {
    const value = keywords[keyword];
    if (value !== undefined) return { keyword, type, at: value.keyAt };
  }
  return undefined;
}

/** Keywords that accept every value of another type (Validation §6.2 to §6.5, Core §10.3). */
export const typedKeywords: readonly (readonly [KeywordName, JsonType])[] = [
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
