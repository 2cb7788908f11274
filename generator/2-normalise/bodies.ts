import type { ObjectNode } from "../1-load/tree.js";
import type { MediaType, RequestBody, Response, Status } from "./api.js";
import { codecOf } from "./media-types.js";
import { annotation, anything, ignored, optional, readFields, reportUnexpected, required } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./reference-objects.js";
import { entriesOf, entriesWithoutExtensions, type KeyedNode, type SourceNode } from "./source-nodes.js";

const requestBodyFields = {
  description: optional("string"),
  content: required("object"),
  required: optional("boolean"),
};

const responseFields = {
  description: required("string"),
  headers: annotation("object"),
  content: optional("object"),
  links: annotation("object"),
};

const mediaTypeFields = {
  schema: optional(...anything),
  example: annotation(...anything),
  examples: annotation("object"),
  encoding: ignored("it counts for forms only"),
};

/** Reads a Request Body Object or a reference to one (OAS 3.0 §4.7.13, 3.1 §4.8.13). */
export function readRequestBody(place: SourceNode, reading: Reading): RequestBody | undefined {
  const followed = followReference(place, reading);
  const fields = followed && readFields(followed.node, "Request Body Object", requestBodyFields, reading);
  if (fields?.content === undefined) return undefined;
  if (fields.content.node.entries.size === 0) {
    reportUnexpected(fields.content, "content", "an object with one media type", reading);
    return undefined;
  }
  const content = readContent(fields.content, reading);
  if (content.length === 0) return undefined;
  return {
    at: place.node.at,
    required: fields.required?.node.value === true,
    description: followed?.description ?? fields.description?.node.value,
    content,
  };
}

/** Reads the Responses Object: one response for each status (OAS 3.0 §4.7.16, 3.1 §4.8.16). */
export function readResponses(place: SourceNode<ObjectNode>, reading: Reading): readonly Response[] {
  const members = entriesWithoutExtensions(place);
  if (members.length === 0) reportUnexpected(place, "responses", "an object with at least one response", reading);
  return members.flatMap((member) => {
    const response = readResponse(member, reading);
    const status = readStatus(member, reading);
    return response === undefined || status === undefined ? [] : [{ ...response, status }];
  });
}

/** Reads a Response Object or a reference to one (OAS 3.0 §4.7.17, 3.1 §4.8.17). Its status is the key it stands under. */
export function readResponse(place: SourceNode, reading: Reading): Omit<Response, "status"> | undefined {
  const followed = followReference(place, reading);
  const fields = followed && readFields(followed.node, "Response Object", responseFields, reading);
  if (fields === undefined) return undefined;
  const content = fields.content === undefined ? [] : readContent(fields.content, reading);
  return { at: place.node.at, description: followed?.description ?? fields.description?.node.value, content };
}

/** What a key under `responses` stands for. Reports a class of statuses or `default`, which no call knows yet, and returns nothing. */
function readStatus({ key, keyAt }: KeyedNode, reading: Reading): Status | undefined {
  const status = parseStatus(key);
  if (status?.kind === "code") return status;
  reading.diagnostics.report(status ? "response-status-unsupported" : "response-status-invalid", keyAt, {
    status: key,
  });
  return undefined;
}

function parseStatus(key: string): Status | undefined {
  if (key === "default") return { kind: "default" };
  if (/^[1-5]XX$/.test(key)) return { kind: "class", digit: Number(key[0]) };
  return /^[1-5]\d\d$/.test(key) ? { kind: "code", code: Number(key) } : undefined;
}

/** Reads every media type. Reports those without a codec, and of the others all but the first. An empty map means no body. */
function readContent(place: SourceNode<ObjectNode>, reading: Reading): readonly MediaType[] {
  const found = entriesOf(place).flatMap((member) => {
    const mediaType = readMediaType(member, reading);
    return mediaType === undefined ? [] : [{ mediaType, keyAt: member.keyAt }];
  });
  for (const { mediaType, keyAt } of found.slice(1)) {
    const problem = "a body has one media type, and there is one before it";
    reading.diagnostics.report("media-type-unsupported", keyAt, { mediaType: mediaType.name, problem });
  }
  return found.map(({ mediaType }) => mediaType);
}

function readMediaType(member: KeyedNode, reading: Reading): MediaType | undefined {
  const { key: name, keyAt, node } = member;
  const fields = readFields(member, "Media Type Object", mediaTypeFields, reading);
  const schema = fields?.schema && reading.schemas.add(fields.schema);
  if (codecOf(name) !== undefined) return { at: node.at, name, schema };
  reading.diagnostics.report("media-type-unsupported", keyAt, { mediaType: name, problem: "it is not JSON" });
  return undefined;
}
