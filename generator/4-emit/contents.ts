import type { SchemaId } from "../2-normalise/api.js";
import type { Content, PropertyEncoding } from "../3-analyse/calls.js";
import type { Model, OperationName } from "../3-analyse/model.js";
import { validatedSchema } from "./content-schemas.js";
import { queryRule, styleRule } from "./parameter-rules.js";
import { braces, type Code, callArguments, code, list, textsBetween } from "./print/code.js";
import { global, imported, type ModuleRef, objectKey } from "./print/identifiers.js";
import { referenceTo, typeOf } from "./shapes.js";
import { contentValidatorName } from "./validators/operations.js";
import { runtime } from "./validators/runtime.js";

/** The module that holds the validators of an API. */
export function validatorsModule(model: Model): ModuleRef & { readonly kind: "file" } {
  return { kind: "file", path: `src/${model.api.name}/validators.ts` };
}

/** The type of a body that is sent. */
export function sentType(content: Content, model: Model): Code {
  switch (content.codec) {
    case "json":
    case "any-json":
    case "any-json-or-text":
    case "form":
    case "multipart":
      return validatedType(content, model) ?? code`unknown`;
    case "any-form":
      return validatedType(content, model) ?? bodyType("UrlencodedBody");
    case "any-multipart":
      return bodyType("MultipartBody");
    case "text":
      return validatedType(content, model) ?? code`string`;
    case "binary":
    case "event-stream":
    case "json-lines":
    case "json-seq":
      return bodyType("BinaryBody");
    default:
      throw new Error(`${content satisfies never} is no content`);
  }
}

/** The type of a media type, or of those of a range. */
export function mediaTypeType(mediaType: string): Code {
  const [start = "", end] = mediaType.split("*");
  if (end === undefined) return code`${mediaType}`;
  // Every media type is one of this range: a type of its own would tell it from none of the others.
  return start === "" ? code`string` : textsBetween(start, end);
}

function bodyType(name: string): Code {
  return imported(name, runtime("contents"), { type: true });
}

/** The type of a body that is received. */
export function receivedType(content: Content, model: Model): Code {
  switch (content.codec) {
    case "json":
    case "any-json":
    case "any-json-or-text":
      return validatedType(content, model) ?? code`unknown`;
    case "text":
      return validatedType(content, model) ?? code`string`;
    case "binary":
      return global("Blob");
    case "form":
    case "multipart":
    case "any-form":
    case "any-multipart":
      return global("FormData");
    case "event-stream": {
      const type = validatedType(content, model) ?? (content.item.json === false ? code`string` : code`unknown`);
      if (content.item.describes === "item") return code`${global("AsyncIterable")}<${type}>`;
      return code`${global("AsyncIterable")}<${imported("ServerSentEvent", runtime("streams/event-stream"), { type: true })}<${type}>>`;
    }
    case "json-lines":
    case "json-seq":
      return code`${global("AsyncIterable")}<${validatedType(content, model) ?? code`unknown`}>`;
    default:
      throw new Error(`${content satisfies never} is no content`);
  }
}

/**
 * A media type as the runtime reads and writes it: `json(validateShare)`, `text("text/csv")`. `otherwise` is the validator
 * where the contract says nothing of the value.
 */
export function contentLiteral(content: Content, names: OperationName, model: Model, otherwise?: Code): Code {
  const { codec, mediaType } = content;
  const validator = validatorOf(content, names, model) ?? otherwise;
  const call = (name: string, module: string, parameters: readonly (Code | undefined)[]) =>
    code`${imported(name, runtime(`contents/${module}`))}${callArguments(withoutLastAbsent(parameters))}`;
  const unless = (usual: string) => (mediaType.toLowerCase() === usual ? undefined : code`${mediaType}`);
  switch (codec) {
    case "json":
      return call("json", "json", [validator, unless("application/json")]);
    case "text":
      return call("text", "text", [code`${mediaType}`, validator]);
    case "binary":
      return call("binary", "binary", [code`${mediaType}`, validator]);
    case "any-json":
      return call("anyJson", "any-json", [code`${mediaType}`, validator]);
    case "any-json-or-text":
      return call("anyJsonOrText", "any-json-or-text", [code`${mediaType}`, validator]);
    case "any-form":
      return call("anyForm", "any-form", [validator]);
    case "any-multipart":
      return call("anyMultipart", "any-multipart", [validator, unless("multipart/form-data")]);
    case "form":
      return call("form", "form", [validator, formRules(content.encoding)]);
    case "multipart":
      return call("multipart", "multipart", [
        validator,
        partEncodings(content.encoding),
        unless("multipart/form-data"),
      ]);
    case "event-stream":
      return call("eventStream", "event-stream", [
        itemValidator(content, validator),
        jsonEvents(content.item.json),
        content.item.orText ? imported("jsonOrText", runtime("streams/json-text")) : undefined,
      ]);
    case "json-lines":
      return call("jsonLines", "json-lines", [itemValidator(content, validator), code`${mediaType}`]);
    case "json-seq":
      return call("jsonSequence", "json-seq", [itemValidator(content, validator), unless("application/json-seq")]);
    default:
      throw new Error(`${content satisfies never} is no content`);
  }
}

