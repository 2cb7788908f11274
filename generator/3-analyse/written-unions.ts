import type { Api, KeywordSchema, SchemaId } from "../2-normalise/api.js";
import type { Facts } from "./facts.js";
import type { JsonType, Union } from "./model.js";
import { assertionsOf, resolve } from "./references.js";
import { intersectionOf, isSubset } from "./sets.js";

/** A union as it is written: its variants, what only refers to another schema already followed. */
export interface WrittenUnion {
  readonly schema: KeywordSchema;
  readonly keyword: "oneOf" | "anyOf";
  /** At least two, and none of them just `null`. */
  readonly variants: readonly SchemaId[];
  /** The members that are just `null`. */
  readonly nulls: readonly SchemaId[];
  /** What each member of the keyword refers to, or is itself. */
  readonly members: ReadonlyMap<SchemaId, SchemaId>;
  /** What the whole schema leaves of a variant's types. */
  readonly typesOf: (variant: SchemaId) => ReadonlySet<JsonType>;
  /** Whether the schema says nothing but this: then its variants can be those of a union around it. */
  readonly pure: boolean;
}

/** What is decided of a union. */
export type Decision = Omit<Union, "keyword">;

/** A type that tags and properties can be asked of. */
export const onlyObjects: ReadonlySet<JsonType> = new Set(["object"]);

const nothingButNull: ReadonlySet<JsonType> = new Set(["null"]);

/** The union that a schema is, if it is one. Members that no value can be are left out. */
export function writtenUnion(schema: KeywordSchema, api: Api, facts: Facts): WrittenUnion | undefined {
  const types = facts.values(schema.id).types;
  const typesOf = (variant: SchemaId) => intersectionOf(facts.values(variant).types, types);
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const written = schema.keywords[keyword]?.value ?? [];
    if (written.length < 2) continue;
    const members = new Map(written.map((id) => [id, resolve(api, id)]));
    const possible = [...members.values()].filter((id) => typesOf(id).size > 0);
    const isNull = (id: SchemaId) => isSubset(facts.values(id).types, nothingButNull);
    const variants = possible.filter((id) => !isNull(id));
    const nulls = possible.filter(isNull);
    const pure = assertionsOf(schema).every((assertion) => assertion === keyword);
    // The same variant twice makes no difference to `anyOf`. `oneOf` then accepts nothing of it, and is told by trial.
    const distinct = keyword === "anyOf" ? [...new Set(variants)] : variants;
    if (distinct.length > 1) return { schema, keyword, variants: distinct, nulls, members, typesOf, pure };
  }
  return undefined;
}
