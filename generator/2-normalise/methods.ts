import type { Entry, Node, ObjectNode } from "../1-load/tree.js";
import type { HttpMethod } from "./api.js";
import { type FieldsOf, optional, since } from "./reader.js";
import type { Reading } from "./reading.js";
import { isToken } from "./serializations.js";
import { entriesOf, holds, type KeyedNode, type SourceNode } from "./source-nodes.js";

/** The fields of a Path Item Object that hold operations (OAS 3.0 §4.7.9.1, 3.1 §4.8.9.1, 3.2 §4.9.1). */
export const methodFields = {
  get: optional("object"),
  put: optional("object"),
  post: optional("object"),
  delete: optional("object"),
  options: optional("object"),
  head: optional("object"),
  patch: optional("object"),
  trace: optional("object"),
  query: since("3.2", optional("object")),
  additionalOperations: since("3.2", optional("object")),
};

/** The field that holds operations by their methods. */
const additional = "additionalOperations";

/** An operation, before it is read. */
export interface WrittenOperation {
  readonly source: SourceNode<ObjectNode>;
  readonly method: HttpMethod;
  /** Where it is in the path item: `/get`, or `/additionalOperations/COPY`. */
  readonly pointer: string;
}

/** The operations of a path item, in the order of the document. Reports those that no client can call. */
export function operationsIn(fields: FieldsOf<typeof methodFields>, reading: Reading): readonly WrittenOperation[] {
  return Object.entries(fields).flatMap(([key, source]) => {
    if (!Object.hasOwn(methodFields, key) || !holds(source, "object")) return [];
    if (key !== additional) return callable({ source, method: key, pointer: `/${key}` }, reading);
    return entriesOf(source).flatMap((each) => additionalOperation(each, reading));
  });
}

/** The methods of a path item, in lower case, and what is written for them: of every version of OpenAPI, and unchecked. */
export function methodsIn(item: ObjectNode): readonly (readonly [method: string, written: Node])[] {
  return [...item.entries.values()].flatMap(({ key, value }) => {
    if (!Object.hasOwn(methodFields, key)) return [];
    if (key !== additional) return [[key, value] as const];
    if (value.kind !== "object") return [];
    return [...value.entries.values()].map((each) => [each.key.toLowerCase(), each.value] as const);
  });
}

/** A path item without the operations whose methods, in lower case, are not kept. */
export function filterMethods(item: ObjectNode, isKept: (method: string) => boolean): ObjectNode {
  const entries = [...item.entries].flatMap(([key, entry]): readonly (readonly [string, Entry])[] => {
    const { value } = entry;
    if (!Object.hasOwn(methodFields, key)) return [[key, entry]];
    if (key !== additional) return isKept(key) ? [[key, entry]] : [];
    if (value.kind !== "object") return [[key, entry]];
    const kept = new Map([...value.entries].filter(([method]) => isKept(method.toLowerCase())));
    return kept.size === 0 ? [] : [[key, { ...entry, value: { ...value, entries: kept } }]];
  });
  return { ...item, entries: new Map(entries) };
}

/** An operation under `additionalOperations`, whose key is the method as it is sent (OAS 3.2 §4.9.1). */
function additionalOperation(source: KeyedNode, reading: Reading): readonly WrittenOperation[] {
  const { key, keyAt } = source;
  const method = key.toLowerCase();
  if (!isToken(key)) {
    reading.diagnostics.report("name-not-sendable", keyAt, { name: key, of: "a method" });
    return [];
  }
  if (Object.hasOwn(methodFields, method)) {
    reading.diagnostics.report("method-misplaced", keyAt, { method: key, field: method });
    return [];
  }
  if (!holds(source, "object")) return [];
  const pointer = `/additionalOperations/${key}`;
  // openapi-fetch sends every method in upper case.
  if (key === key.toUpperCase()) return callable({ source, method, pointer }, reading);
  reading.diagnostics.report("method-not-sendable", keyAt, { method: key, why: "methods are sent in upper case" });
  return [];
}

/** The methods that `fetch` refuses to send (Fetch standard §2.2.1). */
const forbidden: ReadonlySet<string> = new Set(["trace", "connect", "track"]);

function callable(operation: WrittenOperation, reading: Reading): readonly WrittenOperation[] {
  const { method, source } = operation;
  if (!forbidden.has(method)) return [operation];
  reading.diagnostics.report("method-not-sendable", source.keyAt, { method, why: "`fetch` refuses to send it" });
  return [];
}
