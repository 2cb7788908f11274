import { type Content, type ContentChoice, essence } from "./contents.js";

/**
 * Contents of which a media type chooses one, the default first: the same media type, a range that covers it, or one that
 * can read it (RFC 9110 §8.3).
 */
export function oneOf(...contents: readonly Content[]): ContentChoice {
  return {
    mediaType: contents.map(({ mediaType }) => mediaType).join(" or "),
    choose(contentType) {
      if (contentType === null) return contents[0] && inRange(contents[0]);
      const type = essence(contentType);
      const chosen =
        contents.find(({ mediaType }) => essence(mediaType) === type) ??
        contents.filter(({ mediaType }) => covers(essence(mediaType), type)).sort((a, b) => stars(a) - stars(b))[0] ??
        contents.find(({ reads }) => reads?.(type));
      return chosen && inRange(chosen);
    },
  };
}

/** A range such as `image/*` is no media type of a body: the caller or the `Blob` says which one that has. */
function inRange(content: Content): Content {
  return {
    ...content,
    write(value, contentType) {
      const written = content.write(value, contentType);
      const type = written.contentType ?? contentType ?? content.mediaType;
      if (type.includes("*")) throw new TypeError(`The body needs a media type, one of ${type}`);
      return written;
    },
  };
}

function covers(range: string, type: string): boolean {
  return range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
}

function stars({ mediaType }: Content): number {
  return essence(mediaType) === "*/*" ? 1 : 0;
}
