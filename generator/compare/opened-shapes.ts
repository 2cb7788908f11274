import type { SchemaId } from "../2-normalise/api.js";
import type { Model, Property, Shape } from "../3-analyse/model.js";

export type ObjectShape = Extract<Shape, { readonly kind: "object" }>;

/** The members of a union and of the unions it refers to; names for other things stay names. */
export function membersOf(shape: Shape, model: Model, entered: ReadonlySet<SchemaId> = new Set()): readonly Shape[] {
  const alternatives = shape.kind === "union" ? shape.members : distributed(shape, model);
  if (alternatives !== undefined) return alternatives.flatMap((member) => membersOf(member, model, entered));
  if (shape.kind !== "reference" || entered.has(shape.id)) return [shape];
  const known = model.shapes.get(shape.id) ?? { kind: "unknown" };
  if (known.kind !== "union" && known.kind !== "reference" && distributed(known, model) === undefined) return [shape];
  return membersOf(known, model, new Set([...entered, shape.id]));
}

/** The properties that a shape declares. */
export function propertiesIn(shape: Shape, model: Model): readonly Property[] {
  return objectIn(shape, model)?.properties ?? [];
}

/** A property as a shape declares it. */
export function propertyOf(shape: Shape, name: string, model: Model): Property | undefined {
  return propertiesIn(shape, model).find((property) => property.name === name);
}

/** A property that a shape does not declare as one of those that it says may be there besides. */
export function anyOther(shape: Shape, name: string, model: Model): Property | undefined {
  const others = objectIn(shape, model)?.additional;
  return others && { name, shape: others, required: false, readOnly: false, schema: undefined };
}

/** The one object that a shape is. */
function objectIn(shape: Shape, model: Model): ObjectShape | undefined {
  const opened = open(shape, model);
  if (opened.kind === "intersection") return merged(opened, model);
  return opened.kind === "object" ? opened : undefined;
}

/** What a shape is that may be only a name. */
export function open(shape: Shape, model: Model): Shape {
  let current = shape;
  const entered = new Set<SchemaId>();
  while (current.kind === "reference" && !entered.has(current.id)) {
    entered.add(current.id);
    current = model.shapes.get(current.id) ?? { kind: "unknown" };
  }
  return current;
}

/**
 * An intersection with a union as the union of intersections that it is to TypeScript: `A & (B | C)` as `A & B` and
 * `A & C`. Undefined where there is no union in it, or where it would be more alternatives than are looked at.
 */
export function distributed(shape: Shape, model: Model): readonly Shape[] | undefined {
  if (shape.kind !== "intersection") return undefined;
  let alternatives: readonly (readonly Shape[])[] = [[]];
  let hasUnion = false;
  for (const member of shape.members) {
    const opened = open(member, model);
    const choices = opened.kind === "union" ? opened.members : [member];
    hasUnion ||= opened.kind === "union";
    if (alternatives.length * choices.length > mostAlternatives) return undefined;
    alternatives = alternatives.flatMap((members) => choices.map((choice) => [...members, choice]));
  }
  return hasUnion ? alternatives.map((members) => ({ ...shape, members })) : undefined;
}

const mostAlternatives = 100;

/** The properties of all members of an intersection as those of one object, each as the first literals say it, if any do. */
export function merged({ members }: Extract<Shape, { readonly kind: "intersection" }>, model: Model): ObjectShape {
  const objects = members.flatMap((member): readonly ObjectShape[] => {
    const opened = open(member, model);
    if (opened.kind === "intersection") return [merged(opened, model)];
    return opened.kind === "object" ? [opened] : [];
  });
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap((object) => object.properties)) {
    const known = properties.get(property.name);
    const required = property.required || known?.required === true;
    const narrowest = known === undefined || (isLiteral(property.shape) && !isLiteral(known.shape)) ? property : known;
    properties.set(property.name, { ...narrowest, required });
  }
  const additional = objects.find((object) => object.additional !== undefined)?.additional;
  return { kind: "object", properties: [...properties.values()], additional };
}

/** An intersection of objects as one object, where no two of them declare the same property. */
export function joinedObject(
  shape: Extract<Shape, { readonly kind: "intersection" }>,
  model: Model,
): ObjectShape | undefined {
  const objects = shape.members.map((member) => open(member, model));
  if (!objects.every((member) => member.kind === "object" && member.additional === undefined)) return undefined;
  const names = objects.flatMap((member) => propertiesIn(member, model).map(({ name }) => name));
  return new Set(names).size === names.length ? merged(shape, model) : undefined;
}

export function propertiesOf({ properties }: ObjectShape): ReadonlyMap<string, Property> {
  return new Map(properties.map((property) => [property.name, property]));
}

function isLiteral(shape: Shape): boolean {
  if (shape.kind === "union") return shape.members.every(isLiteral);
  return shape.kind === "literal" || shape.kind === "never";
}
