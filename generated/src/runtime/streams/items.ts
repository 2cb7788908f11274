import { ValidationError, type Validator } from "../validation.js";
import { issueWithin } from "./issue-within.js";
import { UnreadableItemError } from "./unreadable-item-error.js";

/** How the items of a stream are read, whatever its format. */
export interface StreamSettings<Item> {
  /** What is read, for error messages: `Response 200 of GET /prices`. */
  readonly subject: string;
  readonly validator: Validator<Item>;
  /**
   * Ends the iteration with its reason and cancels the body. Pass the signal of the request: Node's `fetch` no longer
   * aborts a body once the `Request` that was made with the signal has been garbage-collected.
   */
  readonly signal?: AbortSignal | undefined;
  /** The most bytes that one item may have: 16 MiB by default. */
  readonly limit?: number | undefined;
  /** Called with the error of an item that does not match its schema, which is passed on. Without this, it is thrown. */
  readonly onInvalid?: ((error: ValidationError) => void | Promise<void>) | undefined;
  /** Called with the error of an item that cannot be read, which is left out. Without this, the error is thrown. */
  readonly onUnreadable?: ((error: UnreadableItemError) => void | Promise<void>) | undefined;
}

/** What a decoder reads. */
export type Decoded =
  | { readonly kind: "item"; readonly value: unknown }
  /** No item, and why: `is not JSON`. */
  | { readonly kind: "unreadable"; readonly problem: string; readonly text: string; readonly cause?: unknown }
  /** An item of more bytes than the limit. Nothing after it can be read. */
  | { readonly kind: "too-long" }
  /** The end of the items, whatever follows. */
  | { readonly kind: "end" };

/** Reads the bytes of a body, chunk by chunk. */
export interface Decoder {
  /** What a chunk completes. */
  decode(chunk: Uint8Array): Iterable<Decoded>;
  /** What the end of the body completes. */
  end(): Iterable<Decoded>;
}

/** 16 MiB. */
export const defaultLimit = 16_777_216;

/**
 * Returns the items of a body. Each is read and validated when the loop reaches it, nothing ahead of that. They can be
 * iterated once. Leaving the loop cancels the body.
 *
 * The iteration ends with a `ValidationError` at an item that does not match its schema (its paths begin with the
 * index of the item), with an {@link UnreadableItemError} at one that cannot be read, with the reason of the signal
 * when that aborts, and with the error of the body when the connection breaks.
 */
export function readItems<Item>(
  body: ReadableStream<Uint8Array> | null,
  decoder: Decoder,
  settings: StreamSettings<Item>,
): AsyncIterable<Item> {
  let isIterated = false;
  return {
    [Symbol.asyncIterator]() {
      if (isIterated) throw new TypeError(`${settings.subject} is a stream, whose items can be iterated only once`);
      isIterated = true;
      return iterate(body, decoder, settings);
    },
  };
}

function iterate<Item>(
  body: ReadableStream<Uint8Array> | null,
  decoder: Decoder,
  settings: StreamSettings<Item>,
): AsyncIterator<Item, undefined> {
  const { subject, validator, signal, limit = defaultLimit, onInvalid, onUnreadable } = settings;
  const reader = body?.getReader();
  const items = read();
  let isCancelled = false;

  /** Also ends a read that is under way. Nobody reads the body any more, or needs to know whether it fails. */
  function cancel(): void {
    isCancelled = true;
    reader?.cancel(signal?.reason).catch(() => {});
  }

  async function* read(): AsyncGenerator<Item, undefined> {
    let index = 0;
    signal?.addEventListener("abort", cancel);
    try {
      for (;;) {
        signal?.throwIfAborted();
        const chunk = await reader?.read();
        signal?.throwIfAborted();
        if (isCancelled) return;
        for (const decoded of chunk?.value === undefined ? decoder.end() : decoder.decode(bytesOf(chunk.value))) {
          if (decoded.kind === "end") return;
          if (decoded.kind === "item") {
            await check(decoded.value, index);
            yield decoded.value as Item;
            signal?.throwIfAborted();
          } else if (decoded.kind === "unreadable") {
            const { problem, text, cause } = decoded;
            const error = new UnreadableItemError(subject, index, problem, text, cause);
            if (!onUnreadable) throw error;
            await onUnreadable(error);
          } else {
            throw new UnreadableItemError(subject, index, `has more than ${limit} bytes, which is the limit`);
          }
          index++;
        }
        if (chunk?.value === undefined) return;
      }
    } finally {
      signal?.removeEventListener("abort", cancel);
      cancel();
    }
  }

  async function check(item: unknown, index: number): Promise<void> {
    const { issues } = validator(item);
    if (!issues) return;
    const error = new ValidationError(
      subject,
      issues.map((issue) => issueWithin(index, issue)),
    );
    if (!onInvalid) throw error;
    await onInvalid(error);
  }

  return {
    next: () => items.next(),
    return() {
      cancel();
      return items.return(undefined);
    },
  };
}

/** Checks that a chunk is bytes. A stream made by hand may hold text, in which no item would ever be found. */
function bytesOf(chunk: unknown): Uint8Array {
  if (ArrayBuffer.isView(chunk)) return chunk as Uint8Array;
  throw new TypeError(`The body of a response must be a stream of bytes, got ${typeof chunk}`);
}
