import { expect, test } from "vitest";
import { codecOf, isMediaType } from "../../generator/2-normalise/media-types.js";

test.each([
  ["application/json", "json"],
  ["Application/JSON; charset=utf-8", "json"],
  ["application/json;simple", "json"],
  ["application/vnd.a.b+json", "json"],
  ["text/json", "json"],
  ["application/json-seq", "json-seq"],
  ["application/geo+json-seq", "json-seq"],
  ["application/x-ndjson", "json-lines"],
  ["application/jsonl", "json-lines"],
  ["application/x-jsonlines", "json-lines"],
  ["application/x-www-form-urlencoded", "form"],
  ["multipart/form-data", "multipart"],
  ["multipart/mixed", "multipart"],
  ["text/event-stream", "event-stream"],
  ["text/plain", "text"],
  ["text/*", "text"],
  ["application/xml", "text"],
  ["application/atom+xml", "text"],
  ["image/svg+xml", "text"],
  ["application/yaml", "text"],
  ["application/javascript", "text"],
  ["application/octet-stream", "binary"],
  ["application/pdf", "binary"],
  ["application/jsonish", "binary"],
  ["image/*", "binary"],
  ["*/*", "binary"],
  ["json", "binary"],
])("%s is %s", (mediaType, codec) => {
  expect(codecOf(mediaType)).toBe(codec);
});

test("a media type is well-formed or not", () => {
  expect(['text/csv; charset="utf-8"; header=present', "*/*", "a/b+c"].filter(isMediaType)).toHaveLength(3);
  expect(["json", "a/b;", "a/b;c", "a/b; c=d e", "a b/c", ""].filter(isMediaType)).toEqual([]);
});
