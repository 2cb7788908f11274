import { type Clock, systemClock } from "./clock.js";
import { changed, current, type Fetch, unlessAborted } from "./fetch.js";
import { watchBody } from "./watched-body.js";

/** How a timeout measures time. */
export interface TimeoutSettings {
  /** The time; tests replace it. */
  readonly clock?: Clock | undefined;
}

/**
 * Decorates a `fetch` so that a request takes no longer than this, from sending it to the end of the response's body.
 * Of a stream of items (`text/event-stream`, JSON Lines, JSON text sequences), which may go on for hours, only the
 * headers have to come in time.
 *
 * A request that takes longer is aborted. It rejects with a `DOMException` named `TimeoutError`, as
 * `AbortSignal.timeout` does; so does reading the body, where the headers came in time. The request's own signal aborts
 * as before, with its own reason.
 *
 * Inside `withRetry` the time is that of each attempt; around it, that of all of them and the waiting between.
 *
 * @throws RangeError where the time is not between 1 and 2,147,483,647 milliseconds, the most that timers can wait
 */
export function withTimeout(fetch: Fetch, milliseconds: number, settings: TimeoutSettings = {}): Fetch {
  if (!(milliseconds >= 1 && milliseconds <= 0x7fff_ffff)) {
    throw new RangeError(`A timeout must be between 1 and ${0x7fff_ffff} milliseconds, got ${milliseconds}`);
  }
  const { clock = systemClock } = settings;
  const send = current(fetch);
  return async (request) => {
    const attempt = new AbortController();
    const stopped = new AbortController();
    const abort = () => attempt.abort(request.signal.reason);
    // Both requests are named in functions that live until the body is over. Node forgets the signal of a `Request`
    // that has been garbage-collected, and would no longer abort what was sent.
    const finish = () => {
      stopped.abort();
      request.signal.removeEventListener("abort", abort);
    };
    if (request.signal.aborted) abort();
    else request.signal.addEventListener("abort", abort);
    const sent = changed(request, { signal: attempt.signal });
    clock.sleep(milliseconds, stopped.signal).then(
      () => attempt.abort(timeoutError(sent, milliseconds)),
      () => {}, // stopped: the response came in time
    );
    try {
      const response = await unlessAborted(send(sent), attempt.signal);
      attempt.signal.throwIfAborted();
      if (isStream(response)) stopped.abort();
      return watchBody(response, attempt.signal, finish);
    } catch (error) {
      finish();
      throw error;
    }
  };
}

function timeoutError({ method, url }: Request, milliseconds: number): DOMException {
  // Not the query: it may hold keys, and errors are logged.
  const [where] = url.split(/[?#]/);
  return new DOMException(`${method} ${where} took longer than ${milliseconds} ms`, "TimeoutError");
}

function isStream({ headers }: Response): boolean {
  const type = headers.get("Content-Type") ?? "";
  return /^(text\/event-stream|application\/(x-)?(jsonl|ndjson|[^;]*\bjson-seq))\s*(;|$)/i.test(type);
}
