import { type Clock, systemClock } from "./clock.js";
import { current, type Fetch, unlessAborted } from "./fetch.js";
import { copies } from "./replay.js";
import { retryAfter } from "./retry-after.js";

/** When a request is sent again, and how often. */
export interface RetrySettings {
  /** How often a request is sent at most, the first time included: 3 by default. */
  readonly attempts?: number | undefined;
  /**
   * Which requests are sent again: by default those of idempotent methods (RFC 9110 §9.2.2), which mean the same when a
   * server receives them twice. `POST` and `PATCH` are not among them.
   */
  readonly methods?: readonly string[] | undefined;
  /** After which responses: by default 408, 429, 500, 502, 503 and 504. */
  readonly statuses?: readonly number[] | undefined;
  /**
   * How long to wait, in milliseconds: a random time of up to `base` after the first attempt, of up to twice as long
   * after each further one, never longer than `cap`. By default 500 and 30,000.
   */
  readonly backoff?: { readonly base?: number | undefined; readonly cap?: number | undefined } | undefined;
  /** The longest `Retry-After` to wait for, in milliseconds: 60,000 by default. A response that asks for more is final. */
  readonly retryAfterCap?: number | undefined;
  /**
   * What keeps a server that is down from several times its load. Each retry takes a token of `capacity`; each response
   * that needs none puts `refill` of a token back. Without a token there is no retry. By default 10 and 0.1.
   */
  readonly budget?: { readonly capacity?: number | undefined; readonly refill?: number | undefined } | undefined;
  /** The most bytes of a body that are kept for sending it again: 16 MiB by default. A longer one is sent once. */
  readonly bodyLimit?: number | undefined;
  /** The time; tests replace it. */
  readonly clock?: Clock | undefined;
  /** Returns a random number from 0 to 1; tests replace it. */
  readonly random?: (() => number) | undefined;
}

/**
 * Decorates a `fetch` so that it sends a request again when the connection fails, or when the response says that
 * another attempt may succeed. Between two attempts it waits as long as `Retry-After` asks, and a random time besides,
 * which may be twice as long each time (exponential backoff with full jitter).
 *
 * Returns the last response or rejects with the last error, as the decorated `fetch` does. When the request's signal
 * aborts, it rejects with that reason at once, also while it waits. A response that breaks off while its body is read
 * has been returned already, and is not requested again.
 */
export function withRetry(fetch: Fetch, settings: RetrySettings = {}): Fetch {
  const { attempts = 3, methods = idempotent, statuses = transient, retryAfterCap = 60_000 } = settings;
  const { bodyLimit = 16 * 1024 * 1024, clock = systemClock, random = Math.random } = settings;
  const { base = 500, cap = 30_000 } = settings.backoff ?? {};
  const { capacity = 10, refill = 0.1 } = settings.budget ?? {};
  const send = current(fetch);
  let tokens = capacity;

  return async (request) => {
    if (!methods.includes(request.method)) return send(request);
    const copy = copies(request, bodyLimit);
    let next = request;
    for (let attempt = 1; ; attempt++) {
      const outcome = await sendOnce(send, next);
      const verdict = judge(outcome, next);
      if (verdict.kind === "success") tokens = Math.min(capacity, tokens + refill);
      if (verdict.kind !== "transient" || verdict.wait > retryAfterCap) return deliver(outcome);
      if (attempt >= attempts || tokens < 1) return deliver(outcome);
      // Before anything is waited for: other requests take from the same budget.
      tokens--;
      const again = await unlessAborted(copy(), request.signal);
      if (!again) {
        tokens++;
        return deliver(outcome);
      }
      next = again;
      // Nobody reads this body, so that nobody needs to know whether it fails.
      if (outcome.kind === "response") outcome.response.body?.cancel().catch(() => {});
      await clock.sleep(verdict.wait + random() * Math.min(cap, base * 2 ** (attempt - 1)), request.signal);
    }
  };

  function judge(outcome: Outcome, { signal }: Request): Verdict {
    if (outcome.kind === "error") {
      signal.throwIfAborted();
      // Another decorator has given up, and has a reason.
      const isAbort = (outcome.error as Partial<Error> | undefined)?.name === "AbortError";
      return isAbort ? { kind: "final" } : { kind: "transient", wait: 0 };
    }
    const { status, headers } = outcome.response;
    if (!statuses.includes(status)) return { kind: "success" };
    return { kind: "transient", wait: retryAfter(headers.get("Retry-After"), clock.now()) };
  }
}

type Outcome =
  | { readonly kind: "response"; readonly response: Response }
  | { readonly kind: "error"; readonly error: unknown };

type Verdict =
  | { readonly kind: "success" }
  /** Another attempt may succeed, after so many milliseconds. */
  | { readonly kind: "transient"; readonly wait: number }
  | { readonly kind: "final" };

const idempotent = ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE"];
const transient = [408, 429, 500, 502, 503, 504];

async function sendOnce(send: Fetch, request: Request): Promise<Outcome> {
  try {
    return { kind: "response", response: await send(request) };
  } catch (error) {
    return { kind: "error", error };
  }
}

function deliver(outcome: Outcome): Response {
  if (outcome.kind === "error") throw outcome.error;
  return outcome.response;
}
