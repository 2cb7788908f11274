import type { SchemaId } from "../../../generator/2-normalise/api.js";
import type { Model, Shape, TypeName } from "../../../generator/3-analyse/model.js";
import { unionOf } from "../../../generator/3-analyse/shape-algebra.js";
import { type Code, code, indent, lines } from "../../../generator/4-emit/print/code.js";
import type { Declaration } from "../../../generator/4-emit/print/declare.js";
import { access, identifier } from "../../../generator/4-emit/print/identifiers.js";
import { alternativesOf } from "./alternatives.js";
import { declaredShape, namedType, typeOf } from "./names.js";

/** For each named schema that is received, a function that reads a value of it. */
export function readers(model: Model): readonly Declaration[] {
  return [...model.names].flatMap(([id, names]) => (model.usage.get(id)?.response ? [reader(id, names, model)] : []));
}

function reader(id: SchemaId, names: TypeName, model: Model): Declaration {
  return {
    kind: "function",
    name: `read${names.type}`,
    parameters: [{ name: "value", type: namedType(id, model) }],
    returns: code`void`,
    body: lines(reads(declaredShape(id, model), model)),
  };
}

/** Everything that is read of a value: as a whole what it was promised to be, then what is in it. */
function reads(shape: Shape, model: Model): readonly Code[] {
  switch (shape.kind) {
    case "object":
      return objectReads(shape, model);
    case "array":
      return [
        ...sink("items", code`value`, typeOf(shape, model)),
        ...sink("first", code`value[0]`, orUndefined(shape.items, model)),
        code`for (const item of value) {`,
        indent(code`  const each: ${typeOf(shape.items, model)} = item;`),
        code`  void each;`,
        code`}`,
      ];
    default:
      return [...sink("whole", code`value`, typeOf(shape, model)), ...exhaustiveSwitch(code`value`, shape, model)];
  }
}

function objectReads(
  { properties, additional }: Extract<Shape, { readonly kind: "object" }>,
  model: Model,
): readonly Code[] {
  return [
    ...properties.flatMap(({ name, shape, required }, index) => {
      const read = access(code`value`, name);
      const type = required ? typeOf(shape, model) : orUndefined(shape, model);
      return [
        ...sink(`property${index}`, read, type),
        ...exhaustiveSwitch(read, required ? shape : { kind: "union", members: [shape, absent] }, model),
      ];
    }),
    ...(additional === undefined || properties.length > 0
      ? []
      : sink("another", access(code`value`, "another"), orUndefined(additional, model))),
  ];
}

/** The `undefined` of a property that is not there; no shape of a schema. */
const absent: Shape = { kind: "never" };

function sink(name: string, read: Code, type: Code): readonly Code[] {
  return [code`const ${identifier(name)}: ${type} = ${read};`, code`void ${identifier(name)};`];
}

function orUndefined(shape: Shape, model: Model): Code {
  return unionOf([shape]).kind === "unknown"
    ? code`unknown`
    : shape.kind === "never"
      ? code`undefined`
      : code`${typeOf(shape, model)} | undefined`;
}

/** A `switch` that deals with every value of an enum. A single value is no choice. */
function exhaustiveSwitch(read: Code, shape: Shape, model: Model): readonly Code[] {
  const members = shape.kind === "union" ? shape.members : [shape];
  const choices = alternativesOf(unionOf(members), model);
  const values = choices.flatMap((choice): readonly (string | number | boolean | null)[] => {
    if (choice.kind === "literal") return [choice.value];
    return choice.kind === "primitive" && choice.type === "null" ? [null] : [];
  });
  if (values.length < 2 || values.length < choices.length) return [];
  return [
    code`switch (${read}) {`,
    ...values.map((value) => code`  case ${value}:`),
    ...(members.includes(absent) ? [code`  case undefined:`] : []),
    code`    break;`,
    code`  default:`,
    code`    ${read} satisfies never;`,
    code`}`,
  ];
}