/** Arguments with `undefined` for those that are absent, but for the last ones. */
function withoutLastAbsent(parameters: readonly (Code | undefined)[]): readonly Code[] {
  const length = parameters.findLastIndex((parameter) => parameter !== undefined) + 1;
  return parameters.slice(0, length).map((parameter) => parameter ?? code`undefined`);
}

/** The validator of a body or an item: its schema's own where that has a name, else one made for the operation. */
function validatorOf(content: Content, names: OperationName, model: Model): Code | undefined {
  const schema = validatedSchema(content, model);
  if (schema === undefined) return undefined;
  const name = model.names.get(schema)?.validate ?? contentValidatorName(names, content.name);
  return imported(name, validatorsModule(model));
}

type StreamContent = Extract<Content, { readonly item: unknown }>;

function itemValidator({ codec, item }: StreamContent, validator: Code | undefined): Code {
  const own = validator ?? imported("anyItem", runtime("contents/item-stream"));
  if (codec !== "event-stream" || item.describes === "item") return own;
  return code`${imported("eventOf", runtime("streams/event-stream"))}(${own})`;
}

/** Which events have JSON as data: all, none, or those of these names. */
function jsonEvents(json: boolean | readonly string[]): Code {
  return typeof json === "boolean"
    ? code`${json}`
    : list(
        code`[`,
        json.map((name) => code`${name}`),
        code`]`,
      );
}

type Encodings = ReadonlyMap<string, PropertyEncoding>;

/** How the properties of a urlencoded form are written that the contract gives an encoding. */
function formRules(encoding: Encodings): Code | undefined {
  const rules = [...encoding].map(([name, each]) =>
    each.kind === "style"
      ? queryRule(name, { ...each, allowEmptyValue: false })
      : queryRule(name, { kind: "content", mediaType: each.mediaTypes[0] ?? "text/plain", codec: each.codec }),
  );
  return rules.length === 0 ? undefined : list(code`[`, rules, code`]`);
}

/** The styles of parts, and their media types where those are not the default ones. */
function partEncodings(encoding: Encodings): Code | undefined {
  const encodings = [...encoding].flatMap(([name, each]) => {
    const written = partEncoding(each);
    return written === undefined ? [] : [code`${objectKey(name)}: ${written}`];
  });
  return encodings.length === 0 ? undefined : braces(encodings);
}

/** One of several media types, or of a range, is that of the value itself. */
function partEncoding(encoding: PropertyEncoding): Code | undefined {
  if (encoding.kind === "style") {
    const rule = styleRule({ ...encoding, allowEmptyValue: false });
    return code`${imported("partsBy", runtime("contents/part-styles"))}(${rule})`;
  }
  const [type = "", ...others] = encoding.mediaTypes;
  return type === "" || others.length > 0 || type.includes("*") ? undefined : code`${type}`;
}

function validatedType(content: Content, model: Model): Code | undefined {
  const schema = validatedSchema(content, model);
  return schema && schemaType(schema, model);
}

/** The type of a schema: its name where it has one. */
export function schemaType(id: SchemaId, model: Model): Code {
  if (model.names.has(id)) return referenceTo(id, model);
  const shape = model.shapes.get(id);
  if (shape === undefined) throw new Error(`${id} has no shape: analysis must cover every schema`);
  return typeOf(shape, model);
}
