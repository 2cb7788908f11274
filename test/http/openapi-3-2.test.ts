import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import type { Caller, CallRequest } from "../../generator/runtime/call.js";
import { generatedFrom, runModules } from "../harness/package.js";
import { raw } from "./answers.js";
import { it } from "./fixtures.js";

const sample = join(import.meta.dirname, "../samples/openapi-3-2/spec.yaml");
const { files } = await generatedFrom({ "shop.yaml": readFileSync(sample, "utf8") }, "shop.yaml");
const [index = {}] = await runModules(files, ["src/shop/index.ts"]);
const create = index.createShopClient as (options: object) => Caller;
const call = (name: string, client: Caller, request: CallRequest) =>
  (index[name] as (client: Caller, request: CallRequest) => Promise<{ readonly data?: unknown }>)(client, request);

describe("an operation of OpenAPI 3.2", () => {
  it("is sent with the method QUERY and its body, and reads items of a sequence", async ({ server }) => {
    server.answerWith(raw(200, '{"amount":1}\n{"amount":2}\n', { "Content-Type": "application/jsonl" }));
    const { data } = await call("findPrices", create({ baseUrl: server.url }), { body: { below: 10 } });
    const prices: unknown[] = [];
    for await (const price of data as AsyncIterable<unknown>) prices.push(price);
    expect(prices).toEqual([{ amount: 1 }, { amount: 2 }]);
    expect(server.requests).toMatchObject([{ method: "QUERY", url: "/prices" }]);
    expect(server.requests[0]?.body.toString()).toBe('{"below":10}');
  });

  it("is sent with a method of its own", async ({ server }) => {
    server.answerWith(raw(204, "", {}));
    await call("linkPrices", create({ baseUrl: server.url }), { body: { amount: 1 }, cookies: { session: "a b" } });
    expect(server.requests).toMatchObject([{ method: "LINK", url: "/prices", headers: { cookie: "session=a b" } }]);
  });

  it("has the whole query as one value", async ({ server }) => {
    server.answerWith(raw(200, "", { "Content-Type": "text/event-stream" }));
    await call("listPrices", create({ baseUrl: server.url }), { querystring: { below: 1 } });
    expect(server.requests).toMatchObject([{ method: "GET", url: "/prices?%7B%22below%22%3A1%7D" }]);
  });
});
