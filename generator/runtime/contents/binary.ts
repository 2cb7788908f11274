import { type Content, readBytes, type WrittenBody } from "../contents.js";
import type { Validator } from "../validation.js";

/** Bytes of any media type: sent from a `Blob`, bytes or a stream, and returned as a `Blob`. */
export function binary(mediaType: string, validator?: Validator<unknown>): Content {
  return {
    mediaType,
    validator,
    write(value, contentType) {
      if (!isBinary(value)) throw new TypeError(`A body of ${mediaType} must be a Blob, bytes or a stream`);
      return {
        body: value as WrittenBody["body"],
        ...(contentType === undefined && value instanceof Blob && value.type !== "" && { contentType: value.type }),
      };
    },
    async read(response) {
      const { blob, ...ended } = await readBytes(response);
      return "cause" in ended ? { text: await blob.text(), cause: ended.cause } : { value: blob, text: "" };
    },
  };
}

/** `fetch` would send anything else as its text, such as `[object Object]`. A text is its bytes. */
function isBinary(value: unknown): boolean {
  return (
    typeof value === "string" ||
    value instanceof Blob ||
    value instanceof ReadableStream ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value)
  );
}
