import { escapeToken } from "../1-load/references.js";
import type { ObjectNode } from "../1-load/tree.js";
import type { HttpMethod, Located, Operation, OperationId, Parameter, RequestBody } from "./api.js";
import { readRequestBody, readResponses } from "./bodies.js";
import { type ParameterList, parameterKey, readParameters } from "./parameters.js";
import {
  annotation,
  anything,
  type FieldsOf,
  ignored,
  optional,
  readFields,
  requiredBefore,
  unsupported,
} from "./reader.js";
import type { Reading } from "./reading.js";
import type { Security } from "./security.js";
import { located, type SourceNode } from "./source-nodes.js";
import { reportUnusedParameters, type Template } from "./templates.js";

/** What an operation has from the path it stands under. */
export interface PathItem {
  readonly path: Located<string>;
  /** Absent where the path is not valid. */
  readonly template: Template | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly parameters: ParameterList;
}

const operationFields = {
  tags: annotation("array"),
  summary: optional("string"),
  description: optional("string"),
  externalDocs: annotation("object"),
  operationId: optional("string"),
  parameters: optional("array"),
  requestBody: optional(...anything),
  responses: requiredBefore("3.1", "object"),
  callbacks: ignored("it describes calls that the service makes"),
  deprecated: optional("boolean"),
  security: optional("array"),
  servers: unsupported(),
};

type OperationFields = FieldsOf<typeof operationFields>;

/** Reads an Operation Object (OAS 3.0 §4.7.10, 3.1 §4.8.10). */
export function readOperation(
  place: SourceNode<ObjectNode>,
  method: HttpMethod,
  item: PathItem,
  security: Security,
  reading: Reading,
): Operation | undefined {
  const fields = readFields(place, "Operation Object", operationFields, reading);
  if (fields === undefined) return undefined;
  return {
    id: operationId(item.path.value, method),
    at: place.node.at,
    method,
    path: item.path,
    operationId: fields.operationId && located(fields.operationId.node.value, fields.operationId),
    summary: fields.summary?.node.value ?? item.summary,
    description: fields.description?.node.value ?? item.description,
    deprecated: fields.deprecated?.node.value === true,
    parameters: mergeParameters(place, method, fields, item, reading),
    requestBody: readBody(fields, method, reading),
    responses: fields.responses === undefined ? [] : readResponses(fields.responses, reading),
    security: fields.security === undefined ? security.inherited() : security.read(fields.security),
  };
}

/** Made of the keys under `paths`, also where a path refers to a Path Item Object elsewhere. */
function operationId(path: string, method: HttpMethod): OperationId {
  return `#/paths/${escapeToken(path)}/${method}` as OperationId;
}

/** The parameters of the path, those of the operation in place of their namesakes, then the operation's own. */
function mergeParameters(
  operation: SourceNode,
  method: HttpMethod,
  fields: OperationFields,
  { path, template, parameters: inherited }: PathItem,
  reading: Reading,
): readonly Parameter[] {
  const own = readParameters(fields.parameters, reading);
  const merged = new Map([...inherited.found, ...own.found].map((found) => [parameterKey(found), found]));
  if (template !== undefined) {
    reportUnusedParameters(own.found, template, path.value, reading);
    const related = [{ label: "in this operation", at: operation.keyAt }];
    for (const name of inherited.complete && own.complete ? template : []) {
      if (merged.has(parameterKey({ in: "path", name }))) continue;
      reading.diagnostics.report("path-parameter-missing", path.keyAt, { name, path: path.value, method }, related);
    }
  }
  return [...merged.values()].flatMap(({ parameter }) => parameter ?? []);
}

/** GET and HEAD have none: HTTP gives it no meaning, and `fetch` refuses to send it (RFC 9110 §9.3.1). */
function readBody({ requestBody }: OperationFields, method: HttpMethod, reading: Reading): RequestBody | undefined {
  if (requestBody === undefined) return undefined;
  if (method === "get" || method === "head" || method === "trace") {
    reading.diagnostics.report("request-body-unsupported", requestBody.keyAt, { method });
  }
  return readRequestBody(requestBody, reading);
}
