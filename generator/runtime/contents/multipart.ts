import type { Content, WrittenBody } from "../contents.js";
import type { Validator } from "../validation.js";
import { propertiesOf, readForm } from "./form.js";
import type { PartStyle } from "./part-styles.js";

/**
 * How the properties of a multipart body are written (OpenAPI 3.1 §4.8.15): the media type of a property where that is
 * not the default, or its style.
 */
export type PartEncodings = Readonly<Record<string, string | PartStyle>>;

/**
 * `multipart/form-data` (RFC 7578) and other multipart types: a part for each property, several for an array. Text,
 * numbers and booleans are text, objects are JSON, a `Blob`, a `File` and a stream are sent as they are. A property
 * that is `undefined` or `null` is left out. A response is returned as `FormData`.
 */
export function multipart(
  validator?: Validator<unknown>,
  encodings: PartEncodings = {},
  mediaType = "multipart/form-data",
): Content {
  return {
    mediaType,
    validator,
    write: (value, contentType = mediaType) => writeParts(propertiesOf(value, mediaType), encodings, contentType),
    read: readForm,
  };
}

/** Writes properties as the parts of a multipart body. */
export function writeParts(
  properties: readonly (readonly [name: string, property: unknown])[],
  encodings: PartEncodings,
  mediaType: string,
): WrittenBody {
  const boundary = `----${crypto.randomUUID()}`;
  const parts = properties.flatMap(([name, property]) =>
    partsOf(name, property, Object.hasOwn(encodings, name) ? encodings[name] : undefined),
  );
  const pieces: Piece[] = parts.flatMap(({ head, body }) => [`--${boundary}\r\n${head}\r\n\r\n`, body, "\r\n"]);
  pieces.push(`--${boundary}--\r\n`);
  const contentType = `${mediaType}; boundary=${boundary}`;
  return { body: pieces.some(isStream) ? streamOf(pieces) : new Blob(pieces as (string | Blob)[]), contentType };
}

type Piece = string | Blob | ReadableStream<Uint8Array>;

interface Part {
  readonly head: string;
  readonly body: Piece;
}

function partsOf(name: string, property: unknown, encoding: string | PartStyle | undefined): readonly Part[] {
  if (typeof encoding === "function") return encoding(name, property).flatMap(([part, text]) => partOf(part, text, ""));
  return (Array.isArray(property) ? property : [property]).flatMap((item) => partOf(name, item, encoding));
}

function partOf(name: string, item: unknown, type: string | undefined): readonly Part[] {
  if (item === undefined || item === null) return [];
  const disposition = `Content-Disposition: form-data; name="${quoted(name)}"`;
  if (item instanceof Blob) {
    const file = item instanceof File ? item.name : "blob";
    const own = item.type || type || "application/octet-stream";
    return [{ head: `${disposition}; filename="${quoted(file)}"\r\nContent-Type: ${own}`, body: item }];
  }
  if (item instanceof ReadableStream) {
    const own = type ?? "application/octet-stream";
    return [{ head: `${disposition}; filename="${quoted(name)}"\r\nContent-Type: ${own}`, body: item }];
  }
  const isJson = typeof item === "object" || (type !== undefined && /[/+]json\b/i.test(type));
  const head = isJson || type ? `${disposition}\r\nContent-Type: ${type ?? "application/json"}` : disposition;
  return [{ head, body: isJson ? JSON.stringify(item) : String(item) }];
}

/** A name between quotes (WHATWG HTML §4.10.21.8): what would end it or the line is percent-encoded. */
function quoted(name: string): string {
  return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}

function isStream(piece: Piece): boolean {
  return piece instanceof ReadableStream;
}

/** Pieces one after the other, none of them read before it is needed. */
function streamOf(pieces: readonly Piece[]): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const pipe = async () => {
    for (const piece of pieces) {
      const stream = piece instanceof ReadableStream ? piece : new Blob([piece]).stream();
      await stream.pipeTo(writable, { preventClose: true });
    }
    await writable.close();
  };
  // `pipeTo` aborts the writable when a piece fails, and so fails the request; an aborted request cancels the piece.
  pipe().catch(() => undefined);
  return readable;
}
