import { describe, expect } from "vitest";
import { raw } from "./answers.js";
import { callsOf } from "./documents.js";
import { failure, it, rejection } from "./fixtures.js";
import type { Server } from "./server.js";

/** What a media type, a range and a schema of a body mean together, in documents as tools write them. */

const object = (property: string) => `{ schema: { type: object, required: [${property}] } }`;

/** Operations `read` and `send`, whose response and request body have some content. */
function contentOf(server: Server, content: string) {
  return callsOf(
    server,
    `paths:
  /read: { get: { operationId: read, responses: { "200": { description: ok, content: { ${content} } } } } }
  /send: { post: { operationId: send, requestBody: { content: { ${content} } }, responses: { "204": { description: ok } } } }`,
  );
}

/** What the server got. */
function lastRequest(server: Server) {
  const { headers, body } = server.requests.at(-1) ?? { headers: {}, body: Buffer.of() };
  return { type: headers["content-type"], body: body.toString() };
}

describe("the most specific media type applies", () => {
  const listed = `application/json: ${object("a")}, application/json;stream=watch: ${object("b")}, "application/*+json": ${object("c")},
    application/problem+json: ${object("d")}, "application/json; profile=full; v=2": ${object("e")}, "image/*": {}, "*/*": {}`;

  it.for<[string, string, string]>([
    ["application/json", "a", "application/json"],
    ["Application/JSON; charset=utf-8", "a", "application/json"],
    ["application/json; stream=watch", "b", "application/json;stream=watch"],
    ['application/json;charset=utf-8;Stream="watch"', "b", "application/json;stream=watch"],
    ["application/json; v=2; profile=full", "e", "application/json; profile=full; v=2"],
    ["application/json; profile=full", "a", "application/json"],
    ["application/hal+json", "c", "application/*+json"],
    ["application/problem+json", "d", "application/problem+json"],
  ])("%s", async ([type, property, contentType], { server }) => {
    const { call } = await contentOf(server, listed);
    server.answerWith(raw(200, `{"${property}":1}`, { "Content-Type": type }));
    expect(await call("read")).toMatchObject({ ok: true, contentType, data: { [property]: 1 } });
    server.answerWith(raw(204));
    await call("send", { contentType: type, body: { [property]: 1 } });
    expect(lastRequest(server)).toEqual({ type, body: `{"${property}":1}` });
    await failure(call("send", { contentType: type, body: {} }));
  });

  it.for<[string, string]>([
    ["image/png", "image/*"],
    ["text/html", "*/*"],
  ])("ranges: %s", async ([type, contentType], { server }) => {
    const { call } = await contentOf(server, listed);
    server.answerWith(raw(200, "x", { "Content-Type": type }));
    expect(await call("read")).toMatchObject({ ok: true, contentType, data: expect.any(Blob) });
  });

  it("one that is like what is listed comes last", async ({ server }) => {
    const { call } = await contentOf(server, `application/json;odata=minimal: ${object("a")}, text/csv: {}`);
    server.answerWith(raw(200, '{"a":1}', { "Content-Type": "application/json;odata=full" }));
    expect(await call("read")).toMatchObject({ ok: true, contentType: "application/json;odata=minimal" });
    server.answerWith(raw(200, '{"a":1}', { "Content-Type": "application/vnd.a+json" }));
    expect(await call("read")).toMatchObject({ ok: true, contentType: "application/json;odata=minimal" });
  });
});

describe("text is not any text", () => {
  it.for<[string, string, boolean]>([
    ["text/csv", "text/csv; charset=utf-8", true],
    ["text/csv", "text/html", false],
    ["text/csv", "text/plain", false],
    ["application/xml", "text/xml", true],
    ["text/xml", "application/atom+xml", true],
    ["application/yaml", "text/x-yaml", true],
    ["application/yaml", "text/plain", false],
    ["text/javascript", "application/javascript", true],
  ])("%s, answered with %s", async ([listed, type, ok], { server }) => {
    const { call } = await contentOf(server, `${listed}: {}`);
    server.answerWith(raw(200, "<h1>Log in</h1>", { "Content-Type": type }));
    const result = await call("read");
    expect(result).toMatchObject(
      ok
        ? { ok, contentType: listed, data: "<h1>Log in</h1>" }
        : { ok, unexpected: { reason: "unreadable", body: "<h1>Log in</h1>" } },
    );
  });
});

