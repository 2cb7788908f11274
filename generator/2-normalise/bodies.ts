import type { RequestBody } from "./api.js";
import { readContent } from "./contents.js";
import { optional, readFields, reportUnexpected, required } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import type { SourceNode } from "./source-nodes.js";

const requestBodyFields = {
  description: optional("string"),
  content: required("object"),
  required: optional("boolean"),
};

/** Reads a Request Body Object or a reference to one (OAS 3.0 §4.7.13, 3.1 §4.8.13). */
export function readRequestBody(source: SourceNode, reading: Reading): RequestBody | undefined {
  const followed = followReference(source, reading);
  const fields = followed && readFields(followed.node, "Request Body Object", requestBodyFields, reading);
  if (fields?.content === undefined) return undefined;
  if (fields.content.node.entries.size === 0) {
    reportUnexpected(fields.content, "content", "an object with at least one media type", reading);
    return undefined;
  }
  const content = readContent(fields.content, reading);
  if (content.length === 0) return undefined;
  return {
    at: source.node.at,
    required: fields.required?.node.value === true,
    description: followed?.description ?? fields.description?.node.value,
    content,
  };
}
