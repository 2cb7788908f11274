import { type Content, decoderOf, readText } from "../contents.js";
import type { Validator } from "../validation.js";

/** Text of any kind: plain text, CSV, XML. It is sent and returned as it is. */
export function text(mediaType: string, validator?: Validator<unknown>): Content {
  return {
    mediaType,
    validator,
    write(value) {
      if (typeof value === "object") throw new TypeError(`A body of ${mediaType} must be text`);
      return { body: String(value) };
    },
    async read(response) {
      const read = await readText(response, decoderOf(response));
      return "cause" in read ? read : { ...read, value: read.text };
    },
    reads: (type) => type.startsWith("text/"),
  };
}