describe.each(["*/*", "application/*"])("a range with a schema: %s", (range) => {
  it("is JSON, validated", async ({ server }) => {
    const { call } = await contentOf(server, `"${range}": ${object("a")}`);
    server.answerWith(raw(200, '{"a":1}', { "Content-Type": "application/vnd.a+json" }));
    expect(await call("read")).toMatchObject({ ok: true, contentType: range, data: { a: 1 } });
    server.answerWith(raw(200, "{}", { "Content-Type": "application/json" }));
    expect(await call("read")).toMatchObject({ unexpected: { reason: "invalid" } });
    server.answerWith(raw(200, "<h1>", { "Content-Type": "application/xhtml+xml" }));
    expect(await call("read")).toMatchObject({ unexpected: { reason: "unreadable", body: "<h1>" } });
    server.answerWith(raw(204));
    await call("send", { body: { a: 1 } });
    expect(lastRequest(server)).toEqual({ type: "application/json", body: '{"a":1}' });
    await call("send", { contentType: "application/hal+json", body: { a: 1 } });
    expect(lastRequest(server).type).toBe("application/hal+json");
    expect(await rejection(call("send", { contentType: "application/pdf", body: { a: 1 } }))).toBeInstanceOf(TypeError);
    await failure(call("send", { body: {} }));
    expect(server.requests).toHaveLength(5);
  });

  it.for<[string, string]>([
    ["says nothing", "schema: {}"],
    ["is of bytes", "schema: { type: string, format: binary }"],
    ["is of bytes, as some tools write them", "schema: { type: string, format: byte }"],
    ["is absent", ""],
  ])("is bytes where the schema %s", async ([, schema], { server }) => {
    const { call } = await contentOf(server, `"${range}": { ${schema} }`);
    server.answerWith(raw(200, "{}", { "Content-Type": "application/json" }));
    expect(await call("read")).toMatchObject({ ok: true, data: expect.any(Blob) });
  });

  it("may be text where the schema has strings", async ({ server }) => {
    const { call } = await contentOf(server, `"${range}": { schema: { type: string, maxLength: 3 } }`);
    for (const [type, body] of [
      ["application/xml", "<a>"],
      ["application/json", '"<a>"'],
    ] as const) {
      server.answerWith(raw(200, body, { "Content-Type": type }));
      expect(await call("read")).toMatchObject({ ok: true, data: "<a>" });
    }
    server.answerWith(raw(200, "<a></a>", { "Content-Type": "application/xml" }));
    expect(await call("read")).toMatchObject({ unexpected: { reason: "invalid" } });
    server.answerWith(raw(204));
    await call("send", { contentType: "application/xml", body: "<a>" });
    expect(lastRequest(server)).toEqual({ type: "application/xml", body: "<a>" });
    await call("send", { body: "<a>" });
    expect(lastRequest(server)).toEqual({ type: "application/json", body: '"<a>"' });
  });
});

describe("bytes", () => {
  it.for<[string, unknown]>([
    ["an object", { a: 1 }],
    ["an array", [1]],
    ["a number", 1],
    ["a form", new FormData()],
  ])("cannot be %s", async ([, body], { server }) => {
    const { call } = await contentOf(server, "application/pdf: {}");
    expect(String(await rejection(call("send", { body })))).toBe(
      "TypeError: A body of application/pdf must be a Blob, bytes or a stream",
    );
    expect(server.requests).toEqual([]);
  });
});

describe("a Blob", () => {
  it.for<[string, object, string]>([
    ["its own", {}, "image/gif"],
    ["that of the caller", { contentType: "image/png" }, "image/png"],
  ])("is sent with the media type: %s", async ([, request, type], { server }) => {
    for (const listed of ['"image/*": {}', 'image/gif: {}, "image/*": {}']) {
      const { call } = await contentOf(server, listed);
      server.answerWith(raw(204));
      await call("send", { ...request, body: new Blob(["x"], { type: "image/gif" }) });
      expect(lastRequest(server)).toEqual({ type, body: "x" });
    }
  });
});

