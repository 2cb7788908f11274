import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect } from "vitest";
import { updateShare } from "../../generated/src/rapidly/index.js";
import { withRetry } from "../../generator/runtime/resilience/retry.js";
import { withTimeout } from "../../generator/runtime/resilience/timeout.js";
import { quickClock, stoppedClock } from "../runtime/resilience/clocks.js";
import { cut, hangUp, json, raw } from "./answers.js";
import { rapidlyExample } from "./examples.js";
import { it, rapidlyAt, rejection, shareId } from "./fixtures.js";
import { collectGarbage } from "./garbage.js";
import type { Answer, Server } from "./server.js";

const ok: Answer = json(200, { ok: true });

/** Answers in this order, the last one again and again. */
function answerInTurn(server: Server, ...answers: readonly Answer[]): void {
  let turn = 0;
  server.answerWith((response, seen) => answers[Math.min(turn++, answers.length - 1)]?.(response, seen));
}

/** Resolves to the response as soon as the request has come, so that a test writes the answer. */
function held(server: Server, begin: (response: ServerResponse) => void = () => {}): Promise<ServerResponse> {
  return new Promise((resolve) => {
    server.answerWith((response) => {
      begin(response);
      resolve(response);
    });
  });
}

const reset: Answer = (response) => void response.socket?.resetAndDestroy();
const garbage: Answer = (response) => void response.socket?.end("220 mail.example ESMTP\r\n\r\n");

describe("a timeout", () => {
  it("ends a request that the server does not answer, and the server sees it", async ({ server }) => {
    const clock = stoppedClock();
    const reached = held(server);
    const sending = rejection(withTimeout(fetch, 10_000, { clock })(new Request(`${server.url}/prices?key=secret`)));
    const response = await reached;
    const closed = once(response, "close");
    clock.advance(10_000);
    expect(String(await sending)).toBe(`TimeoutError: GET ${server.url}/prices took longer than 10000 ms`);
    await closed;
  });

  it("ends a body that stalls, and the server sees it", async ({ server }) => {
    const clock = stoppedClock();
    const reached = held(server, (response) => void response.writeHead(200).write("half"));
    const response = await withTimeout(fetch, 10_000, { clock })(new Request(server.url));
    const closed = once(await reached, "close");
    const text = rejection(response.text());
    clock.advance(10_000);
    expect(String(await text)).toBe(`TimeoutError: GET ${server.url}/ took longer than 10000 ms`);
    await closed;
  });

  it("lets an answer through that comes slowly, but in time", async ({ server }) => {
    const clock = stoppedClock();
    const reached = held(server, (response) => void response.writeHead(200).write("a"));
    const response = await withTimeout(fetch, 10_000, { clock })(new Request(server.url));
    const slow = await reached;
    const text = response.text();
    for (const letter of "bcdefghij") {
      clock.advance(1000);
      await new Promise((resolve) => slow.write(letter, resolve));
    }
    slow.end();
    expect(await text).toBe("abcdefghij");
    expect(response.url).toBe(`${server.url}/`);
    expect(clock.sleeping).toEqual([]);
  });

  it("says of what breaks off what fetch says", async ({ server }) => {
    const clock = stoppedClock();
    const send = withTimeout(fetch, 10_000, { clock });
    server.answerWith(hangUp);
    await expect(send(new Request(server.url))).rejects.toThrow(new TypeError("fetch failed"));
    server.answerWith(cut(200, "half"));
    await expect((await send(new Request(server.url))).text()).rejects.toThrow(TypeError);
    expect(clock.sleeping).toEqual([]);
  });

  it("leaves compression, cookies and redirects to fetch", async ({ server }) => {
    const { gzipSync } = await import("node:zlib");
    const headers = { "Content-Encoding": "gzip", "Set-Cookie": "a=1" };
    answerInTurn(server, raw(302, "", { Location: "/other" }), raw(200, gzipSync("unpacked"), headers));
    const response = await withTimeout(fetch, 10_000, { clock: stoppedClock() })(new Request(server.url));
    expect([response.redirected, response.url]).toEqual([true, `${server.url}/other`]);
    expect(response.headers.getSetCookie()).toEqual(["a=1"]);
    expect(await response.text()).toBe("unpacked");
  });

  // Node forgets the signal of a request that has been garbage-collected.
  it("ends what stalls, also where nothing else remembers the request", async ({ server }) => {
    const clock = stoppedClock();
    const send = withTimeout(fetch, 10_000, { clock });
    const reached = held(server);
    const sending = rejection(send(new Request(server.url)));
    const closed = once(await reached, "close");
    await collectGarbage();
    clock.advance(10_000);
    expect(await sending).toMatchObject({ name: "TimeoutError" });
    await closed;
  });

  it.for(["text/plain", "text/event-stream"])(
    "lets the caller abort a body of %s, also where nothing else remembers the request",
    async (type, { server }) => {
      const reached = held(server, (response) => void response.writeHead(200, { "Content-Type": type }).write("half"));
      const controller = new AbortController();
      const send = withTimeout(fetch, 10_000, { clock: stoppedClock() });
      const response = await send(new Request(server.url, { signal: controller.signal }));
      const text = rejection(response.text());
      const closed = once(await reached, "close");
      await collectGarbage();
      controller.abort("enough");
      expect(await text).toBe("enough");
      await closed;
    },
  );

  it("leaves a stream that goes on, which the caller can still abort", async ({ server }) => {
    const clock = stoppedClock();
    const headers = { "Content-Type": "text/event-stream" };
    const reached = held(server, (response) => void response.writeHead(200, headers).write("data: 1\n\n"));
    const controller = new AbortController();
    const request = new Request(server.url, { signal: controller.signal });
    const response = await withTimeout(fetch, 10_000, { clock })(request);
    const closed = once(await reached, "close");
    clock.advance(1_000_000);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    const waiting = rejection(reader?.read() ?? Promise.resolve());
    controller.abort("enough");
    expect(await waiting).toBe("enough");
    await closed;
  });
});

