import type { ObjectNode } from "../1-load/tree.js";
import type { Response, Status } from "./api.js";
import { readContent } from "./contents.js";
import { readHeaders } from "./headers.js";
import { readLinks } from "./links.js";
import { before, optional, readFields, requiredText, since } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { entriesWithoutExtensions, type KeyedNode, type SourceNode } from "./source-nodes.js";

const responseFields = {
  summary: since("3.2", optional("string")),
  description: before("3.2", requiredText("string")),
  headers: optional("object"),
  content: optional("object"),
  links: optional("object"),
};

/** Reads the Responses Object: one response for each key (OAS 3.0 §4.7.16, 3.1 §4.8.16). */
export function readResponses(source: SourceNode<ObjectNode>, reading: Reading): readonly Response[] {
  const entries = entriesWithoutExtensions(source);
  if (entries.length === 0) reading.diagnostics.report("responses-empty", source.keyAt, {});
  const responses = withoutDuplicates(entries, reading).flatMap((entry) => {
    const response = readResponse(entry, reading);
    const status = readStatus(entry, reading);
    return response === undefined || status === undefined ? [] : [{ ...response, status }];
  });
  return responses;
}

/** Reads a Response Object or a reference to one (OAS 3.0 §4.7.17, 3.1 §4.8.17). Its status is the key it stands under. */
export function readResponse(source: SourceNode, reading: Reading): Omit<Response, "status"> | undefined {
  const followed = followReference(source, reading);
  const fields = followed && readFields(followed.node, "Response Object", responseFields, reading);
  if (fields === undefined) return undefined;
  return {
    at: source.node.at,
    description: followed?.description ?? fields.description?.node.value ?? fields.summary?.node.value,
    headers: readHeaders(fields.headers, reading),
    content: fields.content === undefined ? [] : readContent(fields.content, reading),
    links: readLinks(fields.links, reading),
  };
}

/** What a key under `responses` stands for. Reports one that is no status. */
function readStatus({ key, keyAt }: KeyedNode, reading: Reading): Status | undefined {
  const status = parseStatus(key);
  if (status === undefined) reading.diagnostics.report("response-status-invalid", keyAt, { status: key });
  return status;
}

/** The standard has `4XX`; `4xx` is as common, and means nothing else. */
function parseStatus(key: string): Status | undefined {
  if (key === "default") return { kind: "default" };
  if (/^[1-5]XX$/i.test(key)) return { kind: "class", digit: Number(key[0]) };
  return /^[1-5]\d\d$/.test(key) ? { kind: "code", code: Number(key) } : undefined;
}

/** `4XX` and `4xx` are one key. Reports the second one. */
function withoutDuplicates(entries: readonly KeyedNode[], reading: Reading): readonly KeyedNode[] {
  const first = new Map<string, KeyedNode>();
  for (const entry of entries) {
    const key = entry.key.toUpperCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, entry);
    else {
      const related = [{ label: "it is here first", at: earlier.keyAt }];
      reading.diagnostics.report("response-duplicate", entry.keyAt, { status: entry.key }, related);
    }
  }
  return [...first.values()];
}
