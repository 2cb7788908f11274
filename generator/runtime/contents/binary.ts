import { type Content, UnreadableBody, type WrittenBody } from "../contents.js";

/** Bytes of any media type: sent from a `Blob`, bytes or a stream, and returned as a `Blob`. */
export function binary(mediaType: string): Content {
  return {
    mediaType,
    write: (value) => ({
      body: value as WrittenBody["body"],
      ...(value instanceof Blob && value.type !== "" && { contentType: value.type }),
    }),
    async read(response) {
      try {
        return { value: await response.blob(), text: "" };
      } catch (cause) {
        throw new UnreadableBody("", cause);
      }
    },
  };
}
