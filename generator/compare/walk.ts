import type { Direction, KeywordName, SchemaId } from "../2-normalise/api.js";
import { locationOf } from "../2-normalise/locations.js";
import type { Model } from "../3-analyse/model.js";
import { soleConjunct } from "../3-analyse/references.js";
import { withCarriedAnnotations } from "./carried-annotations.js";
import { type Change, isBreaking, type Verdict } from "./change.js";
import { type Comparing, mendOf, type Pair, typesVerdict } from "./finding.js";
import { flattenedPair } from "./flattened.js";
import { changeOf, rewrittenChange } from "./named-changes.js";
import { type Unwrapped, unwrapped } from "./nullable-wrappings.js";
import { type Position, type Rewritten, visitKey } from "./position.js";
import { annotationRules } from "./rules/annotations.js";
import { compareNever } from "./rules/never.js";
import { schemaRules } from "./rules/schema-rules.js";
import { nullabilityChanges } from "./rules/types.js";
import { variantPosition, wrappedVariant, wrappingChange } from "./rules/wrappings.js";
import type { SchemaPair } from "./schema-pairs.js";
import { settle } from "./settlement.js";
import { type Sides, saidBy } from "./sides.js";
import { besides, together, togetherVerdict } from "./wire-verdicts.js";

/** Compares schemas, and tells which of those with a name it has met. */
export interface Walk {
  readonly walk: Comparing["walk"];
  readonly hasMet: (old: SchemaId, now: SchemaId) => boolean;
}

/**
 * Compares pairs of schemas, and all that they apply. It only names what changed: what that means is decided by asking
 * whether the values of one schema are valid for another. Each pair is compared once for each way that a change of it can
 * count, so schemas that lead back to themselves come to an end.
 */
