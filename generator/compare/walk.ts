import type { KeywordName, SchemaId } from "../2-normalise/api.js";
import { locationOf } from "../2-normalise/locations.js";
import type { Model } from "../3-analyse/model.js";
import { soleConjunct } from "../3-analyse/references.js";
import type { Change } from "./change.js";
import type { Comparing, Pair } from "./finding.js";
import { isNullableWrapping, unwrapped } from "./nullable-wrappings.js";
import { type Position, visitKey } from "./position.js";
import { annotationRules } from "./rules/annotations.js";
import { compareNever } from "./rules/never.js";
import { schemaRules } from "./rules/schema-rules.js";
import { nullabilityChanges } from "./rules/types.js";
import { wrappedVariant, wrappingChange } from "./rules/wrappings.js";
import { type Sides, saidBy } from "./sides.js";

/**
 * Compares pairs of schemas, and all that they apply. Each pair is compared once for each way that a change of it can
 * count, so schemas that lead back to themselves come to an end.
 *
 * What a schema says is compared, and not how: one that is nothing but a reference is what it refers to.
 */
export function createWalk(sides: Sides, context: Omit<Comparing, "sides" | "walk">): Comparing["walk"] {
  const visited = new Set<string>();
  const comparing: Comparing = { ...context, sides, walk };
  return walk;

  function walk(oldId: SchemaId, newId: SchemaId, at: Position): readonly Change[] {
    const position = namedPosition(oldId, newId, at);
    const key = visitKey(position, oldId, newId);
    if (visited.has(key)) return [];
    visited.add(key);
    const pair: Pair = { old: saidBy(sides.old, oldId), new: saidBy(sides.new, newId), position };
    return [...apply(annotationRules, pair), ...compareMeaning(pair)];
  }

  function compareMeaning(pair: Pair): readonly Change[] {
    const { old, new: now, position } = pair;
    if (old.never || now.never) return compareNever(pair, sides);
    const next = followed(old.id, now.id);
    if (next !== undefined) return walk(next.old, next.new, position);
    if (!isNullableWrapping(old, sides.old) && !isNullableWrapping(now, sides.new)) {
      const variant = wrappedVariant(pair, sides);
      if (variant === undefined) return apply(schemaRules, pair);
      return [wrappingChange(pair, variant, sides), ...walk(variant.old, variant.new, position)];
    }
    const inner = unwrapped(pair, sides);
    return inner.kind === "schemas"
      ? [...nullabilityChanges(pair, inner, sides), ...walk(inner.old, inner.new, position)]
      : apply(schemaRules, { ...inner, position });
  }

  function apply(rules: typeof schemaRules, pair: Pair): readonly Change[] {
    return rules.flatMap((rule) => (isConcerned(pair, rule.keywords) ? rule.compare(pair, comparing) : []));
  }

  /** What each is nothing but another name or a wrapping for. Names that belong together are followed together. */
  function followed(oldId: SchemaId, newId: SchemaId) {
    const [old, now] = [nextOf(oldId, sides.old), nextOf(newId, sides.new)];
    if (old === undefined && now === undefined) return undefined;
    if (old !== undefined && now !== undefined) {
      if (areTwins(old, newId)) return { old, new: newId };
      if (areTwins(oldId, now)) return { old: oldId, new: now };
    }
    return { old: old ?? oldId, new: now ?? newId };
  }

  /** Schemas with a name that belong together are a subject of their own, wherever they are used. */
  function namedPosition(oldId: SchemaId, newId: SchemaId, position: Position): Position {
    const name = sides.new.names.get(newId)?.type ?? newId;
    // What a schema means in one direction may have got a name of its own.
    const isView = locationOf(oldId) === locationOf(newId) && sides.old.names.has(oldId) && sides.new.names.has(newId);
    if (!areTwins(oldId, newId))
      return isView ? { ...position, subject: { kind: "schema", name, path: "" } } : position;
    // What does not say its type is part of the types of those who join it.
    const hasType = [sides.old.shapes.get(oldId), sides.new.shapes.get(newId)].some(
      (shape) => shape?.kind !== "unknown",
    );
    const typed = hasType ? undefined : position.typed;
    return { ...position, typed, subject: { kind: "schema", name, path: "" } };
  }

  function areTwins(old: SchemaId, now: SchemaId): boolean {
    return sides.schemas.newOf.get(old) === now;
  }
}

function nextOf(id: SchemaId, { api }: Model): SchemaId | undefined {
  const schema = api.schemas.get(id);
  return schema && soleConjunct(schema);
}

function isConcerned({ old, new: now }: Pair, keywords: readonly KeywordName[]): boolean {
  return keywords.some((keyword) => old.keywords[keyword] !== undefined || now.keywords[keyword] !== undefined);
}
