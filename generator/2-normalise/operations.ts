import { escapeToken } from "../1-load/references.js";
import type { ArrayNode } from "../1-load/tree.js";
import type {
  ExternalDocumentation,
  HttpMethod,
  Located,
  Operation,
  OperationId,
  Parameter,
  RequestBody,
  Server,
} from "./api.js";
import { readRequestBody } from "./bodies.js";
import { readChosenName } from "./chosen-names.js";
import type { WrittenOperation } from "./methods.js";
import { isSince } from "./openapi-versions.js";
import { type ListedParameter, type ParameterList, parameterKey, readParameters } from "./parameters.js";
import { type FieldsOf, ignored, optional, readFields, reportUnexpected, requiredText } from "./reader.js";
import type { Reading } from "./reading.js";
import { readResponses } from "./responses.js";
import type { Security } from "./security.js";
import { readOwnServers } from "./servers.js";
import { holds, itemsOf, located, type SourceNode } from "./source-nodes.js";
import { addressOf, isUnusedIn, reportUnusedParameters, type Template } from "./templates.js";
import { writtenOut } from "./written-out.js";

/** What an operation has from the path it stands under. */
export interface PathItem {
  readonly path: Located<string>;
  readonly template: Template;
  /** Whether an earlier path has the same Path Item Object. */
  readonly isShared: boolean;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly parameters: ParameterList;
  readonly servers: readonly Server[];
}

const operationFields = {
  tags: optional("array"),
  summary: optional("string"),
  description: optional("string"),
  externalDocs: optional("object"),
  operationId: optional("string"),
  parameters: optional("array"),
  requestBody: optional("object"),
  responses: optional("object"),
  callbacks: ignored("it describes calls that the service makes"),
  deprecated: optional("boolean"),
  security: optional("array"),
  servers: optional("array"),
};

type OperationFields = FieldsOf<typeof operationFields>;

/** Reads an Operation Object (OAS 3.0 §4.7.10, 3.1 §4.8.10). */
export function readOperation(
  { source, method, pointer }: WrittenOperation,
  item: PathItem,
  security: Security,
  reading: Reading,
): Operation | undefined {
  const fields = readFields(source, "Operation Object", operationFields, reading);
  if (fields === undefined) return undefined;
  const parameters = mergeParameters(source, method, fields, item, reading);
  const servers = readOwnServers(fields.servers, reading);
  return {
    id: operationId(item.path.value, pointer),
    method,
    at: source.node.at,
    path: item.path,
    operationId: fields.operationId && located(fields.operationId.node.value, fields.operationId),
    chosenName: readChosenName(source, reading),
    tags: fields.tags === undefined ? [] : readTags(fields.tags, reading),
    summary: fields.summary?.node.value ?? item.summary,
    description: fields.description?.node.value ?? item.description,
    externalDocs: fields.externalDocs && readExternalDocs(fields.externalDocs, reading),
    deprecated: fields.deprecated?.node.value === true,
    parameters,
    requestBody: readBody(fields, method, reading),
    unsentBody: hasBody(method) ? undefined : fields.requestBody && writtenOut(fields.requestBody, reading),
    responses: readOperationResponses(source, fields, reading),
    security: fields.security === undefined ? security.inherited() : security.read(fields.security),
    servers: servers.length > 0 ? servers : item.servers,
    callbacks: fields.callbacks && writtenOut(fields.callbacks, reading),
  };
}

/** The responses, which are required before 3.1 (OAS 3.0 §4.7.10.1). */
function readOperationResponses(operation: SourceNode, { responses }: OperationFields, reading: Reading) {
  if (responses !== undefined) return readResponses(responses, reading);
  if (!isSince("3.1", reading.dialect.openapi)) reading.diagnostics.report("responses-empty", operation.keyAt, {});
  return [];
}

/** Made of the keys under `paths`, also where a path refers to a Path Item Object elsewhere. */
function operationId(path: string, pointer: string): OperationId {
  return `#/paths/${escapeToken(path)}${pointer}` as OperationId;
}

