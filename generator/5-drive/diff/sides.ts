import type { Keywords, Schema, SchemaId } from "../../2-normalise/api.js";
import type { Model } from "../../3-analyse/model.js";
import type { Span } from "../../diagnostics/source.js";
import { schemaPairsOf } from "./schema-pairs.js";

/** The two contracts that are compared, and which of their schemas with a name belong together. */
export interface Sides {
  readonly old: Model;
  readonly new: Model;
  readonly schemas: SchemaPairs;
}

/** Schemas with a name: by their names, then by what they say. */
export interface SchemaPairs {
  readonly newOf: ReadonlyMap<SchemaId, SchemaId>;
  readonly oldOf: ReadonlyMap<SchemaId, SchemaId>;
  /** Those of the pairs that say the same under another name. */
  readonly renamed: readonly SchemaPair[];
  readonly added: readonly SchemaId[];
  readonly removed: readonly SchemaId[];
}

/** A schema of the old contract and one of the new one that is in its place. */
export interface SchemaPair {
  readonly old: SchemaId;
  readonly new: SchemaId;
}

export function sidesOf(old: Model, now: Model): Sides {
  return { old, new: now, schemas: schemaPairsOf(old.api, now.api) };
}

/** A schema as a set of keywords. `true` has none, and `never` says that it is `false`. */
export interface Said {
  readonly id: SchemaId;
  readonly at: Span;
  readonly keywords: Keywords;
  readonly never: boolean;
}

export function saidBy({ api }: Model, id: SchemaId): Said {
  const schema: Schema | undefined = api.schemas.get(id);
  if (schema === undefined) throw new Error(`${id} is no schema of the contract: normalise must collect every schema`);
  const keywords = schema.kind === "keywords" ? schema.keywords : {};
  return { id, at: schema.at, keywords, never: schema.kind === "boolean" && !schema.value };
}
