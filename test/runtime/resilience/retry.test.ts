import { describe, expect, it, vi } from "vitest";
import type { Fetch } from "../../../generator/runtime/resilience/fetch.js";
import { type RetrySettings, withRetry } from "../../../generator/runtime/resilience/retry.js";
import { quickClock, stoppedClock } from "./clocks.js";

const url = "http://api.example/prices";
const networkError = new TypeError("fetch failed");

/** A status, headers of a 503, or an error that fetch rejects with. */
type Answer = number | Readonly<Record<string, string>> | Error;

/** A fetch that answers like this, the last one again and again; it reads the bodies that it is sent. */
function answering(...answers: readonly Answer[]) {
  const sent: { readonly request: Request; readonly body: string }[] = [];
  const responses: Response[] = [];
  const fetch: Fetch = async (request) => {
    request.signal.throwIfAborted();
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 200;
    sent.push({ request, body: await request.text() });
    if (answer instanceof Error) throw answer;
    const init = typeof answer === "number" ? { status: answer } : { status: 503, headers: answer };
    const response = new Response(`attempt ${sent.length}`, init);
    responses.push(response);
    return response;
  };
  return { fetch, sent, responses };
}

/** What becomes of one request: the status or the error, how often it was sent, and how long was waited between. */
async function run(answers: readonly Answer[], settings: RetrySettings = {}, init: RequestInit = {}) {
  const clock = quickClock();
  const { fetch, sent, responses } = answering(...answers);
  const outcome = await withRetry(fetch, { clock, random: () => 1, ...settings })(new Request(url, init)).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
  return { outcome, sent, responses, slept: clock.slept, clock };
}

describe("what is sent again", () => {
  it.each([408, 429, 500, 502, 503, 504])("a request that is answered with %i", async (status) => {
    const { outcome, sent } = await run([status, 200]);
    expect([outcome, sent.length]).toEqual([200, 2]);
  });

  it.each([200, 204, 301, 304, 400, 401, 403, 404, 409, 422, 501, 505])(
    "not one that is answered with %i",
    async (status) => {
      const fetch = vi.fn(async () => new Response(null, { status }));
      expect((await withRetry(fetch)(new Request(url))).status).toBe(status);
      expect(fetch).toHaveBeenCalledTimes(1);
    },
  );

  it("a request whose connection fails", async () => {
    const { outcome, sent } = await run([networkError, networkError, 200]);
    expect([outcome, sent.length]).toEqual([200, 3]);
  });

  it("a request that a timeout has ended", async () => {
    const { outcome } = await run([new DOMException("too long", "TimeoutError"), 200]);
    expect(outcome).toBe(200);
  });

  it("a request whose fetch throws instead of rejecting", async () => {
    const fetch = vi.fn<Fetch>().mockImplementationOnce(() => {
      throw networkError;
    });
    fetch.mockResolvedValue(new Response());
    expect((await withRetry(fetch, { clock: quickClock() })(new Request(url))).status).toBe(200);
  });

  it("not one that somebody else has aborted", async () => {
    const abort = new DOMException("aborted", "AbortError");
    const { outcome, sent } = await run([abort, 200]);
    expect([outcome, sent.length]).toEqual([abort, 1]);
  });

  it.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "QUERY"])("%s, which is idempotent", async (method) => {
    expect((await run([503, 200], {}, { method })).sent).toHaveLength(2);
  });

  it.each(["POST", "PATCH", "LINK"])("not %s", async (method) => {
    const { outcome, sent } = await run([networkError, 200], {}, { method });
    expect([outcome, sent.length]).toEqual([networkError, 1]);
  });

  it("the methods and statuses of the settings, and no others", async () => {
    const settings = { methods: ["POST", "PATCH"], statuses: [409] };
    expect((await run([409, 200], settings, { method: "POST" })).sent).toHaveLength(2);
    expect((await run([409, 200], settings, { method: "PUT" })).sent).toHaveLength(1);
    expect((await run([503, 200], settings, { method: "POST" })).outcome).toBe(503);
  });

  it("three times at most, the last answer is the answer", async () => {
    const { outcome, sent, responses } = await run([503, 502, 500]);
    expect([outcome, sent.length]).toEqual([500, 3]);
    expect(await responses[2]?.text()).toBe("attempt 3");
    expect((await run([503, 502, networkError])).outcome).toBe(networkError);
  });

  it.each([1, 0])("%i attempts are one", async (attempts) => {
    expect((await run([503], { attempts })).sent).toHaveLength(1);
  });

  it("five times with such settings", async () => {
    expect((await run([503], { attempts: 5 })).sent).toHaveLength(5);
  });

  it("after the body of the answer before has been cancelled", async () => {
    const { responses } = await run([503, 503, 200]);
    expect(responses.map(({ bodyUsed }) => bodyUsed)).toEqual([true, true, false]);
  });
});

