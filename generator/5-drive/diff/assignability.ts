import type { SchemaId } from "../../2-normalise/api.js";
import type { Model, Property, Shape } from "../../3-analyse/model.js";
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
  if (use === "read" && !keepsCases(old, now, sides)) return false;
  return use === "send" ? assignable(old, now) : assignable(now, old);

  function assignable(from: Shape, to: Shape): boolean {
    if (to.kind === "unknown" || from.kind === "never") return true;
    if (from.kind === "union") return from.members.every((member) => assignable(member, to));
    if (to.kind === "intersection") return to.members.every((member) => assignable(from, member));
    if (from.kind === "reference" || to.kind === "reference") return throughNames(from, to);
    if (to.kind === "union") {
      if (from.kind === "primitive" && from.type === "boolean" && hasBothBooleans(to)) return true;
      return to.members.some((member) => assignable(from, member));
    }
    if (from.kind === "intersection") {
      if (from.members.some((member) => assignable(member, to))) return true;
      return to.kind === "object" && (depth === "surface" || objectAssignable(merged(from, source), to));
    }
    switch (from.kind) {
      case "literal":
        return to.kind === "literal" ? to.value === from.value : isPrimitive(to, typeof from.value);
      case "primitive":
        return isPrimitive(to, from.type);
      case "array":
        return to.kind === "array" && (depth === "surface" || assignable(from.items, to.items));
      case "tuple":
        return tupleAssignable(from, to);
      case "object":
        return to.kind === "object" && (depth === "surface" || objectAssignable(from, to));
      case "unknown":
        return false;
      default:
        return from satisfies never;
    }
  }

  function throughNames(from: Shape, to: Shape): boolean {
    if (from.kind === "reference" && to.kind === "reference" && areTwins(from.id, to.id)) return true;
    if (to.kind === "union" && to.members.some((member) => member.kind === "reference" && isTwin(from, member)))
      return true;
    const key = JSON.stringify([from, to]);
    if (entered.has(key)) return true;
    entered.add(key);
    const [opened, asked] = [open(from, source), open(to, target)];
    const result = assignable(opened, asked);
    if (!result) entered.delete(key);
    return result;
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
    return [...others, ...(from.additional === undefined ? [] : [from.additional])].every((each) =>
      assignable(each, additional),
    );
  }
}

type ObjectShape = Extract<Shape, { readonly kind: "object" }>;

const neverShape: Shape = { kind: "never" };

/**
 * Whether all that code can have a case for is still there: literals that it compares with, variants, types. A `null`
 * that never comes any more may be asked for all the same.
 */
function keepsCases(old: Shape, now: Shape, sides: Sides): boolean {
  const after = membersOf(now, sides.new);
  if (after.some(({ kind }) => kind === "unknown")) return true;
  const before = membersOf(old, sides.old);
  return before.every((member) => {
    switch (member.kind) {
      case "literal":
        return after.some((other) =>
          other.kind === "literal" ? other.value === member.value : isPrimitive(other, typeof member.value),
        );
      case "primitive":
        if (member.type === "null") return true;
        return after.some((other) => isPrimitive(other, member.type) || isLiteralOf(other, member.type));
      case "object":
      case "intersection":
        return after.some(({ kind }) => kind === "object" || kind === "intersection");
      case "array":
      case "tuple":
        return after.some(({ kind }) => kind === "array" || kind === "tuple");
      default:
        return true;
    }
  });
}

/** The members of a union and of the unions it refers to. */
function membersOf(shape: Shape, model: Model, entered: ReadonlySet<SchemaId> = new Set()): readonly Shape[] {
  if (shape.kind === "union") return shape.members.flatMap((member) => membersOf(member, model, entered));
  if (shape.kind !== "reference" || entered.has(shape.id)) return [shape];
  return membersOf(open(shape, model), model, new Set([...entered, shape.id]));
}

/** A property as a shape declares it. */
export function propertyOf(shape: Shape, name: string, model: Model): Property | undefined {
  const opened = open(shape, model);
  if (opened.kind === "intersection") return propertiesOf(merged(opened, model)).get(name);
  return opened.kind === "object" ? propertiesOf(opened).get(name) : undefined;
}

/** What a shape is that may be only a name. */
function open(shape: Shape, model: Model): Shape {
  let current = shape;
  const entered = new Set<SchemaId>();
  while (current.kind === "reference" && !entered.has(current.id)) {
    entered.add(current.id);
    current = model.shapes.get(current.id) ?? { kind: "unknown" };
  }
  return current;
}

/** The properties of all members of an intersection as those of one object; the narrowest of each cannot be told, so the first. */
function merged({ members }: Extract<Shape, { readonly kind: "intersection" }>, model: Model): ObjectShape {
  const objects = members.flatMap((member): readonly ObjectShape[] => {
    const opened = open(member, model);
    if (opened.kind === "intersection") return [merged(opened, model)];
    return opened.kind === "object" ? [opened] : [];
  });
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap((object) => object.properties)) {
    const known = properties.get(property.name);
    const required = property.required || known?.required === true;
    properties.set(property.name, { ...(known ?? property), required });
  }
  const additional = objects.find((object) => object.additional !== undefined)?.additional;
  return { kind: "object", properties: [...properties.values()], additional };
}

function propertiesOf({ properties }: ObjectShape): ReadonlyMap<string, Property> {
  return new Map(properties.map((property) => [property.name, property]));
}

function isPrimitive(shape: Shape, type: string): boolean {
  return shape.kind === "primitive" && shape.type === type;
}

function isLiteralOf(shape: Shape, type: string): boolean {
  return shape.kind === "literal" && typeof shape.value === type;
}

function hasBothBooleans({ members }: Extract<Shape, { readonly kind: "union" }>): boolean {
  return [true, false].every((value) => members.some((member) => member.kind === "literal" && member.value === value));
}
