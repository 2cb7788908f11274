import type { ValidationError, Validator } from "./validation.js";

/** What a body may be: of one media type, or of several of which one is chosen. */
export type Body = Content | ContentChoice;

/** A media type of a request or a response: how its body is written and read, and what validates it. */
export interface Content {
  /** The media type or range as the contract writes it: `application/json`, `image/*`. */
  readonly mediaType: string;
  /** Validates the value of a body before it is written, or after it was read. */
  readonly validator?: Validator<unknown> | undefined;
  /**
   * Writes a value as a body. `contentType` is what the caller says it is. Throws a `TypeError` for a value that cannot be
   * a body.
   */
  readonly write: (value: unknown, contentType?: string) => WrittenBody;
  /** Reads a body. Never rejects for what a server sends. */
  readonly read: (response: Response, reading: Reading) => Promise<ReadBody>;
  /** Whether a media type that the contract does not write can be read as this one, as `application/problem+json` can be read as JSON. */
  readonly reads?: (mediaType: string) => boolean;
}

/** Several media types of one body, or a range of them. */
export interface ContentChoice {
  /** All of them, for messages. */
  readonly mediaType: string;
  /** The content that a `Content-Type` means; the default one where there is none. */
  readonly choose: (contentType: string | null) => Content | undefined;
}

/** A body of bytes as it can be sent. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array>;

/** A urlencoded form of which the contract lists no properties: the form itself, or an object of its pairs. */
export type UrlencodedBody = string | URLSearchParams | FormProperties;

/** A multipart body of which the contract lists no properties: the form itself, or an object of its parts. */
export type MultipartBody = FormData | FormProperties;

interface FormProperties {
  readonly [name: string]: unknown;
}

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
  /** Its `Content-Type`, where that is not what the caller or the content says. */
  readonly contentType?: string;
}

/** What was read: `text` is what was parsed, empty where the body is no text. */
export type ReadBody = { readonly text: string; readonly value: unknown } | UnreadableBody;

/** A body that is not what its media type says, or ended too soon. */
export interface UnreadableBody {
  /** The body as text, as far as it came. */
  readonly text: string;
  readonly cause: unknown;
}

/**
 * The content that a `Content-Type` header means: one of the same media type, or one that can read it (RFC 9110 §8.3).
 * Without a header it is the default one.
 */
export function contentFor(contentType: string | null, body: Body): Content | undefined {
  if ("choose" in body) return body.choose(contentType);
  const isOf = contentType === null || essence(contentType) === essence(body.mediaType);
  return isOf || body.reads?.(essence(contentType)) ? body : undefined;
}

/** A media type without its parameters, in lower case. */
export function essence(mediaType: string): string {
  return mediaType.replace(/;.*/s, "").trim().toLowerCase();
}

/** The text of a body. Invalid bytes become U+FFFD; what came before a broken connection is kept. */
export async function textOf(response: Response): Promise<string> {
  return (await readText(response, decoderOf(response))).text;
}

/** Reads a body to its end as text. `cause` is why it ended too soon, or was no text. A byte order mark is left out. */
export async function readText(
  response: Response,
  decoder: Decoder,
): Promise<{ readonly text: string } | UnreadableBody> {
  const { blob, ...ended } = await readBytes(response);
  const bytes = await blob.arrayBuffer();
  try {
    if ("cause" in ended) throw ended.cause;
    return { text: decoder.decode(bytes) };
  } catch (cause) {
    return { text: new TextDecoder(decoder.encoding).decode(bytes), cause };
  }
}

/** Reads a body to its end. `cause` is why it ended too soon; what came before that is kept. */
export async function readBytes({
  body,
  headers,
}: Response): Promise<{ readonly blob: Blob; readonly cause?: unknown }> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const read = () => new Blob(chunks, { type: headers.get("Content-Type") ?? "" });
  try {
    for (const reader = body?.getReader(); reader; ) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
    }
    return { blob: read() };
  } catch (cause) {
    return { blob: read(), cause };
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
