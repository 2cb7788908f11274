import { describe, expect, vi } from "vitest";
import { createCloudglueClient, updateShareableAsset } from "../../generated/src/cloudglue/index.js";
import { createRapidlyClient, updateShare } from "../../generated/src/rapidly/index.js";
import { json, raw } from "./answers.js";
import { cloudglueToken } from "./cloudglue-api.js";
import { rapidlyExample } from "./examples.js";
import { assetId, failure, it, rapidlyAt, rejection, shareId } from "./fixtures.js";
import { rapidlyToken } from "./rapidly-api.js";
import type { Server } from "./server.js";

const path = { id: shareId };
const request = { path, body: {} };
const share = rapidlyExample("200 full");
const authorizations = ({ requests }: Server): unknown[] => requests.map(({ headers }) => headers.authorization);

describe("the token", () => {
  it.for([
    ["text", rapidlyToken],
    ["a function", (): string => rapidlyToken],
    ["an async function", async (): Promise<string> => rapidlyToken],
  ] as const)("is %s", async ([, token], { server }) => {
    expect(await updateShare(rapidlyAt(server, { token }), request)).toMatchObject({ ok: true });
    expect(authorizations(server)).toEqual([`Bearer ${rapidlyToken}`]);
  });

  it("is asked for anew for each request, the client's own methods included", async ({ server }) => {
    let count = 0;
    const client = rapidlyAt(server, { token: async () => `t${++count}` });
    await updateShare(client, request);
    await client.PATCH("/api/shares/{id}", { params: { path }, body: {} });
    expect(authorizations(server)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("that cannot be had rejects the call, and nothing is sent", async ({ server }) => {
    const reason = new Error("No token today");
    const client = rapidlyAt(server, { token: () => Promise.reject(reason) });
    expect(await rejection(updateShare(client, request))).toBe(reason);
    expect(server.requests).toEqual([]);
  });

  it.for(["secret\nX-Injected: 1", "secret…", "", 7 as unknown as string])(
    "that no header can hold (%j) rejects the call, and is not shown",
    async (token, { server }) => {
      const reason = await rejection(updateShare(rapidlyAt(server, { token: () => token }), request));
      expect(String(reason)).toBe("TypeError: The credential `bearerAuth` must be text of visible ASCII characters");
      expect(server.requests).toEqual([]);
    },
  );

  it.for([undefined, null] as (string | undefined)[])(
    "that is not there (%j) rejects the call, and the scheme is named",
    async (token, { server }) => {
      for (const source of [token, () => token, async () => token]) {
        const reason = await rejection(updateShare(rapidlyAt(server, { token: source }), request));
        expect(String(reason)).toBe("TypeError: The request needs a credential for `bearerAuth`");
      }
      expect(server.requests).toEqual([]);
    },
  );

  it("may end in a line break, as one that was read from a file does", async ({ server }) => {
    expect(await updateShare(rapidlyAt(server, { token: `${rapidlyToken}\n` }), request)).toMatchObject({ ok: true });
  });

  it("gives way to the call's own header, and to the client's", async ({ server }) => {
    const token = vi.fn(() => "unused");
    const client = rapidlyAt(server, { token, headers: { authorization: "Basic client" } });
    await updateShare(client, request);
    await updateShare(client, { ...request, headers: { Authorization: "Basic call" } });
    expect(authorizations(server)).toEqual(["Basic client", "Basic call"]);
    expect(token).not.toHaveBeenCalled();
  });

  it("stays where no other header of that name is given", async ({ server, rapidly }) => {
    await updateShare(rapidly, { ...request, headers: { Authorization: undefined } });
    expect(authorizations(server)).toEqual([`Bearer ${rapidlyToken}`]);
  });
});

describe("headers", () => {
  it("of the client go with every request, those of the call with one, and the latter win", async ({ server }) => {
    const client = rapidlyAt(server, {
      headers: { "X-App": "client", "X-Both": "client", "X-None": undefined, "X-N": 7 },
    });
    await updateShare(client, { ...request, headers: { "X-Both": "call", "X-Off": false } });
    await updateShare(client, { ...request, headers: { "X-App": null } });
    const seen = server.requests.map(({ headers }) => headers);
    expect(seen[0]).toMatchObject({ "x-app": "client", "x-both": "call", "x-n": "7", "x-off": "false" });
    expect(seen[0]).not.toHaveProperty("x-none");
    expect(seen[1]).toMatchObject({ "x-both": "client" });
    expect(seen[1]).not.toHaveProperty("x-app");
  });
});

describe("the base URL", () => {
  it.for(["", "/", "/base", "/base/", "/a/b%20c", "/{x"])("%j goes before the path", async (base, { server }) => {
    server.answerWith(json(200, share));
    await updateShare(createRapidlyClient({ token: "t", baseUrl: server.url + base }), request);
    expect(server.requests[0]?.url).toBe(
      `${new URL(base, server.url).pathname.replace(/\/$/, "")}/api/shares/${shareId}`,
    );
  });

  it("is the server of the contract where none is given", async () => {
    const fetch = vi.fn(async (_: Request) => Response.json(share));
    await updateShare(createRapidlyClient({ token: "t", fetch, baseUrl: undefined }), request);
    const asset = { id: assetId, file_id: assetId, created_at: 1 };
    const fetchAsset = vi.fn(async (_: Request) => Response.json(asset));
    await updateShareableAsset(createCloudglueClient({ token: "t", fetch: fetchAsset }), { path: { id: assetId } });
    expect(fetch.mock.calls[0]?.[0].url).toBe(`https://api.rapidly.tech/api/shares/${shareId}`);
    expect(fetchAsset.mock.calls[0]?.[0].url).toBe(`https://api.cloudglue.dev/v1/share/${assetId}`);
  });

  it("that is none is said", async () => {
    const client = createRapidlyClient({ token: "t", baseUrl: "not a url" });
    expect(String(await rejection(updateShare(client, request)))).toContain("not a url");
  });
});

describe("a fetch of one's own", () => {
  it("is given the request as it would be sent, and answers", async ({ server }) => {
    const fetch = vi.fn((sent: Request): Promise<Response> => globalThis.fetch(sent));
    expect(await updateShare(rapidlyAt(server, { fetch }), request)).toMatchObject({ ok: true, status: 200 });
    const sent = fetch.mock.calls[0]?.[0];
    expect(sent).toMatchObject({ method: "PATCH", redirect: "manual", url: `${server.url}/api/shares/${shareId}` });
    expect(sent?.headers.get("Authorization")).toBe(`Bearer ${rapidlyToken}`);
    expect(server.requests).toHaveLength(1);
  });

  it("may reject: that is what the caller gets", async ({ server }) => {
    const reason = new RangeError("Out of fetches");
    const client = rapidlyAt(server, { fetch: () => Promise.reject(reason) });
    expect(await rejection(updateShare(client, request))).toBe(reason);
  });

  it("is not called for a request that breaks the contract", async ({ server }) => {
    const fetch = vi.fn((sent: Request): Promise<Response> => globalThis.fetch(sent));
    await failure(updateShare(rapidlyAt(server, { fetch }), { path: { id: ".." }, body: {} }));
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("an abort", () => {
  it("before the call: nothing is sent, and the reason is what the caller gets", async ({ server, rapidly }) => {
    const reason = new Error("Changed my mind");
    const signal = AbortSignal.abort(reason);
    expect(await rejection(updateShare(rapidly, { ...request, signal }))).toBe(reason);
    expect(server.requests).toEqual([]);
  });

  it("while the server thinks", async ({ server, rapidly }) => {
    const controller = new AbortController();
    server.answerWith(() => controller.abort());
    const reason = await rejection(updateShare(rapidly, { ...request, signal: controller.signal }));
    expect(reason).toMatchObject({ name: "AbortError" });
  });

  it("while the body comes", async ({ server, rapidly }) => {
    const controller = new AbortController();
    server.answerWith((response) => response.writeHead(200, { "Content-Length": "1000" }).write("{"));
    rapidly.use({
      onResponse() {
        controller.abort();
      },
    });
    const reason = await rejection(updateShare(rapidly, { ...request, signal: controller.signal }));
    expect(reason).toMatchObject({ name: "AbortError" });
  });

  it("after the call changes nothing", async ({ rapidly }) => {
    const controller = new AbortController();
    const result = await updateShare(rapidly, { ...request, signal: controller.signal });
    controller.abort();
    expect(result).toMatchObject({ ok: true, status: 200 });
  });
});

describe("middleware", () => {
  it("sees and changes the requests and responses of operation functions", async ({ server, rapidly }) => {
    const seen: string[] = [];
    rapidly.use({
      async onRequest({ request: sent, schemaPath, params }) {
        seen.push(`${sent.method} ${schemaPath} ${params.path?.id} ${sent.headers.get("Authorization")}`);
        seen.push(await sent.clone().text());
        sent.headers.set("X-Added", "here");
      },
      async onResponse({ response }) {
        seen.push(String(response.status));
        const body = (await response.json()) as object;
        return Response.json({ ...body, name: "Changed" }, { headers: { "X-Mended": "yes" } });
      },
    });
    const result = await updateShare(rapidly, { path, body: { name: "Frogs" } });
    expect(seen).toEqual([`PATCH /api/shares/{id} ${shareId} Bearer ${rapidlyToken}`, '{"name":"Frogs"}', "200"]);
    expect(server.requests[0]?.headers["x-added"]).toBe("here");
    expect(result).toMatchObject({ ok: true, data: { name: "Changed" } });
    expect(result.response.headers.get("X-Mended")).toBe("yes");
  });

  it("may send another request in its place", async ({ server, rapidly }) => {
    rapidly.use({ onRequest: ({ request: sent }) => new Request(sent, { headers: { authorization: "Basic mine" } }) });
    expect(await updateShare(rapidly, request)).toMatchObject({ unexpected: { status: 401 } });
    expect(authorizations(server)).toEqual(["Basic mine"]);
  });

  it("may retry", async ({ server, rapidly }) => {
    rapidly.use({
      async onResponse({ request: sent, response }) {
        if (response.status !== 503) return response;
        server.answerWith(json(200, share));
        return fetch(sent.url, { method: sent.method, headers: sent.headers, body: "{}" });
      },
    });
    server.answerWith(raw(503, "later"));
    expect(await updateShare(rapidly, request)).toMatchObject({ ok: true, status: 200, data: share });
    expect(server.requests).toHaveLength(2);
  });

  it("runs in the order of openapi-fetch, and no more once it is ejected", async ({ rapidly }) => {
    const seen: string[] = [];
    const named = (name: string) => ({
      onRequest: () => void seen.push(`>${name}`),
      onResponse: () => void seen.push(`<${name}`),
    });
    const [first, second] = [named("1"), named("2")];
    rapidly.use(first, second);
    await updateShare(rapidly, request);
    rapidly.eject(first);
    await updateShare(rapidly, request);
    expect(seen).toEqual([">1", ">2", "<2", "<1", ">2", "<2"]);
  });

  it("that answers itself is validated as the server is", async ({ server, rapidly }) => {
    rapidly.use({ onRequest: () => Response.json({ detail: "none" }, { status: 404 }) });
    const { unexpected } = await updateShare(rapidly, request);
    expect(unexpected).toMatchObject({ reason: "invalid", status: 404, issues: [{ path: ["error"] }] });
    expect(server.requests).toEqual([]);
  });

  it.for<[string, () => Response, object]>([
    ["a share", () => Response.json(share), { ok: true, status: 200, data: share }],
    [
      "an error",
      () => Response.json({ error: "ResourceNotFound", detail: "" }, { status: 404 }),
      { status: 404, error: {} },
    ],
    ["a page", () => new Response("<p>"), { unexpected: { reason: "unreadable", status: 200, body: "<p>" } }],
    [
      "a page of an error",
      () => new Response("<p>", { status: 403 }),
      { unexpected: { reason: "unreadable", status: 403, body: "<p>" } },
    ],
    ["nothing", () => new Response(), { unexpected: { reason: "unreadable", status: 200, body: "" } }],
    [
      "no error",
      () => new Response(null, { status: 404 }),
      { unexpected: { reason: "unreadable", status: 404, body: "" } },
    ],
    [
      "JSON that is not listed",
      () => Response.json({ a: "x" }, { status: 500 }),
      { unexpected: { reason: "unlisted", status: 500, body: '{"a":"x"}' } },
    ],
    ["204", () => new Response(null, { status: 204 }), { unexpected: { reason: "unlisted", status: 204, body: "" } }],
    ["304", () => new Response(null, { status: 304 }), { unexpected: { reason: "unlisted", status: 304, body: "" } }],
    ["418", () => new Response("short", { status: 418 }), { unexpected: { status: 418, body: "short" } }],
  ])("that answers itself gives what the server would: %s", async ([, answer, expected], { server, rapidly }) => {
    const before = { onRequest: answer };
    rapidly.use(before);
    expect(await updateShare(rapidly, request)).toMatchObject(expected);
    rapidly.eject(before);
    rapidly.use({ onError: answer, onRequest: () => server.close() });
    expect(await updateShare(rapidly, request)).toMatchObject(expected);
    expect(server.requests).toEqual([]);
  });

  it("that fails rejects the call", async ({ server, rapidly }) => {
    const reason = new Error("Middleware broke");
    rapidly.use({
      onRequest() {
        throw reason;
      },
    });
    expect(await rejection(updateShare(rapidly, request))).toBe(reason);
    expect(server.requests).toEqual([]);
  });

  it("of one client is not that of another", async ({ server, rapidly }) => {
    const onRequest = vi.fn();
    rapidly.use({ onRequest });
    await updateShare(rapidlyAt(server), request);
    expect(onRequest).not.toHaveBeenCalled();
  });
});

describe("the client's own methods", () => {
  it("are those of openapi-fetch", async ({ server, rapidly }) => {
    const { data, error, response } = await rapidly.PATCH("/api/shares/{id}", {
      params: { path },
      body: { name: "Frogs" },
    });
    expect(data).toEqual(server.shares.get(shareId));
    expect(data?.name).toBe("Frogs");
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(server.requests[0]?.body.toString()).toBe('{"name":"Frogs"}');
    expect(authorizations(server)).toEqual([`Bearer ${rapidlyToken}`]);
  });

  it("do not validate: that is what the server does", async ({ rapidly }) => {
    const { data, error } = await rapidly.PATCH("/api/shares/{id}", { params: { path: { id: "7" } }, body: {} });
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ detail: [{ loc: ["path", "id"] }] });
  });

  it("work for Cloudglue", async ({ server }) => {
    const cloudglue = createCloudglueClient({ token: cloudglueToken, baseUrl: `${server.url}/v1/` });
    const { data } = await cloudglue.PUT("/share/{id}", { params: { path: { id: assetId } }, body: { title: "May" } });
    expect(data).toMatchObject({ id: assetId, title: "May" });
  });
});
