import type { ArrayNode, ObjectNode } from "../1-load/tree.js";
import type { Server, ServerVariable } from "./api.js";
import { asText, optional, readFields, reportUnexpected, required, since } from "./reader.js";
import type { Reading } from "./reading.js";
import { entriesOf, holds, itemsOf, type KeyedNode, type SourceNode } from "./source-nodes.js";
import { parseTemplateText } from "./templates.js";

const serverFields = {
  url: required("string"),
  name: since("3.2", optional("string")),
  description: optional("string"),
  variables: optional("object"),
};
const variableFields = { default: required("string"), enum: optional("array"), description: optional("string") };

/** Reads the servers of a contract (OAS 3.0 §4.7.5, 3.1 §4.8.5). No servers mean one at `/`. */
export function readServers(source: SourceNode<ArrayNode> | undefined, reading: Reading): readonly Server[] {
  const servers = readOwnServers(source, reading);
  if (servers.length > 0 || (source !== undefined && source.node.items.length > 0)) return servers;
  return [{ url: "/", template: "/", variables: [], absolute: false, description: undefined }];
}

/** Reads the servers of an operation or of a path, which take the place of those around it. */
export function readOwnServers(source: SourceNode<ArrayNode> | undefined, reading: Reading): readonly Server[] {
  return (source === undefined ? [] : itemsOf(source)).flatMap((item) => readServer(item, reading) ?? []);
}

function readServer(source: SourceNode, reading: Reading): Server | undefined {
  const fields = readFields(source, "Server Object", serverFields, reading);
  if (fields?.url === undefined) return undefined;
  const { at, value: template } = fields.url.node;
  const defined = readVariables(fields.variables, reading);
  const parsed = parseTemplateText(template);
  if (parsed.kind === "invalid") {
    reading.diagnostics.report("server-url-invalid", at, { url: template, problem: parsed.problem });
    return undefined;
  }
  for (const [name, { keyAt }] of defined) {
    if (!parsed.names.includes(name)) reading.diagnostics.report("server-variable-unused", keyAt, { name });
  }
  const names = [...new Set(parsed.names)];
  const missing = names.filter((name) => !defined.has(name));
  for (const name of missing) {
    const suggestion = reading.diagnostics.suggest(name, defined.keys());
    reading.diagnostics.report("server-variable-missing", at, { name, suggestion });
  }
  const variables = names.flatMap((name) => defined.get(name)?.variable ?? []);
  // A default that could not be read has been reported.
  if (variables.length + missing.length < names.length) return undefined;
  const url = template.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    return variables.find((variable) => variable.name === name)?.default ?? written;
  });
  const problem = problemOfUrl(url);
  if (problem !== undefined) {
    reading.diagnostics.report("server-url-invalid", at, { url: template, problem });
    return undefined;
  }
  const isFinished = missing.length === 0;
  const absolute = isFinished && isHttpUrl(url);
  if (isFinished && !absolute && /^[a-z][a-z0-9+.-]*:/i.test(url)) {
    reading.diagnostics.report("server-unusable", at, { url });
  } else if (!absolute && /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/|$)/i.test(template)) {
    reading.diagnostics.report("server-scheme-missing", at, { url: template });
  }
  return { at, url, template, variables, absolute, description: fields.description?.node.value };
}

/** What must not be in the address that the path of an operation is put behind. */
function problemOfUrl(url: string): string | undefined {
  if (url.includes("?")) return "it has a query, and paths are put behind it";
  if (url.includes("#")) return "it has a fragment, and paths are put behind it";
  if (!isHttpUrl(url)) return undefined;
  const { username, password } = new URL(url);
  return username || password ? "it has a user name or a password, which `fetch` refuses to send" : undefined;
}

/** Whether requests can be sent to a URL that stands alone. */
function isHttpUrl(url: string): boolean {
  return /^https?:\/\/[^/]/i.test(url) && URL.canParse(url);
}

interface DefinedVariable {
  readonly keyAt: KeyedNode["keyAt"];
  /** Absent where it has no default, which is reported. */
  readonly variable: ServerVariable | undefined;
}

function readVariables(
  source: SourceNode<ObjectNode> | undefined,
  reading: Reading,
): ReadonlyMap<string, DefinedVariable> {
  return new Map(
    (source === undefined ? [] : entriesOf(source)).map((entry) => [
      entry.key,
      { keyAt: entry.keyAt, variable: readVariable(entry, reading) },
    ]),
  );
}

function readVariable(source: KeyedNode, reading: Reading): ServerVariable | undefined {
  const fields = readFields(source, "Server Variable Object", variableFields, reading);
  const items = fields?.enum && itemsOf(fields.enum);
  if (fields?.enum !== undefined && items?.length === 0) {
    reportUnexpected(fields.enum, "enum", "an array of at least one string", reading);
  }
  const values = items?.flatMap((item) => {
    if (holds(item, "string")) return [item.node.value];
    const text = asText({ ...item, key: "enum" }, reading);
    if (text === undefined) reportUnexpected(item, "enum", "an array of strings", reading);
    return text === undefined ? [] : [text.node.value];
  });
  if (fields?.default === undefined) return undefined;
  const { value, at } = fields.default.node;
  if (values !== undefined && values.length > 0 && !values.includes(value)) {
    reading.diagnostics.report("server-default-invalid", at, { value });
  }
  return { at: source.node.at, name: source.key, default: value, values, description: fields.description?.node.value };
}
