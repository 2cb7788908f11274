import { type Call, type CallBody, type CallParameter, type Content, groupsOf } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { acceptChoice } from "./accept.js";
import { mediaTypeType, schemaType, sentType } from "./contents.js";
import { schemaDoc } from "./documentation.js";
import { type Code, code, group, ifBroken, indent, join, line, softLine } from "./print/code.js";
import { type PropertySignature, propertySignature } from "./print/declare.js";
import { imported } from "./print/identifiers.js";
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
      type: name === "headers" ? code`${callHeaders} & ${type}` : type,
      optional: !required,
      readonly: true,
      ...(name === "cookies" && { doc: cookiesDoc }),
    };
  });
  const { body } = call;
  const choice = acceptChoice(call);
  if (choice !== undefined)
    groups.push({ name: "accept", type: choice, optional: true, readonly: true, doc: acceptDoc });
  if (body === undefined) return { properties: groups, bodies: undefined };
  const [content, ...others] = body.contents;
  return content !== undefined && others.length === 0
    ? { properties: [...groups, ...contentType(content), bodyProperty(body, content, model)], bodies: undefined }
    : { properties: groups, bodies: bodiesType(body, model) };
}

/** Whether an operation can be called without a request: nothing that it sends is required. */
export function hasOptionalRequest({ parameters, body }: Call): boolean {
  return parameters.every(({ required }) => !required) && body?.required !== true;
}

const callHeaders = imported("CallHeaders", runtime("call"), { type: true });

const acceptDoc = doc({
  summary: "The media type that the response should have. By default all of the contract are accepted.",
});

const cookiesDoc = doc({
  summary: "Sent as the `Cookie` header. Browsers do not allow that: there, cookies are those of the page.",
});

/** A body of a range such as `image/*` needs a media type of its own. */
function contentType(content: Content): readonly PropertySignature[] {
  if (!content.mediaType.includes("*")) return [];
  return [{ name: "contentType", type: code`string`, optional: hasOwnMediaType(content), readonly: true }];
}

/** Whether a body of a range says what it is itself: a `Blob` has a type, and JSON has one. */
function hasOwnMediaType({ codec }: Content): boolean {
  return codec === "binary" || codec === "any-json" || codec === "any-json-or-text";
}

function bodyProperty({ required, description }: CallBody, content: Content, model: Model): PropertySignature {
  const type = sentType(content, model);
  return { name: "body", type, optional: !required, readonly: true, doc: doc({ summary: description }) };
}

function bodiesType(body: CallBody, model: Model): Code {
  const types = body.contents.map((content, index) =>
    objectType([
      {
        name: "contentType",
        type: mediaTypeType(content.mediaType),
        optional: index === 0 && (!content.mediaType.includes("*") || hasOwnMediaType(content)),
        readonly: true,
      },
      { ...bodyProperty(body, content, model), optional: false },
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
      type: parameterType(parameter, model),
      optional: !parameter.required,
      readonly: true,
      doc: parameterDoc(parameter, model),
    })),
  );
}

function parameterType(parameter: CallParameter | undefined, model: Model): Code {
  return parameter?.schema === undefined ? code`unknown` : schemaType(parameter.schema, model);
}

function objectType(properties: readonly PropertySignature[]): Code {
  const members = properties.map(propertySignature);
  return group(code`{`, indent(line, join(code`;${line}`, members), ifBroken(code`;`)), line, code`}`);
}

function parameterDoc({ name, description, deprecated, schema }: CallParameter, model: Model): Doc {
  if (schema !== undefined && description === undefined && !deprecated) return schemaDoc(schema, name, model);
  return doc({ summary: description, tags: deprecated ? [{ name: "deprecated" }] : [] });
}
