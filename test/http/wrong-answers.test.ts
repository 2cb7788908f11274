import { describe, expect } from "vitest";
import { updateShareableAsset } from "../../generated/src/cloudglue/index.js";
import { updateShare } from "../../generated/src/rapidly/index.js";
import { chunked, cut, hangUp, json, raw, redirect, unframed } from "./answers.js";
import { rapidlyExample } from "./examples.js";
import { assetId, it, rejection, shareId } from "./fixtures.js";
import type { Answer } from "./server.js";

const request = { path: { id: shareId }, body: {} };
const share = rapidlyExample("200 full") as object;
const shareText = JSON.stringify(share);
const html = { "Content-Type": "text/html; charset=utf-8" };
const page = "<!doctype html><h1>Bad gateway</h1>";

describe("a status that the contract does not list", () => {
  it.for<[string, Answer, { status: number; body: string }]>([
    ["502 with a page", raw(502, page, html), { status: 502, body: page }],
    ["502 with a page that says it is JSON", raw(502, page), { status: 502, body: page }],
    ["503 with nothing", raw(503), { status: 503, body: "" }],
    ["500 with JSON", raw(500, '{ "a":  1e2 }'), { status: 500, body: '{ "a":  1e2 }' }],
    ["201 with a share", raw(201, shareText), { status: 201, body: shareText }],
    ["204", (response) => void response.writeHead(204).end(), { status: 204, body: "" }],
    ["205", (response) => void response.writeHead(205).end(), { status: 205, body: "" }],
    ["304", (response) => void response.writeHead(304).end(), { status: 304, body: "" }],
    ["418", raw(418, "short and stout", {}), { status: 418, body: "short and stout" }],
    ["500 with a mark of the byte order", raw(500, "\ufeffoops"), { status: 500, body: "oops" }],
    ["500 with bytes that are no UTF-8", raw(500, Uint8Array.of(0xff, 0x21)), { status: 500, body: "\ufffd!" }],
    ["500 in chunks", chunked(500, ["o", "op", "s"]), { status: 500, body: "oops" }],
  ])("%s", async ([, answer, expected], { server, rapidly }) => {
    server.answerWith(answer);
    const result = await updateShare(rapidly, request);
    expect(result).toEqual({ ok: false, unexpected: { reason: "unlisted", ...expected } });
    expect(result.response.status).toBe(expected.status);
  });

  it("is the same for Cloudglue, which lists no 403 and no 422", async ({ server, cloudglue }) => {
    server.answerWith(raw(422, '{"detail":[]}'));
    const result = await updateShareableAsset(cloudglue, { path: { id: assetId } });
    expect(result).toMatchObject({ unexpected: { reason: "unlisted", status: 422, body: '{"detail":[]}' } });
  });
});

describe("a redirect", () => {
  it.for([301, 302, 303, 307, 308])(
    "%i to another server is not followed",
    async (status, { server, elsewhere, rapidly }) => {
      const location = `${elsewhere.url}/api/shares/${shareId}`;
      server.answerWith(redirect(status, location));
      const result = await updateShare(rapidly, request);
      expect(result).toMatchObject({ unexpected: { reason: "unlisted", status, body: "Moved" } });
      expect(result.response.headers.get("Location")).toBe(location);
      expect(elsewhere.requests).toEqual([]);
      expect(server.requests).toHaveLength(1);
    },
  );

  it.for([302, 307])("%i to another path of the server is not followed", async (status, { server, rapidly }) => {
    server.answerWith(redirect(status, "/login"));
    expect(await updateShare(rapidly, request)).toMatchObject({
      unexpected: { reason: "unlisted", status, body: "Moved" },
    });
    expect(server.requests).toHaveLength(1);
  });

  it("is not followed by the client's own methods", async ({ server, elsewhere, rapidly }) => {
    server.answerWith(redirect(307, `${elsewhere.url}/take`));
    const { data, response } = await rapidly.PATCH("/api/shares/{id}", { params: { path: request.path }, body: {} });
    expect(data).toBeUndefined();
    expect(response.status).toBe(307);
    expect(elsewhere.requests).toEqual([]);
  });
});

