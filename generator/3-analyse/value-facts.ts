import type { JsonValue } from "../1-load/tree.js";
import type { Keywords, Schema, SchemaId, TypeName } from "../2-normalise/api.js";
import type { JsonType } from "./model.js";
import { intersectionOf, unionOf } from "./sets.js";

/**
 * What is certain about the values that a schema accepts. Decides which unions are discriminated by JSON type, and
 * which literals a TypeScript type lists.
 *
 * Too many types and values are safe: types are looser. Too few are wrong.
 */
export interface ValueFacts {
  /** The JSON types that accepted values can have. */
  readonly types: ReadonlySet<JsonType>;
  /** All accepted values, if the schema lists them and none is an array or object. */
  readonly values: ReadonlySet<Scalar> | undefined;
}

export type Scalar = string | number | boolean | null;

export const allTypes: ReadonlySet<JsonType> = new Set(["object", "array", "string", "number", "boolean", "null"]);

/** The facts of every schema, through `$ref`, `allOf`, `anyOf` and `oneOf`. The schemas must be in in-place order. */
export function valueFactsOf(order: readonly Schema[]): ReadonlyMap<SchemaId, ValueFacts> {
  const facts = new Map<SchemaId, ValueFacts>();
  const values = (id: SchemaId) => facts.get(id) ?? anything;
  for (const schema of order) facts.set(schema.id, factsOf(schema, { values }));
  return facts;
}

/** The JSON type of a value (Core §4.2.1). */
export function jsonTypeOf(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as Exclude<JsonType, "null" | "array">;
}

const anything: ValueFacts = { types: allTypes, values: undefined };
const nothing: ValueFacts = { types: new Set(), values: new Set() };

interface Tables {
  readonly values: (id: SchemaId) => ValueFacts;
}

function factsOf(schema: Schema, { values }: Tables): ValueFacts {
  if (schema.kind === "boolean") return schema.value ? anything : nothing;
  const { keywords } = schema;
  const conjuncts = [keywords.$ref ? [keywords.$ref.value] : [], keywords.allOf?.value ?? []].flat().map(values);
  const unions = [keywords.anyOf, keywords.oneOf].flatMap((union) =>
    union ? [factsOfAny(union.value.map(values))] : [],
  );
  return factsOfAll([ownFacts(keywords), ...conjuncts, ...unions]);
}

function ownFacts({ type, bytes, enum: listed, const: constant }: Keywords): ValueFacts {
  // Bytes are no JSON; to `typeof` they are objects. What is listed are texts, and does not apply to them.
  if (bytes !== undefined) return { types: new Set(["object", ...bytes.value.or.map(typeOfName)]), values: undefined };
  const typed: ValueFacts = type ? { types: new Set(type.value.map(typeOfName)), values: undefined } : anything;
  const lists = [listed?.value, constant && [constant.value]].flatMap((list) => (list ? [factsOfValues(list)] : []));
  return factsOfAll([typed, ...lists]);
}

function factsOfValues(values: readonly JsonValue[]): ValueFacts {
  const scalars = values.filter((value) => value === null || typeof value !== "object");
  return {
    types: new Set(values.map(jsonTypeOf)),
    values: scalars.length === values.length ? new Set(scalars) : undefined,
  };
}

function factsOfAll(facts: readonly ValueFacts[]): ValueFacts {
  const types = intersectionOf(allTypes, ...facts.map((each) => each.types));
  const [first, ...others] = facts.flatMap(({ values }) => values ?? []);
  if (first === undefined) return { types, values: undefined };
  const values = new Set([...intersectionOf(first, ...others)].filter((value) => types.has(jsonTypeOf(value))));
  return { types: new Set([...values].map(jsonTypeOf)), values };
}

function factsOfAny(facts: readonly ValueFacts[]): ValueFacts {
  const values = facts.flatMap((each) => each.values ?? []);
  return {
    types: unionOf(...facts.map(({ types }) => types)),
    values: values.length === facts.length ? unionOf(...values) : undefined,
  };
}

function typeOfName(name: TypeName): JsonType {
  return name === "integer" ? "number" : name;
}
