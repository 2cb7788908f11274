import { type ObjectNode, toJson } from "../1-load/tree.js";
import type { Link } from "./api.js";
import { anything, ignored, optional, readFields } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { entriesOf, type KeyedNode, type SourceNode } from "./source-nodes.js";

const linkFields = {
  operationRef: optional("string"),
  operationId: optional("string"),
  parameters: optional("object"),
  requestBody: optional(...anything),
  description: optional("string"),
  server: ignored("the operation that it leads to has servers of its own"),
};

/** Reads a map of Link Objects by their names. */
export function readLinks(source: SourceNode<ObjectNode> | undefined, reading: Reading): readonly Link[] {
  return (source === undefined ? [] : entriesOf(source)).flatMap((entry) => readLink(entry, reading) ?? []);
}

/** Reads a Link Object or a reference to one (OAS 3.0 §4.7.20, 3.1 §4.8.20). */
export function readLink(source: KeyedNode, reading: Reading): Link | undefined {
  const followed = followReference(source, reading);
  const fields = followed && readFields(followed.node, "Link Object", linkFields, reading);
  if (fields === undefined) return undefined;
  const { operationId, operationRef, parameters, requestBody, description } = fields;
  const by = operationId === undefined ? ("operationRef" as const) : ("operationId" as const);
  const value = (operationId ?? operationRef)?.node.value;
  return {
    at: source.node.at,
    name: source.key,
    description: followed?.description ?? description?.node.value,
    target: value === undefined ? undefined : { by, value },
    parameters: new Map(
      (parameters === undefined ? [] : entriesOf(parameters)).map(({ key, node }) => [key, toJson(node)] as const),
    ),
    requestBody: requestBody && toJson(requestBody.node),
  };
}