describe("a listed status without the JSON that it promises", () => {
  it.for<[string, number, Answer, string]>([
    ["nothing", 200, raw(200), ""],
    ["nothing, in chunks", 200, chunked(200, []), ""],
    ["white space", 200, raw(200, " \n"), " \n"],
    ["half of a share", 200, raw(200, shareText.slice(0, 200)), shareText.slice(0, 200)],
    ["a share and more", 200, raw(200, `${shareText}{}`), `${shareText}{}`],
    ["a page", 200, raw(200, page, html), page],
    ["a page that says it is JSON", 404, raw(404, `${page} `), `${page} `],
    ["a page", 404, raw(404, page, html), page],
    ["nothing", 404, raw(404), ""],
    ["plain text", 422, raw(422, "name: too short", {}), "name: too short"],
    ["NaN", 422, raw(422, '{"detail":NaN}'), '{"detail":NaN}'],
    [
      "UTF-16",
      403,
      raw(403, Buffer.from("{}", "utf16le"), { "Content-Type": "application/json; charset=utf-16le" }),
      "{\0}\0",
    ],
    ["only half of it before the end of the connection", 200, unframed(200, "{"), "{"],
  ])("has %s (%i)", async ([, status, answer, body], { server, rapidly }) => {
    server.answerWith(answer);
    const result = await updateShare(rapidly, request);
    expect(result).toEqual({
      ok: false,
      unexpected: { reason: "unreadable", status, body, cause: expect.any(body === page ? TypeError : SyntaxError) },
    });
    expect(result.response.status).toBe(status);
  });
});

