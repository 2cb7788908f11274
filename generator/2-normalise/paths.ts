import type { ObjectNode } from "../1-load/tree.js";
import type { Located, Operation } from "./api.js";
import { type PathItem, readOperation } from "./operations.js";
import { readParameters } from "./parameters.js";
import { optional, readFields } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import type { Security } from "./security.js";
import { readOwnServers } from "./servers.js";
import { entriesWithoutExtensions, holds, type KeyedNode, type SourceNode } from "./source-nodes.js";
import { parseTemplate, reportUnusedParameters, withoutNames } from "./templates.js";

const operationFields = {
  get: optional("object"),
  put: optional("object"),
  post: optional("object"),
  delete: optional("object"),
  options: optional("object"),
  head: optional("object"),
  patch: optional("object"),
  trace: optional("object"),
};

const pathItemFields = {
  summary: optional("string"),
  description: optional("string"),
  servers: optional("array"),
  parameters: optional("array"),
  ...operationFields,
};

/** Reads the Paths Object: every operation, in the order of the document (OAS 3.0 §4.7.8, 3.1 §4.8.8). */
export function readPaths(
  source: SourceNode<ObjectNode> | undefined,
  security: Security,
  reading: Reading,
): readonly Operation[] {
  const paths = source === undefined ? [] : entriesWithoutExtensions(source);
  reportDuplicates(paths, reading);
  const operations = paths.flatMap((path) => readPathItem(path, security, reading));
  reportDuplicateIds(operations, reading);
  return operations;
}

/** Reads a Path Item Object or a reference to one (OAS 3.0 §4.7.9, 3.1 §4.8.9). */
function readPathItem(path: KeyedNode, security: Security, reading: Reading): readonly Operation[] {
  const template = parseTemplate(path, reading);
  const followed = followReference(path, reading);
  const fields = followed && readFields(followed.node, "Path Item Object", pathItemFields, reading);
  if (followed === undefined || fields === undefined || !holds(followed.node, "object")) return [];
  const parameters = readParameters(fields.parameters, reading);
  if (template !== undefined) reportUnusedParameters(parameters.listed, template, path.key, reading);
  const item: PathItem = {
    path: { value: path.key, at: path.keyAt, keyAt: path.keyAt },
    template,
    summary: fields.summary?.node.value,
    description: followed.description ?? fields.description?.node.value,
    parameters,
    servers: readOwnServers(fields.servers, reading),
  };
  return entriesWithoutExtensions(followed.node).flatMap(({ key }) => {
    const operation = isMethod(key) ? fields[key] : undefined;
    if (operation === undefined || !isMethod(key)) return [];
    return readOperation(operation, key, item, security, reading) ?? [];
  });
}

function isMethod(key: string): key is keyof typeof operationFields {
  return Object.hasOwn(operationFields, key);
}

/** Two paths that differ in nothing but the names of their parameters are the same path. */
function reportDuplicates(paths: readonly KeyedNode[], reading: Reading): void {
  const first = new Map<string, KeyedNode>();
  for (const path of paths) {
    const earlier = first.get(withoutNames(path.key));
    if (earlier === undefined) first.set(withoutNames(path.key), path);
    else {
      const related = [{ label: "it is here first", at: earlier.keyAt }];
      reading.diagnostics.report("path-duplicate", path.keyAt, { path: path.key, earlier: earlier.key }, related);
    }
  }
}

function reportDuplicateIds(operations: readonly Operation[], reading: Reading): void {
  const first = new Map<string, Located<string>>();
  for (const { operationId } of operations) {
    if (operationId === undefined) continue;
    const earlier = first.get(operationId.value);
    if (earlier === undefined) first.set(operationId.value, operationId);
    else {
      const related = [{ label: "it is here first", at: earlier.at }];
      reading.diagnostics.report("operation-id-duplicate", operationId.at, { id: operationId.value }, related);
    }
  }
}
