import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, vi } from "vitest";
import { compileErrorsIn, formatCompileError } from "../harness/compile-errors.js";
import { json, raw } from "./answers.js";
import { failure, it, rejection } from "./fixtures.js";
import { callShop, shopAt, shopFiles } from "./shop.js";

const path = { id: "7" };
const item = { id: "7" };
const ok = json(200, item);

afterEach(() => void vi.unstubAllGlobals());

describe("fetch", () => {
  it("is the global one as it is at each call", async ({ server }) => {
    const shop = shopAt(server);
    const stub = vi.fn(async () => Response.json({ id: "stubbed" }));
    vi.stubGlobal("fetch", stub);
    expect(await callShop(shop, "readItem", { path })).toMatchObject({ data: { id: "stubbed" } });
    await shop.request("get" as never, "/items/7" as never);
    expect([stub.mock.calls.length, server.requests.length]).toEqual([2, 0]);
    vi.unstubAllGlobals();
    server.answerWith(ok);
    expect(await callShop(shop, "readItem", { path })).toMatchObject({ data: item });
  });

  it("of the client is used before the global one, and that of a call before both", async ({ server }) => {
    const named = (id: string) => vi.fn(async () => Response.json({ id }));
    const [own, other] = [named("client"), named("call")];
    const shop = shopAt(server, { fetch: own });
    expect(await callShop(shop, "readItem", { path })).toMatchObject({ data: { id: "client" } });
    expect(await callShop(shop, "readItem", { path, fetch: other })).toMatchObject({ data: { id: "call" } });
    expect([own.mock.calls.length, other.mock.calls.length, server.requests.length]).toEqual([1, 1, 0]);
  });

  it("is told what a call says of its request", async ({ server }) => {
    const fetch = vi.fn(async (_: Request) => Response.json(item));
    await callShop(shopAt(server, { fetch, cache: "no-store" }), "readItem", {
      path,
      credentials: "omit",
      keepalive: true,
    });
    expect(fetch.mock.calls[0]?.[0]).toMatchObject({ cache: "no-store", credentials: "omit", keepalive: true });
    expect(fetch.mock.calls[0]?.[0].redirect).toBe("manual");
  });
});

describe("a call may say for itself", () => {
  it("where it goes", async ({ server, elsewhere }) => {
    elsewhere.answerWith(ok);
    expect(await callShop(shopAt(server), "readItem", { path, baseUrl: `${elsewhere.url}/v2/` })).toMatchObject({
      ok: true,
    });
    expect(elsewhere.requests[0]?.url).toBe("/v2/items/7");
    expect(server.requests).toEqual([]);
  });

  it("what is validated, each direction by itself", async ({ server }) => {
    server.answerWith(json(201, { id: 7 }));
    const shop = shopAt(server);
    const report = (validate: object | boolean) =>
      callShop(shop, "createReport", { body: { id: "" }, validate } as never);
    expect(await report(false)).toMatchObject({ ok: true });
    expect(await report({ request: "off" })).toMatchObject({ unexpected: { reason: "invalid" } });
    expect((await failure(report({ response: "off" }))).issues).toHaveLength(1);
    const [request, response] = [vi.fn(), vi.fn()];
    expect(await report({ request, response })).toMatchObject({ ok: true, data: { id: 7 } });
    expect([request.mock.calls.length, response.mock.calls.length]).toEqual([1, 1]);
    const off = shopAt(server, { validate: false });
    await failure(callShop(off, "createReport", { body: { id: "" }, validate: true }));
  });

  it("when it is to end", async ({ server }) => {
    const reason = new Error("enough");
    const signal = AbortSignal.abort(reason);
    expect(await rejection(callShop(shopAt(server), "readItem", { path, signal }))).toBe(reason);
    expect(server.requests).toEqual([]);
  });
});

describe("middleware", () => {
  it("sees only what the caller and the contract say, and may clone it", async ({ server }) => {
    server.answerWith(ok);
    const seen: unknown[] = [];
    const shop = shopAt(server);
    shop.use({
      onRequest: ({ request, schemaPath, params }) => void seen.push(schemaPath, params, request.method),
      onResponse: async ({ response, params }) =>
        void seen.push(structuredClone(params), await response.clone().json()),
    });
    expect(await callShop(shop, "readItem", { path })).toMatchObject({ ok: true, data: item });
    expect(seen).toEqual(["/items/{id}", { path }, "GET", { path }, item]);
  });

  it("may answer by itself, and may replace the response", async ({ server }) => {
    server.answerWith(ok);
    const shop = shopAt(server);
    const replacing = { onResponse: () => Response.json({ id: "replaced" }) };
    shop.use(replacing);
    expect(await callShop(shop, "readItem", { path })).toMatchObject({ ok: true, data: { id: "replaced" } });
    shop.eject(replacing);
    shop.use({ onRequest: () => Response.json({ code: 1 }, { status: 409 }) });
    expect(await callShop(shop, "readItem", { path })).toMatchObject({ status: "4XX", error: { code: 1 } });
    expect(server.requests).toHaveLength(1);
  });
});