describe("JSON that breaks the contract of its status", () => {
  const { created_at: _, ...timeless } = share as { created_at: string };

  it.for<[string, number, unknown, string[]]>([
    ["a share without created_at", 200, timeless, ["created_at"]],
    ["a share with an id of another kind", 200, { ...share, id: "7" }, ["id"]],
    ["a share with a currency of nobody", 200, withPrice({ price_currency: "xxx" }), ["prices.0.price_currency"]],
    ["a share with a price of a new kind", 200, withPrice({ amount_type: "seats" }), ["prices.0.amount_type"]],
    ["two mistakes", 200, { ...share, name: 7, modified_at: "yesterday" }, ["modified_at", "name"]],
    ["null", 200, null, [""]],
    ["a list", 200, [share], [""]],
    ["an error of another status", 403, { error: "ResourceNotFound", detail: "" }, ["error"]],
    ["an error that the framework made up", 404, { detail: "Not Found" }, ["error"]],
    ["details in one text", 422, { detail: "oops" }, ["detail"]],
    ["a detail without msg", 422, { detail: [{ loc: [], type: "missing" }] }, ["detail.0.msg"]],
    ["a share", 404, share, ["error", "detail"]],
  ])("%s (%i)", async ([, status, body, paths], { server, rapidly }) => {
    server.answerWith(json(status, body));
    const { ok, unexpected } = await updateShare(rapidly, request);
    expect(ok).toBe(false);
    expect(unexpected).toMatchObject({ reason: "invalid", status, body: JSON.stringify(body), value: body });
    expect(unexpected?.issues?.map(({ path }) => path.join("."))).toEqual(paths);
    for (const { location } of unexpected?.issues ?? []) expect(location).toMatch(/^#\/components\/schemas\/\w+/);
  });

  it("is told for Cloudglue too", async ({ server, cloudglue }) => {
    server.answerWith(json(404, { message: "Not Found" }));
    const { unexpected } = await updateShareableAsset(cloudglue, { path: { id: assetId } });
    expect(unexpected).toMatchObject({ reason: "invalid", status: 404, issues: [{ path: ["error"] }] });
  });
});

describe("what the contract does not speak of", () => {
  it("is kept, wherever it stands and whatever it is called", async ({ server, rapidly }) => {
    const added = { constructor: 1, toString: "x", $ref: "#", "": null, nested: { deep: [{ er: true }] } };
    const text = JSON.stringify({ ...(withPrice(added) as object), ...added }).replace(
      "{",
      '{"__proto__":{"polluted":1},',
    );
    server.answerWith(raw(200, text));
    const result = await updateShare(rapidly, request);
    if (!result.ok) throw new Error("Not ok");
    expect(JSON.stringify(result.data)).toBe(text);
    expect(Object.getPrototypeOf(result.data)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it.for([
    "application/problem+json",
    "application/json; charset=iso-8859-1",
    "Application/JSON;v=2",
    "text/json",
    "application/vnd.rapidly.share+json",
    "",
  ])("is which of the media types for JSON it says (%j)", async (type, { server, rapidly }) => {
    server.answerWith(raw(200, shareText, type === "" ? {} : { "Content-Type": type }));
    expect(await updateShare(rapidly, request)).toMatchObject({ ok: true, status: 200, data: share });
  });

  it.for(["text/plain", "text/html; charset=utf-8", "application/octet-stream", "application/xjson", "nonsense"])(
    "is not that it is no JSON (%j)",
    async (type, { server, rapidly }) => {
      server.answerWith(raw(200, shareText, { "Content-Type": type }));
      const { unexpected } = await updateShare(rapidly, request);
      expect(unexpected).toMatchObject({ reason: "unreadable", status: 200, body: shareText });
      expect(String(unexpected?.cause)).toBe(`TypeError: Its media type is ${type}, not application/json`);
    },
  );

  it("is how the body comes: with a mark of the byte order, in chunks that cut characters", async ({
    server,
    rapidly,
  }) => {
    const named = { ...share, name: "Frogs 🐸 é" };
    const bytes = Buffer.from(`\ufeff${JSON.stringify(named)}`);
    server.answerWith(
      chunked(
        200,
        Array.from(bytes, (byte) => Uint8Array.of(byte)),
      ),
    );
    const result = await updateShare(rapidly, request);
    expect(result.ok && result.data).toEqual(named);
  });

  it("is how much it is", async ({ server, rapidly }) => {
    const { prices } = share as { prices: object[] };
    const many = {
      ...share,
      description: "é".repeat(2_000_000),
      prices: Array.from({ length: 10_000 }, () => prices[0]),
    };
    server.answerWith(json(200, many));
    const result = await updateShare(rapidly, request);
    expect(result.ok && result.data.description?.length).toBe(2_000_000);
    expect(result.ok && result.data.prices).toHaveLength(10_000);
  });
});

describe("a connection that is closed", () => {
  it.for<[string, Answer]>([
    ["before anything came", hangUp],
    ["within the headers", (response) => void response.socket?.end("HTTP/1.1 200 OK\r\nContent-T")],
  ])("%s: the call rejects as fetch does", async ([, answer], { server, rapidly }) => {
    server.answerWith(answer);
    const reason = await rejection(updateShare(rapidly, request));
    expect(reason).toBeInstanceOf(TypeError);
    expect((reason as TypeError).cause).toBeInstanceOf(Error);
    expect(server.requests).toHaveLength(1);
  });

  const part = shareText.slice(0, 100);

  it.for<[string, Answer, object]>([
    [
      "within a body of a known length",
      cut(200, part, { "Content-Length": "1000" }),
      { reason: "unreadable", status: 200, body: part, cause: expect.any(TypeError) },
    ],
    ["between chunks", cut(200, part), { reason: "unreadable", status: 200, body: part, cause: expect.any(TypeError) }],
    [
      "within the body of an error",
      cut(502, "<h1>", { "Content-Length": "1000" }),
      { reason: "unlisted", status: 502, body: "<h1>" },
    ],
    [
      "after what was whole already, but not as long as it said",
      cut(200, shareText, { "Content-Length": "100000" }),
      { reason: "unreadable", status: 200, body: shareText, cause: expect.any(TypeError) },
    ],
  ])("%s: the result has what came", async ([, answer, expected], { server, rapidly }) => {
    server.answerWith(answer);
    expect(await updateShare(rapidly, request)).toEqual({ ok: false, unexpected: expected });
    expect(server.requests).toHaveLength(1);
  });

  it("does not spoil the calls after it", async ({ server, rapidly }) => {
    server.answerWith(hangUp);
    await rejection(updateShare(rapidly, request));
    server.answerWith(json(200, share));
    expect(await updateShare(rapidly, request)).toMatchObject({ ok: true });
  });

  it("rejects when nothing listens", async ({ server, rapidly }) => {
    await server.close();
    expect(await rejection(updateShare(rapidly, request))).toBeInstanceOf(TypeError);
  });
});

/** The share, its first price with other fields. */
function withPrice(fields: object): unknown {
  const { prices } = share as { prices: object[] };
  return { ...share, prices: [{ ...prices[0], ...fields }, ...prices.slice(1)] };
}
