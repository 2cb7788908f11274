import { describe, expect } from "vitest";
import { createClient } from "../../generator/runtime/client.js";
import { raw } from "./answers.js";
import { callsOf } from "./documents.js";
import { failure, it, rejection } from "./fixtures.js";

/** Documents as people write them, where the standard says little or is not followed. */

const noContent = 'responses: { "204": { description: ok } }';

describe("a parameter of the path that the path has no expression for", () => {
  it("is not asked for, and not sent", async ({ server }) => {
    const parameters = "parameters: [{ name: id, in: path, required: true, schema: { type: string } }]";
    server.answerWith(raw(204));
    const { call, diagnostics } = await callsOf(
      server,
      `security: []\npaths: { /feed: { ${parameters}, get: { operationId: feed, ${noContent} } } }`,
    );
    expect(diagnostics).toContain("path-parameter-unused");
    expect(await call("feed")).toMatchObject({ ok: true });
    expect(server.requests[0]?.url).toBe("/feed");
  });
});

describe("security that is optional", () => {
  const paths = `paths: { /feed: { get: { operationId: feed, security: [{}, { bearer: [] }], ${noContent} } } }
components: { securitySchemes: { bearer: { type: http, scheme: bearer } } }`;

  it("is not sent where there is no token", async ({ server }) => {
    server.answerWith(raw(204));
    const { call } = await callsOf(server, paths);
    expect(await call("feed")).toMatchObject({ ok: true });
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("is sent where there is one", async ({ server }) => {
    server.answerWith(raw(204));
    const { call } = await callsOf(server, paths, { token: "t" });
    expect(await call("feed")).toMatchObject({ ok: true });
    expect(server.requests[0]?.headers.authorization).toBe("Bearer t");
  });
});

it("a query in the key of a path stands in front of the parameters, and a fragment is not sent", async ({ server }) => {
  server.answerWith(raw(204));
  const dry = "parameters: [{ name: dry, in: query, schema: { type: boolean } }]";
  const { call, diagnostics } = await callsOf(
    server,
    `paths:
  /run?action=start: { post: { operationId: start, ${dry}, ${noContent} } }
  /run?action=stop: { post: { operationId: stop, ${noContent} } }
  "/run#b": { post: { operationId: fragment, ${dry}, ${noContent} } }`,
  );
  await call("start", { query: { dry: true } });
  await call("start");
  await call("stop");
  await call("fragment", { query: { dry: false } });
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/run?action=start&dry=true",
    "/run?action=start",
    "/run?action=stop",
    "/run?dry=false",
  ]);
  expect(diagnostics).toContain("path-query-merged");
  expect(diagnostics).toContain("path-fragment-dropped");
});

it("names of parameters are percent-encoded", async ({ server }) => {
  server.answerWith(raw(204));
  const names = ["filter[status]", "a&b=c", "x#y", "__proto__", "é"];
  const parameters = names.map((name) => `{ name: "${name}", in: query, schema: { type: string } }`).join(", ");
  const { call } = await callsOf(
    server,
    `paths: { /a: { get: { operationId: find, parameters: [${parameters}], ${noContent} } } }`,
  );
  await call("find", { query: Object.fromEntries(names.map((name) => [name, "1"])) });
  expect(server.requests[0]?.url).toBe("/a?filter%5Bstatus%5D=1&a%26b%3Dc=1&x%23y=1&__proto__=1&%C3%A9=1");
});

it("a 204 has no body, whatever the document says", async ({ server }) => {
  server.answerWith(raw(204));
  const { call, diagnostics } = await callsOf(
    server,
    `paths:
  /a:
    delete:
      operationId: remove
      responses: { "204": { description: gone, content: { application/json: { schema: { type: object } } } } }`,
  );
  expect(await call("remove")).toMatchObject({ ok: true, status: 204, data: undefined });
  expect(diagnostics).toContain("response-body-impossible");
});

it("an optional parameter cannot be null, and is left out", async ({ server }) => {
  server.answerWith(raw(204));
  const kind = '{ name: kind, in: query, schema: { anyOf: [{ type: string }, { type: "null" }] } }';
  const { call, diagnostics } = await callsOf(
    server,
    `paths: { /models: { get: { operationId: list, parameters: [${kind}], ${noContent} } } }`,
  );
  await call("list");
  await call("list", { query: { kind: undefined } });
  await call("list", { query: { kind: "a b" } });
  expect(server.requests.map(({ url }) => url)).toEqual(["/models", "/models", "/models?kind=a%20b"]);
  expect(diagnostics).toContain("parameter-null-dropped");
  await failure(call("list", { query: { kind: null } }));
  expect(server.requests).toHaveLength(3);
});

