import type { SchemaId } from "../2-normalise/api.js";
import { type Call, type CallBody, type CallParameter, type Content, groupsOf } from "../3-analyse/calls.js";
import type { Model, Shape } from "../3-analyse/model.js";
import { acceptChoice } from "./accept.js";
import { mediaTypeType, schemaType, sentType } from "./contents.js";
import { schemaDoc } from "./documentation.js";
import { type Code, code, group, ifBroken, indent, join, line, softLine } from "./print/code.js";
import { type PropertySignature, propertySignature } from "./print/declare.js";
import { global, imported } from "./print/identifiers.js";
import { type Doc, doc } from "./print/jsdoc.js";
import { runtime } from "./validators/runtime.js";

/** What a caller passes to an operation. */
export interface RequestType {
  readonly properties: readonly PropertySignature[];
  /** Where a body has several media types: one of these types besides the properties. */
  readonly bodies: Code | undefined;
}

/**
 * The type of a request: its parameters under `path`, `query`, `headers` and `cookies`, and its `body`. A group is there
 * only where the operation has such parameters, and is optional where none of them is required. Several media types are
 * a union on `contentType`, which the first one can do without.
 */
export function requestType(call: Call, model: Model): RequestType {
  const groups = groupsOf(call).map(({ name, parameters, required }): PropertySignature => {
    const type = name === "querystring" ? parameterType(parameters[0], model) : parametersType(parameters, model);
    return {
      name,
      ...orUndefined(name === "headers" ? headersType(type, parameters) : type, !required),
      readonly: true,
      ...(name === "cookies" && { doc: cookiesDoc }),
    };
  });
  const { body } = call;
  const choice = acceptChoice(call);
  const properties: readonly PropertySignature[] =
    choice === undefined
      ? groups
      : [...groups, { name: "accept", ...orUndefined(choice, true), readonly: true, doc: acceptDoc }];
  if (body === undefined) return { properties, bodies: undefined };
  const [content, ...others] = body.contents;
  return content !== undefined && others.length === 0
    ? {
        properties: [...properties, ...contentType(body, content), bodyProperty(body, content, model)],
        bodies: undefined,
      }
    : { properties, bodies: bodiesType(body, model) };
}

/** Whether an operation can be called without a request: nothing that it sends is required. */
export function hasOptionalRequest({ parameters, body }: Call): boolean {
  return parameters.every(({ required }) => !required) && body?.required !== true;
}

const callHeaders = imported("CallHeaders", runtime("call"), { type: true });

/** Whether the type of the headers is none that every call takes: arrays and objects are written by a style. */
export function hasStructuredHeaders({ parameters }: Call): boolean {
  return parameters.some(({ group, wire }) => group === "headers" && wire === "structured");
}

/** The headers of the contract, besides which others can be sent. */
function headersType(described: Code, parameters: readonly CallParameter[]): Code {
  if (!parameters.some(({ wire }) => wire === "structured")) return code`${callHeaders} & ${described}`;
  return code`${imported("DescribedHeaders", runtime("call"), { type: true })}<${described}>`;
}

const acceptDoc = doc({
  summary: "The media type that the response should have. By default all of the contract are accepted.",
});

const cookiesDoc = doc({
  summary: "Sent as the `Cookie` header. Browsers do not allow that: there, cookies are those of the page.",
});

/** A body of a range such as `image/*` needs a media type of its own. */
function contentType({ required }: CallBody, content: Content): readonly PropertySignature[] {
  if (!content.mediaType.includes("*")) return [];
  const optional = !required || !needsContentType(content);
  return [{ name: "contentType", ...orUndefined(code`string`, optional), readonly: true }];
}

/** Whether a body can be sent only with the media type that it has: that of the contract is a range. */
export function needsContentType(content: Content): boolean {
  return content.mediaType.includes("*") && !hasOwnMediaType(content);
}

/** Whether a body of a range says what it is itself: a `Blob` has a type, and JSON has one. */
function hasOwnMediaType({ codec }: Content): boolean {
  return codec === "binary" || codec === "any-json" || codec === "any-json-or-text";
}

function bodyProperty({ required, description }: CallBody, content: Content, model: Model): PropertySignature {
  const type = orUndefined(sentType(content, model), !required);
  return { name: "body", ...type, readonly: true, doc: doc({ summary: description }) };
}

/** An optional property may be `undefined` as well, with `exactOptionalPropertyTypes` too: neither is sent. */
function orUndefined(type: Code, optional: boolean): Pick<PropertySignature, "type" | "optional"> {
  return { type: optional ? code`${type} | undefined` : type, optional };
}

function bodiesType(body: CallBody, model: Model): Code {
  const types = body.contents.map((content, index) =>
    objectType([
      {
        name: "contentType",
        ...orUndefined(mediaTypeType(content.mediaType), index === 0 && !needsContentType(content)),
        readonly: true,
      },
      bodyProperty({ ...body, required: true }, content, model),
    ]),
  );
  const absent = ["contentType", "body"].map((name) => ({
    name,
    type: code`undefined`,
    optional: true,
    readonly: true,
  }));
  const all = body.required ? types : [...types, objectType(absent)];
  return group(code`(`, indent(softLine, ifBroken(code`| `), join(code`${line}| `, all)), softLine, code`)`);
}

function parametersType(parameters: readonly CallParameter[], model: Model): Code {
  return objectType(
    parameters.map((parameter) => ({
      name: parameter.name,
      ...orUndefined(parameterType(parameter, model), !parameter.required),
      readonly: true,
      doc: parameterDoc(parameter, model),
    })),
  );
}

/** Whether `null` sends a parameter without a value. */
export function mayBeEmpty({ group, serialization }: CallParameter): boolean {
  return group === "query" && serialization.kind === "style" && serialization.allowEmptyValue;
}

function parameterType(parameter: CallParameter | undefined, model: Model): Code {
  if (parameter?.schema === undefined) return code`unknown`;
  const type = readonlyType(parameter.schema, model);
  return mayBeEmpty(parameter) ? code`${type} | null` : type;
}

/** A type that takes arrays which are `readonly`, too: nothing is changed in a request. */
function readonlyType(id: SchemaId, model: Model): Code {
  const type = schemaType(id, model);
  const shape = model.shapes.get(id);
  if (!model.names.has(id) && isArray(shape)) return code`readonly ${type}`;
  const members = membersOf(shape, model);
  return members.some(isArray) ? code`${global("Readonly")}<${type}>` : type;
}

/** A shape, or those of a union, with references followed. */
function membersOf(shape: Shape | undefined, model: Model): readonly Shape[] {
  const members = new Set<Shape>(shape === undefined ? [] : [shape]);
  // A Set is walked to what is added meanwhile.
  for (const each of members) {
    if (each.kind === "union") for (const member of each.members) members.add(member);
    const next = each.kind === "reference" ? model.shapes.get(each.id) : undefined;
    if (next !== undefined) members.add(next);
  }
  return [...members];
}

function isArray(shape: Shape | undefined): boolean {
  return shape?.kind === "array" || shape?.kind === "tuple";
}

function objectType(properties: readonly PropertySignature[]): Code {
  const members = properties.map(propertySignature);
  return group(code`{`, indent(line, join(code`;${line}`, members), ifBroken(code`;`)), line, code`}`);
}

function parameterDoc({ name, description, deprecated, schema }: CallParameter, model: Model): Doc {
  if (schema !== undefined && description === undefined && !deprecated) return schemaDoc(schema, name, model);
  return doc({ summary: description, tags: deprecated ? [{ name: "deprecated" }] : [] });
}
