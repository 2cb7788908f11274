import type { Keywords, Schema, SchemaId } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { resolve } from "../3-analyse/references.js";
import type { Span } from "../diagnostics/source.js";
import { type JoinedSchemas, joinSchemas } from "./joined-schemas.js";
import { createLikeness, everything, type Likeness, meaning } from "./likeness.js";
import { type SchemaPairs, schemaPairsOf } from "./schema-pairs.js";
import { createWire, type Wire } from "./wire.js";

/** The two contracts that are compared, and which of their schemas with a name belong together. */
export interface Sides {
  readonly old: Model;
  readonly new: Model;
  readonly schemas: SchemaPairs;
  readonly joined: JoinedSchemas;
  readonly wire: Wire;
  /**
   * Whether two schemas are written alike. Those with a name that belong together count as alike, as what is different in
   * them is told of them.
   */
  readonly likeness: Likeness;
  /** Whether nothing is different in two schemas and all that they apply, annotations included. */
  readonly areIdentical: (old: SchemaId, now: SchemaId) => boolean;
}

export function sidesOf(old: Model, now: Model): Sides {
  const joined = joinSchemas(old, now);
  const wire = createWire(joined);
  const schemas = schemaPairsOf(old, now, (a, b) => areEquivalent(a, b, { joined, wire }));
  const likeness = createLikeness(old.api.schemas, now.api.schemas, { ...meaning, twins: schemas.newOf });
  const { alike: areIdentical } = createLikeness(old.api.schemas, now.api.schemas, everything);
  return { old, new: now, schemas, joined, wire, likeness, areIdentical };
}

/** Whether two schemas accept the same values. */
export function areEquivalent(old: SchemaId, now: SchemaId, { joined, wire }: Pick<Sides, "joined" | "wire">): boolean {
  const [before, after] = [joined.idOf("old", old), joined.idOf("new", now)];
  return joined.alike(before, after) || wire.areEquivalent(before, after);
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

/** Whether a schema has a name, or is nothing but a reference to one that has. */
export function isNamed(id: SchemaId, { api }: Model): boolean {
  return api.named.has(resolve(api, id));
}
