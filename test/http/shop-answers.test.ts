import { describe, expect } from "vitest";
import { cut, json, raw } from "./answers.js";
import { it, rejection } from "./fixtures.js";
import type { Answer } from "./server.js";
import { callShop, shopAt, shopRuntime } from "./shop.js";

const path = { id: "7" };
const item = { id: "7", kept: { as: "it came" } };
const problem = { code: 7 };
const mediaType = (type: string) => ({ "Content-Type": type });

describe("an answer that the contract describes", () => {
  it.for<[string, Answer, object]>([
    ["a listed status", json(200, item), { ok: true, status: 200, data: item }],
    [
      "a listed status, before its class",
      raw(404, '{"code":7}', mediaType("application/problem+json")),
      { status: 404 },
    ],
    ["a class", json(409, problem), { ok: false, status: "4XX", contentType: "application/json", error: problem }],
    ["the default", json(503, problem), { ok: false, status: "default", error: problem }],
    ["the default, of a success beside a listed one", json(206, problem), { ok: false, status: "default" }],
    ["JSON of another name", raw(409, '{"code":7}', mediaType("application/problem+json")), { status: "4XX" }],
    ["JSON with a byte order mark", raw(200, '\ufeff{"id":"7"}'), { ok: true, data: { id: "7" } }],
    ["JSON without a media type", raw(200, '{"id":"7"}', {}), { ok: true, data: { id: "7" } }],
    ["304", raw(304, "", {}), { ok: false, status: 304, error: undefined }],
  ])("by %s", async ([, answer, expected], { server }) => {
    server.answerWith(answer);
    expect(await callShop(shopAt(server), "readItem", { path })).toMatchObject(expected);
  });

  it.for([
    ["deleteItem", 204],
    ["deleteItem", 205],
    ["checkItem", 200],
  ] as const)("%s has no body with %i", async ([name, status], { server }) => {
    server.answerWith((response) => void response.writeHead(status, { "Content-Type": "application/json" }).end());
    const result = await callShop(shopAt(server), name, { path });
    expect(result).toEqual({ ok: true, status, contentType: undefined, data: undefined });
  });

  it("is a plain object to whoever copies it", async ({ server }) => {
    server.answerWith(json(200, item));
    const result = await callShop(shopAt(server), "readItem", { path });
    const plain = { ok: true, status: 200, contentType: "application/json", data: item };
    expect(structuredClone(result)).toEqual(plain);
    expect(JSON.parse(JSON.stringify(result))).toEqual(plain);
    expect(Object.keys({ ...result })).toEqual(["ok", "status", "contentType", "data"]);
    expect(result.response).toMatchObject({ status: 200, bodyUsed: true });
  });

  it.for<[string, Record<string, string>, Record<string, unknown>]>([
    [
      "parsed",
      { "X-Limit": "12", "X-Fresh": "true", "X-Tags": "a, b", "X-Text": "t" },
      { "X-Limit": 12, "X-Fresh": true, "X-Tags": ["a", "b"], "X-Text": "t" },
    ],
    ["absent", {}, { "X-Limit": undefined, "X-Fresh": undefined, "X-Tags": undefined }],
    ["not of that form", { "X-Limit": "1.5", "X-Fresh": "yes" }, { "X-Limit": undefined, "X-Fresh": undefined }],
    ["given as it came where the contract has none", { "X-Other": "1" }, { "x-other": "1" }],
  ])("has headers: %s", async ([, sent, expected], { server }) => {
    server.answerWith(raw(200, '{"id":"7"}', { ...sent, ...mediaType("application/json") }));
    const result = await callShop(shopAt(server), "readItem", { path });
    if (!result.ok) throw new Error(JSON.stringify(result));
    for (const [name, value] of Object.entries(expected)) expect(result.headers.get(name)).toEqual(value);
  });
});

