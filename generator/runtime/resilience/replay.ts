import { changed } from "./fetch.js";

/**
 * Makes copies of a request that is about to be sent, so that it can be sent again. The body is kept for them where it
 * has no more bytes than the limit. There is no copy of a request with a longer body, or of one whose body is used up.
 */
export function copies(request: Request, limit: number): () => Promise<Request | undefined> {
  if (request.bodyUsed) return async () => undefined;
  if (request.body === null || /^(GET|HEAD)$/.test(request.method)) return async () => request.clone();
  // Where the body cannot be read, sending it fails as well, and says why.
  const kept = readUpTo(limit, request.clone()).catch(() => undefined);
  return async () => {
    const body = await kept;
    return body && changed(request, { body });
  };
}

async function readUpTo(limit: number, request: Request): Promise<Blob | undefined> {
  // Firefox does not show the stream, and sends none.
  if (!request.body) return request.blob();
  const reader = request.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    if (!value) return new Blob(chunks);
    size += value.length;
    if (size > limit) {
      reader.cancel().catch(() => {}); // resolves when the body that is sent is over, and fails as that does
      return undefined;
    }
    chunks.push(value);
  }
}
