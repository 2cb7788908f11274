import type { ArrayNode } from "../1-load/tree.js";
import type { Span } from "../diagnostics/source.js";
import type { Parameter, ParameterLocation, Serialization } from "./api.js";
import { problemOfForms } from "./parameter-forms.js";
import { anything, type FieldsOf, optional, readFields, reportUnexpected, required } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { holds, itemsOf, type SourceNode } from "./source-nodes.js";

/** A parameter as it was found; without `parameter` where specmill cannot send it, which is reported. */
export interface FoundParameter {
  /** Where the operation or path item lists it. */
  readonly place: SourceNode;
  readonly name: string;
  readonly in: string;
  readonly parameter: Parameter | undefined;
}

/** Parameters that were listed, each `in` and name once. */
export interface ParameterList {
  readonly found: readonly FoundParameter[];
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
 * Reads a Parameter Object or a reference to one (OAS 3.0 §4.7.12, 3.1 §4.8.12). Gives nothing where it is not even
 * known which parameter is meant.
 */
export function readParameter(place: SourceNode, reading: Reading): FoundParameter | undefined {
  const followed = followReference(place, reading);
  const fields = followed && readFields(followed.node, "Parameter Object", parameterFields, reading);
  if (fields?.name === undefined || fields.in === undefined) return undefined;
  const name = fields.name.node.value;
  const schema = fields.schema && reading.schemas.add(fields.schema);
  const found = { place, name, in: fields.in.node.value };
  if (isIgnored(found.in, name)) {
    reading.diagnostics.report("parameter-ignored", fields.name.node.at, { name });
    return { ...found, parameter: undefined };
  }
  const location = locationOf(name, fields.in, reading);
  const sendable = location !== undefined && isSupported(name, location, fields, reading);
  if (!sendable) return { ...found, parameter: undefined };
  if (schema === undefined) {
    reading.diagnostics.report("field-missing", followed?.node.keyAt, { field: "schema", object: "Parameter Object" });
    return { ...found, parameter: undefined };
  }
  checkRequired(name, location, fields, reading);
  const parameter: Parameter = {
    at: place.node.at,
    name,
    in: location,
    required: location === "path" || fields.required?.node.value === true,
    deprecated: fields.deprecated?.node.value === true,
    description: followed?.description ?? fields.description?.node.value,
    schema,
    serialization: serializationOf(location, fields),
  };
  checkForm(parameter, fields.schema, reading);
  return { ...found, parameter };
}

/** Reads a list of parameters. */
export function readParameters(place: SourceNode<ArrayNode> | undefined, reading: Reading): ParameterList {
  const first = new Map<string, FoundParameter>();
  const found = (place ? itemsOf(place) : []).map((item) => readParameter(item, reading));
  for (const parameter of found) {
    if (parameter === undefined) continue;
    const earlier = first.get(parameterKey(parameter));
    if (earlier === undefined) first.set(parameterKey(parameter), parameter);
    else {
      const related = [{ label: "it is here first", at: earlier.place.node.at }];
      const details = { name: parameter.name, in: parameter.in };
      reading.diagnostics.report("parameter-duplicate", parameter.place.node.at, details, related);
    }
  }
  return { found: [...first.values()], complete: !found.includes(undefined) };
}

/** One parameter per `in` and name: names of headers do not tell upper from lower case (RFC 9110 §5.1). */
export function parameterKey(found: { readonly in: string; readonly name: string }): string {
  return `${found.in} ${found.in === "header" ? found.name.toLowerCase() : found.name}`;
}

/** Headers that OpenAPI describes elsewhere: a parameter for one is to be ignored (OAS 3.1 §4.8.12.2). */
function isIgnored(location: string, name: string): boolean {
  return location === "header" && ["accept", "content-type", "authorization"].includes(name.toLowerCase());
}

function locationOf(
  name: string,
  place: NonNullable<ParameterFields["in"]>,
  reading: Reading,
): ParameterLocation | undefined {
  const { value, at } = place.node;
  if (value === "path" || value === "query" || value === "header") return value;
  if (value === "cookie")
    reading.diagnostics.report("parameter-unsupported", at, { name, problem: "it is sent in a cookie" });
  else reportUnexpected(place, "in", "`path`, `query`, `header` or `cookie`", reading);
  return undefined;
}

function isSupported(name: string, location: ParameterLocation, fields: ParameterFields, reading: Reading): boolean {
  const { allowEmptyValue, allowReserved, content, style } = fields;
  const problems: (readonly [SourceNode | undefined, string])[] = [
    [content, "it has a media type of its own under `content`"],
    [allowReserved?.node.value ? allowReserved : undefined, "`allowReserved` lets reserved characters through"],
    [allowEmptyValue?.node.value ? allowEmptyValue : undefined, "`allowEmptyValue` lets its value be left out"],
    [style && style.node.value !== defaultStyles[location] ? style : undefined, "its `style` is not the default one"],
    [location === "header" && !headerName.test(name) ? fields.name : undefined, "its name cannot be that of a header"],
  ];
  for (const [place, problem] of problems) {
    if (place !== undefined) reading.diagnostics.report("parameter-unsupported", place.node.at, { name, problem });
  }
  return problems.every(([place]) => place === undefined);
}

const defaultStyles = { path: "simple", query: "form", header: "simple" } as const;

/** With the defaults of OAS 3.1 §4.8.12.2: a style that is not the location's own has been refused. */
function serializationOf(location: ParameterLocation, { explode, allowReserved }: ParameterFields): Serialization {
  const style = defaultStyles[location];
  return {
    kind: "style",
    style,
    explode: explode?.node.value ?? style === "form",
    allowReserved: allowReserved?.node.value === true,
  };
}

/** A field name of HTTP (RFC 9110 §5.6.2). */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

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

function checkForm(parameter: Parameter, place: SourceNode | undefined, reading: Reading): void {
  if (place === undefined || !(holds(place, "object") || holds(place, "boolean"))) return;
  const { name, in: location, schema, serialization } = parameter;
  reading.schemas.checkLater((schemas) => {
    const problem = problemOfForms(schema, schemas, location, serialization.explode);
    if (problem === undefined || hasErrorIn(place.node.at, reading)) return;
    reading.diagnostics.report("parameter-unsupported", place.node.at, { problem, name });
  });
}

/** Of a schema that could not be read in full, nothing more can be said. */
function hasErrorIn({ source, start, end }: Span, { diagnostics }: Reading): boolean {
  return diagnostics
    .all()
    .some(({ severity, at }) => severity === "error" && at?.source === source && at.start >= start && at.end <= end);
}
