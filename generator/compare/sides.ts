import type { Keywords, Schema, SchemaId } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { resolve } from "../3-analyse/references.js";
import type { Span } from "../diagnostics/source.js";
import { sameSchema } from "./same-schema.js";
import { type SchemaPairs, schemaPairsOf } from "./schema-pairs.js";

/** The two contracts that are compared, and which of their schemas with a name belong together. */
export interface Sides {
  readonly old: Model;
  readonly new: Model;
  readonly schemas: SchemaPairs;
}

export function sidesOf(old: Model, now: Model): Sides {
  return { old, new: now, schemas: schemaPairsOf(old, now) };
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

/** Whether two schemas are, or are nothing but names for, schemas with a name that belong together. */
export function areTwins(old: SchemaId, now: SchemaId, sides: Sides): boolean {
  return sides.schemas.newOf.get(resolve(sides.old.api, old)) === resolve(sides.new.api, now);
}

/** Whether two schemas say the same, as `sameSchema` tells. */
export function areSame(old: SchemaId, now: SchemaId, { old: before, new: after, schemas }: Sides): boolean {
  return sameSchema(old, now, before.api, after.api, schemas.newOf);
}

/** Whether a schema has a name, or is nothing but a reference to one that has. */
export function isNamed(id: SchemaId, { api }: Model): boolean {
  return api.named.has(resolve(api, id));
}
