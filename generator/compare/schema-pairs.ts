import type { SchemaId } from "../2-normalise/api.js";
import type { Model } from "../3-analyse/model.js";
import { createLikeness, meaning } from "./likeness.js";
import { pairUp } from "./pair-up.js";

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

/**
 * Which schemas with a name belong together: those whose types have one name, as that is what code knows them by, then
 * those that are written with one, and of the rest those that are written alike or accept the same values, in the order of the documents. A schema that
 * got another name and says something else at once is one removed and one added.
 */
export function schemaPairsOf(
  old: Model,
  now: Model,
  areEquivalent: (old: SchemaId, now: SchemaId) => boolean,
): SchemaPairs {
  const [oldIds, newIds] = [[...old.api.named.keys()], [...now.api.named.keys()]];
  const named = pairUp(oldIds, newIds, [
    (a, b) => old.names.get(a)?.type === now.names.get(b)?.type,
    (a, b) => old.api.named.get(a) === now.api.named.get(b),
  ]);
  const known: ReadonlyMap<SchemaId, SchemaId> = new Map(named.pairs);
  const isFew = named.removed.length * named.added.length <= mostAsked;
  const others = pairUp(named.removed, named.added, [
    createLikeness(old.api.schemas, now.api.schemas, { ...meaning, twins: known }).alike,
    ...(isFew ? [areEquivalent] : []),
  ]);
  const newOf = new Map([...named.pairs, ...others.pairs]);
  return {
    newOf,
    oldOf: new Map([...newOf].map(([before, after]) => [after, before])),
    renamed: others.pairs.map(([before, after]) => ({ old: before, new: after })),
    added: others.added,
    removed: others.removed,
  };
}

/** How many pairs of schemas are asked whether they accept the same, which takes longer than looking at how they are written. */
const mostAsked = 100;