describe("an event stream", () => {
  const events = { "Content-Type": "text/event-stream" };
  const event = (data: unknown) => `event: price\ndata: ${JSON.stringify(data)}\n\n`;
  type Events = AsyncIterable<unknown>;

  it("comes event by event, and leaving the loop cancels it", async ({ server }) => {
    const opened = new Promise<ServerResponse>((resolve) =>
      server.answerWith((response) => {
        response.writeHead(200, events).write(event({ amount: 1 }));
        resolve(response);
      }),
    );
    const result = await callShop(shopAt(server), "watchPrices");
    expect(result).toMatchObject({ ok: true, status: 200, contentType: "text/event-stream" });
    const response = await opened;
    const closed = once(response, "close");
    const amounts: unknown[] = [];
    for await (const each of result.data as Events) {
      amounts.push(each);
      if (amounts.length === 2) break;
      response.write(event({ amount: 2 }));
    }
    expect(amounts).toEqual([1, 2].map((amount) => ({ event: "price", data: { amount } })));
    await closed;
  });

  it("validates each event as the call says", async ({ server }) => {
    server.answerWith(raw(200, event({ amount: 1 }) + event({ amount: "2" }), events));
    const all = async (validate: boolean) => {
      const { data } = await callShop(shopAt(server), "watchPrices", { validate });
      const read: unknown[] = [];
      for await (const each of data as Events) read.push(each);
      return read;
    };
    expect((await failure(all(true))).issues.map(({ pointer }) => pointer)).toEqual(["/1/data/amount"]);
    expect(await all(false)).toHaveLength(2);
  });

  it("ends with the reason of an abort", async ({ server }) => {
    server.answerWith((response) => response.writeHead(200, events).write(event({ amount: 1 })));
    const controller = new AbortController();
    const { data } = await callShop(shopAt(server), "watchPrices", { signal: controller.signal });
    const iterator = (data as Events)[Symbol.asyncIterator]();
    expect((await iterator.next()).done).toBe(false);
    controller.abort(new Error("enough"));
    expect(String(await rejection(iterator.next()))).toBe("Error: enough");
  });

  it("that is none is unexpected", async ({ server }) => {
    server.answerWith(raw(200, "<p>", { "Content-Type": "text/html" }));
    expect(await callShop(shopAt(server), "watchPrices")).toMatchObject({
      unexpected: { reason: "unreadable", body: "<p>" },
    });
  });
});

describe("types", { timeout: 60_000 }, () => {
  it("are those of the contract, for what is right and for what is not", () => {
    const modules = shopFiles.filter(({ path }) => path.endsWith(".ts")).map(({ path, text }) => [path, text] as const);
    expect(compileErrorsIn(new Map([...modules, ["caller.ts", caller]])).map(formatCompileError)).toEqual([]);
  });
});

/** What is written with the package. */
const caller = `
import { createReport, createShopClient, type ReadItemResult, readItem, watchPrices, withBearer } from "./src/shop/index.js";
import { type ApiError, isApiError, orThrow } from "./src/runtime/index.js";

const shop = createShopClient({ auth: { user: async () => "t", staff: { username: "a", password: "b" } } });
const request = { path: { id: "7" } };

export async function destructured(): Promise<string | number> {
  const { ok, status, data, error, unexpected, response } = await readItem(shop, request);
  if (ok) data.id satisfies string;
  switch (status) {
    case 200: return data.id;
    case 304: return String(error);
    case 404: return error.code;
    case "4XX": case "default": return error.code + response.status;
    case undefined: return unexpected.reason;
    default: return status satisfies never;
  }
}

export async function byPresence(): Promise<string | number> {
  const { data, error, unexpected } = await readItem(shop, request);
  if (data) return data.id;
  if (error) return error.code;
  return unexpected?.body ?? "";
}

export async function whole(): Promise<unknown> {
  const result = await readItem(shop, request);
  if (result.ok) {
    const limit: number | undefined = result.headers.get("X-Limit");
    const tags: readonly string[] | undefined = result.headers.get("X-Tags");
    // @ts-expect-error: no such header in the contract
    result.headers.get("X-Other");
    return [limit, tags, result.data.id];
  }
  if (result.status === 404) return result.error.code;
  // @ts-expect-error: not in the contract
  if (result.status === 418) return 1;
  // @ts-expect-error: what is left has no data
  result.data.id;
  if (result.unexpected) return result.unexpected.status;
  return result.error?.code;
}

export async function throwing(): Promise<string> {
  try {
    return (await orThrow(readItem(shop, request))).id;
  } catch (error) {
    if (!isApiError<ReadItemResult>(error)) throw error;
    const typed: ApiError<ReadItemResult> = error;
    typed.status satisfies 304 | 404 | "4XX" | "default" | undefined;
    return String(typed.error?.code ?? typed.unexpected?.reason);
  }
}

export async function mediaTypes(): Promise<string | undefined> {
  await createReport(shop, { contentType: "multipart/form-data", body: { note: "x", file: new File([], "a") } });
  await createReport(shop, { contentType: "application/x-www-form-urlencoded", body: { note: "x" } });
  // @ts-expect-error: the body of another media type
  await createReport(shop, { contentType: "multipart/form-data", body: { id: "7" } });
  // @ts-expect-error: no such media type
  await createReport(shop, { contentType: "text/csv", body: "a" });
  // @ts-expect-error: a body is required
  await createReport(shop, {});
  const result = await createReport(shop, { body: { id: "7" } });
  if (!result.ok) return undefined;
  switch (result.contentType) {
    case "application/json": return result.data.id;
    case "text/csv": return result.data.trim();
    case "image/*": return result.data.type;
    default: return result satisfies never;
  }
}

export async function stream(): Promise<number | undefined> {
  const result = await watchPrices(shop, { signal: AbortSignal.timeout(1), validate: { response: "off" } });
  if (result.ok) for await (const { event, data } of result.data) if (event === "price") return data.amount;
  return undefined;
}

// @ts-expect-error: no such scheme
createShopClient({ auth: { other: "t" } });
// @ts-expect-error: a user name and a password
createShopClient({ auth: { staff: "t" } });
// @ts-expect-error: no such way to validate
withBearer(shop, { validate: { response: "throw" } });
`;
