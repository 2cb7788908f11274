import type { Content, WrittenBody } from "../contents.js";
import type { Validator } from "../validation.js";

/** Bytes of any media type: sent from a `Blob`, bytes or a stream, and returned as a `Blob`. */
export function binary(mediaType: string, validator?: Validator<unknown>): Content {
  return {
    mediaType,
    validator,
    write: (value) => ({
      body: value as WrittenBody["body"],
      ...(value instanceof Blob && value.type !== "" && { contentType: value.type }),
    }),
    async read(response) {
      try {
        return { value: await response.blob(), text: "" };
      } catch (cause) {
        return { text: "", cause };
      }
    },
  };
}
