/** How a body or a text is written and read. */
export type Codec =
  | "json"
  /** `application/x-www-form-urlencoded`. */
  | "form"
  | "multipart"
  | "text"
  | "event-stream"
  | "json-lines"
  | "json-seq"
  /** Bytes as they are. */
  | "binary";

/**
 * The codec of a media type or a range of them (RFC 9110 §8.3.1, §12.5.1), in any case and with any parameters. What no
 * codec knows is bytes.
 */
export function codecOf(mediaType: string): Codec {
  const essence = essenceOf(mediaType);
  return codecs.find(({ pattern }) => pattern.test(essence))?.codec ?? "binary";
}

/** A media type without its parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** The `charset` of a media type, in lower case. */
export function charsetOf(mediaType: string): string | undefined {
  return charsetParameter.exec(mediaType)?.[1]?.toLowerCase();
}

/** A media type without its `charset`, which says how a text was encoded and not what it is. */
export function withoutCharset(mediaType: string): string {
  return mediaType.replace(charsetParameter, "");
}

/** Whether a text is a media type or a range of them, with well-formed parameters if it has any (RFC 9110 §8.3.1). */
export function isMediaType(text: string): boolean {
  return mediaTypePattern.test(text);
}

/** Whether a codec reads many values from one body, one after the other. */
export function isStream(codec: Codec): codec is "event-stream" | "json-lines" | "json-seq" {
  return codec === "event-stream" || codec === "json-lines" || codec === "json-seq";
}

/** Which media types each codec is for; the first that fits counts. A codec more is a line more. */
const codecs: readonly { readonly codec: Codec; readonly pattern: RegExp }[] = [
  // RFC 7464, RFC 8091.
  { codec: "json-seq", pattern: /^application\/json-seq$|\+json-seq$/ },
  // JSON Lines has no registered media type; these are in use.
  { codec: "json-lines", pattern: /^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines)$/ },
  // RFC 8259, RFC 6839 §3.1. `text/json` is not registered, and in use.
  { codec: "json", pattern: /^(application|text)\/json$|\+json$/ },
  { codec: "form", pattern: /^application\/x-www-form-urlencoded$/ },
  { codec: "multipart", pattern: /^multipart\// },
  // WHATWG HTML §9.2.
  { codec: "event-stream", pattern: /^text\/event-stream$/ },
  {
    codec: "text",
    pattern: /^text\/|[/+](xml|yaml)$|^application\/(x-yaml|xml-dtd|javascript|x-javascript|ecmascript)$/,
  },
  { codec: "text", pattern: /^application\/(graphql|sql|toml|sdp|x-sh|x-pem-file)$/ },
];

const charsetParameter = /[ \t]*;[ \t]*charset="?([^\s";]*)"?/i;

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = `${token}=(?:${token}|"(?:[^"\\\\\\x00-\\x08\\x0a-\\x1f\\x7f]|\\\\[\\t -~])*")`;
const mediaTypePattern = new RegExp(`^${token}/${token}(?:[ \\t]*;[ \\t]*${parameter})*$`);
