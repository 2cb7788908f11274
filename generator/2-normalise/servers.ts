import type { ArrayNode, ObjectNode } from "../1-load/tree.js";
import { closest } from "../diagnostics/suggestion.js";
import type { Server } from "./api.js";
import { optional, readFields, reportUnexpected, required } from "./reader.js";
import type { Reading } from "./reading.js";
import { entriesOf, holds, itemsOf, type SourceNode } from "./source-nodes.js";

const serverFields = { url: required("string"), description: optional("string"), variables: optional("object") };
const variableFields = { default: required("string"), enum: optional("array"), description: optional("string") };

/**
 * Reads the servers, each with its variables replaced by their defaults (OAS 3.0 §4.7.5, 3.1 §4.8.5). No servers mean
 * one at `/`.
 */
export function readServers(place: SourceNode<ArrayNode> | undefined, reading: Reading): readonly Server[] {
  const items = place === undefined ? [] : itemsOf(place);
  if (items.length === 0) return [{ url: "/", description: undefined }];
  return items.flatMap((item) => readServer(item, reading) ?? []);
}

function readServer(place: SourceNode, reading: Reading): Server | undefined {
  const fields = readFields(place, "Server Object", serverFields, reading);
  if (fields?.url === undefined) return undefined;
  const { node } = fields.url;
  const variables = readVariables(fields.variables, reading);
  const url = node.value.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const value = variables.get(name);
    if (value !== undefined) return value;
    if (!variables.has(name)) {
      reading.diagnostics.report("server-variable-missing", node.at, {
        name,
        suggestion: closest(name, variables.keys()),
      });
    }
    return written;
  });
  return { url, description: fields.description?.node.value, at: node.at };
}

/** The variables that are defined; without a value where it could not be read. */
function readVariables(
  place: SourceNode<ObjectNode> | undefined,
  reading: Reading,
): ReadonlyMap<string, string | undefined> {
  return new Map((place ? entriesOf(place) : []).map((variable) => [variable.key, readVariable(variable, reading)]));
}

function readVariable(place: SourceNode, reading: Reading): string | undefined {
  const fields = readFields(place, "Server Variable Object", variableFields, reading);
  const values = fields?.enum && itemsOf(fields.enum);
  if (fields?.enum !== undefined && values?.length === 0) {
    reportUnexpected(fields.enum, "enum", "an array of at least one string", reading);
  }
  for (const value of values ?? []) {
    if (!holds(value, "string")) reportUnexpected(value, "enum", "an array of strings", reading);
  }
  if (fields?.default === undefined) return undefined;
  const { value, at } = fields.default.node;
  const allowed = values?.some(({ node }) => node.kind === "string" && node.value === value) ?? true;
  if (!allowed && values?.length !== 0) reading.diagnostics.report("server-default-invalid", at, { value });
  return value;
}