describe("a multipart response", () => {
  const mixed = "--b\r\n\r\n1\r\n--b--\r\n";

  it.for(["multipart/mixed", "multipart/*"])("that is no form is its bytes: %s", async (listed, { server }) => {
    const { call } = await contentOf(server, `"${listed}": {}`);
    server.answerWith(raw(200, mixed, { "Content-Type": "multipart/mixed; boundary=b" }));
    const { data } = await call("read");
    expect(await (data as Blob).text()).toBe(mixed);
  });

  it("that cannot be read is kept as text", async ({ server }) => {
    const { call } = await contentOf(server, "multipart/form-data: {}");
    server.answerWith(raw(200, mixed, { "Content-Type": "multipart/form-data; boundary=other" }));
    expect(await call("read")).toMatchObject({ unexpected: { reason: "unreadable", body: mixed } });
  });
});

describe("a form of which no properties are described", () => {
  const urlencoded = "application/x-www-form-urlencoded";

  it.for<[string, unknown, string]>([
    ["URLSearchParams", new URLSearchParams({ a: "1 2" }), "a=1+2"],
    ["text", "a=1%202", "a=1%202"],
    ["an object", { a: ["1", "2"] }, "a=1&a=2"],
  ])("is sent from %s", async ([, body, expected], { server }) => {
    const { call } = await contentOf(server, `${urlencoded}: {}`);
    server.answerWith(raw(204));
    await call("send", { body });
    expect(lastRequest(server)).toEqual({ type: urlencoded, body: expected });
  });

  it("is text where the schema says so, with a warning", async ({ server }) => {
    const { call, diagnostics } = await contentOf(server, `${urlencoded}: { schema: { type: string, minLength: 3 } }`);
    expect(diagnostics).toContain("form-schema-not-object");
    server.answerWith(raw(204));
    await call("send", { body: "a=1" });
    expect(lastRequest(server)).toEqual({ type: urlencoded, body: "a=1" });
    await failure(call("send", { body: "a" }));
  });

  it.for<[string, string]>([
    ["no schema", ""],
    ["a schema of bytes", "schema: { type: string, format: binary }"],
    ["a schema of an array", "schema: { type: array, items: { type: string } }"],
  ])("is multipart from FormData or an object: %s", async ([, schema], { server }) => {
    const { call, diagnostics } = await contentOf(server, `multipart/form-data: { ${schema} }`);
    expect(diagnostics.includes("form-schema-not-object")).toBe(schema !== "");
    server.answerWith(raw(204));
    const form = new FormData();
    form.set("a", "1");
    form.set("file", new Blob(["x"]), "x.bin");
    await call("send", { body: form });
    const { type, body } = lastRequest(server);
    const read = await new Response(body, { headers: { "Content-Type": type ?? "" } }).formData();
    expect([read.get("a"), (read.get("file") as File).name]).toEqual(["1", "x.bin"]);
    await call("send", { body: { a: 1 } });
    expect(lastRequest(server).body).toContain('name="a"\r\n\r\n1\r\n');
    expect(await rejection(call("send", { body: new Blob(["x"]) }))).toBeInstanceOf(TypeError);
  });
});

describe("a form whose properties are described", () => {
  const schema = "{ schema: { properties: { a: { type: string } } } }";

  it.for<[string, unknown]>([
    ["application/x-www-form-urlencoded", new URLSearchParams({ a: "1" })],
    ["application/x-www-form-urlencoded", "a=1"],
    ["multipart/form-data", new FormData()],
    ["multipart/form-data", [1]],
    ["multipart/form-data", new Map()],
  ])("is sent from an object only: %s, %s", async ([type, body], { server }) => {
    const { call } = await contentOf(server, `${type}: ${schema}`);
    expect(String(await rejection(call("send", { body })))).toBe(
      `TypeError: A body of ${type} must be an object of its properties`,
    );
    expect(server.requests).toEqual([]);
  });

  it("of any multipart type is sent as the type that the caller says", async ({ server }) => {
    const { call } = await contentOf(server, `"multipart/*": ${schema}`);
    server.answerWith(raw(204));
    await call("send", { contentType: "multipart/mixed", body: { a: "1" } });
    expect(lastRequest(server).type).toMatch(/^multipart\/mixed; boundary=/);
  });
});

