import type { ObjectNode } from "../1-load/tree.js";
import type { JsonContent, RequestBody, Response } from "./api.js";
import { type Member, membersOf, type Place, unextended } from "./places.js";
import { annotation, anything, ignored, optional, readFields, reportUnexpected, required } from "./reader.js";
import type { Reading } from "./reading.js";
import { followReference } from "./references.js";

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
export function readRequestBody(place: Place, reading: Reading): RequestBody | undefined {
  const followed = followReference(place, reading);
  const fields = followed && readFields(followed.place, "Request Body Object", requestBodyFields, reading);
  if (fields?.content === undefined) return undefined;
  if (fields.content.node.entries.size === 0) {
    reportUnexpected(fields.content, "content", "an object with one media type", reading);
    return undefined;
  }
  const content = readContent(fields.content, reading);
  if (content === undefined) return undefined;
  return {
    at: place.node.at,
    required: fields.required?.node.value === true,
    description: followed?.description ?? fields.description?.node.value,
    content,
  };
}

/** Reads the Responses Object: one response for each status (OAS 3.0 §4.7.16, 3.1 §4.8.16). */
export function readResponses(place: Place<ObjectNode>, reading: Reading): readonly Response[] {
  const members = unextended(place);
  if (members.length === 0) reportUnexpected(place, "responses", "an object with at least one response", reading);
  return members.flatMap((member) => {
    const response = readResponse(member, reading);
    const status = readStatus(member, reading);
    return response === undefined || status === undefined ? [] : [{ ...response, status }];
  });
}

/** Reads a Response Object or a reference to one (OAS 3.0 §4.7.17, 3.1 §4.8.17). Its status is the key it stands under. */
export function readResponse(place: Place, reading: Reading): Omit<Response, "status"> | undefined {
  const followed = followReference(place, reading);
  const fields = followed && readFields(followed.place, "Response Object", responseFields, reading);
  if (fields === undefined) return undefined;
  const content = fields.content && readContent(fields.content, reading);
  return { at: place.node.at, description: followed?.description ?? fields.description?.node.value, content };
}

function readStatus({ key, keyAt }: Member, reading: Reading): number | undefined {
  if (/^[1-5]\d\d$/.test(key)) return Number(key);
  const known = key === "default" || /^[1-5]XX$/.test(key);
  reading.diagnostics.report(known ? "response-status-unsupported" : "response-status-invalid", keyAt, { status: key });
  return undefined;
}

/** Reads every media type, and gives the one that counts: exactly one, and JSON. An empty map means no body. */
function readContent(place: Place<ObjectNode>, reading: Reading): JsonContent | undefined {
  const contents = membersOf(place).flatMap((member) => readMediaType(member, reading) ?? []);
  for (const { mediaType, keyAt } of contents.slice(1)) {
    const problem = "a body has one media type, and there is one before it";
    reading.diagnostics.report("media-type-unsupported", keyAt, { mediaType, problem });
  }
  const [first] = contents;
  return first && { at: first.at, mediaType: first.mediaType, schema: first.schema };
}

function readMediaType(member: Member, reading: Reading) {
  const { key: mediaType, keyAt, node } = member;
  const fields = readFields(member, "Media Type Object", mediaTypeFields, reading);
  const schema = fields?.schema && reading.schemas.add(fields.schema);
  if (isJson(mediaType)) return { at: node.at, keyAt, mediaType, schema };
  reading.diagnostics.report("media-type-unsupported", keyAt, { mediaType, problem: "it is not JSON" });
  return undefined;
}

/** `application/json` or a type with the suffix `+json`, in any case and with any parameters (RFC 9110 §8.3.1, RFC 6839 §3.1). */
function isJson(mediaType: string): boolean {
  const word = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  const parameter = `${word}=(?:${word}|"(?:[^"\\\\\\x00-\\x08\\x0a-\\x1f\\x7f]|\\\\[\\t -~])*")`;
  return new RegExp(`^(?:application/json|${word}/${word}\\+json)(?:[ \\t]*;[ \\t]*${parameter})*$`, "i").test(
    mediaType,
  );
}
