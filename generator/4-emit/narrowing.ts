import type { SchemaId } from "../2-normalise/api.js";
import type { Model, Property, Shape } from "../3-analyse/model.js";

/**
 * Whether TypeScript narrows the type of a union when its tag is compared: every member has the tag, as a literal or
 * as never there. Where in doubt, no: then the generated code says what it knows.
 */
export function narrowsByTag(union: SchemaId, tag: string, model: Model): boolean {
  const members = membersOf({ kind: "reference", id: union }, model);
  // A property that every object inherits must be asked for in another way.
  if (tag in Object.prototype || members.length < 2) return false;
  return members.every((member) => {
    const shape = tagOf(member, tag, model)?.shape;
    return shape !== undefined && (shape.kind === "never" || isLiteral(shape, model));
  });
}

/** A property as a shape declares it, the narrowest declaration first. */
export function tagOf(shape: Shape, name: string, model: Model): Property | undefined {
  switch (shape.kind) {
    case "object":
      return shape.properties.find((property) => property.name === name);
    case "reference":
      return tagOf(shapeOf(shape.id, model), name, model);
    case "intersection": {
      const declared = shape.members.flatMap((member) => tagOf(member, name, model) ?? []);
      const required = declared.some((property) => property.required);
      const narrowest =
        declared.find((property) => property.shape.kind === "never" || isLiteral(property.shape, model)) ?? declared[0];
      return narrowest && { ...narrowest, required };
    }
    default:
      return undefined;
  }
}

/** The members of a union and of the unions it refers to, `null` aside. */
function membersOf(shape: Shape, model: Model): readonly Shape[] {
  if (shape.kind === "union") return shape.members.flatMap((member) => membersOf(member, model));
  if (shape.kind === "primitive" && shape.type === "null") return [];
  const target = shape.kind === "reference" ? shapeOf(shape.id, model) : undefined;
  return target?.kind === "union" || target?.kind === "reference" ? membersOf(target, model) : [shape];
}

function isLiteral(shape: Shape, model: Model): boolean {
  switch (shape.kind) {
    case "literal":
      return true;
    case "union":
      return shape.members.every((member) => isLiteral(member, model));
    case "reference":
      return isLiteral(shapeOf(shape.id, model), model);
    default:
      return false;
  }
}

function shapeOf(id: SchemaId, model: Model): Shape {
  const shape = model.shapes.get(id);
  if (shape === undefined) throw new Error(`${id} has no shape: analysis must cover every schema`);
  return shape;
}
