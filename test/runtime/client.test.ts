import { describe, expect, it, vi } from "vitest";
import { type ClientOptions, createClient } from "../../generator/runtime/client.js";
import { authorizer, bearer, type CredentialSource } from "../../generator/runtime/security.js";
import { isValidationError, type ValidationError } from "../../generator/runtime/validation.js";
import { type paths, replaceNote, updateNote } from "./client-sample.js";
import { answer, serve } from "./client-server.js";

const note = { id: "n-1", text: "Frogs at night", added: { later: true } };
const request = { path: { id: "n-1" }, body: { text: "Frogs" } };
const ok = answer(200, JSON.stringify(note));

const clientOf = (
  baseUrl: string,
  { token = "secret", ...options }: ClientOptions & { readonly token?: CredentialSource<string> } = {},
) => createClient<paths>({ baseUrl, ...options }, { authorize: authorizer({ key: token }, [[bearer("key")]]) });

describe("a response as the contract lists it", () => {
  it("gives the body untouched, unknown fields kept", async () => {
    const { url } = await serve(ok);
    const result = await updateNote(clientOf(url), request);
    expect(result).toMatchObject({ ok: true, status: 200, data: note });
    expect(result.response.status).toBe(200);
    expect(result.response.url).toBe(`${url}/api/notes/n-1`);
  });

  it("gives the error of its status", async () => {
    const { url } = await serve(answer(404, '{"detail":"none"}'));
    expect(await updateNote(clientOf(url), request)).toMatchObject({
      ok: false,
      status: 404,
      error: { detail: "none" },
    });
  });

  it("has no data for a status without content", async () => {
    const { url } = await serve((response) => response.writeHead(204).end());
    const result = await updateNote(clientOf(url), request);
    expect(result).toMatchObject({ ok: true, status: 204, data: undefined });
  });

  it("is read as JSON whichever media type for that it says", async () => {
    const { url } = await serve(answer(200, JSON.stringify(note), "application/note+json; charset=latin1"));
    expect(await updateNote(clientOf(url), request)).toMatchObject({ ok: true, data: note });
  });
});

