import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Model, Shape, TypeName } from "../../../generator/3-analyse/model.js";
import { type Code, code, lines } from "../../../generator/4-emit/print/code.js";
import type { Declaration, Parameter } from "../../../generator/4-emit/print/declare.js";
import { access, identifier } from "../../../generator/4-emit/print/identifiers.js";
import { alternativesOf } from "./alternatives.js";
import { literalOf, literalsOf, objectLiteral } from "./literals.js";
import { declaredShape, namedType, typeOf } from "./names.js";

/** For each named schema that is sent, a function that builds values of it. */
export function senders(model: Model): readonly Declaration[] {
  return [...model.names].flatMap(([id, names]) => (model.usage.get(id)?.request ? [sender(id, names, model)] : []));
}

function sender(id: SchemaId, names: TypeName, model: Model): Declaration {
  const shape = declaredShape(id, model);
  const type = namedType(id, model);
  const members = shape.kind === "union" ? shape.members : [];
  const objects = alternativesOf(shape, model).filter((alternative) => alternative.kind === "object");
  const own = shape.kind === "union" ? [] : objects;
  const parts = [
    ...literalsOf(shape, model).map((literal): Part => ({ statements: [code`values.push(${literal});`] })),
    ...members.map(
      (member, index): Part => ({
        parameter: { name: `member${index}`, type: typeOf(member, model) },
        statements: [code`values.push(${identifier(`member${index}`)});`],
      }),
    ),
    ...own.map((object, index) => fullObject(object, `all${index}`, type, model)),
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

interface Part {
  readonly parameter?: Parameter;
  readonly statements: readonly Code[];
}

type ObjectShape = Extract<Shape, { readonly kind: "object" }>;

/** An object with all its properties, as one literal, and built bit by bit from what must be there. */
function fullObject(object: ObjectShape, name: string, type: Code, model: Model): Part {
  const given = identifier(name);
  const properties = object.properties.filter(({ shape }) => alternativesOf(shape, model).length > 0);
  const extra = object.additional === undefined ? [] : [[freeName(object), object.additional] as const];
  const all = [...properties.map((property) => [property.name, property.shape] as const), ...extra];
  const full = objectLiteral(all.map(([key]) => [key, access(given, key)]));
  const minimal = literalOf(object, model);
  const written = properties.filter(({ required, readOnly }) => !required && !readOnly);
  const built = identifier(`${name}Built`);
  const building =
    minimal === undefined || written.length === 0
      ? []
      : [
          code`const ${built}: ${type} = ${minimal};`,
          ...written.map(({ name: key }) => code`${access(built, key)} = ${access(given, key)};`),
          code`values.push(${built});`,
        ];
  return {
    parameter: { name, type: objectType(all, model) },
    statements: [code`values.push(${full});`, ...building],
  };
}

/** An object type whose properties are all there. */
export function objectType(properties: readonly (readonly [name: string, shape: Shape])[], model: Model): Code {
  return typeOf(
    {
      kind: "object",
      properties: properties.map(([name, shape]) => ({
        name,
        shape,
        required: true,
        readOnly: false,
        schema: undefined,
      })),
      additional: undefined,
    },
    model,
  );
}

function freeName({ properties }: ObjectShape): string {
  return ["another", "yetAnother"].find((name) => properties.every((property) => property.name !== name)) ?? "other";
}
