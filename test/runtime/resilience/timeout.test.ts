import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import type { Fetch } from "../../../generator/runtime/resilience/fetch.js";
import { withRetry } from "../../../generator/runtime/resilience/retry.js";
import { withTimeout } from "../../../generator/runtime/resilience/timeout.js";
import { type LiveBody, liveBody } from "../streams/bodies.js";
import { quickClock, stoppedClock } from "./clocks.js";

const url = "http://api.example/prices";

/** A fetch that never answers, and does not know signals. */
const silence: Fetch = () => new Promise(() => {});

/** A fetch that answers with a body which comes later; it does not know signals. */
function answeringWith(body: LiveBody | undefined, init: ResponseInit = {}): Fetch {
  return async () => new Response(body?.stream ?? null, init);
}

describe("before the response", () => {
  it("a request that takes too long is aborted, and the error says so", async () => {
    const clock = stoppedClock();
    const fetch = vi.fn(silence);
    const sending = withTimeout(fetch, 10_000, { clock })(new Request(`${url}?key=secret#part`, { method: "PUT" }));
    expect(clock.sleeping).toEqual([10_000]);
    clock.advance(9_999);
    expect(fetch.mock.calls[0]?.[0].signal.aborted).toBe(false);
    clock.advance(1);
    const error = await sending.catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DOMException);
    expect(String(error)).toBe("TimeoutError: PUT http://api.example/prices took longer than 10000 ms");
    expect(fetch.mock.calls[0]?.[0].signal.reason).toBe(error);
  });

  it("a request whose fetch rejects stops the clock", async () => {
    const clock = stoppedClock();
    const error = new TypeError("fetch failed");
    await expect(withTimeout(() => Promise.reject(error), 1000, { clock })(new Request(url))).rejects.toBe(error);
    expect(clock.sleeping).toEqual([]);
  });

  it("the request's own signal aborts it, with its own reason", async () => {
    const clock = stoppedClock();
    const controller = new AbortController();
    const fetch = vi.fn(silence);
    const request = new Request(url, { signal: controller.signal });
    const sending = withTimeout(fetch, 1000, { clock })(request);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(sending).rejects.toBe(reason);
    expect(fetch.mock.calls[0]?.[0].signal.reason).toBe(reason);
    expect(clock.sleeping).toEqual([]);
  });

  it("nor is a request that has been aborted already answered", async () => {
    const clock = stoppedClock();
    const request = new Request(url, { signal: AbortSignal.abort("no") });
    await expect(withTimeout(silence, 1000, { clock })(request)).rejects.toBe("no");
    expect(clock.sleeping).toEqual([]);
  });

  it("the request is the same but for its signal", async () => {
    const seen = vi.fn<Fetch>(async () => new Response());
    const headers = { "X-Trace": "1" };
    const init = { method: "PUT", body: "é", headers, redirect: "manual", referrerPolicy: "no-referrer" } as const;
    await withTimeout(seen, 1000, { clock: stoppedClock() })(new Request(`${url}?a=b`, init));
    const [[request]] = seen.mock.calls as [[Request]];
    expect(request).toMatchObject({
      url: `${url}?a=b`,
      method: "PUT",
      redirect: "manual",
      referrerPolicy: "no-referrer",
    });
    expect(request.headers.get("X-Trace")).toBe("1");
    expect(await request.text()).toBe("é");
  });

  it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])("a timeout of %d is none", (milliseconds) => {
    expect(() => withTimeout(silence, milliseconds)).toThrow(
      new RangeError(`A timeout must be between 1 and 2147483647 milliseconds, got ${milliseconds}`),
    );
  });
});

