import type { JsonType, Property, Shape, TagValue } from "./model.js";

export const unknownShape: Shape = { kind: "unknown" };
export const neverShape: Shape = { kind: "never" };

/** What is one of the shapes: nested unions opened, each member once, literals left out beside their primitive. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const [single] = shapes;
  if (single !== undefined && shapes.length === 1) return single;
  const members = distinct(shapes.flatMap((shape) => (shape.kind === "union" ? shape.members : [shape])));
  if (members.some(({ kind }) => kind === "unknown")) return unknownShape;
  const primitives = new Set(members.flatMap((member) => (member.kind === "primitive" ? [member.type as string] : [])));
  const kept = members.filter(
    (member) => member.kind !== "never" && !(member.kind === "literal" && primitives.has(typeof member.value)),
  );
  const [only = neverShape, ...others] = bothBooleans(kept);
  return others.length === 0 ? only : { kind: "union", members: [only, ...others] };
}

/** What is all of the shapes: nested intersections opened, each member once. */
export function intersectionOf(shapes: readonly Shape[]): Shape {
  const [single] = shapes;
  if (single !== undefined && shapes.length === 1) return single;
  const flat = shapes.flatMap((shape) => (shape.kind === "intersection" ? shape.members : [shape]));
  if (flat.some(({ kind }) => kind === "never")) return neverShape;
  const members = distinct(withOneArray(flat).filter(({ kind }) => kind !== "unknown"));
  const [only = unknownShape, ...others] = members;
  return others.length === 0 ? only : { kind: "intersection", members: [only, ...others] };
}

/** The shapes with one array at most: the items of an array that is all of several are what all of them say. */
function withOneArray(shapes: readonly Shape[]): readonly Shape[] {
  const arrays = shapes.flatMap((shape) => (shape.kind === "array" ? [shape] : []));
  const [first] = arrays;
  if (first === undefined || arrays.length === 1) return shapes;
  const merged: Shape = { kind: "array", items: intersectionOf(arrays.map(({ items }) => items)) };
  return shapes.flatMap((shape): readonly Shape[] =>
    shape === first ? [merged] : shape.kind === "array" ? [] : [shape],
  );
}

/** What a value of a type is, when nothing more is known of it. */
export function shapeOfType(type: JsonType): Shape {
  switch (type) {
    case "object":
      return { kind: "object", properties: [], additional: unknownShape };
    case "array":
      return { kind: "array", items: unknownShape };
    case "string":
    case "number":
    case "boolean":
    case "null":
      return { kind: "primitive", type };
    default:
      return type satisfies never;
  }
}

/** The values of a shape that are not null. */
export function withoutNull(shape: Shape): Shape {
  return intersectionOf([shape, { kind: "notNull" }]);
}

/** The shape of something that is never there with a property: what tells it apart from what has one. */
export function withoutProperty(shape: Shape, name: string): Shape {
  const absent: Property = { name, shape: neverShape, required: false, readOnly: false, schema: undefined };
  if (shape.kind !== "object") {
    return intersectionOf([shape, { kind: "object", properties: [absent], additional: undefined }]);
  }
  return { ...shape, properties: [...shape.properties.filter((property) => property.name !== name), absent] };
}

/** A shape whose property can only have these values; where it is `required`, it is always there. */
export function withLiterals(shape: Shape, name: string, values: readonly TagValue[], required: boolean): Shape {
  const literals = unionOf(values.map((value): Shape => ({ kind: "literal", value })));
  const property: Property = { name, shape: literals, required, readOnly: false, schema: undefined };
  if (shape.kind !== "object") {
    return intersectionOf([shape, { kind: "object", properties: [property], additional: undefined }]);
  }
  const declared = shape.properties.find((each) => each.name === name);
  const properties =
    declared === undefined
      ? [property, ...shape.properties]
      : shape.properties.map((each) =>
          each === declared ? { ...each, shape: literals, required: each.required || required } : each,
        );
  return { ...shape, properties };
}

function distinct(shapes: readonly Shape[]): readonly Shape[] {
  if (shapes.length < 2) return shapes;
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
}

/** `true` and `false` are all booleans. */
function bothBooleans(members: readonly Shape[]): readonly Shape[] {
  const isBoolean = (member: Shape) => member.kind === "literal" && typeof member.value === "boolean";
  const first = members.findIndex(isBoolean);
  if (members.filter(isBoolean).length < 2) return members;
  return members.flatMap((member, index) => {
    if (!isBoolean(member)) return [member];
    return index === first ? [{ kind: "primitive" as const, type: "boolean" as const }] : [];
  });
}