describe("what a call accepts", () => {
  const paths = `paths:
  /read:
    get:
      operationId: read
      responses:
        default: { description: wrong, content: { application/problem+json: {}, text/plain: {} } }
        "200":
          description: ok
          content: { "text/csv; charset=utf-8": {}, "application/*+json": {}, application/json: {}, "*/*": { schema: { type: object } } }
        "201": { description: ok, content: { application/json: {} } }
  /remove: { delete: { operationId: remove, responses: { "204": { description: ok } } } }`;
  const all = "application/json, text/csv, application/*, */*, application/problem+json, text/plain";

  async function accepted(server: Server, request: object, options: object = {}): Promise<unknown> {
    const { call } = await callsOf(server, paths, options);
    server.answerWith(raw(200, "{}"));
    await call("read", request);
    return server.requests.at(-1)?.headers.accept;
  }

  it("is every media type of its responses, those of successes first", async ({ server }) => {
    expect(await accepted(server, {})).toBe(all);
  });

  it("can be chosen for one call", async ({ server }) => {
    expect(await accepted(server, { accept: "text/csv" })).toBe("text/csv");
    expect(await accepted(server, { accept: "text/csv" }, { headers: { accept: "image/*" } })).toBe("text/csv");
  });

  it("is what a header of the client or the call says", async ({ server }) => {
    expect(await accepted(server, {}, { headers: { accept: "image/*" } })).toBe("image/*");
    expect(await accepted(server, { headers: { ACCEPT: "image/png" } }, { headers: { accept: "image/*" } })).toBe(
      "image/png",
    );
  });

  it("is nothing for which a browser would ask first", async ({ server }) => {
    const long = Array.from({ length: 9 }, (_, index) => `application/vnd.example.${index}+json: {}`).join(", ");
    const { call } = await contentOf(server, `${long}, 'text/a;b="c d"': {}`);
    server.answerWith(raw(200, "{}"));
    await call("read");
    const { accept = "" } = server.requests[0]?.headers ?? {};
    expect(accept).toMatch(/^application\/vnd.example.0\+json, .*, \*\/\*$/);
    expect(accept.length).toBeLessThanOrEqual(128);
    expect(accept).not.toContain('"');
  });

  it("is anything where no response has a body", async ({ server }) => {
    const { call } = await callsOf(server, paths);
    server.answerWith(raw(204));
    await call("remove");
    expect(server.requests[0]?.headers.accept).toBe("*/*");
  });
});

describe("a charset", () => {
  it.for<[string, string]>([
    ["text/plain; charset=utf-8", "text/plain; charset=utf-8"],
    ['application/json;charset="UTF-8";v=1', 'application/json;charset="UTF-8";v=1'],
    ["text/plain; charset=iso-8859-1", "text/plain"],
  ])("is sent where it is true, and is no part of a media type: %s", async ([listed, sent], { server }) => {
    const { call } = await contentOf(server, `'${listed}': { schema: { type: string } }`);
    server.answerWith(raw(204));
    await call("send", { body: "a" });
    expect(lastRequest(server).type).toBe(sent);
    server.answerWith(raw(200, '"a"', { "Content-Type": listed }));
    expect(await call("read")).toMatchObject({ ok: true, contentType: listed.replace(/; ?charset=[^;]+/, "") });
  });

  it("is sent with the media type that the caller chooses", async ({ server }) => {
    const { call } = await contentOf(server, 'application/json: {}, "text/plain; charset=utf-8": {}, "*/*": {}');
    server.answerWith(raw(204));
    await call("send", { contentType: "text/plain", body: "é" });
    expect(lastRequest(server)).toEqual({ type: "text/plain; charset=utf-8", body: "é" });
  });

  it("tells two contents of one media type apart, where a contract has them", async ({ server }) => {
    const { call } = await contentOf(server, 'text/plain: {}, "text/plain; charset=utf-16": {}');
    server.answerWith(raw(200, "a", { "Content-Type": 'text/plain;charset="utf-16"' }));
    expect(await call("read")).toMatchObject({ contentType: "text/plain; charset=utf-16" });
    server.answerWith(raw(200, "a", { "Content-Type": "text/plain;charset=utf-8" }));
    expect(await call("read")).toMatchObject({ contentType: "text/plain" });
  });
});