describe("how long it waits", () => {
  it("up to twice as long each time, no longer than the cap", async () => {
    const settings = { attempts: 8, backoff: { base: 100, cap: 1000 } };
    expect((await run([503], settings)).slept).toEqual([100, 200, 400, 800, 1000, 1000, 1000]);
    expect((await run([503], { ...settings, random: () => 0.25 })).slept).toEqual([25, 50, 100, 200, 250, 250, 250]);
    expect((await run([503], { ...settings, random: () => 0 })).slept).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("up to 500 ms, then a second, half a minute at last, where nothing is said", async () => {
    expect((await run([503], { attempts: 9 })).slept).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it("a random time", async () => {
    const clock = quickClock();
    const random = vi.spyOn(Math, "random").mockReturnValue(0.5);
    await withRetry(answering(503, 200).fetch, { clock })(new Request(url));
    random.mockRestore();
    expect(clock.slept).toEqual([250]);
  });

  it("what Retry-After asks for", async () => {
    expect((await run([{ "Retry-After": "2" }, 200], { random: () => 0 })).slept).toEqual([2000]);
    const date = { "Retry-After": "Thu, 01 Jan 1970 00:00:05 GMT" };
    expect((await run([date, 200], { random: () => 0 })).slept).toEqual([5000]);
  });

  it("no longer than a minute: a server that asks for more means what it says", async () => {
    expect((await run([{ "Retry-After": "60" }, 200])).outcome).toBe(200);
    expect((await run([{ "Retry-After": "61" }, 200])).outcome).toBe(503);
    expect((await run([{ "Retry-After": "9".repeat(400) }, 200])).outcome).toBe(503);
  });

  it("a random time after what Retry-After asks for, so that not all come back at once", async () => {
    expect((await run([{ "Retry-After": "2" }, 200])).slept).toEqual([2500]);
  });

  it("for a Retry-After up to the cap of the settings", async () => {
    expect((await run([{ "Retry-After": "3600" }, 200], { retryAfterCap: 3_600_000 })).outcome).toBe(200);
    expect((await run([{ "Retry-After": "1" }, 200], { retryAfterCap: 999 })).outcome).toBe(503);
  });
});

describe("the budget", () => {
  it("of ten retries is used up by a server that is down, and comes back with answers", async () => {
    let status = 503;
    const fetch = vi.fn(async () => new Response(null, { status }));
    const send = withRetry(fetch, { clock: quickClock() });
    const attempts = async () => {
      fetch.mockClear();
      expect((await send(new Request(url))).status).toBe(status);
      return fetch.mock.calls.length;
    };
    const down: number[] = [];
    for (let request = 0; request < 8; request++) down.push(await attempts());
    expect(down).toEqual([3, 3, 3, 3, 3, 1, 1, 1]);

    status = 404;
    for (let request = 0; request < 9; request++) expect(await attempts()).toBe(1);
    status = 503;
    expect(await attempts()).toBe(1);
    status = 200;
    for (let request = 0; request < 2; request++) expect(await attempts()).toBe(1);
    status = 503;
    expect([await attempts(), await attempts()]).toEqual([2, 1]);
  });

  it("is not exceeded by requests at the same time", async () => {
    const { fetch, sent } = answering(503);
    const send = withRetry(fetch, { clock: quickClock() });
    await Promise.all(Array.from({ length: 20 }, () => send(new Request(url, { method: "PUT", body: "x" }))));
    expect(sent).toHaveLength(20 + 10);
  });

  it("is never more than its capacity", async () => {
    const { fetch, sent } = answering(...Array.from({ length: 50 }, () => 200), 503);
    const send = withRetry(fetch, { clock: quickClock(), attempts: 100, budget: { capacity: 3, refill: 1 } });
    for (let request = 0; request < 51; request++) await send(new Request(url));
    expect(sent).toHaveLength(50 + 4);
  });

  it("is not used up by requests that cannot be sent again", async () => {
    const { fetch, sent } = answering(503);
    const send = withRetry(fetch, { clock: quickClock(), bodyLimit: 0, budget: { capacity: 1 } });
    await send(new Request(url, { method: "PUT", body: "x" }));
    await send(new Request(url));
    expect(sent).toHaveLength(3);
  });

  it("belongs to one decorated fetch", async () => {
    const settings = { clock: quickClock(), attempts: 100, budget: { capacity: 1 } };
    for (let client = 0; client < 2; client++) {
      const { fetch, sent } = answering(503);
      await withRetry(fetch, settings)(new Request(url));
      expect(sent).toHaveLength(2);
    }
  });

  it("may be endless", async () => {
    expect(
      (await run([networkError], { attempts: 50, budget: { capacity: Number.POSITIVE_INFINITY } })).sent,
    ).toHaveLength(50);
  });

  it("is not filled up by requests that are aborted", async () => {
    const abort = new DOMException("aborted", "AbortError");
    const { fetch, sent } = answering(503, 503, abort, 503);
    const send = withRetry(fetch, { clock: quickClock(), budget: { capacity: 1, refill: 1 } });
    await send(new Request(url));
    await expect(send(new Request(url))).rejects.toBe(abort);
    await expect(send(new Request(url, { signal: AbortSignal.abort("no") }))).rejects.toBe("no");
    await send(new Request(url));
    expect(sent).toHaveLength(4);
  });
});

describe("the signal", () => {
  it("ends the waiting", async () => {
    const clock = stoppedClock();
    const { fetch, sent } = answering(503);
    const controller = new AbortController();
    const sending = withRetry(fetch, { clock, random: () => 1 })(new Request(url, { signal: controller.signal }));
    await clock.asleep();
    expect(clock.sleeping).toEqual([500]);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(sending).rejects.toBe(reason);
    expect(clock.sleeping).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it("ends an attempt, after which there is no other", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const fetch = vi.fn<Fetch>(({ signal }) => {
      controller.abort(reason);
      return Promise.reject(signal.reason);
    });
    const request = new Request(url, { signal: controller.signal });
    await expect(withRetry(fetch, { clock: quickClock() })(request)).rejects.toBe(reason);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("is the reason, whatever else becomes of the last attempt", async () => {
    const controller = new AbortController();
    const fetch: Fetch = () => {
      controller.abort("enough");
      return Promise.reject(networkError);
    };
    const request = new Request(url, { signal: controller.signal });
    await expect(withRetry(fetch, { attempts: 1 })(request)).rejects.toBe("enough");
  });

  it("is that of every attempt", async () => {
    const controller = new AbortController();
    const { sent } = await run([503], {}, { method: "PUT", body: "x", signal: controller.signal });
    controller.abort("later");
    expect(sent.map(({ request }) => request.signal.reason)).toEqual(["later", "later", "later"]);
  });

  it("ends the wait for a body that has not come in full", async () => {
    const controller = new AbortController();
    const body = new ReadableStream({ start: (source) => source.enqueue(new Uint8Array(1)) });
    const init = { method: "PUT", body, duplex: "half", signal: controller.signal } as RequestInit;
    const fetch = vi.fn<Fetch>(async () => {
      // Once nothing goes on any more but the wait.
      setImmediate(() => controller.abort("enough"));
      throw networkError;
    });
    await expect(withRetry(fetch, { clock: quickClock() })(new Request(url, init))).rejects.toBe("enough");
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe("the body", () => {
  it("is sent again, with the same headers", async () => {
    const headers = { "Content-Type": "application/json", "X-Trace": "1" };
    const { outcome, sent } = await run([503, networkError, 200], {}, { method: "PUT", body: '{"a":"é"}', headers });
    expect(outcome).toBe(200);
    expect(sent.map(({ body }) => body)).toEqual(['{"a":"é"}', '{"a":"é"}', '{"a":"é"}']);
    for (const { request } of sent) {
      expect([request.url, request.method]).toEqual([url, "PUT"]);
      expect(Object.fromEntries(request.headers)).toEqual({ "content-type": "application/json", "x-trace": "1" });
    }
  });

  it("is sent again where it was a form", async () => {
    const body = new FormData();
    body.append("file", new File(["content"], "a.txt"));
    const { sent } = await run([503, 200], {}, { method: "PUT", body });
    expect(sent[1]?.body).toBe(sent[0]?.body);
    const [, boundary] = /boundary=(.*)$/.exec(sent[1]?.request.headers.get("Content-Type") ?? "") ?? [];
    expect(sent[1]?.body).toContain(`--${boundary}--`);
  });

  it("is sent again where it was a stream, up to the limit", async () => {
    const stream = (size: number) => ({
      method: "PUT",
      duplex: "half" as const,
      body: new ReadableStream({
        pull(source) {
          if (size-- > 0) source.enqueue(new TextEncoder().encode("x"));
          else source.close();
        },
      }),
    });
    expect((await run([503, 200], { bodyLimit: 5 }, stream(5))).sent.map(({ body }) => body)).toEqual([
      "xxxxx",
      "xxxxx",
    ]);
    const { outcome, sent } = await run([503, 200], { bodyLimit: 5 }, stream(6));
    expect([outcome, sent.map(({ body }) => body)]).toEqual([503, ["xxxxxx"]]);
  });

  it("is kept up to 16 MiB where nothing is said", async () => {
    const limit = 16 * 1024 * 1024;
    const put = async (size: number) =>
      (await run([503, 200], {}, { method: "PUT", body: new Uint8Array(size) })).sent.length;
    expect([await put(limit), await put(limit + 1)]).toEqual([2, 1]);
  });

  it("may be missing", async () => {
    expect((await run([503, 200], {}, { method: "DELETE" })).sent.map(({ body }) => body)).toEqual(["", ""]);
  });

  it("that fails while it is sent is not sent again", async () => {
    const broken = new Error("cannot read the file");
    const body = new ReadableStream({ pull: (source) => source.error(broken) });
    const { outcome, sent } = await run([200], {}, { method: "PUT", body, duplex: "half" } as RequestInit);
    expect(outcome).toBe(broken);
    expect(sent).toEqual([]);
  });

  it("that fails after the answer has come is nobody's business", async () => {
    const body = new ReadableStream({ pull: (source) => source.error(new Error("cannot read the file")) });
    const fetch: Fetch = async () => new Response("read enough", { status: 200 });
    const request = new Request(url, { method: "PUT", body, duplex: "half" } as RequestInit);
    expect(await (await withRetry(fetch)(request)).text()).toBe("read enough");
  });

  it("that has been used is not sent again", async () => {
    const request = new Request(url, { method: "PUT", body: "x" });
    await request.text();
    const fetch = vi.fn<Fetch>().mockRejectedValue(networkError);
    await expect(withRetry(fetch, { clock: quickClock() })(request)).rejects.toBe(networkError);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("may be read by browsers that do not show its stream", async () => {
    const shown = Object.getOwnPropertyDescriptor(Request.prototype, "body");
    Object.defineProperty(Request.prototype, "body", { get: () => undefined, configurable: true });
    try {
      expect((await run([503, 200], {}, { method: "PUT", body: "x" })).sent.map(({ body }) => body)).toEqual([
        "x",
        "x",
      ]);
      expect((await run([503, 200])).sent).toHaveLength(2);
    } finally {
      Object.defineProperty(Request.prototype, "body", shown as PropertyDescriptor);
    }
  });
});

describe("the platform's fetch", () => {
  it("is the one that is there when a request is sent", async () => {
    const send = withRetry(fetch, { clock: quickClock() });
    const later = vi.fn(async () => new Response("later"));
    vi.stubGlobal("fetch", later);
    try {
      expect(await (await send(new Request(url))).text()).toBe("later");
    } finally {
      vi.unstubAllGlobals();
    }
    expect(later).toHaveBeenCalledTimes(1);
  });

  it("does not replace another", async () => {
    const { fetch, sent } = answering(200);
    const send = withRetry(fetch);
    vi.stubGlobal("fetch", () => Promise.reject(new Error("not this one")));
    try {
      await send(new Request(url));
    } finally {
      vi.unstubAllGlobals();
    }
    expect(sent).toHaveLength(1);
  });
});

it("what a request says about its referrer is said again", async () => {
  const init = { method: "PUT", body: "x", referrerPolicy: "no-referrer", cache: "no-store" } as const;
  const { sent } = await run([503, 200], {}, init);
  for (const { request } of sent) expect([request.referrerPolicy, request.cache]).toEqual(["no-referrer", "no-store"]);
});
