import type { ValidationError, Validator } from "./validation.js";

/** A media type of a request or a response: how its body is written and read, and what validates it. */
export interface Content {
  /** The media type or range as the contract writes it: `application/json`, `image/*`. */
  readonly mediaType: string;
  /** Validates the value of a body before it is written, or after it was read. */
  readonly validator?: Validator<unknown> | undefined;
  /** Writes a value as a body. Throws a `TypeError` for a value that cannot be one. */
  readonly write: (value: unknown) => WrittenBody;
  /** Reads a body. Rejects with an {@link UnreadableBody} for one that is not of this media type. */
  readonly read: (response: Response, reading: Reading) => Promise<ReadBody>;
  /** Whether a media type that the contract does not write can be read as this one, as `application/problem+json` can be read as JSON. */
  readonly reads?: (mediaType: string) => boolean;
}

/** A body of bytes as it can be sent. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** How the items of a stream are read, which are validated one by one. */
export interface Reading {
  /** What is read, for error messages: `Response 200 of GET /prices`. */
  readonly subject: string;
  readonly signal: AbortSignal | undefined;
  /** What becomes of an item that does not match its schema. */
  readonly validation: "on" | "off" | ((failure: ValidationError) => void | Promise<void>);
}

export interface WrittenBody {
  readonly body: NonNullable<RequestInit["body"]>;
  /** Its `Content-Type`, where that is not the media type of the content. */
  readonly contentType?: string;
}

export interface ReadBody {
  readonly value: unknown;
  /** The text that was parsed; empty where the body is no text. */
  readonly text: string;
}

/** A body that is not what its media type says. */
export class UnreadableBody extends Error {
  /** The body as text, as far as it came. */
  readonly body: string;

  constructor(body: string, cause: unknown) {
    super("The body cannot be read", { cause });
    this.body = body;
  }
}

/**
 * The content that a `Content-Type` header means: the same media type, a range that covers it, or one that can read it
 * (RFC 9110 §8.3). Without a header it is the first one.
 */
export function contentFor(header: string | null, contents: readonly Content[]): Content | undefined {
  if (header === null) return contents[0];
  const type = essence(header);
  return (
    contents.find(({ mediaType }) => essence(mediaType) === type) ??
    contents.filter(({ mediaType }) => covers(essence(mediaType), type)).sort((a, b) => stars(a) - stars(b))[0] ??
    contents.find(({ reads }) => reads?.(type))
  );
}

/** A media type without its parameters, in lower case. */
export function essence(mediaType: string): string {
  return mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function covers(range: string, type: string): boolean {
  return range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
}

function stars({ mediaType }: Content): number {
  return essence(mediaType) === "*/*" ? 1 : 0;
}

/** The text of a body. Invalid bytes become U+FFFD; what came before a broken connection is kept. */
export async function textOf(response: Response): Promise<string> {
  const { text } = await readText(response, decoderOf(response));
  return text;
}

/** Reads a body to its end as text. `failure` is why it ended too soon, or was no text. A byte order mark is left out. */
export async function readText(
  response: Response,
  decoder: Decoder,
): Promise<{ readonly text: string; readonly failure?: { readonly cause: unknown } }> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let failure: { readonly cause: unknown } | undefined;
  try {
    for (const reader = response.body?.getReader(); reader; ) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
    }
  } catch (cause) {
    failure = { cause };
  }
  const bytes = await new Blob(chunks).arrayBuffer();
  try {
    return { text: decoder.decode(bytes), ...(failure && { failure }) };
  } catch (cause) {
    return { text: new TextDecoder(decoder.encoding).decode(bytes), failure: failure ?? { cause } };
  }
}

type Decoder = InstanceType<typeof TextDecoder>;

/** A decoder for the charset of a response, which replaces invalid bytes; for UTF-8 where the charset is unknown. */
export function decoderOf(response: Response): Decoder {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(response.headers.get("Content-Type") ?? "")?.[1];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