describe("after the headers", () => {
  it("the clock runs until the body has been read", async () => {
    const clock = stoppedClock();
    const body = liveBody();
    const response = await withTimeout(answeringWith(body), 1000, { clock })(new Request(url));
    expect(clock.sleeping).toEqual([1000]);
    const text = response.text();
    body.send("whole");
    body.close();
    expect(await text).toBe("whole");
    expect(clock.sleeping).toEqual([]);
  });

  it("a body that takes too long ends with the error, and is cancelled", async () => {
    const clock = stoppedClock();
    const body = liveBody();
    const response = await withTimeout(answeringWith(body), 1000, { clock })(new Request(url));
    body.send("half");
    const text = response.text();
    clock.advance(1000);
    const error = await text.catch((error: unknown) => error);
    expect(String(error)).toBe(`TimeoutError: GET ${url} took longer than 1000 ms`);
    expect(body.cancelled).toEqual([error]);
  });

  it("a body that nobody reads ends as well", async () => {
    const clock = stoppedClock();
    const body = liveBody();
    const response = await withTimeout(answeringWith(body), 1000, { clock })(new Request(url));
    clock.advance(1000);
    await expect(response.text()).rejects.toThrow("took longer than 1000 ms");
    expect(body.cancelled).toHaveLength(1);
  });

  it("the request's signal aborts the body, with its own reason", async () => {
    const clock = stoppedClock();
    const body = liveBody();
    const controller = new AbortController();
    const request = new Request(url, { signal: controller.signal });
    const response = await withTimeout(answeringWith(body), 1000, { clock })(request);
    const text = response.text();
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(text).rejects.toBe(reason);
    expect(body.cancelled).toEqual([reason]);
    expect(clock.sleeping).toEqual([]);
  });

  it("a body that breaks off says why, and stops the clock", async () => {
    const clock = stoppedClock();
    const body = liveBody();
    const response = await withTimeout(answeringWith(body), 1000, { clock })(new Request(url));
    const text = response.text();
    const error = new TypeError("terminated");
    body.fail(error);
    await expect(text).rejects.toBe(error);
    expect(clock.sleeping).toEqual([]);
  });

  it("a body that is cancelled is, and stops the clock", async () => {
    const clock = stoppedClock();
    const body = liveBody();
    const response = await withTimeout(answeringWith(body), 1000, { clock })(new Request(url));
    await response.body?.cancel("not wanted");
    expect(body.cancelled).toEqual(["not wanted"]);
    expect(clock.sleeping).toEqual([]);
  });

  it("a response without a body stops the clock, and is the response of the fetch", async () => {
    const clock = stoppedClock();
    const answer = new Response(null, { status: 204 });
    expect(await withTimeout(async () => answer, 1000, { clock })(new Request(url))).toBe(answer);
    expect(clock.sleeping).toEqual([]);
  });

  it.each([
    "text/event-stream",
    "Text/Event-Stream; charset=utf-8",
    "application/jsonl",
    "application/x-ndjson",
    "application/x-jsonl ;charset=utf-8",
    "application/json-seq",
    "application/geo+json-seq",
  ])("a stream of %s may go on, but can still be aborted", async (type) => {
    const clock = stoppedClock();
    const body = liveBody();
    const controller = new AbortController();
    const fetch = answeringWith(body, { headers: { "Content-Type": type } });
    const response = await withTimeout(fetch, 1000, { clock })(new Request(url, { signal: controller.signal }));
    expect(clock.sleeping).toEqual([]);
    clock.advance(1_000_000);
    const reader = response.body?.getReader();
    body.send("1");
    expect((await reader?.read())?.value).toEqual(new TextEncoder().encode("1"));
    const waiting = reader?.read();
    controller.abort("enough");
    await expect(waiting).rejects.toBe("enough");
  });

  it.each(["application/json", "text/event-streams", "application/x-ndjson+json", "application/json-sequence"])(
    "%s is no such stream",
    async (type) => {
      const clock = stoppedClock();
      await withTimeout(answeringWith(liveBody(), { headers: { "Content-Type": type } }), 1000, { clock })(
        new Request(url),
      );
      expect(clock.sleeping).toEqual([1000]);
    },
  );

  it("the response is the same but for its body", async () => {
    const headers = new Headers({ "Content-Type": "text/plain", "X-Rate": "5" });
    headers.append("Set-Cookie", "a=1");
    headers.append("Set-Cookie", "b=2");
    const answer = new Response("é", { status: 418, statusText: "Teapot", headers });
    Object.defineProperty(answer, "url", { value: `${url}?a=b` });
    Object.defineProperty(answer, "redirected", { value: true });
    Object.defineProperty(answer, "type", { value: "cors" });
    const response = await withTimeout(async () => answer, 1000, { clock: stoppedClock() })(new Request(url));
    expect(response).toMatchObject({ ok: false, status: 418, statusText: "Teapot", redirected: true, type: "cors" });
    expect(response.url).toBe(`${url}?a=b`);
    expect([...response.headers]).toEqual([...answer.headers]);
    expect(await response.text()).toBe("é");
  });

  it("a body comes as slowly as it is read", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      { pull: (source) => source.enqueue(Uint8Array.of(pulled++)) },
      { highWaterMark: 0 },
    );
    const response = await withTimeout(async () => new Response(body), 1000, { clock: stoppedClock() })(
      new Request(url),
    );
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await new Promise((resolve) => setImmediate(resolve));
    expect(pulled).toBe(2);
  });

  it("no listener is left at the request's signal", async () => {
    const request = new Request(url);
    const send = withTimeout(async () => new Response("x"), 1000, { clock: stoppedClock() });
    const before = getEventListeners(request.signal, "abort").length;
    // The request that is sent follows the signal of the attempt, not that of the request.
    for (let times = 0; times < 3; times++) await (await send(request)).text();
    expect(getEventListeners(request.signal, "abort")).toHaveLength(before);
  });
});

describe("with retries", () => {
  it("inside, each attempt has the time", async () => {
    const clock = stoppedClock();
    const send = withRetry(withTimeout(silence, 1000, { clock }), { clock: quickClock(), attempts: 3 });
    const sending = send(new Request(url, { method: "PUT", body: "x" })).catch((error: unknown) => error);
    for (let attempt = 1; attempt <= 3; attempt++) {
      await clock.asleep();
      clock.advance(1000);
    }
    expect(String(await sending)).toBe(`TimeoutError: PUT ${url} took longer than 1000 ms`);
    expect(clock.now()).toBe(3000);
  });

  it("around, all attempts and the waiting between share the time", async () => {
    const clock = stoppedClock();
    const fetch = vi.fn(async () => new Response(null, { status: 503, headers: { "Retry-After": "5" } }));
    const sending = withTimeout(withRetry(fetch, { clock, random: () => 0 }), 1000, { clock })(new Request(url));
    while (clock.sleeping.length < 2) await clock.asleep();
    expect(clock.sleeping).toEqual([1000, 5000]);
    clock.advance(1000);
    await expect(sending).rejects.toMatchObject({ name: "TimeoutError" });
    expect(clock.sleeping).toEqual([]);
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
