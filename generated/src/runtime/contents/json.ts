import { type Content, readText } from "../contents.js";
import type { Validator } from "../validation.js";

/**
 * JSON (RFC 8259), and every media type that ends in `+json` (RFC 6839 §3.1). It is UTF-8, whatever charset a response
 * says (RFC 8259 §8.1 and §11).
 */
export function json(validator?: Validator<unknown>, mediaType = "application/json"): Content {
  return {
    mediaType,
    validator,
    write: (value) => ({ body: JSON.stringify(value) }),
    async read(response) {
      const read = await readText(response, new TextDecoder("utf-8", { fatal: true }));
      if ("cause" in read) return read;
      try {
        return { ...read, value: JSON.parse(read.text) };
      } catch (cause) {
        return { ...read, cause };
      }
    },
    reads: isJson,
  };
}

/** Whether a media type, in lower case and without parameters, is one of JSON. */
export function isJson(mediaType: string): boolean {
  return /^(application|text)\/json$|\+json$/.test(mediaType);
}
