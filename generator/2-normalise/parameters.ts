import type { ArrayNode } from "../1-load/tree.js";
import type { Parameter, ParameterLocation } from "./api.js";
import { readExamples } from "./examples.js";
import { allowsNull } from "./nulls.js";
import { isSince } from "./openapi-versions.js";
import { anything, type FieldsOf, optional, readFields, reportUnexpected, required } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { isToken, readSerialization } from "./serializations.js";
import { itemsOf, type SourceNode } from "./source-nodes.js";

/** A parameter as it is listed; without `parameter` where it is not sent, which is reported. */
export interface ListedParameter {
  /** Where the operation or path item lists it. */
  readonly source: SourceNode;
  readonly name: string;
  readonly in: string;
  readonly parameter: Parameter | undefined;
}

/** Parameters that were listed, each `in` and name once. */
export interface ParameterList {
  readonly listed: readonly ListedParameter[];
  /** Whether each one in the list could be told apart; if not, nothing can be said to be missing. */
  readonly complete: boolean;
}

const parameterFields = {
  name: required("string"),
  in: required("string"),
  description: optional("string"),
  required: optional("boolean"),
  deprecated: optional("boolean"),
  allowEmptyValue: optional("boolean"),
  style: optional("string"),
  explode: optional("boolean"),
  allowReserved: optional("boolean"),
  schema: optional(...anything),
  example: optional(...anything),
  examples: optional("object"),
  content: optional("object"),
};

type ParameterFields = FieldsOf<typeof parameterFields>;

/**
 * Reads a Parameter Object or a reference to one (OAS 3.0 §4.7.12, 3.1 §4.8.12). Returns nothing where it is not even
 * clear which parameter is meant.
 */
export function readParameter(source: SourceNode, reading: Reading): ListedParameter | undefined {
  const followed = followReference(source, reading);
  const fields = followed && readFields(followed.node, "Parameter Object", parameterFields, reading);
  if (followed === undefined || fields?.name === undefined || fields.in === undefined) return undefined;
  const name = fields.name.node.value;
  const listed = { source, name, in: fields.in.node.value };
  if (isIgnored(listed.in, name)) {
    if (fields.schema !== undefined) reading.schemas.add(fields.schema);
    reading.diagnostics.report("header-ignored", fields.name.node.at, { name });
    return { ...listed, parameter: undefined };
  }
  const location = readLocation(fields.in, reading);
  if (location === undefined) return { ...listed, parameter: undefined };
  // The whole query has no style (OAS 3.2 §4.12.2.3).
  const field = location === "querystring" ? "content" : "schema";
  if (fields.content === undefined && (fields.schema === undefined || field === "content")) {
    reading.diagnostics.report("field-missing", followed.node.keyAt, { field, object: "Parameter Object" });
    return { ...listed, parameter: undefined };
  }
  if ((location === "header" || location === "cookie") && !isToken(name)) {
    reading.diagnostics.report("name-not-sendable", fields.name.node.at, { name, of: `a ${location}` });
    return { ...listed, parameter: undefined };
  }
  if (location === "header" && isSetByFetch(name)) {
    reading.diagnostics.report("header-set-by-fetch", fields.name.node.at, { name });
  }
  if (location === "path" && /[{}]/.test(name)) {
    reading.diagnostics.report("name-not-sendable", fields.name.node.at, { name, of: "a parameter of a path" });
    return { ...listed, parameter: undefined };
  }
  checkRequired(name, location, fields, reading);
  const parameter: Parameter = {
    at: source.node.at,
    name,
    in: location,
    required: location === "path" || fields.required?.node.value === true,
    deprecated: fields.deprecated?.node.value === true,
    description: followed.description ?? fields.description?.node.value,
    ...readSerialization(location, "Parameter Object", fields, reading),
    examples: readExamples(fields, reading),
  };
  reportNull(parameter, fields.schema, reading);
  return { ...listed, parameter };
}

/** Reads a list of parameters. */
export function readParameters(source: SourceNode<ArrayNode> | undefined, reading: Reading): ParameterList {
  const first = new Map<string, ListedParameter>();
  const listed = (source ? itemsOf(source) : []).map((item) => readParameter(item, reading));
  for (const parameter of listed) {
    if (parameter === undefined) continue;
    const earlier = first.get(parameterKey(parameter));
    if (earlier === undefined) first.set(parameterKey(parameter), parameter);
    else {
      const related = [{ label: "it is here first", at: earlier.source.node.at }];
      const details = { name: parameter.name, in: parameter.in };
      reading.diagnostics.report("parameter-duplicate", parameter.source.node.at, details, related);
    }
  }
  return { listed: [...first.values()], complete: !listed.includes(undefined) };
}

/** One parameter per `in` and name: names of headers do not tell upper from lower case (RFC 9110 §5.1). */
export function parameterKey(listed: { readonly in: string; readonly name: string }): string {
  return `${listed.in} ${listed.in === "header" ? listed.name.toLowerCase() : listed.name}`;
}

/** Headers that OpenAPI describes elsewhere: a parameter for one is to be ignored (OAS 3.1 §4.8.12.2). */
function isIgnored(location: string, name: string): boolean {
  return location === "header" && ["accept", "content-type", "authorization"].includes(name.toLowerCase());
}

/** Headers that `fetch` does not let its callers set (Fetch standard §2.2.2, forbidden request-headers). */
function isSetByFetch(name: string): boolean {
  return (
    /^(proxy-|sec-)/i.test(name) ||
    [
      "connection",
      "content-length",
      "cookie",
      "host",
      "keep-alive",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade",
    ].includes(name.toLowerCase())
  );
}

function readLocation(source: NonNullable<ParameterFields["in"]>, reading: Reading): ParameterLocation | undefined {
  const allowed: readonly ParameterLocation[] = isSince("3.2", reading.dialect.openapi)
    ? ["path", "query", "querystring", "header", "cookie"]
    : ["path", "query", "header", "cookie"];
  const location = allowed.find((each) => each === source.node.value);
  if (location === undefined) {
    const names = allowed.map((each) => `\`${each}\``);
    reportUnexpected(source, "in", `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`, reading);
  }
  return location;
}

/** A path cannot do without a part of itself (OAS 3.1 §4.8.12.2). */
function checkRequired(
  name: string,
  location: ParameterLocation,
  { required, name: named }: ParameterFields,
  reading: Reading,
): void {
  if (location !== "path" || required?.node.value === true) return;
  reading.diagnostics.report("path-parameter-optional", (required ?? named)?.node.at, { name });
}

/** No style has a text for `null` (RFC 6570 §2.3): it is taken out of what a parameter can be, see `parameterValuesOf`. */
function reportNull(
  { name, schema, serialization }: Parameter,
  source: SourceNode | undefined,
  reading: Reading,
): void {
  if (schema === undefined || source === undefined) return;
  if (serialization.kind === "content" || serialization.allowEmptyValue) return;
  reading.schemas.checkLater((schemas) => {
    if (allowsNull(schema, schemas)) reading.diagnostics.report("parameter-null-dropped", source.node.at, { name });
  });
}