describe("a response that is wrong", () => {
  it.each([
    ["an HTML page that says it is JSON", answer(200, "<h1>Hello</h1>"), "<h1>Hello</h1>"],
    ["no body", answer(200), ""],
    ["no body, in chunks", (response) => response.writeHead(200, { "Transfer-Encoding": "chunked" }).end(), ""],
    ["half of its JSON", answer(200, '{"id":"n-1","te'), '{"id":"n-1","te'],
    ["an error page for a listed status", answer(404, "<h1>Not here</h1>"), "<h1>Not here</h1>"],
    ["an empty listed error", answer(404), ""],
    ["text that is no JSON string", answer(422, "oh no"), "oh no"],
  ] as [string, Parameters<typeof serve>[0], string][])("is unreadable when it has %s", async (_, respond, body) => {
    const { url } = await serve(respond);
    const result = await updateNote(clientOf(url), request);
    expect(result).toMatchObject({ ok: false, unexpected: { reason: "unreadable", body } });
    expect(result.unexpected?.cause).toBeInstanceOf(SyntaxError);
  });

  it("is unreadable when it says that it is not JSON", async () => {
    const { url } = await serve(answer(200, JSON.stringify(note), "text/html"));
    const { unexpected } = await updateNote(clientOf(url), request);
    expect(unexpected).toMatchObject({ reason: "unreadable", status: 200, body: JSON.stringify(note) });
    expect(String(unexpected?.cause)).toContain("text/html, not application/json");
  });

  it.each([
    [502, "<html>Bad gateway</html>", "text/html"],
    [500, '{ "kept":  "as it came" }', "application/json"],
    [500, '"a JSON string"', "application/json"],
    [201, "", "application/json"],
    [201, '{"id":"n-1"}', "application/json"],
    [304, "", "application/json"],
  ])("is unlisted with status %i and the raw body %j", async (status, body, type) => {
    const { url } = await serve(answer(status, body, type));
    expect(await updateNote(clientOf(url), request)).toMatchObject({
      ok: false,
      unexpected: { reason: "unlisted", status, body },
    });
  });

  it("is invalid when it does not match the schema of its status", async () => {
    const { url } = await serve(answer(404, '{"id":"n-1","text":"a note"}'));
    const { unexpected } = await updateNote(clientOf(url), request);
    expect(unexpected).toMatchObject({ reason: "invalid", status: 404, value: { id: "n-1", text: "a note" } });
    expect(unexpected?.issues?.map(({ path }) => path)).toEqual([["detail"]]);
  });

  it("rejects as fetch does when there is none", async () => {
    const { url } = await serve((response) => response.destroy());
    await expect(updateNote(clientOf(url), request)).rejects.toThrow(TypeError);
  });

  it("rejects when it is aborted", async () => {
    const { url, received } = await serve(ok);
    await expect(updateNote(clientOf(url), { ...request, signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
    expect(received).toEqual([]);
  });
});

describe("a request", () => {
  it("is sent as the caller gave it", async () => {
    const { url, received } = await serve(ok);
    const body = { unknown: [1, { z: 1, a: null }], text: "Frogs \u{1f438}" };
    await updateNote(clientOf(url), { ...request, body, headers: { "X-Trace": "7" } });
    expect(received).toMatchObject([{ method: "PATCH", url: "/api/notes/n-1", body: JSON.stringify(body) }]);
    expect(received[0]?.headers).toMatchObject({
      authorization: "Bearer secret",
      "content-type": "application/json",
      "x-trace": "7",
    });
  });

  it("carries a query in the style form", async () => {
    const { url, received } = await serve(ok);
    await updateNote(clientOf(url), { ...request, query: { tags: ["a b", "c&d"], dry: false } });
    expect(received[0]?.url).toBe("/api/notes/n-1?tags=a%20b&tags=c%26d&dry=false");
  });

  it("does not leave when it is not as the contract has it", async () => {
    const { url, received } = await serve(ok);
    const error = await failureOf(updateNote(clientOf(url), { path: { id: "n" }, body: { text: "" } }));
    expect(error.subject).toBe("Request PATCH /api/notes/{id}");
    expect(error.issues.map(({ path }) => path)).toEqual([
      ["path", "id"],
      ["body", "text"],
    ]);
    expect(received).toEqual([]);
  });

  it("does not leave with a query that no URL can hold", async () => {
    const { url, received } = await serve(ok);
    const error = await failureOf(updateNote(clientOf(url), { ...request, query: { tags: ["\ud800"] } }));
    expect(error.issues[0]?.path).toEqual(["query", "tags"]);
    expect(received).toEqual([]);
  });

  it("does not need a body where that is optional, and says its media type where there is one", async () => {
    const { url, received } = await serve(ok);
    await replaceNote(clientOf(url));
    await replaceNote(clientOf(url), { body: { text: "Toads" } });
    expect(received.map(({ body }) => body)).toEqual(["", '{"text":"Toads"}']);
    expect(received.map(({ headers }) => headers["content-type"])).toEqual([undefined, "application/merge-patch+json"]);
    expect((await failureOf(replaceNote(clientOf(url), { body: { text: "" } }))).issues).toHaveLength(1);
  });
});

describe("validation", () => {
  const wrong = { path: { id: "n" }, body: { text: "" } };

  it("can be off", async () => {
    const { url, received } = await serve(answer(200, '{"id":7}'));
    const result = await updateNote(clientOf(url, { validate: false }), wrong);
    expect(result).toMatchObject({ ok: true, data: { id: 7 } });
    expect(received).toMatchObject([{ url: "/api/notes/n", body: '{"text":""}' }]);
  });

  it("can be off in one direction", async () => {
    const { url, received } = await serve(answer(200, '{"id":7}'));
    const client = clientOf(url, { validate: { response: "off" } });
    expect(await updateNote(client, request)).toMatchObject({ ok: true, data: { id: 7 } });
    await failureOf(updateNote(client, wrong));
    expect(received).toHaveLength(1);
  });

  it("can tell a function instead", async () => {
    const { url, received } = await serve(answer(200, '{"id":7}'));
    const told = vi.fn();
    const result = await updateNote(clientOf(url, { validate: { request: told, response: told } }), wrong);
    expect(result).toMatchObject({ ok: true, data: { id: 7 } });
    expect(told.mock.calls.map(([error]) => error.subject)).toEqual([
      "Request PATCH /api/notes/{id}",
      "Response 200 of PATCH /api/notes/{id}",
    ]);
    expect(received).toHaveLength(1);
  });
});

describe("a path", () => {
  it.each(["a/b", "../x", "%2e%2e", "a?b#c", "a\\b", "{id}", "$&"])("keeps %j in its segment", async (id) => {
    const { url, received } = await serve(ok);
    const client = clientOf(url, { validate: false });
    await updateNote(client, { ...request, path: { id } });
    await client.PATCH("/api/notes/{id}", { params: { path: { id } }, body: {} });
    const sent = `/api/notes/${encodeURIComponent(id)}`;
    expect(received.map((each) => each.url)).toEqual([sent, sent]);
  });

  it.each(["", ".", "..", "\ud800", undefined, null, {}, []])("refuses %j, also with validation off", async (id) => {
    const { url, received } = await serve(ok);
    const client = clientOf(url, { validate: false });
    const path = { id: id as string };
    const failures = [
      await failureOf(updateNote(client, { ...request, path })),
      await failureOf(client.PATCH("/api/notes/{id}", { params: { path }, body: {} })),
    ];
    for (const { issues } of failures) expect(issues[0]?.path).toEqual(["path", "id"]);
    expect(received).toEqual([]);
  });

  it("that is not given is refused", async () => {
    const client = clientOf("http://127.0.0.1:9", { validate: false });
    const error = await failureOf(updateNote(client, { body: {} } as unknown as typeof request));
    expect(error.issues[0]?.path).toEqual(["path", "id"]);
  });
});

describe("the token", () => {
  it("is asked for before each request when it is a function", async () => {
    const { url, received } = await serve(ok);
    let count = 0;
    const client = clientOf(url, { token: async () => `t${++count}` });
    await updateNote(client, request);
    await client.PATCH("/api/notes/{id}", { params: { path: { id: "n-1" } }, body: {} });
    expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  it("gives way to a header of the call", async () => {
    const { url, received } = await serve(ok);
    await updateNote(clientOf(url), { ...request, headers: { authorization: "Basic abc" } });
    expect(received[0]?.headers.authorization).toBe("Basic abc");
  });

  it.each([301, 302, 303, 307, 308])("does not follow a redirect (%i), nor does the body", async (status) => {
    const elsewhere = await serve(ok);
    const { url } = await serve((response) =>
      response.writeHead(status, { Location: `${elsewhere.url}/take` }).end("moved"),
    );
    const client = clientOf(url);
    const result = await updateNote(client, request);
    expect(result).toMatchObject({ unexpected: { reason: "unlisted", status, body: "moved" } });
    expect(result.response.headers.get("Location")).toBe(`${elsewhere.url}/take`);
    await client.PATCH("/api/notes/{id}", { params: { path: { id: "n-1" } }, body: {} });
    expect(elsewhere.received).toEqual([]);
  });
});

describe("middleware", () => {
  it("sees the requests and responses of operation functions, and may replace both", async () => {
    const { url, received } = await serve(answer(500, "broken"));
    const client = clientOf(url);
    client.use({
      onRequest({ request: sent }) {
        sent.headers.set("X-Seen", sent.headers.get("Authorization") ?? "");
      },
      async onResponse({ response }) {
        expect(await response.clone().text()).toBe("broken");
        return Response.json(note, { headers: { "X-Mended": "yes" } });
      },
    });
    const result = await updateNote(client, request);
    expect(result).toMatchObject({ ok: true, data: note });
    expect(result.response.headers.get("X-Mended")).toBe("yes");
    expect(received[0]?.headers["x-seen"]).toBe("Bearer secret");
  });

  it.each([
    [Response.json(note), { ok: true, status: 200, data: note }],
    [Response.json({ detail: "none" }, { status: 404 }), { ok: false, status: 404, error: { detail: "none" } }],
    [new Response("<p>", { status: 404 }), { unexpected: { reason: "unreadable", body: "<p>" } }],
    [new Response(null, { status: 204 }), { ok: true, status: 204, data: undefined }],
    [new Response("teapot", { status: 418 }), { unexpected: { reason: "unlisted", status: 418, body: "teapot" } }],
  ])("may answer itself", async (response, expected) => {
    const client = clientOf("http://127.0.0.1:9");
    client.use({ onRequest: () => response });
    expect(await updateNote(client, request)).toMatchObject(expected);
  });

  it("may answer for a server that cannot be reached", async () => {
    const client = clientOf("http://127.0.0.1:9");
    client.use({ onError: () => Response.json(note) });
    expect(await updateNote(client, request)).toMatchObject({ ok: true, data: note });
  });
});

describe("the client's own methods", () => {
  it("are those of openapi-fetch, and do not validate", async () => {
    const { url, received } = await serve(answer(200, '{"id":7}'));
    const { data, response } = await clientOf(url).PATCH("/api/notes/{id}", {
      params: { path: { id: "n" } },
      body: { text: "" },
    });
    expect(data).toEqual({ id: 7 });
    expect(response.status).toBe(200);
    expect(received).toHaveLength(1);
  });

  it("use the fetch and the headers they are given", async () => {
    const fetch = vi.fn(async (_: Request) => Response.json(note));
    const client = clientOf("https://notes.example/", { fetch, headers: { "X-App": "tests" } });
    await updateNote(client, request);
    const sent = fetch.mock.calls[0]?.[0];
    expect(sent?.url).toBe("https://notes.example/api/notes/n-1");
    expect(sent?.headers.get("X-App")).toBe("tests");
    expect(sent?.redirect).toBe("manual");
  });
});

async function failureOf(call: Promise<unknown>): Promise<ValidationError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isValidationError(error)) throw new Error(`Expected a ValidationError, got ${error}`, { cause: error });
  return error;
}
