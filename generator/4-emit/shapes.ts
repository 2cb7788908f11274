import type { SchemaId } from "../2-normalise/api.js";
import type { Model, Property, Shape } from "../3-analyse/model.js";
import { schemaDoc } from "./documentation.js";
import { type Code, code, group, ifBroken, indent, join, line, list, softLine } from "./print/code.js";
import { type PropertySignature, propertySignature } from "./print/declare.js";
import { global, imported, type ModuleRef } from "./print/identifiers.js";
import { typeLiteral } from "./print/literals.js";

/**
 * A shape as a TypeScript type. It refers to named schemas by importing their types from the API's `types.ts`, so it
 * can be printed in any module.
 */
export function typeOf(shape: Shape, model: Model): Code {
  switch (shape.kind) {
    case "unknown":
    case "never":
      return keywordType(shape.kind);
    case "primitive":
      return keywordType(shape.type);
    case "literal":
      return typeLiteral(shape.value);
    case "array":
      return code`${parenthesised(shape.items, model)}[]`;
    case "tuple":
      return list(code`[`, tupleItems(shape, model), code`]`);
    case "object":
      return objectOf(shape, model);
    case "union":
      return unionOf(shape.members, model);
    case "intersection":
      return intersectionOf(shape.members, model);
    case "reference":
      return referenceTo(shape.id, model);
    case "bytes":
      return code`${global("Blob")} | ${global("ReadableStream")}<${global("Uint8Array")}>`;
    case "notNull":
      return code`{}`;
    default:
      return shape satisfies never;
  }
}

/** The declared type of a named schema. Throws if the schema has no name. */
export function referenceTo(id: SchemaId, model: Model): Code {
  const name = model.names.get(id);
  if (name === undefined) throw new Error(`${id} has no name: naming must cover every schema that is referred to`);
  return imported(name.type, typesModule(model), { type: true });
}

/** The module that declares the types of an API. */
export function typesModule(model: Model): ModuleRef & { readonly kind: "file" } {
  return { kind: "file", path: `src/${model.api.name}/types.ts` };
}

/** The property signatures of an object shape, each with its JSDoc. */
export function propertiesOf(properties: readonly Property[], model: Model): readonly PropertySignature[] {
  return properties.map(({ name, shape, required, readOnly, schema }) => ({
    name,
    type: typeOf(shape, model),
    optional: !required,
    readonly: readOnly,
    doc: schemaDoc(schema, name, model),
  }));
}

/**
 * The type of an object shape's index signature; undefined if it has none. TypeScript demands that the listed
 * properties match it too, which JSON Schema does not, so their types are added: looser than the schema, never tighter.
 * An optional property adds `undefined`, for users without `exactOptionalPropertyTypes`.
 */
export function indexSignature({ properties, additional }: ObjectShape, model: Model): Code | undefined {
  if (additional === undefined) return undefined;
  const members = distinct([additional, ...properties.map(({ shape }) => shape)]);
  const optional = properties.some(({ required }) => !required) && !members.some(({ kind }) => kind === "unknown");
  return unionOf(members, model, optional ? [code`undefined`] : []);
}

type ObjectShape = Extract<Shape, { readonly kind: "object" }>;
type TupleShape = Extract<Shape, { readonly kind: "tuple" }>;
type KeywordType = Extract<Shape, { readonly kind: "primitive" }>["type"] | "unknown" | "never";

function keywordType(name: KeywordType): Code {
  switch (name) {
    case "unknown":
      return code`unknown`;
    case "never":
      return code`never`;
    case "string":
      return code`string`;
    case "number":
      return code`number`;
    case "boolean":
      return code`boolean`;
    case "null":
      return code`null`;
    default:
      return name satisfies never;
  }
}

/** An object type. Its index signature is not a `Record`: a type alias cannot refer to itself in one. */
function objectOf(shape: ObjectShape, model: Model): Code {
  const index =
    shape.properties.length === 0 ? (indexSignature(shape, model) ?? code`unknown`) : indexSignature(shape, model);
  const members = propertiesOf(shape.properties, model).map(propertySignature);
  const all = index === undefined ? members : [...members, code`[key: string]: ${index}`];
  return group(code`{`, indent(line, join(code`;${line}`, all), ifBroken(code`;`)), line, code`}`);
}

function tupleItems({ items, required, rest }: TupleShape, model: Model): readonly Code[] {
  const listed = items.map((item, index) =>
    index < required ? typeOf(item, model) : code`${parenthesised(item, model)}?`,
  );
  return rest === undefined ? listed : [...listed, code`...${parenthesised(rest, model)}[]`];
}

/** A union on one line, or with one member a line. */
function unionOf(members: readonly Shape[], model: Model, others: readonly Code[] = []): Code {
  const flat = distinct(members).filter(({ kind }) => kind !== "never");
  if (flat.some(({ kind }) => kind === "unknown")) return code`unknown`;
  const types = [
    ...flat.map((member) => (member.kind === "intersection" ? parenthesised(member, model) : typeOf(member, model))),
    ...others,
  ];
  const [only] = types;
  if (only === undefined) return code`never`;
  return types.length === 1 ? only : group(indent(softLine, ifBroken(code`| `), join(code`${line}| `, types)));
}

function intersectionOf(members: readonly Shape[], model: Model): Code {
  const others = members.filter(({ kind }) => kind !== "notNull");
  if (others.length < members.length) return code`${global("NonNullable")}<${intersectionOf(others, model)}>`;
  const types = members.map((member) => (isUnion(member) ? parenthesised(member, model) : typeOf(member, model)));
  const [only] = types;
  if (only === undefined) return code`unknown`;
  return types.length === 1 ? only : group(join(code` & `, types));
}

/** A type next to an operator, in parentheses if it needs them. */
function parenthesised(shape: Shape, model: Model): Code {
  const type = typeOf(shape, model);
  return isUnion(shape) || isIntersection(shape) ? group(code`(`, type, softLine, code`)`) : type;
}

/** Whether the type of a shape is written with `&`, and not as `NonNullable`. */
function isIntersection(shape: Shape): boolean {
  return shape.kind === "intersection" && shape.members.every(({ kind }) => kind !== "notNull");
}

/** Whether the type of a shape is written with `|`. */
function isUnion({ kind }: Shape): boolean {
  return kind === "union" || kind === "bytes";
}

/** Flattens nested unions and drops repeated members, and literals whose primitive is a member too. */
function distinct(shapes: readonly Shape[]): readonly Shape[] {
  const members = shapes.flatMap((shape) => (shape.kind === "union" ? distinct(shape.members) : [shape]));
  const primitives = new Set(members.flatMap((member) => (member.kind === "primitive" ? [member.type as string] : [])));
  const kept = members.filter((member) => member.kind !== "literal" || !primitives.has(typeof member.value));
  return [...new Map(kept.map((member) => [JSON.stringify(member), member])).values()];
}
