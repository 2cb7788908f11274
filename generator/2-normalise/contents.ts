import type { Node, ObjectNode, StringNode } from "../1-load/tree.js";
import type { Encoding, EncodingStyle, MediaType } from "./api.js";
import { readExamples } from "./examples.js";
import { type ExclusiveFields, reportExclusive } from "./exclusive-fields.js";
import { codecOf, essenceOf, isMediaType } from "./media-types.js";
import { isSince } from "./openapi-versions.js";
import { annotation, anything, ignored, optional, readFields, reportUnexpected, since } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { entriesOf, type KeyedNode, type SourceNode } from "./source-nodes.js";

const mediaTypeFields = {
  description: since("3.2", annotation("string")),
  schema: optional(...anything),
  itemSchema: since("3.2", optional(...anything)),
  example: optional(...anything),
  examples: optional("object"),
  encoding: optional("object"),
  prefixEncoding: since("3.2", ignored("parts are written by their names")),
  itemEncoding: since("3.2", ignored("parts are written by their names")),
};

/** Reads a map of Media Type Objects by their names (OAS 3.0 §4.7.14, 3.1 §4.8.14). An empty map means no body. */
export function readContent(source: SourceNode<ObjectNode>, reading: Reading): readonly MediaType[] {
  return entriesOf(source).flatMap((entry) => readMediaType(entry, reading) ?? []);
}

function readMediaType(source: KeyedNode, reading: Reading): MediaType | undefined {
  const { key: name, keyAt, node } = source;
  const fields = readMediaTypeFields(source, reading);
  if (fields === undefined) return undefined;
  if (!isMediaType(name)) reading.diagnostics.report("media-type-malformed", keyAt, { mediaType: name });
  const codec = codecOf(name);
  return {
    at: node.at,
    keyAt,
    name,
    codec,
    schema: fields.schema && reading.schemas.add(fields.schema),
    itemSchema: fields.itemSchema && reading.schemas.add(fields.itemSchema),
    encoding: readEncodings(fields.encoding, name, reading),
    unread: unreadIn({ prefixEncoding: fields.prefixEncoding, itemEncoding: fields.itemEncoding }),
    examples: readExamples(fields, reading),
  };
}

/** The fields that nothing is generated from. */
function unreadIn(fields: Unread): ReadonlyMap<string, Node> {
  return new Map(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.node]])));
}

type Unread = Readonly<Record<string, SourceNode | undefined>>;

/** Reads a Media Type Object of `components`, which does not say of which media type it is (OAS 3.2 §4.7.1). */
export function checkMediaType(source: KeyedNode, reading: Reading): void {
  const fields = readMediaTypeFields(source, reading);
  for (const schema of [fields?.schema, fields?.itemSchema]) if (schema !== undefined) reading.schemas.add(schema);
}

/** The fields of a Media Type Object, or of the one that a Reference Object leads to (OAS 3.2 §4.14). */
function readMediaTypeFields(source: KeyedNode, reading: Reading) {
  const mayRefer = isSince("3.2", reading.dialect.openapi);
  const node = mayRefer ? followReference(source, reading)?.node : source;
  if (node === undefined) return undefined;
  reportExclusive(node, exclusive, reading);
  return readFields(node, "Media Type Object", mediaTypeFields, reading);
}

const exclusive: ExclusiveFields = [
  ["encoding", "prefixEncoding"],
  ["encoding", "itemEncoding"],
];

const encodingFields = {
  contentType: optional("string"),
  headers: ignored("headers of single parts are not sent"),
  style: optional("string"),
  explode: optional("boolean"),
  allowReserved: optional("boolean"),
  encoding: since("3.2", ignored("parts inside of parts are JSON")),
  prefixEncoding: since("3.2", ignored("parts inside of parts are JSON")),
  itemEncoding: since("3.2", ignored("parts inside of parts are JSON")),
};

/** Reads Encoding Objects by the names of properties (OAS 3.0 §4.7.15, 3.1 §4.8.15). */
function readEncodings(
  source: SourceNode<ObjectNode> | undefined,
  mediaType: string,
  reading: Reading,
): ReadonlyMap<string, Encoding> {
  if (source === undefined) return new Map();
  const codec = codecOf(mediaType);
  if (codec !== "form" && codec !== "multipart") {
    const details = { field: "encoding", object: "Media Type Object", why: "it counts for forms only" };
    reading.diagnostics.report("field-ignored", source.keyAt, details);
    return new Map();
  }
  return new Map(
    entriesOf(source).flatMap((entry) => {
      const encoding = readEncoding(entry, mediaType, reading);
      return encoding === undefined ? [] : [[entry.key, encoding] as const];
    }),
  );
}

function readEncoding(source: KeyedNode, mediaType: string, reading: Reading): Encoding | undefined {
  reportExclusive(source, exclusive, reading);
  const fields = readFields(source, "Encoding Object", encodingFields, reading);
  if (fields === undefined) return undefined;
  const counted = <F extends StyleField>(field: F) => {
    const why = whyIgnored(field, mediaType, reading);
    if (fields[field] === undefined || why === undefined) return fields[field];
    reading.diagnostics.report("field-ignored", fields[field].keyAt, { field, object: "Encoding Object", why });
    return undefined;
  };
  const { contentType, headers, encoding, prefixEncoding, itemEncoding } = fields;
  const [style, explode, allowReserved] = [counted("style"), counted("explode"), counted("allowReserved")];
  if (style !== undefined && !isEncodingStyle(style.node.value)) {
    reportUnexpected(style, "style", encodingStyles.map((each) => `\`${each}\``).join(" or "), reading);
  }
  return {
    at: source.node.at,
    contentType: contentType && readContentType(contentType, reading),
    style: style && isEncodingStyle(style.node.value) ? style.node.value : undefined,
    explode: explode?.node.value,
    allowReserved: allowReserved?.node.value,
    unread: unreadIn({ headers, encoding, prefixEncoding, itemEncoding }),
  };
}

/** Media types with commas between them. Reports text that is something else, and leaves it out. */
function readContentType({ node }: SourceNode<StringNode>, { diagnostics }: Reading): string | undefined {
  // A comma may also be in a quoted parameter, which then stays one text.
  const isRight = isMediaType(node.value) || node.value.split(",").every((each) => isMediaType(each.trim()));
  if (!isRight) diagnostics.report("media-type-malformed", node.at, { mediaType: node.value });
  return isRight ? node.value : undefined;
}

type StyleField = "style" | "explode" | "allowReserved";

/** Why a field about styles does not count in a media type; undefined if it does (OAS 3.0 §4.7.15.1, 3.1 §4.8.15.1.2). */
function whyIgnored(field: StyleField, mediaType: string, { dialect }: Reading): string | undefined {
  if (codecOf(mediaType) === "form") return undefined;
  if (!isSince("3.1", dialect.openapi)) return "before OpenAPI 3.1 it counts for URL-encoded forms only";
  if (essenceOf(mediaType) !== "multipart/form-data") return "it counts for forms only";
  return field === "allowReserved" ? "nothing in a part is percent-encoded" : undefined;
}

const encodingStyles: readonly EncodingStyle[] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

function isEncodingStyle(text: string): text is EncodingStyle {
  return (encodingStyles as readonly string[]).includes(text);
}
