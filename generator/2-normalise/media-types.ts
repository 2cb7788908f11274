/** How a body is written and read. */
export type Codec = "json";

/** The codec of a media type (RFC 9110 §8.3.1), in any case and with any parameters; nothing where there is none for it. */
export function codecOf(mediaType: string): Codec | undefined {
  return codecs.find(({ essence }) => withParameters(essence).test(mediaType))?.codec;
}

const word = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

/** Which media types each codec is for, by their type and subtype; the first that fits counts. */
const codecs: readonly { readonly codec: Codec; readonly essence: string }[] = [
  // JSON, and what is written in it (RFC 8259, RFC 6839 §3.1).
  { codec: "json", essence: `application/json|${word}/${word}\\+json` },
];

function withParameters(essence: string): RegExp {
  const parameter = `${word}=(?:${word}|"(?:[^"\\\\\\x00-\\x08\\x0a-\\x1f\\x7f]|\\\\[\\t -~])*")`;
  return new RegExp(`^(?:${essence})(?:[ \\t]*;[ \\t]*${parameter})*$`, "i");
}
