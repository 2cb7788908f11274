import type { Api, Direction, MediaType, SchemaId } from "../2-normalise/api.js";
import { essenceOf, isStream } from "../2-normalise/media-types.js";
import { isBytes } from "../2-normalise/multipart-schemas.js";
import type { Content } from "./call-model.js";
import { assertionsOf, resolveNames, schemaOf } from "./references.js";
import { formsOf } from "./text-forms.js";

type Schemas = Pick<Api, "schemas">;

/**
 * How a body is written or read: as its media type says, unless its direction or its schema says more.
 *
 * - A stream is read item by item, and sent as it is given.
 * - Of multipart responses, only forms are read (Fetch Standard §5.3, `formData`); of the others, the bytes are returned.
 * - A range of all types or of `application` is bytes only if its schema does not describe another value.
 * - A form is written from the properties of an object. Where its schema describes none, the whole form is given.
 */
export function codecOfContent(
  { codec, name, schema }: MediaType,
  direction: Direction,
  api: Schemas,
): Content["codec"] {
  const isRequest = direction === "request";
  const type = essenceOf(name);
  if (isStream(codec)) return isRequest ? "binary" : codec;
  switch (codec) {
    case "form":
      return isRequest && !describesObject(schema, api) ? "any-form" : codec;
    case "multipart":
      if (isRequest) return describesObject(schema, api) ? codec : "any-multipart";
      return type === "multipart/form-data" ? codec : "binary";
    case "binary":
      if ((type !== "*/*" && type !== "application/*") || !describesValue(schema, api)) return codec;
      return formsOf(schema, api).has("string") ? "any-json-or-text" : "any-json";
    default:
      return codec;
  }
}

/** Whether a schema says anything of a value that can be an object. */
function describesObject(id: SchemaId | undefined, api: Schemas): id is SchemaId {
  return id !== undefined && !acceptsAll(id, api) && formsOf(id, api).has("object");
}

/** Whether a schema says anything of a value that is not bytes. */
function describesValue(id: SchemaId | undefined, api: Schemas): id is SchemaId {
  if (id === undefined || acceptsAll(id, api)) return false;
  const schema = schemaOf(api, resolveNames(api, id));
  return schema.kind === "boolean" || !(isBytes(schema) || schema.keywords.format?.value === "byte");
}

function acceptsAll(id: SchemaId, api: Schemas): boolean {
  const schema = schemaOf(api, resolveNames(api, id));
  return schema.kind === "boolean" ? schema.value : assertionsOf(schema).length === 0;
}
