import { type Content, decoderOf, essence, readText } from "../contents.js";
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
    reads: (type) => equivalents.some((names) => names.test(type) && names.test(essence(mediaType))),
  };
}

/**
 * Media types that mean the same: those of XML (RFC 7303 §9), of YAML (RFC 9512 §2.1) and of JavaScript (RFC 9239 §6).
 * One text is not another: a page of HTML in the place of CSV is an error.
 */
const equivalents: readonly RegExp[] = [
  /^(application|text)\/xml$|\+xml$/,
  /^(application|text)\/(x-|vnd\.)?yaml$|\+yaml$/,
  /^(application|text)\/(x-)?(java|ecma)script$/,
];
