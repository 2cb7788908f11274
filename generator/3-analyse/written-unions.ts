import type { Api, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import type { Facts } from "./facts.js";
import type { JsonType, Union } from "./model.js";
import { assertionsOf, resolve } from "./references.js";
import { intersectionOf, isSubset } from "./sets.js";

/** A `oneOf` or `anyOf` as the contract has it, with references resolved. */
export interface UnionKeyword {
  readonly schema: KeywordSchema;
  readonly keyword: "oneOf" | "anyOf";
  /** At least two, without those that accept only `null`. */
  readonly variants: readonly SchemaId[];
  /** The members that accept only `null`. */
  readonly nulls: readonly SchemaId[];
  /** The members that accept no value. */
  readonly impossible: readonly SchemaId[];
  /** Each member of the keyword, and the schema that it resolves to. */
  readonly members: ReadonlyMap<SchemaId, SchemaId>;
  /** The types of a variant that the rest of the schema allows. */
  readonly typesOf: (variant: SchemaId) => ReadonlySet<JsonType>;
  /** Whether the schema has no other assertion. Then the variants can become those of an enclosing union. */
  readonly pure: boolean;
}

/** How a union is discriminated. */
export type Decision = Omit<Union, "keyword" | "impossible">;

/** The only JSON type that has properties. */
export const onlyObjects: ReadonlySet<JsonType> = new Set(["object"]);

const nothingButNull: ReadonlySet<JsonType> = new Set(["null"]);

/** The union in a schema; undefined if there is none. Members that accept no value are left out. */
export function unionKeywordOf(schema: KeywordSchema, api: Api, facts: Facts): UnionKeyword | undefined {
  const types = facts.values(schema.id).types;
  const typesOf = (variant: SchemaId) => intersectionOf(facts.values(variant).types, types);
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const written = schema.keywords[keyword]?.value ?? [];
    if (written.length < 2) continue;
    const members = new Map(written.map((id) => [id, resolve(api, id)]));
    const possible = [...members.values()].filter((id) => typesOf(id).size > 0);
    const impossible = written.filter((id) => typesOf(resolve(api, id)).size === 0);
    const isNull = (id: SchemaId) => isSubset(facts.values(id).types, nothingButNull);
    const variants = possible.filter((id) => !isNull(id));
    const nulls = possible.filter(isNull);
    const pure = assertionsOf(schema).every((assertion) => assertion === keyword);
    // To `anyOf` a repeated variant makes no difference. `oneOf` never accepts its values: discriminated by trial.
    const distinct = keyword === "anyOf" ? [...new Set(variants)] : variants;
    if (distinct.length > 1) return { schema, keyword, variants: distinct, nulls, impossible, members, typesOf, pure };
  }
  return undefined;
}
