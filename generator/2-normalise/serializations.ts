import type { BooleanNode, ObjectNode, StringNode } from "../1-load/tree.js";
import type { ParameterLocation, ParameterStyle, SchemaId, Serialization, StyleSerialization } from "./api.js";
import { readContent } from "./contents.js";
import { isSince, type Version } from "./openapi-versions.js";
import { reportUnexpected } from "./reader.js";
import type { Reading } from "./reading.js";
import type { SourceNode } from "./source-nodes.js";

/** The fields of a Parameter Object or a Header Object that say how its value is written. */
export interface SerializationFields {
  readonly style?: SourceNode<StringNode>;
  readonly explode?: SourceNode<BooleanNode>;
  readonly allowReserved?: SourceNode<BooleanNode>;
  readonly allowEmptyValue?: SourceNode<BooleanNode>;
  readonly schema?: SourceNode;
  readonly content?: SourceNode<ObjectNode>;
}

export interface SerializedValue {
  readonly schema: SchemaId | undefined;
  readonly serialization: Serialization;
}

/**
 * Reads how the value of a parameter or a header is written: by the style beside its `schema`, or as text of the one
 * media type under `content` (OAS 3.1 §4.8.12.2).
 */
export function readSerialization(
  location: ParameterLocation,
  object: string,
  fields: SerializationFields,
  reading: Reading,
): SerializedValue {
  const { schema, content } = fields;
  const described = schema && reading.schemas.add(schema);
  if (content === undefined) return { schema: described, serialization: readStyle(location, object, fields, reading) };
  if (schema !== undefined) reading.diagnostics.report("schema-beside-content", content.keyAt, { object });
  for (const field of ["style", "explode", "allowReserved", "allowEmptyValue"] as const) {
    const source = fields[field];
    if (source !== undefined) reportIgnored(field, object, "`content` says how the value is written", source, reading);
  }
  const [mediaType, another] = readContent(content, reading);
  if (mediaType === undefined || another !== undefined) {
    reportUnexpected(content, "content", "an object with one media type", reading);
  }
  const { name = "application/json", codec = "json" } = mediaType ?? {};
  return { schema: mediaType?.schema ?? described, serialization: { kind: "content", mediaType: name, codec } };
}

/** Whether a text can be the name of a header or a cookie (RFC 9110 §5.6.2, RFC 6265 §4.1.1). */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
}

/** The styles of each location, the default first (OAS 3.1 §4.8.12.2.2), and since when they are there. */
const styles: Readonly<
  Record<ParameterLocation, readonly { readonly style: ParameterStyle; readonly since: Version }[]>
> = {
  path: [
    { style: "simple", since: "3.0" },
    { style: "label", since: "3.0" },
    { style: "matrix", since: "3.0" },
  ],
  query: [
    { style: "form", since: "3.0" },
    { style: "spaceDelimited", since: "3.0" },
    { style: "pipeDelimited", since: "3.0" },
    { style: "deepObject", since: "3.0" },
  ],
  querystring: [],
  header: [{ style: "simple", since: "3.0" }],
  cookie: [
    { style: "form", since: "3.0" },
    { style: "cookie", since: "3.2" },
  ],
};

function readStyle(
  location: ParameterLocation,
  object: string,
  fields: SerializationFields,
  reading: Reading,
): StyleSerialization {
  const version = reading.dialect.openapi;
  const allowed = styles[location].filter(({ since }) => isSince(since, version)).map(({ style }) => style);
  const written = fields.style?.node.value;
  const style = written === undefined ? allowed[0] : allowed.find((each) => each === written);
  if (fields.style !== undefined && style === undefined) {
    reportUnexpected(fields.style, "style", allowed.map((each) => `\`${each}\``).join(" or "), reading);
  }
  const known = style ?? "form";
  return {
    kind: "style",
    style: known,
    explode: fields.explode?.node.value ?? (known === "form" || known === "cookie"),
    allowReserved: isTrue("allowReserved", isReservable(location, known, version)),
    allowEmptyValue: isTrue("allowEmptyValue", location === "query"),
  };

  function isTrue(field: "allowReserved" | "allowEmptyValue", counts: boolean): boolean {
    const source = fields[field];
    if (source === undefined) return false;
    // `allowEmptyValue: false` is what holds everywhere else.
    const isSaid = source.node.value || field === "allowReserved";
    if (!counts && isSaid)
      reportIgnored(field, object, `it does not count for what is in ${inWords[location]}`, source, reading);
    return counts && source.node.value;
  }
}

const inWords: Readonly<Record<ParameterLocation, string>> = {
  path: "a path",
  query: "a query",
  querystring: "a query as a whole",
  header: "a header",
  cookie: "a cookie",
};

/** In the query only; since 3.2 wherever values are percent-encoded, which the style `cookie` does not do. */
function isReservable(location: ParameterLocation, style: ParameterStyle, version: Version): boolean {
  if (location === "query") return true;
  return isSince("3.2", version) && (location === "path" || (location === "cookie" && style === "form"));
}

function reportIgnored(field: string, object: string, why: string, source: SourceNode, reading: Reading): void {
  reading.diagnostics.report("field-ignored", source.keyAt, { field, object, why });
}
