import type { Answer } from "./server.js";

/** A response with a body as it stands. */
export function raw(
  status: number,
  body: string | Uint8Array = "",
  headers: Readonly<Record<string, string>> = { "Content-Type": "application/json" },
): Answer {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** A response with a JSON body. */
export function json(status: number, body: unknown): Answer {
  return raw(status, JSON.stringify(body));
}

/** A response in chunks of these bytes, without a `Content-Length`. */
export function chunked(status: number, chunks: readonly (string | Uint8Array)[]): Answer {
  return (response) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    for (const chunk of chunks) response.write(chunk);
    response.end();
  };
}

/** A response that stops in the middle, where the connection is closed: its headers announced chunks, or a length. */
export function cut(status: number, part: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.write(part, () => response.destroy());
  };
}

/** A response that ends with the connection, so that nobody can see whether that was the middle. */
export function unframed(status: number, part: string): Answer {
  return (response) => {
    response.useChunkedEncodingByDefault = false;
    response.writeHead(status).end(part);
  };
}

/** No response: the connection is closed instead. */
export const hangUp: Answer = (response) => void response.destroy();

export function redirect(status: number, location: string): Answer {
  return raw(status, "Moved", { Location: location, "Content-Type": "text/plain" });
}
