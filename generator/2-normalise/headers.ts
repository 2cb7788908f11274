import type { ObjectNode } from "../1-load/tree.js";
import type { Header } from "./api.js";
import { readExamples } from "./examples.js";
import { anything, optional, readFields } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { isToken, readSerialization } from "./serializations.js";
import { entriesOf, type SourceNode } from "./source-nodes.js";

const headerFields = {
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

/** Reads a map of Header Objects by their names. `Content-Type` is left out: media types describe it (OAS 3.1 §4.8.17.1). */
export function readHeaders(source: SourceNode<ObjectNode> | undefined, reading: Reading): readonly Header[] {
  return (source === undefined ? [] : entriesOf(source)).flatMap((entry) => {
    const { key: name, keyAt } = entry;
    const header = readHeader(entry, reading);
    if (name.toLowerCase() === "content-type") {
      reading.diagnostics.report("header-ignored", keyAt, { name });
      return [];
    }
    if (!isToken(name)) {
      reading.diagnostics.report("name-not-sendable", keyAt, { name, of: "a header" });
      return [];
    }
    return header === undefined ? [] : [{ name, ...header }];
  });
}

/** Reads a Header Object or a reference to one (OAS 3.0 §4.7.21, 3.1 §4.8.21). Its name is the key under `headers`. */
export function readHeader(source: SourceNode, reading: Reading): Omit<Header, "name"> | undefined {
  const followed = followReference(source, reading);
  const fields = followed && readFields(followed.node, "Header Object", headerFields, reading);
  if (fields === undefined) return undefined;
  if (fields.schema === undefined && fields.content === undefined)
    reading.diagnostics.report("header-schema-missing", source.keyAt, {});
  return {
    at: source.node.at,
    required: fields.required?.node.value === true,
    deprecated: fields.deprecated?.node.value === true,
    description: followed?.description ?? fields.description?.node.value,
    ...readSerialization("header", "Header Object", fields, reading),
    examples: readExamples(fields, reading),
  };
}
