/**
 * Calls a function when the body of a response is over: read to its end, cancelled or broken off, or missing. The signal
 * breaks the body off, even if the `fetch` that sent the request ignores signals.
 *
 * @returns the response to use instead, since its body has to pass through here
 */
export function watchBody(response: Response, signal: AbortSignal, over: () => void): Response {
  const { body, status, statusText, headers } = response;
  if (!body) {
    over();
    return response;
  }
  const watched = new Response(watch(body, signal, over), { status, statusText, headers });
  // The constructor of a response takes none of these.
  for (const name of ["url", "redirected", "type"] as const) {
    Object.defineProperty(watched, name, { value: response[name], configurable: true });
  }
  return watched;
}

function watch(body: ReadableStream<Uint8Array>, signal: AbortSignal, over: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let stop = () => {};
  function end(): void {
    signal.removeEventListener("abort", stop);
    over();
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stop = () => {
          controller.error(signal.reason);
          // The reader of the new stream gets the error; nobody else reads the old one.
          reader.cancel(signal.reason).catch(() => {});
          end();
        };
        signal.addEventListener("abort", stop);
      },
      async pull(controller) {
        try {
          const { value } = await reader.read();
          if (value) {
            controller.enqueue(value);
          } else {
            end();
            controller.close();
          }
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel(reason) {
        end();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