/** The parameters of the path, those of the operation in place of their namesakes, then the operation's own. */
function mergeParameters(
  operation: SourceNode,
  method: HttpMethod,
  fields: OperationFields,
  { path, template, isShared, parameters: inherited }: PathItem,
  reading: Reading,
): readonly Parameter[] {
  const own = readParameters(fields.parameters, reading);
  const merged = new Map([...inherited.listed, ...own.listed].map((each) => [parameterKey(each), each]));
  if (!isShared) reportUnusedParameters(own.listed, template, path.value, reading);
  const related = [{ label: "in this operation", at: operation.keyAt }];
  const missing = [...template].filter((name) => !merged.has(parameterKey({ in: "path", name })));
  for (const name of inherited.complete && own.complete ? missing : []) {
    reading.diagnostics.report("path-parameter-missing", path.keyAt, { name, path: path.value, method }, related);
  }
  reportFixedParameters(merged, path, reading);
  reportQuerystring([...merged.values()], reading);
  const sent = [...merged.values()].filter((each) => !isUnusedIn(template, each));
  const standIns = missing.map((name) => undescribedParameter(name, path));
  return [...sent.flatMap(({ parameter }) => parameter ?? []), ...standIns];
}

/** What stands in for a parameter of the path that the document does not describe. */
function undescribedParameter(name: string, { keyAt }: Located<string>): Parameter {
  const flags = { explode: false, allowReserved: false, allowEmptyValue: false };
  return {
    at: keyAt,
    name,
    in: "path",
    required: true,
    deprecated: false,
    description: undefined,
    schema: undefined,
    serialization: { kind: "style", style: "simple", ...flags },
    examples: [],
  };
}

/** What is always in the query of a path cannot be a parameter besides: it would be sent twice. */
function reportFixedParameters(
  parameters: ReadonlyMap<string, ListedParameter>,
  path: Located<string>,
  reading: Reading,
): void {
  for (const name of new URLSearchParams(addressOf(path.value).query).keys()) {
    const parameter = parameters.get(parameterKey({ in: "query", name }));
    if (parameter === undefined) continue;
    const problem = `\`${name}\` stands behind the \`?\`, and is a parameter of an operation too`;
    const related = [{ label: "it is a parameter here", at: parameter.source.node.at }];
    const fix = "Take it out of the path, or delete the parameter.";
    reading.diagnostics.report("path-invalid", path.keyAt, { path: path.value, problem, fix }, related);
  }
}

/** The whole query has one parameter, and then no parameter is a part of it (OAS 3.2 §4.12.1). */
function reportQuerystring(parameters: readonly ListedParameter[], reading: Reading): void {
  const [whole, ...others] = parameters.toSorted(
    (a, b) => Number(b.in === "querystring") - Number(a.in === "querystring"),
  );
  if (whole?.in !== "querystring") return;
  for (const { source, name, in: location } of others) {
    if (location !== "querystring" && location !== "query") continue;
    const related = [{ label: "this one is the whole query", at: whole.source.node.at }];
    reading.diagnostics.report("querystring-not-alone", source.node.at, { name, whole: whole.name }, related);
  }
}

/** GET and HEAD have no body: HTTP gives it no meaning, and `fetch` refuses to send it (RFC 9110 §9.3.1). */
function hasBody(method: HttpMethod): boolean {
  return method !== "get" && method !== "head";
}

function readBody({ requestBody }: OperationFields, method: HttpMethod, reading: Reading): RequestBody | undefined {
  const body = requestBody && readRequestBody(requestBody, reading);
  if (requestBody === undefined || hasBody(method)) return body;
  reading.diagnostics.report("request-body-not-sent", requestBody.keyAt, { method });
  return undefined;
}

function readTags(source: SourceNode<ArrayNode>, reading: Reading): readonly string[] {
  return itemsOf(source).flatMap((item) => {
    if (holds(item, "string")) return [item.node.value];
    reportUnexpected(item, "tags", "an array of strings", reading);
    return [];
  });
}

const externalDocsFields = { url: requiredText("string"), description: optional("string") };

/** Reads an External Documentation Object (OAS 3.0 §4.7.11, 3.1 §4.8.11). */
export function readExternalDocs(source: SourceNode, reading: Reading): ExternalDocumentation | undefined {
  const fields = readFields(source, "External Documentation Object", externalDocsFields, reading);
  if (fields?.url === undefined) return undefined;
  return { url: fields.url.node.value, description: fields.description?.node.value };
}
