import { describe, expect } from "vitest";
import type { Caller, CallRequest } from "../../generator/runtime/call.js";
import { bundle } from "../harness/bundle.js";
import { compileErrorsIn, formatCompileError } from "../harness/compile-errors.js";
import { generatedFrom, runModules } from "../harness/package.js";
import { raw } from "./answers.js";
import { failure, it } from "./fixtures.js";
import type { Server } from "./server.js";
import { shopAt } from "./shop.js";

/** A parameter of each location that openapi-fetch writes otherwise, and paths that it cannot be called with. */
const document = `
openapi: 3.1.0
info: { title: Rules, version: "1" }
security: []
paths:
  /items/{ids}:
    get:
      operationId: readItems
      parameters:
        - { name: ids, in: path, required: true, style: label, schema: { type: array, items: { type: integer } } }
        - { name: tags, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }
        - { name: "a#b", in: query, schema: { type: string } }
        - { name: near, in: query, content: { application/json: { schema: { type: object } } } }
        - { name: X-Parts, in: header, explode: true, schema: { type: object } }
        - { name: seen, in: cookie, explode: false, schema: { type: array, items: { type: integer } } }
      responses: { "204": { description: Done } }
    delete:
      operationId: deleteItems
      parameters:
        - { name: ids, in: path, required: true, style: label, schema: { type: array, items: { type: integer } } }
      responses: { "204": { description: Done } }
  /plain/{id}:
    get:
      operationId: readPlain
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: page, in: query, schema: { type: integer } }
      responses: { "204": { description: Done } }
  /prices?beta=true:
    get:
      operationId: listPrices
      parameters: [{ name: tags, in: query, schema: { type: array, items: { type: string } } }]
      responses: { "204": { description: Done } }
  /prices#all:
    post:
      operationId: addPrice
      responses: { "204": { description: Done } }
`;

const { files } = await generatedFrom({ "rules.yaml": document }, "rules.yaml");
const [index = {}] = await runModules(files, ["src/rules/index.ts"]);

type Client = Caller & { GET(path: string, init: object): Promise<unknown> };
const create = index.createRulesClient as (options: object) => Client;
const withParameters = index.withRulesParameters as (client: Client) => Client;
const call = (name: string, client: Client, request: CallRequest) =>
  (index[name] as (client: Client, request: CallRequest) => Promise<unknown>)(client, request);

const path = { ids: [1, 2] };
const query = { tags: ["a|b", "c"], "a#b": "&", near: { lat: { degrees: 48 } } };
const headers = { "X-Parts": { a: 1 } } as unknown as NonNullable<CallRequest["headers"]>;
const cookies = { seen: [1, 2] };

/** What of the last request its parameters decide. */
function written({ requests }: Server): object {
  const { url, headers } = requests.at(-1) ?? {};
  return { url, parts: headers?.["x-parts"], cookie: headers?.cookie };
}

describe("methods of openapi-fetch", () => {
  it("write parameters as the functions of operations do, if they are told to", async ({ server }) => {
    server.answerWith(raw(204, "", {}));
    const client = create({ baseUrl: server.url });
    await call("readItems", client, { path, query, headers, cookies });
    const expected = written(server);
    expect(expected).toEqual({
      url: "/items/.1,2?tags=a%7Cb%7Cc&a%23b=%26&near=%7B%22lat%22%3A%7B%22degrees%22%3A48%7D%7D",
      parts: "a=1",
      cookie: "seen=1,2",
    });
    const params = { path, query, header: headers, cookie: cookies };
    await withParameters(client).GET("/items/{ids}", { params });
    expect(written(server)).toEqual(expected);
  });

  it("refuse what cannot be written, and leave other operations alone", async ({ server }) => {
    server.answerWith(raw(204, "", {}));
    const client = withParameters(create({ baseUrl: server.url }));
    const nested = client.GET("/items/{ids}", { params: { path, query: { tags: [["a"]] } } });
    expect((await failure(nested)).issues[0]?.path).toEqual(["query", "tags"]);
    expect(server.requests).toEqual([]);
    await client.GET("/plain/{id}", { params: { path: { id: "a/b" }, query: { page: 1 }, header: { "X-A": "b" } } });
    expect(server.requests).toMatchObject([{ url: "/plain/a%2Fb?page=1", headers: { "x-a": "b" } }]);
  });

  it("write what a call says by itself", async ({ server }) => {
    server.answerWith(raw(204, "", {}));
    const client = withParameters(create({ baseUrl: server.url }));
    await client.GET("/items/{ids}", { params: { path, query }, querySerializer: () => "own=1" });
    expect(server.requests[0]?.url).toBe("/items/.1,2?own=1");
  });

  it("cost nothing where they are not used", async () => {
    const code = `export { createRulesClient, readPlain } from "package/rules";`;
    expect(await bundle(code, files, "kept")).not.toMatch(/withSerializers|serializeCookies|membersOf/);
  });
});

describe("a path that has a query or a fragment", () => {
  it("is sent by its operation as the URL that it means", async ({ server }) => {
    server.answerWith(raw(204, "", {}));
    const client = create({ baseUrl: server.url });
    await call("listPrices", client, { query: { tags: ["a", "b"] } });
    await call("addPrice", client, {});
    expect(server.requests.map(({ url }) => url)).toEqual(["/prices?beta=true&tags=a&tags=b", "/prices"]);
  });

  it("is no path of openapi-fetch, which would put a second query behind it", { timeout: 60_000 }, () => {
    const modules = files.filter(({ path }) => path.endsWith(".ts")).map(({ path, text }) => [path, text] as const);
    const caller = `
import { createRulesClient, withRulesParameters } from "./src/rules/index.js";

const client = withRulesParameters(createRulesClient({ baseUrl: "https://rules.example" }));
await client.GET("/items/{ids}", { params: { path: { ids: [1] }, query: { tags: ["a"] }, cookie: { seen: [1] } } });
// @ts-expect-error: no such path
await client.GET("/prices?beta=true", {});
// @ts-expect-error: no such path
await client.POST("/prices#all", {});`;
    expect(compileErrorsIn(new Map([...modules, ["caller.ts", caller]])).map(formatCompileError)).toEqual([]);
  });
});

describe("bodies of openapi-fetch's own methods", () => {
  const urlencoded = { "Content-Type": "application/x-www-form-urlencoded" };
  const form = new FormData();
  form.set("note", "x");

  it.for<[string, object, string, string]>([
    ["an object is JSON", { body: { tags: ["a", "b"] } }, "application/json", '{"tags":["a","b"]}'],
    [
      "by a header it is a form",
      { body: { tags: ["a", "b"] }, headers: urlencoded },
      urlencoded["Content-Type"],
      "tags=a%2Cb",
    ],
    ["a form is multipart", { body: form }, "multipart/form-data; boundary=", 'name="note"'],
    ["text is JSON", { body: "a" }, "application/json", '"a"'],
    ["bytes are lost", { body: new Blob(["a"]) }, "application/json", "{}"],
  ])("%s, as the documentation says", async ([, init, type, body], { server }) => {
    server.answerWith(raw(204));
    const client = shopAt(server) as unknown as { POST(path: string, init: object): Promise<unknown> };
    await client.POST("/reports", init);
    const [request] = server.requests;
    expect(request?.headers["content-type"]).toContain(type);
    expect(String(request?.body)).toContain(body);
  });
});
