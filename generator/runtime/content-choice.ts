import { type Content, type ContentChoice, essence } from "./contents.js";

/** Contents of which a media type chooses one, the default first: the one whose media type or range fits it best. */
export function oneOf(...contents: readonly Content[]): ContentChoice {
  return {
    mediaType: contents.map(({ mediaType }) => mediaType).join(" or "),
    choose(contentType) {
      if (contentType === null) return contents[0] && inRange(contents[0]);
      const [best] = contents
        .map((content) => ({ content, rank: rankOf(content, contentType) }))
        .filter(({ rank }) => rank > 0)
        .sort((a, b) => b.rank - a.rank);
      return best && inRange(best.content);
    },
  };
}

/**
 * A range such as `image/*` is no media type of a body: the caller or the `Blob` says which one that has. What the caller
 * says has the parameters of the content.
 */
function inRange(content: Content): Content {
  return {
    ...content,
    write(value, said) {
      const own = content.mediaType;
      const contentType = said === undefined || own.startsWith(`${said};`) ? own : said;
      const written = { contentType, ...content.write(value, said) };
      if (written.contentType.includes("*")) throw new TypeError(`The body needs a media type, one of ${contentType}`);
      return written;
    },
  };
}

/**
 * How well a content fits a media type; 0 is not at all. The most specific one applies (RFC 9110 §12.5.1): the same media
 * type, above that the one with more of its parameters, below it the longest range. Last comes what may be meant: the same
 * media type with other parameters, and another one that can be read in the same way.
 */
function rankOf({ mediaType, reads }: Content, contentType: string): number {
  const [own, type] = [essence(mediaType), essence(contentType)];
  const [wanted, given] = [parametersOf(mediaType), parametersOf(contentType)];
  if (wanted.every((each) => given.includes(each))) {
    if (own === type) return 1000 + wanted.length;
    if (covers(own, type)) return own.length;
  }
  return own === type ? 0.5 : reads?.(type) ? 0.1 : 0;
}

/** Whether a range has a media type in it: `application/*`, `application/*+json`. */
function covers(range: string, type: string): boolean {
  const [start = "", end] = range.split("*");
  return range === "*/*" || (end !== undefined && type.startsWith(start) && type.endsWith(end));
}

/** The parameters of a media type, as `name=value` in lower case and without quotes; but not that it is UTF-8. */
function parametersOf(mediaType: string): readonly string[] {
  const parameters = mediaType.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g);
  return [...parameters]
    .map(([, name, quoted, plain]) => `${name}=${quoted ?? plain}`.toLowerCase())
    .filter((each) => each !== "charset=utf-8");
}
