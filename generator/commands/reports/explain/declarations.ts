import type { SchemaId } from "../../../2-normalise/api.js";
import type { Model, Property, Shape } from "../../../3-analyse/model.js";
import { code } from "../../../4-emit/print/code.js";
import { declare } from "../../../4-emit/print/declare.js";
import { layOut } from "../../../4-emit/print/layout.js";
import { indexSignature, propertiesOf, typeOf } from "../../../4-emit/shapes.js";

/** The type of a schema as the package declares it, without comments; of a schema without a name, the type alone. */
export function declarationText(id: SchemaId, model: Model): string {
  const shape = model.shapes.get(id);
  if (shape === undefined) throw new Error(`${id} has no shape: analysis must cover every schema`);
  const name = model.names.get(id)?.type;
  const plain = withoutComments(shape);
  return layOut(printed(name, plain, model), { width: 100, localName: (imported) => imported.name });
}

function printed(name: string | undefined, shape: Shape, model: Model) {
  if (name === undefined) return code`${typeOf(shape, model)}`;
  if (shape.kind !== "object" || shape.properties.length === 0)
    return declare({ kind: "type", name, type: typeOf(shape, model) });
  const properties = propertiesOf(shape.properties, model);
  return declare({ kind: "interface", name, properties, index: indexSignature(shape, model) });
}

/** The shape with properties that no schema documents. */
function withoutComments(shape: Shape): Shape {
  switch (shape.kind) {
    case "array":
      return { ...shape, items: withoutComments(shape.items) };
    case "tuple":
      return { ...shape, items: shape.items.map(withoutComments), rest: shape.rest && withoutComments(shape.rest) };
    case "object":
      return {
        ...shape,
        properties: shape.properties.map(propertyWithoutComments),
        additional: shape.additional && withoutComments(shape.additional),
      };
    case "union":
    case "intersection":
      return { ...shape, members: shape.members.map(withoutComments) };
    case "unknown":
    case "never":
    case "primitive":
    case "literal":
    case "bytes":
    case "notNull":
    case "reference":
      return shape;
    default:
      return shape satisfies never;
  }
}

function propertyWithoutComments(property: Property): Property {
  return { ...property, shape: withoutComments(property.shape), schema: undefined };
}
