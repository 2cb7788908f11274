import type {
  Api,
  MediaType,
  Operation,
  OperationId,
  Parameter,
  Response,
  Schema,
  SchemaId,
  SecurityRequirement,
} from "../../generator/2-normalise/api.js";
import { codecOf } from "../../generator/2-normalise/media-types.js";
import { callsOf } from "../../generator/3-analyse/calls.js";
import type { Model, OperationName, Shape, TypeName } from "../../generator/3-analyse/model.js";
import { toPascalCase } from "../../generator/3-analyse/words.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import type { Span } from "../../generator/diagnostics/source.js";

/** Models of small APIs written by hand, as the analysis would give them. */

const at: Span = { source: { path: "sample.yaml", text: "" }, start: 0, end: 0 };
const located = <T>(value: T) => ({ value, at, keyAt: at });

export interface Sample {
  readonly name?: string;
  readonly title?: string;
  readonly servers?: readonly string[];
  /** Shapes of schemas: a key with a capital letter is a schema that has a name. */
  readonly schemas?: Readonly<Record<string, Shape>>;
  readonly operations: Readonly<Record<string, Partial<Operation>>>;
}

export function modelOf({ name = "notes", title = "Notes", servers, schemas = {}, operations }: Sample): Model {
  const named = Object.keys(schemas).filter((key) => /^[A-Z]/.test(key));
  const list = Object.entries(operations).map(operationOf);
  const api: Api = {
    name,
    at,
    written: { kind: "object", at, entries: new Map() },
    info: { title, version: "1.0.0", description: undefined },
    servers: (servers ?? ["https://notes.example/v1"]).map((url) => ({
      ...{ url, template: url, variables: [], absolute: /^https?:/.test(url), description: undefined },
    })),
    security: [{ kind: "bearer", name: "bearer", description: "Your access token.", deprecated: false, at }],
    operations: list,
    webhooks: undefined,
    schemas: new Map(Object.entries(schemas).map(([key, shape]) => [id(key), schemaOf(key, shape)])),
    named: new Map(named.map((key) => [id(key), key])),
    locationNames: new Map(),
    chosenNames: new Map(),
    enums: new Map(),
    copies: new Map(),
    dynamicAnchors: new Map(),
  };
  return {
    api,
    names: new Map(named.map((key) => [id(key), typeName(key)])),
    operationNames: new Map(Object.keys(operations).map((key) => [key as OperationId, operationName(key)])),
    nameDecisions: [],
    enums: new Map(),
    calls: callsOf(api, createDiagnostics()),
    shapes: new Map(Object.entries(schemas).map(([key, shape]) => [id(key), shape])),
    unions: new Map(),
    exclusive: new Set(),
    secrets: new Set(),
    cases: new Map(),
    usage: new Map(),
    formats: new Map(),
  };
}

export function id(name: string): SchemaId {
  return `#/components/schemas/${name}` as SchemaId;
}

export function parameter(
  place: Parameter["in"],
  name: string,
  schema: string,
  more: Partial<Parameter> = {},
): Parameter {
  const required = place === "path";
  const style = place === "query" ? "form" : "simple";
  return {
    at,
    name,
    in: place,
    required,
    deprecated: false,
    description: undefined,
    schema: id(schema),
    serialization: { kind: "style", style, explode: style === "form", allowReserved: false, allowEmptyValue: false },
    examples: [],
    ...more,
  };
}

export function body(
  schema: string | undefined,
  required = true,
  mediaType = "application/json",
): Operation["requestBody"] {
  return { at, required, description: "What to change.", content: [content(schema, mediaType)] };
}

/** A response; `null` has no content, `undefined` content of which nothing is said. */
export function response(status: number, schema: string | null | undefined, description?: string): Response {
  const contents = schema === null ? [] : [content(schema)];
  return { at, status: { kind: "code", code: status }, description, headers: [], content: contents, links: [] };
}

function content(schema: string | undefined, name = "application/json"): MediaType {
  const described = schema === undefined ? undefined : id(schema);
  const codec = codecOf(name);
  return {
    ...{
      at,
      keyAt: at,
      name,
      codec,
      schema: described,
      itemSchema: undefined,
      encoding: new Map(),
      unread: new Map(),
      examples: [],
    },
  };
}

function operationOf([key, more]: readonly [string, Partial<Operation>]): Operation {
  return {
    id: key as OperationId,
    at,
    method: "get",
    path: located("/notes"),
    operationId: undefined,
    chosenName: undefined,
    unsentBody: undefined,
    tags: [],
    summary: undefined,
    description: undefined,
    externalDocs: undefined,
    callbacks: undefined,
    deprecated: false,
    parameters: [],
    requestBody: undefined,
    responses: [],
    security: [bearer],
    servers: [],
    ...more,
  };
}

const bearer: SecurityRequirement = { at, schemes: [{ at, name: "bearer", scopes: [] }] };

export function path(template: string): Operation["path"] {
  return located(template);
}

/** A schema that refers to another says no more; what others say does not matter here. */
function schemaOf(key: string, shape: Shape): Schema {
  const reference = shape.kind === "reference" ? { $ref: located(shape.id), description: located("Described.") } : {};
  return { kind: "keywords", id: id(key), resource: id("#"), at, keywords: reference };
}

function operationName(name: string): OperationName {
  return { function: name, request: `${toPascalCase(name)}Request`, result: `${toPascalCase(name)}Result` };
}

function typeName(name: string): TypeName {
  const camel = name.charAt(0).toLowerCase() + name.slice(1);
  return {
    type: name,
    is: `is${name}`,
    validate: `validate${name}`,
    parse: `parse${name}`,
    explain: `explain${name}`,
    schema: `${name}Schema`,
    match: `match${name}`,
    tags: `${camel}Tags`,
  };
}
