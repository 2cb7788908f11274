/** What sends a request: the global `fetch`, or a decorator of it. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * Looks up the platform's `fetch` at each call, if that is the one passed in; returns any other as it is. Tests and
 * tracing replace the platform's, and may do so after a client has been created.
 */
export function current(fetch: Fetch): Fetch {
  return fetch === globalThis.fetch ? (request) => globalThis.fetch(request) : fetch;
}

/** Copies a request with changes. `new Request` alone loses its referrer and referrer policy (Fetch §5.4). */
export function changed(request: Request, changes: RequestInit): Request {
  const { referrer, referrerPolicy } = request;
  return new Request(request, {
    ...(referrer !== "about:client" && { referrer }),
    referrerPolicy,
    ...changes,
  });
}

/** Settles as a promise does, or rejects with the reason of a signal if that aborts first. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop);
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
