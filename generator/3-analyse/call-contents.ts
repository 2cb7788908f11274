import type { Api, Direction, Encoding, MediaType, SchemaId } from "../2-normalise/api.js";
import { inPlaceSchemas } from "../2-normalise/applicators.js";
import { charsetOf, codecOf, essenceOf, withoutCharset } from "../2-normalise/media-types.js";
import { reachableFrom } from "../2-normalise/reachable-schemas.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Content, PropertyEncoding } from "./call-model.js";
import { codecOfContent } from "./content-codecs.js";
import { listedProperties } from "./listed-properties.js";
import { reportNesting } from "./parameter-nesting.js";
import { assertionsOf, resolveNames, schemaOf } from "./references.js";
import { streamItem } from "./stream-items.js";
import { areStrings, formsOf } from "./text-forms.js";
import { toPascalCase } from "./words.js";

type Schemas = Pick<Api, "schemas">;

/**
 * The contents of a body, the default first: JSON where there is some, elsewhere the first one. `name` is that of the
 * default; each other one has its media type behind that.
 *
 * Reports where a schema says something that the codec cannot apply.
 */
export function contentsOfBody(
  mediaTypes: readonly MediaType[],
  name: string,
  direction: Direction,
  api: Schemas,
  diagnostics: Diagnostics,
): readonly Content[] {
  const isJson = ({ codec }: MediaType) => codec === "json";
  const sorted = [...mediaTypes.filter(isJson), ...mediaTypes.filter((each) => !isJson(each))];
  const names = new Set<string>();
  const short = mediaTypes.map(({ name }) => withoutCharset(name).toLowerCase());
  return sorted.map((mediaType, index) => {
    const own = index === 0 ? name : distinct(name + suffixOf(mediaType.name), names);
    names.add(own);
    const isShared = short.filter((each) => each === withoutCharset(mediaType.name).toLowerCase()).length > 1;
    const key = isShared ? mediaType.name : withoutCharset(mediaType.name);
    return contentOf(mediaType, { name: own, mediaType: key }, direction, api, diagnostics);
  });
}

function unreadIn({ encoding, unread }: MediaType): Content["unread"] {
  const fieldsIn = (fields: MediaType["unread"], part?: string) =>
    [...fields].map(([field, node]) => ({ field, part, node }));
  return [...fieldsIn(unread), ...[...encoding].flatMap(([name, each]) => fieldsIn(each.unread, name))];
}

function contentOf(
  mediaType: MediaType,
  names: Pick<Content, "name" | "mediaType">,
  direction: Direction,
  api: Schemas,
  diagnostics: Diagnostics,
): Content {
  const { at, examples, schema } = mediaType;
  const sentAs = charsetOf(mediaType.name) === "utf-8" ? mediaType.name : names.mediaType;
  const described = { at, ...names, sentAs, examples, unapplied: undefined, unread: unreadIn(mediaType) };
  const codec = codecOfContent(mediaType, direction, api);
  const report = (is: string, applied: SchemaId | undefined) =>
    reportNotApplied(mediaType, is, applied, api, diagnostics);
  switch (codec) {
    case "json":
    case "any-json":
    case "any-json-or-text":
      report("JSON", schema);
      return { ...described, codec, schema };
    case "text": {
      const applied = schema !== undefined && areStrings(formsOf(schema, api)) ? schema : undefined;
      report("text", applied);
      return { ...described, codec, schema: applied, unapplied: applied === undefined ? schema : undefined };
    }
    case "any-form":
    case "any-multipart": {
      // The text of a form can be described, its parts cannot.
      const isText = codec === "any-form" && schema !== undefined && areStrings(formsOf(schema, api));
      if (schema !== undefined && !saysNothing(schema, "a form", api)) {
        diagnostics.report("form-schema-not-object", schemaOf(api, schema).at, { mediaType: mediaType.name });
      }
      return { ...described, codec, ...(isText ? { schema } : { schema: undefined, unapplied: schema }) };
    }
    case "binary":
      report("bytes", undefined);
      return { ...described, codec, schema: undefined, unapplied: schema };
    case "form":
    case "multipart": {
      const applied = direction === "request" ? schema : undefined;
      report("a form, which is returned as `FormData`", applied);
      if (applied !== undefined) reportTextOfBytes(mediaType, applied, api, diagnostics);
      const encoding = direction === "request" ? encodingsOf(mediaType, api, diagnostics) : new Map();
      return { ...described, codec, schema: applied, unapplied: applied === undefined ? schema : undefined, encoding };
    }
    case "event-stream":
    case "json-lines":
    case "json-seq": {
      const item = streamItem(mediaType, api);
      report("read item by item", item.schema);
      return { ...described, codec, schema: undefined, item };
    }
    default:
      return codec satisfies never;
  }
}

