import type { Issue, ValidationResult } from "../../../generator/runtime/validation.js";

/** A body of these chunks. Text is sent as UTF-8. */
export function bodyOf(...chunks: readonly (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const waiting = chunks.map((chunk) => (typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk));
  return new ReadableStream({
    pull(controller) {
      const chunk = waiting.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
}

/** A body whose chunks a test sends, and what became of it. */
export interface LiveBody {
  readonly stream: ReadableStream<Uint8Array>;
  send(chunk: string): void;
  close(): void;
  fail(error: unknown): void;
  /** The reasons with which it was cancelled. */
  readonly cancelled: readonly unknown[];
}

export function liveBody(): LiveBody {
  const cancelled: unknown[] = [];
  let source: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      source = controller;
    },
    cancel: (reason) => void cancelled.push(reason),
  });
  return {
    stream,
    send: (chunk) => source?.enqueue(new TextEncoder().encode(chunk)),
    close: () => source?.close(),
    fail: (error) => source?.error(error),
    cancelled,
  };
}

/** All items of a stream. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The items of a stream up to the error with which it ends. */
export async function untilError<Item>(
  items: AsyncIterable<Item>,
): Promise<{ readonly items: readonly Item[]; readonly error: unknown }> {
  const list: Item[] = [];
  try {
    for await (const item of items) list.push(item);
  } catch (error) {
    return { items: list, error };
  }
  throw new Error(`The stream ended without an error, after ${JSON.stringify(list)}`);
}

/** Every way to cut bytes into two chunks, and into three. */
export function* splits(bytes: Uint8Array): Generator<readonly Uint8Array[]> {
  for (let first = 0; first <= bytes.length; first++) {
    for (let second = first; second <= bytes.length; second++) {
      yield [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
    }
  }
}

/** Bytes in chunks that end at these places. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Accepts everything. */
export function anything(value: unknown): ValidationResult<unknown> {
  return { value };
}

/** Accepts numbers. */
export function number(value: unknown): ValidationResult<number> {
  if (typeof value === "number") return { value };
  const issue: Issue = {
    path: [],
    pointer: "",
    keyword: "type",
    expected: "a number",
    received: JSON.stringify(value),
    schema: undefined,
    message: `must be a number, got ${JSON.stringify(value)}`,
    location: "#/type",
  };
  return { issues: [issue] };
}
