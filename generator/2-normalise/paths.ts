import type { ObjectNode } from "../1-load/tree.js";
import type { Located, Operation } from "./api.js";
import { methodFields, operationsIn } from "./methods.js";
import { type PathItem, readOperation } from "./operations.js";
import { readParameters } from "./parameters.js";
import { type FieldsOf, optional, readFields } from "./reader.js";
import type { Reading } from "./reading.js";
import { type Followed, followReference } from "./reference-objects.js";
import type { Security } from "./security.js";
import type { Selection } from "./selection.js";
import { readOwnServers } from "./servers.js";
import { entriesOf, entriesWithoutExtensions, holds, type KeyedNode, type SourceNode } from "./source-nodes.js";
import { parseTemplate, reportUnusedParameters, withoutNames } from "./templates.js";

const pathItemFields = {
  summary: optional("string"),
  description: optional("string"),
  servers: optional("array"),
  parameters: optional("array"),
  ...methodFields,
};

type PathItemFields = FieldsOf<typeof pathItemFields>;

/** What is read of the paths of a document. */
export interface PathsOptions {
  readonly security: Security;
  /** The path items of the components. */
  readonly pathItems: SourceNode<ObjectNode> | undefined;
  /** By default every operation is read, and every path item of the components. */
  readonly selection: Selection | undefined;
}

/** Reads the Paths Object: the operations, in the order of the document (OAS 3.0 §4.7.8, 3.1 §4.8.8). */
export function readPaths(
  source: SourceNode<ObjectNode> | undefined,
  options: PathsOptions,
  reading: Reading,
): readonly Operation[] {
  const { pathItems, security, selection } = options;
  const all = source === undefined ? [] : entriesWithoutExtensions(source);
  const paths = selection === undefined ? all : all.filter(selection.keepsPath);
  reportDuplicates(paths, reading);
  /** The first path of each Path Item Object. */
  const homes = new Map<unknown, string>();
  const operations = paths.flatMap((path) => {
    const followed = followReference(referenceOnly(path), reading);
    if (followed === undefined) return [];
    const earlier = homes.get(followed.node.node);
    if (earlier === undefined) homes.set(followed.node.node, path.key);
    else reading.diagnostics.report("path-shared", path.keyAt, { path: path.key, earlier });
    const isShared = earlier !== undefined;
    if (selection === undefined) return readPathItem(path, { followed, isShared }, security, reading);
    const kept = { ...followed, node: selection.keptOf(path, followed.node) };
    return readPathItem(selection.keptOf(path, path), { followed: kept, isShared }, security, reading);
  });
  const components = pathItems === undefined || selection !== undefined ? [] : entriesOf(pathItems);
  for (const unused of components.filter(({ node }) => !homes.has(node))) {
    reading.diagnostics.report("path-item-unused", unused.keyAt, { name: unused.key });
    checkUnused(unused, security, reading);
  }
  return withUniqueIds(operations, reading);
}

/** The Path Item Object of a path. */
interface FollowedItem {
  readonly followed: Followed;
  /** Whether an earlier path has the same one: what only fits that path is no mistake then. */
  readonly isShared: boolean;
}

/** Reads a path item that no path refers to, for the mistakes in it. */
function checkUnused(source: KeyedNode, security: Security, reading: Reading): void {
  const followed = followReference(referenceOnly(source), reading);
  if (followed === undefined) return;
  const path = { ...source, key: "/" };
  readPathItem(path, { followed, isShared: true }, security, reading);
}

/** Reads a Path Item Object (OAS 3.0 §4.7.9, 3.1 §4.8.9). */
function readPathItem(
  source: KeyedNode,
  { followed, isShared }: FollowedItem,
  security: Security,
  reading: Reading,
): readonly Operation[] {
  const path = readPath(source, reading);
  const template = parseTemplate(path, reading);
  const referred = readFields(followed.node, "Path Item Object", pathItemFields, reading);
  const beside = besideReference(source);
  const own = beside && readFields(beside, "Path Item Object", pathItemFields, reading);
  if (referred === undefined || template === undefined) return [];
  reportFieldsTwice(own, referred, reading);
  const fields = { ...referred, ...own };
  const parameters = readParameters(fields.parameters, reading);
  if (!isShared) reportUnusedParameters(parameters.listed, template, path.value, reading);
  const item: PathItem = {
    path,
    isShared,
    template,
    summary: fields.summary?.node.value,
    description: followed.description ?? fields.description?.node.value,
    parameters,
    servers: readOwnServers(fields.servers, reading),
  };
  return operationsIn(fields, reading).flatMap((operation) => readOperation(operation, item, security, reading) ?? []);
}

/** A path item without what is beside its `$ref`: `besideReference` returns that. */
function referenceOnly(path: KeyedNode): KeyedNode {
  const reference = holds(path, "object") ? path.node.entries.get("$ref") : undefined;
  if (reference === undefined || !holds(path, "object")) return path;
  return { ...path, node: { ...path.node, entries: new Map([["$ref", reference]]) } };
}

/**
 * The fields beside the `$ref` of a path item. It is no Reference Object: `$ref` is one of its fields, and others may be
 * there, too (OAS 3.0 §4.7.9.1, 3.1 §4.8.9.1).
 */
function besideReference(path: KeyedNode): KeyedNode | undefined {
  if (!holds(path, "object") || !path.node.entries.has("$ref")) return undefined;
  const entries = new Map([...path.node.entries].filter(([key]) => key !== "$ref"));
  return { ...path, node: { ...path.node, entries } };
}

/** Of a field that is both beside the `$ref` and in what that refers to, the standard leaves open which one counts. */
function reportFieldsTwice(own: PathItemFields | undefined, referred: PathItemFields, reading: Reading): void {
  for (const [field, source] of Object.entries(own ?? {})) {
    const other = Object.hasOwn(referred, field) ? referred[field as keyof PathItemFields] : undefined;
    if (other === undefined) continue;
    const related = [{ label: "it is there, too", at: other.keyAt }];
    reading.diagnostics.report("path-field-twice", source.keyAt, { field }, related);
  }
}

/** The key of a path. One that does not begin with a slash is read as if it did. */
function readPath({ key, keyAt }: KeyedNode, { diagnostics }: Reading): Located<string> {
  const isComplete = key.startsWith("/");
  if (!isComplete) diagnostics.report("path-slash-missing", keyAt, { path: key });
  return { value: isComplete ? key : `/${key}`, at: keyAt, keyAt };
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

/** The operations. The second of two with one operationId is reported, and has none. */
function withUniqueIds(operations: readonly Operation[], reading: Reading): readonly Operation[] {
  const first = new Map<string, Located<string>>();
  return operations.map((operation) => {
    const { operationId } = operation;
    if (operationId === undefined) return operation;
    const earlier = first.get(operationId.value);
    if (earlier === undefined) {
      first.set(operationId.value, operationId);
      return operation;
    }
    // The operation of a path item that two paths share is written once.
    const isWrittenOnce = earlier.at.source === operationId.at.source && earlier.at.start === operationId.at.start;
    if (!isWrittenOnce) {
      const related = [{ label: "it is here first", at: earlier.at }];
      reading.diagnostics.report("operation-id-duplicate", operationId.at, { id: operationId.value }, related);
    }
    return { ...operation, operationId: undefined };
  });
}
