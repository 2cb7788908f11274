/** Bytes as a part of a multipart body: a `Blob`, a `File`, or a stream of bytes. */
export function isBytes(value: unknown): value is Blob | ReadableStream<Uint8Array> {
  return value instanceof Blob || value instanceof ReadableStream;
}