/** Names each schema of a media type that nothing is checked against, unless it says no more than the codec does. */
function reportNotApplied(
  { name: mediaType, schema, itemSchema }: MediaType,
  is: string,
  applied: SchemaId | undefined,
  api: Schemas,
  diagnostics: Diagnostics,
): void {
  for (const id of [schema, itemSchema]) {
    if (id === undefined || id === applied || saysNothing(id, is, api)) continue;
    diagnostics.report("content-schema-not-applied", schemaOf(api, id).at, { mediaType, is });
  }
}

/** Bytes are not checked: what a schema says of them as a text is named. */
function reportTextOfBytes(
  { name: mediaType }: MediaType,
  body: SchemaId,
  { schemas }: Schemas,
  diagnostics: Diagnostics,
): void {
  for (const id of reachableFrom([body], schemas)) {
    const schema = schemas.get(id);
    if (schema?.kind !== "keywords" || schema.keywords.bytes === undefined) continue;
    const ofText = assertionsOf(schema).some((keyword) => keyword !== "bytes");
    if (ofText) diagnostics.report("content-schema-not-applied", schema.at, { mediaType, is: "bytes here" });
  }
}

function saysNothing(id: SchemaId, is: string, api: Schemas): boolean {
  const schema = schemaOf(api, resolveNames(api, id));
  if (schema.kind === "boolean") return schema.value;
  const { type, format } = schema.keywords;
  const isBytes = is === "bytes" && type?.value.every((name) => name === "string") !== false;
  return assertionsOf(schema).every(
    (keyword) =>
      isBytes &&
      (keyword === "type" || (keyword === "format" && (format?.value === "binary" || format?.value === "byte"))),
  );
}

/** OAS 3.1 §4.8.15.1: where a style is given, a media type is not looked at. */
function encodingsOf(
  { encoding, schema }: MediaType,
  api: Schemas,
  diagnostics: Diagnostics,
): ReadonlyMap<string, PropertyEncoding> {
  const properties = schema === undefined ? new Set<string>() : propertiesOf(schema, api);
  return new Map(
    [...encoding].flatMap(([name, each]) => {
      if (properties.size > 0 && !properties.has(name)) {
        diagnostics.report("encoding-unused", each.at, { name, suggestion: diagnostics.suggest(name, properties) });
      }
      const known = encodingOf(each);
      const property = schema && listedProperties(schema, api).get(name);
      if (property !== undefined && known?.kind === "style") {
        reportNesting(name, property, known.style, api, diagnostics);
      }
      return known === undefined ? [] : [[name, known] as const];
    }),
  );
}

function encodingOf({ contentType, style, explode, allowReserved }: Encoding): PropertyEncoding | undefined {
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    const own = style ?? "form";
    return { kind: "style", style: own, explode: explode ?? own === "form", allowReserved: allowReserved === true };
  }
  const mediaTypes = (contentType ?? "").split(",").map((each) => each.trim());
  const [first = ""] = mediaTypes;
  return first === "" ? undefined : { kind: "content", mediaTypes, codec: codecOf(first) };
}

/** The properties that a schema lists, and all that it applies to the same value. */
function propertiesOf(id: SchemaId, { schemas }: Schemas): ReadonlySet<string> {
  const names = new Set<string>();
  const applied = new Set([id]);
  // A Set gives what is added while it is walked.
  for (const each of applied) {
    const schema = schemas.get(each);
    if (schema?.kind !== "keywords") continue;
    for (const name of schema.keywords.properties?.value.keys() ?? []) names.add(name);
    for (const next of inPlaceSchemas(schema)) applied.add(next.id);
  }
  return names;
}

/** `text/csv` is `TextCsv`, `multipart/form-data` is `FormData`: most types say nothing that the subtype does not. */
function suffixOf(mediaType: string): string {
  const [type = "", subtype = ""] = essenceOf(mediaType).split("/");
  if (type === "*") return "Any";
  if (subtype === "*") return `Any${toPascalCase(type)}`;
  const plain = subtype.replace(/^x-|^www-/, "").replace(/^www-/, "");
  return type === "application" || type === "multipart" ? toPascalCase(plain) : toPascalCase(`${type} ${plain}`);
}

function distinct(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count++) {
    const candidate = count === 2 ? name : `${name}${count - 1}`;
    if (!taken.has(candidate)) return candidate;
  }
}