export function createWalk(sides: Sides, context: Omit<Comparing, "sides" | "walk">): Walk {
  const visited = new Map<string, Explanation | "open">();
  const met = new Set<string>();
  const comparing: Comparing = { ...context, sides, walk };
  /** Whether what has been compared since the last pair was begun explains why something breaks. */
  let explanation: Explanation = "missing";
  /** How many pairs are being compared inside each other, and those that would be too many: they come after. */
  let depth = 0;
  const deferred: (() => readonly Change[])[] = [];
  return { walk, hasMet: (old, now) => met.has(`${old} ${now}`) };

  function walk(oldId: SchemaId, newId: SchemaId, at: Position): readonly Change[] {
    return walkFrom(oldId, newId, at, { old: oldId, new: newId });
  }

  /**
   * `outer` are the names or wrappings that led to the two schemas: their annotations hold for these. Undefined where what
   * they say has been compared.
   */
  function walkFrom(oldId: SchemaId, newId: SchemaId, at: Position, outer: SchemaPair | undefined): readonly Change[] {
    if (depth === deepest) {
      // What it explains is not known yet.
      explanation = "found";
      deferred.push(() => walkFrom(oldId, newId, at, outer));
      return [];
    }
    depth++;
    const changes = walked(oldId, newId, at, outer);
    depth--;
    return depth > 0 ? changes : [...changes, ...deferredChanges()];
  }

  function deferredChanges(): readonly Change[] {
    const changes: Change[] = [];
    for (let next = deferred.shift(); next !== undefined; next = deferred.shift()) {
      // Counted, so that it does not come back here.
      depth++;
      changes.push(...next());
      depth--;
    }
    return changes;
  }

  function walked(oldId: SchemaId, newId: SchemaId, at: Position, outer: SchemaPair | undefined): readonly Change[] {
    met.add(`${oldId} ${newId}`);
    if (sides.areIdentical(oldId, newId)) return [];
    const position = namedPosition(oldId, newId, at);
    const key = visitKey(position, oldId, newId);
    const known = visited.get(key);
    if (known !== undefined) {
      // What a pair that is still being compared explains is not known yet.
      explanation = either(explanation, known === "open" ? "found" : known);
      return [];
    }
    visited.set(key, "open");
    const before = explanation;
    explanation = "missing";
    const pair = { old: saidBy(sides.old, oldId), new: saidBy(sides.new, newId), position };
    const changes = compared(withNullable(pair), outer);
    const own = changes.some((change) => explains(change, position.direction)) ? "found" : explanation;
    visited.set(key, own);
    explanation = either(before, own);
    return changes;
  }

  function compared(pair: Pair, outer: SchemaPair | undefined): readonly Change[] {
    const next = pair.old.never || pair.new.never ? undefined : followed(pair.old.id, pair.new.id);
    if (next !== undefined) {
      if (!isTold(next)) return walkFrom(next.old, next.new, pair.position, outer);
      const annotations = outer && apply(annotationRules, withCarriedAnnotations(pair, outer, next, sides));
      return [...(annotations ?? []), ...walk(next.old, next.new, pair.position)];
    }
    const settled = settle(pair, sides);
    const something = pair.old.never || pair.new.never ? undefined : unwrapped(settled, sides);
    const inner = something?.kind === "schemas" ? something : undefined;
    const isToldThere = inner !== undefined && isTold(inner);
    const isCarried = outer !== undefined && (inner === undefined || isToldThere);
    const annotations = isCarried
      ? apply(annotationRules, withCarriedAnnotations(flattenedPair(settled, sides), outer, inner, sides))
      : [];
    const changes = compareMeaning(settled, something, isToldThere ? inner : outer);
    const { position } = settled;
    if (position.settled.kind === "rewritten") return [...annotations, ...rewritten(changes, pair, position.settled)];
    const isOpen = position.settled.kind === "open" && position.whole === undefined && explanation === "missing";
    return [...annotations, ...(isOpen ? explained(changes, settled) : changes)];
  }

  /** That schemas are written differently, where what is different is only how their parts are joined. */
  function rewritten(changes: readonly Change[], { old, new: now, position }: Pair, settled: Rewritten) {
    const isTold =
      changes.length > 0 || position.settled.kind === "rewritten" || sides.likeness.alikeInside(old.id, now.id);
    return isTold ? changes : [rewrittenChange(settled, position.direction)];
  }

  /** Where something breaks and none of the changes does it alone, all of them do. */
  function explained(changes: readonly Change[], pair: Pair): readonly Change[] {
    if (changes.some((change) => explains(change, pair.position.direction))) return changes;
    const wire = togetherVerdict(pair, sides);
    if (!isBreaking(wire)) return changes;
    // What is only written in another way explains nothing.
    const unconcerned = changes.filter((change) => change.wire.kind === "none");
    const [first, ...others] = changes.filter((change) => change.wire.kind !== "none");
    if (first !== undefined)
      return [
        withWire(first, together(wire, others.length)),
        ...others.map((change) => withWire(change, besides(wire, first))),
        ...unconcerned,
      ];
    const what = wire.kind === "may-break" ? "may accept other values" : "accepts other values";
    const finding = { suffix: "values-changed", what, source: typesVerdict(pair, sides) };
    const own = changeOf({ ...finding, old: pair.old.at, new: pair.new.at }, pair, sides);
    return [withWire(own, wire), ...unconcerned];
  }

  /** Whether annotations of schemas are told of these schemas, and not of what leads to them. */
  function isTold({ old, new: now }: SchemaPair): boolean {
    return areTwins(old, now) || sides.areIdentical(old, now);
  }

  /** `something` is what may be `null` besides, where that is written as a union. */
  function compareMeaning(pair: Pair, something: Unwrapped | undefined, outer: SchemaPair | undefined) {
    const { old, new: now, position } = pair;
    if (old.never || now.never) return compareNever(pair, sides);
    if (something?.kind === "said") return apply(schemaRules, { ...something, position });
    if (something !== undefined) {
      const inside = walkFrom(something.old, something.new, variantPosition(pair, something, sides), outer);
      return [...nullabilityChanges(pair, something, sides), ...inside];
    }
    const variant = wrappedVariant(pair, sides);
    if (variant === undefined) return apply(schemaRules, flattenedPair(pair, sides));
    return [wrappingChange(pair, variant, sides), ...walkInside(pair, variant, variantPosition(pair, variant, sides))];
  }

  /** Compares what is wrapped. What is only wrapped on one side has been compared with what the wrapping says. */
  function walkInside(pair: Pair, inner: SchemaPair, at: Position): readonly Change[] {
    const isOnOneSide = inner.old === pair.old.id || inner.new === pair.new.id;
    return walkFrom(inner.old, inner.new, at, isOnOneSide ? undefined : inner);
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

/** A pair takes some ten calls: more inside each other would not fit the stack. */
const deepest = 150;

function nextOf(id: SchemaId, { api }: Model): SchemaId | undefined {
  const schema = api.schemas.get(id);
  return schema && soleConjunct(schema);
}

function isConcerned({ old, new: now }: Pair, keywords: readonly KeywordName[]): boolean {
  return keywords.some((keyword) => old.keywords[keyword] !== undefined || now.keywords[keyword] !== undefined);
}

/** What names and wrappings say of `null` is said of what they lead to. */
function withNullable(pair: Pair): Pair {
  const { old, new: now } = pair.position.nullable;
  const nullable = { old: old ?? pair.old.keywords.nullable?.keyAt, new: now ?? pair.new.keywords.nullable?.keyAt };
  return { ...pair, position: { ...pair.position, nullable } };
}

/** A change with another verdict on the wire. */
function withWire(change: Change, wire: Verdict): Change {
  return { ...change, wire, mend: mendOf(wire, change.source) };
}

/** Whether a change is known that explains why something breaks. */
type Explanation = "missing" | "found";

function either(a: Explanation, b: Explanation): Explanation {
  return a === "found" ? a : b;
}

/** By its letter, a schema that does not know of a property lets it be sent, so that one which is new explains it. */
function explains({ wire, rule }: Change, direction: Direction): boolean {
  return ofUnknown.has(rule) || (isBreaking(wire) && wire.directions.includes(direction));
}

/** The rules about properties that those who send do not know of. */
const ofUnknown: ReadonlySet<string> = new Set([
  ...["new-optional-request-property", "new-required-request-property", "request-property-renamed"],
  ...["response-optional-property-removed", "response-required-property-removed", "response-property-renamed"],
]);
