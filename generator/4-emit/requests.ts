import type { Parameter, SchemaId } from "../2-normalise/api.js";
import { type Call, type CallBody, type Content, groupsOf } from "../3-analyse/calls.js";
import type { Model } from "../3-analyse/model.js";
import { contentSchema } from "./content-schemas.js";
import { schemaDoc } from "./documentation.js";
import { type Code, code, group, ifBroken, indent, join, line } from "./print/code.js";
import { type PropertySignature, propertySignature } from "./print/declare.js";
import { imported } from "./print/identifiers.js";
import { type Doc, doc } from "./print/jsdoc.js";
import { referenceTo, typeOf } from "./shapes.js";
import { runtime } from "./validators/runtime.js";

/**
 * What a caller gives to an operation: its parameters under `path`, `query` and `headers`, and its `body`. A group is
 * there only where the operation has such parameters, and may be left out where it needs none of them.
 */
export function requestProperties(call: Call, model: Model): readonly PropertySignature[] {
  const groups = groupsOf(call).map(({ name, parameters, required }): PropertySignature => {
    const type = parametersType(parameters, model);
    return {
      name,
      type: name === "headers" ? code`${callHeaders} & ${type}` : type,
      optional: !required,
      readonly: true,
    };
  });
  return [...groups, ...(call.body ? [bodyProperty(call.body, model)] : [])];
}

/** Whether an operation can be called without a request: nothing that it sends is required. */
export function hasOptionalRequest({ parameters, body }: Call): boolean {
  return parameters.every(({ required }) => !required) && body?.required !== true;
}

/** The type of a body; any JSON value where the contract does not say more. */
export function contentType(content: Content, model: Model): Code {
  const schema = contentSchema(content, model);
  return schema === undefined ? code`unknown` : schemaType(schema, model);
}

const callHeaders = imported("CallHeaders", runtime("call"), { type: true });

function bodyProperty({ contents, required, description }: CallBody, model: Model): PropertySignature {
  const types = contents.map((content) => contentType(content, model));
  return {
    name: "body",
    type: join(code` | `, types),
    optional: !required,
    readonly: true,
    doc: doc({ summary: description }),
  };
}

function parametersType(parameters: readonly Parameter[], model: Model): Code {
  const members = parameters.map((parameter) =>
    propertySignature({
      name: parameter.name,
      type: schemaType(parameter.schema, model),
      optional: !parameter.required,
      readonly: true,
      doc: parameterDoc(parameter, model),
    }),
  );
  return group(code`{`, indent(line, join(code`;${line}`, members), ifBroken(code`;`)), line, code`}`);
}

function parameterDoc({ name, description, deprecated, schema }: Parameter, model: Model): Doc {
  if (description === undefined && !deprecated) return schemaDoc(schema, name, model);
  return doc({ summary: description, tags: deprecated ? [{ name: "deprecated" }] : [] });
}

function schemaType(id: SchemaId, model: Model): Code {
  if (model.names.has(id)) return referenceTo(id, model);
  const shape = model.shapes.get(id);
  if (shape === undefined) throw new Error(`${id} has no shape: analysis must cover every schema`);
  return typeOf(shape, model);
}
