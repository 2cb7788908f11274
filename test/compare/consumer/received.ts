import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Model, Shape, TypeName } from "../../../generator/3-analyse/model.js";
import { type Code, code, lines } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { access, isPropertyIdentifier, propertyKey } from "../../../generator/4-emit/print/identifiers.js";
import { type Alternative, alternativesOf, inlineObject, isNullable } from "./alternatives.js";
import { declaredShape, namedType, typeOf } from "./names.js";

/** For each named schema that is received, a function that reads a value of it. */
export function readers(model: Model): readonly Declaration[] {
  return [...model.names].flatMap(([id, names]) => (model.usage.get(id)?.response ? [reader(id, names, model)] : []));
}

/** Everything that is read of a value: as a whole what it was promised to be, then what is in it, down to what has a name. */
export function reads(value: Code, shape: Shape, model: Model): readonly Code[] {
  return [sink(value, typeOf(shape, model)), ...inside({ value, shape, absent: false }, model)];
}

/** Gives what is read to something that takes what the contract promised. */
export function sink(value: Code, type: Code): Code {
  return code`((promised: ${type}) => promised)(${value});`;
}

function reader(id: SchemaId, names: TypeName, model: Model): Declaration {
  const shape = declaredShape(id, model);
  const value = code`value`;
  return {
    kind: "function",
    name: `read${names.type}`,
    parameters: [{ name: "value", type: namedType(id, model) }],
    returns: code`void`,
    // An interface is read by its properties: nobody writes all of it out again.
    body: lines(shape.kind === "object" ? inside({ value, shape, absent: false }, model) : reads(value, shape, model)),
  };
}

/** A value, the shape it has where it is there, and whether it may not be. */
interface Reading {
  readonly value: Code;
  readonly shape: Shape;
  readonly absent: boolean;
}

function part(reading: Reading, model: Model): readonly Code[] {
  const type = typeOf(reading.shape, model);
  const optional = reading.absent && reading.shape.kind !== "unknown" && reading.shape.kind !== "never";
  const promised = reading.shape.kind === "never" ? code`undefined` : optional ? code`${type} | undefined` : type;
  return [sink(reading.value, promised), ...inside(reading, model)];
}

function inside(reading: Reading, model: Model): readonly Code[] {
  const { value, shape, absent } = reading;
  const chained = absent || isNullable(shape);
  if (shape.kind === "array") return part({ value: itemOf(value, chained), shape: shape.items, absent: true }, model);
  const object = inlineObject(shape, model);
  if (object === undefined)
    return [...exhaustiveSwitch(reading, model), ...byType(reading, model), ...byProperty(reading, model)];
  const properties = object.properties.flatMap((property) =>
    part(
      {
        value: memberOf(value, property.name, chained),
        shape: property.shape,
        absent: chained || !property.required,
      },
      model,
    ),
  );
  if (object.additional === undefined || object.properties.length > 0) return properties;
  return part({ value: memberOf(value, "another", chained), shape: object.additional, absent: true }, model);
}

function memberOf(value: Code, name: string, chained: boolean): Code {
  if (!chained) return access(value, name);
  return isPropertyIdentifier(name) ? code`${value}?.${propertyKey(name)}` : code`${value}?.[${name}]`;
}

function itemOf(value: Code, chained: boolean): Code {
  return chained ? code`${value}?.[0]` : code`${value}[0]`;
}

/** A value that may be of several types is told apart by `typeof`, and used as what it is. */
function byType({ value, shape }: Reading, model: Model): readonly Code[] {
  const types = new Set(
    alternativesOf(shape, model)
      .map(jsonType)
      .filter((type) => type !== "null"),
  );
  if (types.size < 2 || types.has("unknown")) return [];
  const uses = [
    ...(types.has("string") ? [code`  if (typeof read === "string") void read.length;`] : []),
    ...(types.has("number") ? [code`  if (typeof read === "number") void read.toFixed();`] : []),
  ];
  return uses.length === 0 ? [] : [code`{`, code`  const read = ${value};`, ...uses, code`}`];
}

/** Objects that are told apart by what only one of them has. */
function byProperty({ value, shape }: Reading, model: Model): readonly Code[] {
  // What every variant has is not told from what only one has.
  if (shape.kind !== "union" || shape.members.some(({ kind }) => kind === "intersection")) return [];
  const objects = alternativesOf(shape, model).filter((alternative) => alternative.kind === "object");
  if (objects.length < 2 || objects.length < alternativesOf(shape, model).length) return [];
  const uses = objects.flatMap((object) => {
    const own = object.properties.find(
      ({ name, required }) =>
        required && objects.every((other) => other === object || other.properties.every((each) => each.name !== name)),
    );
    return own === undefined
      ? []
      : [code`  if (read && ${own.name} in read) ${sink(access(code`read`, own.name), typeOf(own.shape, model))}`];
  });
  return uses.length === 0 ? [] : [code`{`, code`  const read = ${value};`, ...uses, code`}`];
}

function jsonType(alternative: Alternative): string {
  if (alternative.kind === "primitive") return alternative.type;
  return alternative.kind === "literal" ? typeof alternative.value : alternative.kind;
}

/** A `switch` that deals with every value of an enum. A single value is no choice. */
function exhaustiveSwitch({ value, shape, absent }: Reading, model: Model): readonly Code[] {
  const choices = alternativesOf(shape, model);
  const values = choices.flatMap((choice): readonly (string | number | boolean | null)[] => {
    if (choice.kind === "literal") return [choice.value];
    return choice.kind === "primitive" && choice.type === "null" ? [null] : [];
  });
  if (values.length < 2 || values.length < choices.length) return [];
  return [
    code`switch (${value}) {`,
    ...values.map((each) => code`  case ${each}:`),
    ...(absent ? [code`  case undefined:`] : []),
    code`    break;`,
    code`  default:`,
    code`    ${value} satisfies never;`,
    code`}`,
  ];
}
