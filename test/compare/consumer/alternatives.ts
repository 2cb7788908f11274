import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Model, Property, Shape } from "../../../generator/3-analyse/model.js";
import { intersectionOf } from "../../../generator/3-analyse/shape-algebra.js";
import { declaredShape } from "./names.js";

/** One thing that a value can be: no union, and nothing that refers to something else but inside of it. */
export type Alternative = Exclude<Shape, { readonly kind: "union" | "intersection" | "reference" | "never" }>;

/** All that a value of a shape can be. */
export function alternativesOf(
  shape: Shape,
  model: Model,
  within: ReadonlySet<SchemaId> = new Set(),
): readonly Alternative[] {
  switch (shape.kind) {
    case "never":
      return [];
    case "union":
      return shape.members.flatMap((member) => alternativesOf(member, model, within));
    case "intersection":
      return shape.members
        .map((member) => alternativesOf(member, model, within))
        .reduce((some, others) => some.flatMap((one) => others.flatMap((other) => both(one, other) ?? [])));
    case "reference":
      if (within.has(shape.id)) return [];
      return alternativesOf(declaredShape(shape.id, model), model, new Set([...within, shape.id]));
    default:
      return [shape];
  }
}

export type ObjectShape = Extract<Shape, { readonly kind: "object" }>;

/** What is one thing and another; nothing where no value is. */
function both(one: Alternative, other: Alternative): Alternative | undefined {
  if (one.kind === "notNull" || other.kind === "notNull") {
    const [value] = [one, other].filter(({ kind }) => kind !== "notNull");
    return value === undefined || isNull(value) ? undefined : value;
  }
  if (one.kind === "unknown") return other;
  if (other.kind === "unknown") return one;
  if (one.kind === "object" && other.kind === "object") return merged(one, other);
  if (one.kind === "array" && other.kind === "array")
    return { kind: "array", items: intersectionOf([one.items, other.items]) };
  if (one.kind === "array" && other.kind === "tuple") return other;
  if (one.kind === "tuple" && (other.kind === "array" || other.kind === "tuple")) return one;
  if (one.kind === "literal" && other.kind === "literal") return one.value === other.value ? one : undefined;
  if (one.kind === "literal" && other.kind === "primitive") return typeof one.value === other.type ? one : undefined;
  if (one.kind === "primitive" && other.kind === "literal") return both(other, one);
  if (one.kind === "primitive" && other.kind === "primitive") return one.type === other.type ? one : undefined;
  return undefined;
}

function merged(one: ObjectShape, other: ObjectShape): ObjectShape {
  const properties = new Map<string, Property>();
  for (const property of [...one.properties, ...other.properties]) {
    const earlier = properties.get(property.name);
    properties.set(
      property.name,
      earlier === undefined
        ? property
        : {
            ...earlier,
            shape: intersectionOf([earlier.shape, property.shape]),
            required: earlier.required || property.required,
            readOnly: earlier.readOnly && property.readOnly,
          },
    );
  }
  const additional = [one.additional, other.additional].filter((shape) => shape !== undefined);
  return {
    kind: "object",
    properties: [...properties.values()],
    additional: additional.length === 0 ? undefined : intersectionOf(additional),
  };
}

/** The object that a shape without a name is, `null` aside. What it is made of may have names. */
export function inlineObject(shape: Shape, model: Model): ObjectShape | undefined {
  const members = shape.kind === "union" ? shape.members.filter((member) => !isNull(member)) : [shape];
  const [only] = members;
  if (only === undefined || members.length > 1 || only.kind === "reference") return undefined;
  const alternatives = alternativesOf(only, model);
  const [object] = alternatives;
  return alternatives.length === 1 && object?.kind === "object" ? object : undefined;
}

/** Whether a shape says by itself that a value may be null. */
export function isNullable(shape: Shape): boolean {
  return isNull(shape) || (shape.kind === "union" && shape.members.some(isNull));
}

function isNull(shape: Shape): boolean {
  return shape.kind === "primitive" && shape.type === "null";
}