it("a parameter that may be empty is sent without a value for null, whatever its schema says", async ({ server }) => {
  server.answerWith(raw(204));
  const flag = "{ name: flag, in: query, required: true, allowEmptyValue: true, schema: { type: boolean } }";
  const limit = "{ name: limit, in: query, schema: { type: integer } }";
  const trace = "{ name: X-Trace, in: header, schema: { type: array, items: { type: string } } }";
  const { call } = await callsOf(
    server,
    `paths: { /a: { get: { operationId: find, parameters: [${flag}, ${limit}, ${trace}], ${noContent} } } }`,
  );
  await call("find", { query: { flag: null, limit: undefined }, headers: { "X-Trace": ["a", "b"], "X-Other": 7 } });
  await call("find", { query: { flag: true } });
  expect(server.requests.map(({ url }) => url)).toEqual(["/a?flag=", "/a?flag=true"]);
  expect(server.requests[0]?.headers).toMatchObject({ "x-trace": "a,b", "x-other": "7" });
  const wrong = await failure(call("find", { query: { flag: null, limit: null } }));
  expect(wrong.issues.map(({ pointer }) => pointer)).toEqual(["/query/limit"]);
  await failure(call("find", { query: {} }));
  await failure(call("find", { query: { flag: "" } }));
  expect(server.requests).toHaveLength(2);
});

describe("values inside others", () => {
  it("are written with brackets by deepObject, in a query and in a form", async ({ server }) => {
    server.answerWith(raw(204));
    const schema = "{ type: array, items: { type: object, properties: { price: { type: string } } } }";
    const { call, diagnostics } = await callsOf(
      server,
      `paths:
  /a:
    post:
      operationId: order
      parameters: [{ name: items, in: query, style: deepObject, schema: ${schema} }]
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { items: ${schema} } }
            encoding: { items: { style: deepObject } }
      ${noContent}`,
    );
    expect(diagnostics).toBe("");
    const items = [{ price: "a" }, { price: "b" }];
    await call("order", { query: { items }, body: { items } });
    const [{ url = "", body = "" } = {}] = server.requests;
    expect(url).toBe("/a?items%5B0%5D%5Bprice%5D=a&items%5B1%5D%5Bprice%5D=b");
    expect(String(body)).toBe("items%5B0%5D%5Bprice%5D=a&items%5B1%5D%5Bprice%5D=b");
  });

  it("are refused by other styles, which names the operation and the property", async ({ server }) => {
    const { call, diagnostics } = await callsOf(
      server,
      `paths: { /a: { get: { operationId: find, ${noContent}, parameters: [
        { name: q, in: query, schema: { type: object, properties: { tags: { type: array, items: { type: string } } } } },
        { name: list, in: query, schema: { type: array, items: { type: array } } },
        { name: any, in: query, schema: { type: object, properties: { one: {}, two: { type: [array, string] } } } }] } } }`,
    );
    expect(diagnostics.match(/parameter-too-nested/g)).toHaveLength(2);
    const wrong = await failure(call("find", { query: { q: { tags: ["a"] } } }));
    expect(wrong.subject).toBe("Request GET /a");
    expect(wrong.issues.map(({ pointer }) => pointer)).toEqual(["/query/q/tags"]);
    expect((await failure(call("find", { query: { list: [["a"]] } }))).issues[0]?.pointer).toBe("/query/list");
    expect(server.requests).toEqual([]);
  });
});

describe("a server of an operation", () => {
  const operation = (name: string, server: string) =>
    `/${name}: { get: { operationId: ${name}, servers: [{ url: "${server}" }], ${noContent} } }`;
  const paths = `paths:
  ${operation("rooted", "/v2")}
  ${operation("beside", "v3/")}
  ${operation("above", "..")}
  ${operation("root", "/")}`;
  const names = ["rooted", "beside", "above", "root"];

  it("that is relative is resolved against the address of the client", async ({ server }) => {
    server.answerWith(raw(204));
    const { call } = await callsOf(server, paths, { baseUrl: `${server.url}/api/v1` });
    for (const name of names) await call(name);
    expect(server.requests.map(({ url }) => url)).toEqual(["/v2/rooted", "/api/v3/beside", "/above", "/root"]);
  });

  it("that is relative is resolved against the first server, or the address of the call", async ({ server }) => {
    server.answerWith(raw(204));
    const { call } = await callsOf(server, paths, { baseUrl: undefined });
    const sent: string[] = [];
    const fetch = async ({ url }: Request) => {
      sent.push(url);
      return new Response(null, { status: 204 });
    };
    await call("rooted", { fetch });
    await call("rooted", { fetch, baseUrl: "https://mirror.example/v1" });
    expect(sent).toEqual(["https://x.example/v2/rooted", "https://mirror.example/v2/rooted"]);
  });
});

describe("the address of a client", () => {
  it.for(["http://h.example/x?y=1", "http://h.example#x"])("cannot be %s", async (baseUrl, { server }) => {
    const { call } = await callsOf(server, `paths: { /a: { get: { operationId: a, ${noContent} } } }`);
    const expected = "TypeError: A client needs a `baseUrl` without a query or a fragment";
    expect(String(await rejection(call("a", { baseUrl })))).toBe(expected);
    expect(String(await rejection(callsOf({ url: baseUrl }, `paths: { /a: { get: { ${noContent} } } }`)))).toBe(
      expected,
    );
  });

  it("cannot be absent where the contract has none", () => {
    expect(() => createClient({}, {})).toThrow("A client needs a `baseUrl`");
    expect(() => createClient(undefined, {})).toThrow("A client needs a `baseUrl`");
  });
});
