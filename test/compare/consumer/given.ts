import type { Model, Shape } from "../../../generator/3-analyse/model.js";
import { type Code, code } from "../../../generator/4-emit/print/code.js";
import { access } from "../../../generator/4-emit/print/identifiers.js";
import { alternativesOf, inlineObject, type ObjectShape } from "./alternatives.js";
import { objectLiteral } from "./literals.js";
import { typeOf } from "./names.js";

/** A value with everything in it, written out from variables of the types that the contract takes. */
export interface Given {
  /** The type of the variables together. */
  readonly type: Code;
  readonly value: Code;
}

/** All of an object, as one literal, those in it written out too. `variable` holds what to put in. */
export function fullObject(object: ObjectShape, variable: Code, model: Model): Given {
  return { type: typeOf(variables(object, model), model), value: literal(object, variable, model) };
}

/** All of a value; where it is no object without a name, the variable. */
export function fullValue(shape: Shape, variable: Code, model: Model): Given {
  return { type: typeOf(variablesOf(shape, model), model), value: valueFrom(shape, variable, model) };
}

/** The properties of an object that can be there, and one that is not listed where such are. */
export function propertiesOf({ properties, additional }: ObjectShape, model: Model): readonly NamedShape[] {
  const possible = properties.filter(({ shape }) => alternativesOf(shape, model).length > 0);
  const extra = additional === undefined ? [] : [{ name: freeName(properties), shape: additional }];
  return [...possible, ...extra];
}

export interface NamedShape {
  readonly name: string;
  readonly shape: Shape;
}

/** An object type whose properties are all there. */
export function objectOf(properties: readonly NamedShape[]): ObjectShape {
  return {
    kind: "object",
    properties: properties.map(({ name, shape }) => ({
      name,
      shape,
      required: true,
      readOnly: false,
      schema: undefined,
    })),
    additional: undefined,
  };
}

function variables(object: ObjectShape, model: Model): Shape {
  return objectOf(propertiesOf(object, model).map(({ name, shape }) => ({ name, shape: variablesOf(shape, model) })));
}

function variablesOf(shape: Shape, model: Model): Shape {
  const object = writtenOut(shape, model);
  return object === undefined ? shape : variables(object, model);
}

function literal(object: ObjectShape, variable: Code, model: Model): Code {
  return objectLiteral(
    propertiesOf(object, model).map(({ name, shape }) => [name, valueFrom(shape, access(variable, name), model)]),
  );
}

function valueFrom(shape: Shape, variable: Code, model: Model): Code {
  const object = writtenOut(shape, model);
  if (object === undefined) return variable;
  const value = literal(object, variable, model);
  return shape.kind === "array" ? code`[${value}]` : value;
}

/** Objects with properties and lists of these; the variable of a list holds what its items are made of. */
function writtenOut(shape: Shape, model: Model): ObjectShape | undefined {
  const object = inlineObject(shape.kind === "array" ? shape.items : shape, model);
  return object === undefined || object.properties.length === 0 ? undefined : object;
}

function freeName(properties: readonly NamedShape[]): string {
  return ["another", "yetAnother"].find((name) => properties.every((property) => property.name !== name)) ?? "other";
}
