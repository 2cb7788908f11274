import type { SchemaId } from "../2-normalise/api.js";
import type { Shape } from "../3-analyse/model.js";
import {
  distributed,
  joinedObject,
  membersOf,
  merged,
  type ObjectShape,
  open,
  propertiesOf,
  propertyOf,
} from "./opened-shapes.js";
import type { Sides } from "./sides.js";

/**
 * How code that was written for an old type takes to a new one.
 *
 * - `send`: what it builds for the old type is given where the new one is asked for.
 * - `read`: what is of the new type now is used as the old one was.
 */
export type Use = "send" | "read";

/** Whether the whole of two types is looked at, or only what kinds of values there are: objects, arrays, literals. */
export type Depth = "whole" | "surface";

/**
 * Whether code that uses a value as `use` says still compiles when its type is the shape `now` in place of `old`: as
 * TypeScript assigns structurally. Types with a name that belong together count as the same: what is different in them
 * is a change of its own. What code can name must still be there: a property, a literal to compare with, a variant.
 *
 * Not knowing says that it does not compile.
 */
export function stillCompiles(
  old: Shape,
  now: Shape,
  { use, depth, sides }: { readonly use: Use; readonly depth: Depth; readonly sides: Sides },
): boolean {
  const entered = new Set<string>();
  const [source, target] = use === "send" ? [sides.old, sides.new] : [sides.new, sides.old];
  if (use === "read" && !keepsCases()) return false;
  return use === "send" ? assignable(old, now) : assignable(now, old);

  /**
   * Whether all that code can have a case for is still there: literals that it compares with, types, variants. A `null`
   * that never comes any more may be asked for all the same.
   */
  function keepsCases(): boolean {
    const [before, after] = [membersOf(old, sides.old), membersOf(now, sides.new)];
    const objects = before.filter((member) => open(member, sides.old).kind === "object");
    return before.every((member) => {
      const found = open(member, sides.old);
      if (found.kind === "primitive" && found.type === "null") return true;
      const kept = after.map((other) => open(other, sides.new));
      if (kept.some(({ kind }) => kind === "unknown")) return true;
      // Of several objects each is a variant; what became of a single one is told of its parts.
      if (found.kind === "object" && objects.length > 1 && depth === "whole")
        return after.some((other) => assignable(other, member)) || keepsNames(found, after);
      return kept.some((other) => isOfKind(other, found));
    });
  }

  /** Whether all that tells a variant that is gone from others can still be asked for, and is never found. */
  function keepsNames({ properties }: ObjectShape, after: readonly Shape[]): boolean {
    return properties.every(({ name, shape }) => {
      const declared = after.flatMap((other) => propertyOf(other, name, sides.new) ?? []);
      if (shape.kind === "never") return true;
      return declared.some((other) => other.shape.kind === "never" || isOfKind(open(other.shape, sides.new), shape));
    });
  }

  function assignable(from: Shape, to: Shape): boolean {
    if (to.kind === "unknown" || from.kind === "never") return true;
    if (to.kind === "notNull" && from.kind === "primitive") return from.type !== "null";
    if (from.kind === "union") return from.members.every((member) => assignable(member, to));
    if (to.kind === "intersection") return assignableToAll(from, to);
    if (from.kind === "reference" || to.kind === "reference") return throughNames(from, to);
    const alternatives = from.kind === "intersection" ? distributed(from, source) : undefined;
    if (alternatives !== undefined) return alternatives.every((each) => assignable(each, to));
    if (to.kind === "union") {
      if (from.kind === "primitive" && from.type === "boolean" && hasBothBooleans(to)) return true;
      return to.members.some((member) => assignable(from, member));
    }
    if (from.kind === "intersection") {
      // An index signature asks for the properties of all members.
      const asksForAll = to.kind === "object" && to.additional !== undefined && depth === "whole";
      if (!asksForAll && from.members.some((member) => assignable(member, to))) return true;
      return to.kind === "object" && (depth === "surface" || objectAssignable(merged(from, source), to));
    }
    switch (from.kind) {
      case "literal":
        if (to.kind === "notNull") return from.value !== null;
        return to.kind === "literal" ? to.value === from.value : isPrimitive(to, typeof from.value);
      case "primitive":
        return isPrimitive(to, from.type);
      case "array":
        return (
          to.kind === "notNull" || (to.kind === "array" && (depth === "surface" || assignable(from.items, to.items)))
        );
      case "tuple":
        return to.kind === "notNull" || tupleAssignable(from, to);
      case "object":
        return to.kind === "notNull" || (to.kind === "object" && (depth === "surface" || objectAssignable(from, to)));
      case "bytes":
        return to.kind === "bytes" || to.kind === "notNull";
      case "notNull":
        return to.kind === "notNull";
      case "unknown":
        return false;
      default:
        return from satisfies never;
    }
  }

  /** What has all properties of an intersection has none too many, though each member has fewer. */
  function assignableToAll(from: Shape, to: Extract<Shape, { readonly kind: "intersection" }>): boolean {
    const alternatives = distributed(to, target);
    if (alternatives !== undefined) return alternatives.some((each) => assignable(from, each));
    const together = from.kind === "object" ? joinedObject(to, target) : undefined;
    return together === undefined ? to.members.every((member) => assignable(from, member)) : assignable(from, together);
  }

  function throughNames(from: Shape, to: Shape): boolean {
    if (from.kind === "reference" && to.kind === "reference" && areTwins(from.id, to.id)) return true;
    if (to.kind === "union" && to.members.some((member) => member.kind === "reference" && isTwin(from, member)))
      return true;
    const key = JSON.stringify([from, to]);
    if (entered.has(key)) return true;
    if (entered.size === deepest) return false;
    entered.add(key);
    const [opened, asked] = [open(from, source), open(to, target)];
    const result = opened.kind === "object" ? namedObjectAssignable(from, opened, asked) : assignable(opened, asked);
    if (!result) entered.delete(key);
    return result;
  }

  /** An object that has a name is an interface, which has no index signature that it does not declare. */
  function namedObjectAssignable(from: Shape, opened: ObjectShape, asked: Shape): boolean {
    if (from.kind !== "reference") return assignable(opened, asked);
    if (asked.kind === "union") return asked.members.some((member) => assignable(from, member));
    return !lacksIndexSignature(opened, asked) && assignable(opened, asked);
  }

  function lacksIndexSignature(from: ObjectShape, to: Shape): boolean {
    return depth === "whole" && to.kind === "object" && to.additional !== undefined && from.additional === undefined;
  }

  function isTwin(from: Shape, to: Extract<Shape, { readonly kind: "reference" }>): boolean {
    return from.kind === "reference" && areTwins(from.id, to.id);
  }

  function areTwins(from: SchemaId, to: SchemaId): boolean {
    const [before, after] = use === "send" ? [from, to] : [to, from];
    return sides.schemas.newOf.get(before) === after;
  }

  function tupleAssignable(from: Extract<Shape, { readonly kind: "tuple" }>, to: Shape): boolean {
    if (to.kind === "array") {
      // An item that may be missing may be `undefined` in the list.
      if (from.required < from.items.length && to.items.kind !== "unknown") return false;
      return (
        depth === "surface" || [...from.items, from.rest ?? neverShape].every((item) => assignable(item, to.items))
      );
    }
    if (to.kind !== "tuple" || from.required < to.required) return false;
    if (from.rest !== undefined && to.rest === undefined) return false;
    if (from.items.length > to.items.length && to.rest === undefined) return false;
    if (depth === "surface") return true;
    const length = Math.max(from.items.length, to.items.length);
    return Array.from({ length }, (_, index) => index).every((index) => {
      const [given, asked] = [from.items[index] ?? from.rest, to.items[index] ?? to.rest];
      return given === undefined || (asked !== undefined && assignable(given, asked));
    });
  }

  function objectAssignable(from: ObjectShape, to: ObjectShape): boolean {
    const [given, asked] = [propertiesOf(from), propertiesOf(to)];
    const [before, after] = use === "send" ? [from, to] : [to, from];
    const kept = propertiesOf(after);
    // A literal may have no property that is not asked for; one that is read must be there.
    const lost = before.properties.filter(({ name, shape }) => shape.kind !== "never" && !kept.has(name));
    if (lost.length > 0 && after.additional === undefined) return false;
    if (before.additional !== undefined && after.additional === undefined) return false;
    for (const property of asked.values()) {
      const own = given.get(property.name);
      if (own === undefined) {
        if (property.required) return false;
        if (from.additional !== undefined && !assignable(from.additional, property.shape)) return false;
      } else if ((property.required && !own.required) || !assignable(own.shape, property.shape)) return false;
    }
    const { additional } = to;
    if (additional === undefined) return true;
    const others = from.properties.filter(({ name }) => !asked.has(name)).map(({ shape }) => shape);
    return [...others, from.additional ?? neverShape].every((each) => assignable(each, additional));
  }
}

/** Types with names are not followed through more others: not knowing says that code does not compile. */
const deepest = 500;

const neverShape: Shape = { kind: "never" };

/** Whether values of one shape are of the kind that code has a case for: the same literal, the same type. */
function isOfKind(now: Shape, old: Shape): boolean {
  switch (old.kind) {
    case "literal":
      return now.kind === "literal" ? now.value === old.value : isPrimitive(now, typeof old.value);
    case "primitive":
      return isPrimitive(now, old.type) || (now.kind === "literal" && typeof now.value === old.type);
    case "object":
    case "intersection":
      return now.kind === "object" || now.kind === "intersection";
    case "array":
    case "tuple":
      return now.kind === "array" || now.kind === "tuple";
    case "bytes":
      return now.kind === "bytes";
    default:
      return true;
  }
}

function isPrimitive(shape: Shape, type: string): boolean {
  return shape.kind === "primitive" && shape.type === type;
}

function hasBothBooleans({ members }: Extract<Shape, { readonly kind: "union" }>): boolean {
  return [true, false].every((value) => members.some((member) => member.kind === "literal" && member.value === value));
}