describe("a retry", () => {
  const settings = () => ({ clock: quickClock(), random: () => 0 });

  it.for<[string, Answer]>([
    ["hangs up", hangUp],
    ["resets the connection", reset],
    ["does not speak HTTP", garbage],
    ["is overloaded", raw(503)],
    ["is overloaded and says for how long", raw(429, "", { "Retry-After": "7" })],
    ["times out", raw(504, "<html>gateway</html>")],
  ])("follows where the server %s", async ([, answer], { server }) => {
    answerInTurn(server, answer, answer, ok);
    const response = await withRetry(fetch, settings())(new Request(server.url));
    expect(await response.json()).toEqual({ ok: true });
    expect(server.requests).toHaveLength(3);
  });

  it("sends the same request, byte for byte", async ({ server }) => {
    answerInTurn(server, hangUp, raw(503), ok);
    const headers = { "Content-Type": "application/json", "X-Trace": "1" };
    const body = JSON.stringify({ name: "é".repeat(100_000) });
    await withRetry(fetch, settings())(new Request(`${server.url}/x?y=z`, { method: "PUT", headers, body }));
    const sent = server.requests.map(({ body, ...line }) => ({ ...line, body: body.toString() }));
    expect(sent.map((request) => request.body === body)).toEqual([true, true, true]);
    expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
    expect(sent[0]?.headers["content-length"]).toBe(String(Buffer.byteLength(body)));
  });

  it("does not follow where the caller has aborted while it waits", async ({ server }) => {
    const clock = stoppedClock();
    server.answerWith(raw(503, "", { "Retry-After": "30" }));
    const controller = new AbortController();
    const sending = withRetry(fetch, { clock, random: () => 0 })(
      new Request(server.url, { signal: controller.signal }),
    );
    await clock.asleep();
    expect(clock.sleeping).toEqual([30_000]);
    controller.abort("enough");
    await expect(sending).rejects.toBe("enough");
    expect(server.requests).toHaveLength(1);
  });

  it("leaves the body of the answer before, although that has no end", async ({ server }) => {
    let closed: Promise<unknown> | undefined;
    const endless: Answer = (response) => {
      closed = once(response, "close");
      response.writeHead(503).write("x");
    };
    answerInTurn(server, endless, ok);
    expect((await withRetry(fetch, settings())(new Request(server.url))).status).toBe(200);
    await closed;
  });

  it("does not follow a body that breaks off: the response is there already", async ({ server }) => {
    server.answerWith(cut(200, "half"));
    const response = await withRetry(fetch, settings())(new Request(server.url));
    await expect(response.text()).rejects.toThrow(TypeError);
    expect(server.requests).toHaveLength(1);
  });

  it("ends with the error where nothing answers", async ({ server }) => {
    await server.close();
    const clock = quickClock();
    const error = await rejection(withRetry(fetch, { clock, random: () => 1 })(new Request(server.url)));
    expect(error).toMatchObject({ message: "fetch failed", cause: { code: "ECONNREFUSED" } });
    expect(clock.slept).toEqual([500, 1000]);
  });

  it("follows a timeout, in a client", async ({ server }) => {
    const clock = stoppedClock();
    const share = rapidlyExample("200 full");
    const reached = held(server);
    const rapidly = rapidlyAt(server, {
      fetch: withRetry(withTimeout(fetch, 10_000, { clock }), { ...settings(), methods: ["PATCH"] }),
    });
    const updating = updateShare(rapidly, { path: { id: shareId }, body: { name: "été" } });
    const response = await reached;
    const closed = once(response, "close");
    server.answerWith(json(200, share));
    clock.advance(10_000);
    await closed;
    expect(await updating).toMatchObject({ ok: true, status: 200, data: share });
    expect(server.requests.map(({ body }) => body.toString())).toEqual(['{"name":"été"}', '{"name":"été"}']);
    expect(clock.sleeping).toEqual([]);
  });
});
