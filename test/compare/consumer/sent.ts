import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Model, TypeName } from "../../../generator/3-analyse/model.js";
import { type Code, code, lines } from "../../../generator/4-emit/print/code.js";
import type { Declaration, Parameter } from "../../../generator/4-emit/print/declare.js";
import { access, identifier } from "../../../generator/4-emit/print/identifiers.js";
import { alternativesOf, type ObjectShape } from "./alternatives.js";
import { fullObject } from "./given.js";
import { literalOf, literalsOf } from "./literals.js";
import { declaredShape, namedType, typeOf } from "./names.js";

/** For each named schema that is sent, a function that builds values of it. */
export function senders(model: Model): readonly Declaration[] {
  return [...model.names].flatMap(([id, names]) => (model.usage.get(id)?.request ? [sender(id, names, model)] : []));
}

function sender(id: SchemaId, names: TypeName, model: Model): Declaration {
  const shape = declaredShape(id, model);
  const type = namedType(id, model);
  const objects = alternativesOf(shape, model).filter((alternative) => alternative.kind === "object");
  const parts = [
    ...literalsOf(shape, model).map((literal): Part => ({ statements: [code`values.push(${literal});`] })),
    ...(shape.kind === "union" ? shape.members : []).map(
      (member, index): Part => ({
        parameter: { name: `member${index}`, type: typeOf(member, model) },
        statements: [code`values.push(${identifier(`member${index}`)});`],
      }),
    ),
    ...(shape.kind === "union" ? [] : objects).map((object, index) =>
      everyProperty(object, `all${index}`, type, model),
    ),
  ];
  return {
    kind: "function",
    name: `send${names.type}`,
    parameters: parts.flatMap(({ parameter }) => parameter ?? []),
    returns: code`readonly ${type}[]`,
    body: lines([
      code`const values: ${type}[] = [];`,
      ...parts.flatMap(({ statements }) => statements),
      code`return values;`,
    ]),
  };
}

/** One way of building values, and the variables it needs. */
interface Part {
  readonly parameter?: Parameter;
  readonly statements: readonly Code[];
}

/** An object with all its properties, as one literal, and as one that was there and is changed bit by bit. */
function everyProperty(object: ObjectShape, name: string, type: Code, model: Model): Part {
  const full = fullObject(object, identifier(name), model);
  const minimal = literalOf(object, model);
  const changed = identifier(`${name}Changed`);
  const changes = object.properties.flatMap(({ name: key, shape, readOnly }) => {
    const value = literalOf(shape, model);
    return readOnly || value === undefined ? [] : [code`${access(changed, key)} = ${value};`];
  });
  return {
    parameter: { name, type: full.type },
    statements: [
      code`values.push(${full.value});`,
      ...(minimal === undefined ? [] : [code`const ${changed}: ${type} = ${minimal};`, ...changes]),
      ...(minimal === undefined ? [] : [code`values.push(${changed});`]),
    ],
  };
}