describe("an answer that the contract does not describe is a result", () => {
  it.for<[string, Answer, object]>([
    ["HTML for JSON", raw(200, "<p>", mediaType("text/html")), { reason: "unreadable", status: 200, body: "<p>" }],
    ["no JSON", raw(200, "{"), { reason: "unreadable", body: "{", cause: expect.any(SyntaxError) }],
    ["nothing for JSON", raw(200), { reason: "unreadable", body: "" }],
    ["nothing for a default", raw(500, "", {}), { reason: "unreadable", status: 500, body: "" }],
    ["half of it", cut(200, '{"id":', { "Content-Length": "99" }), { reason: "unreadable", body: '{"id":' }],
    ["bytes that are no UTF-8", raw(200, Uint8Array.of(0x22, 0xff, 0x22)), { reason: "unreadable", body: '"\ufffd"' }],
    ["another shape", json(200, { id: 7 }), { reason: "invalid", value: { id: 7 }, body: '{"id":7}' }],
    ["another shape of a class", json(418, {}), { reason: "invalid", status: 418 }],
  ])("%s", async ([, answer, expected], { server }) => {
    server.answerWith(answer);
    const result = await callShop(shopAt(server), "readItem", { path });
    expect(result).toMatchObject({ ok: false, unexpected: expected });
    expect(Object.keys(result)).toEqual(["ok", "unexpected"]);
  });

  it("also with validation off, but for its shape", async ({ server }) => {
    const shop = shopAt(server, { validate: false });
    server.answerWith(raw(200, "{"));
    expect(await callShop(shop, "readItem", { path })).toMatchObject({ unexpected: { reason: "unreadable" } });
    server.answerWith(json(200, { id: 7 }));
    expect(await callShop(shop, "readItem", { path })).toMatchObject({ ok: true, data: { id: 7 } });
  });

  it("a status that is not listed", async ({ server }) => {
    server.answerWith(raw(200, "who?", mediaType("text/plain")));
    const expected = { ok: false, unexpected: { reason: "unlisted", status: 200, body: "who?" } };
    expect(await callShop(shopAt(server), "deleteItem", { path })).toEqual(expected);
  });
});

describe("an abort while the body is read rejects with its reason", () => {
  it.for<[string, number, string, string]>([
    ["of JSON", 200, "application/json", "readItem"],
    ["of another media type", 200, "text/html", "readItem"],
    ["of a status that is not listed", 200, "text/html", "deleteItem"],
    ["of a file", 200, "image/png", "replaceFile"],
    ["of a text", 200, "text/plain", "replaceText"],
  ])("%s", async ([, status, type, name], { server }) => {
    const controller = new AbortController();
    server.answerWith((response) => response.writeHead(status, mediaType(type)).write("{"));
    const shop = shopAt(server);
    shop.use({ onResponse: () => void setImmediate(() => controller.abort(new Error("enough"))) });
    const reason = await rejection(callShop(shop, name, { path, signal: controller.signal }));
    expect(String(reason)).toBe("Error: enough");
  });
});

describe("orThrow", () => {
  const { orThrow, isApiError, isValidationError, ApiError } = shopRuntime;

  it("resolves to the data", async ({ server }) => {
    server.answerWith(json(200, item));
    expect(await orThrow(callShop(shopAt(server), "readItem", { path }))).toEqual(item);
  });

  it.for<[string, Answer, object, string]>([
    [
      "a failure",
      json(409, problem),
      { status: "4XX", error: problem, unexpected: undefined },
      "ApiError: 409 Conflict",
    ],
    [
      "what is not listed",
      raw(502, "<p>", mediaType("text/html")),
      { status: undefined, unexpected: { body: "<p>" } },
      "502 Bad Gateway",
    ],
    ["another shape", json(200, {}), { unexpected: { reason: "invalid" } }, "does not match its schema: is required"],
  ])("throws %s as an ApiError", async ([, answer, expected, message], { server }) => {
    server.answerWith(answer);
    const error = await rejection(orThrow(callShop(shopAt(server), "readItem", { path })));
    expect(error).toBeInstanceOf(ApiError);
    expect(isApiError(error)).toBe(true);
    expect(error).toMatchObject(expected);
    expect(String(error)).toContain(message);
    expect((error as InstanceType<typeof ApiError>).response.headers.get("Date")).not.toBeNull();
    expect(Object.keys(error as object)).not.toContain("response");
  });

  it("rejects as the call does where the request is wrong or nothing answers", async ({ server }) => {
    const wrong = await rejection(orThrow(callShop(shopAt(server), "createReport", { body: { id: "" } })));
    expect(isValidationError(wrong)).toBe(true);
    expect(server.requests).toEqual([]);
    await server.close();
    const unreachable = await rejection(orThrow(callShop(shopAt(server), "readItem", { path })));
    expect(unreachable).toBeInstanceOf(TypeError);
    expect(isApiError(unreachable)).toBe(false);
  });
});
