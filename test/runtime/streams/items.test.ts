import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { eventOf, readEventStream, type ServerSentEvent } from "../../../generator/runtime/streams/event-stream.js";
import type { StreamSettings } from "../../../generator/runtime/streams/items.js";
import { readJsonLines } from "../../../generator/runtime/streams/json-lines.js";
import { readJsonSequence } from "../../../generator/runtime/streams/json-seq.js";
import { UnreadableItemError } from "../../../generator/runtime/streams/unreadable-item-error.js";
import { ValidationError } from "../../../generator/runtime/validation.js";
import { all, anything, bodyOf, liveBody, number, untilError } from "./bodies.js";

const subject = "Response 200 of GET /prices";

/** The formats, each with the text of an item that is a number. */
const formats: readonly {
  readonly format: string;
  readonly read: (
    body: ReadableStream<Uint8Array> | null,
    settings?: Partial<StreamSettings<unknown>>,
  ) => AsyncIterable<unknown>;
  readonly write: (text: string) => string;
}[] = [
  {
    format: "JSON Lines",
    read: (body, settings) => readJsonLines(body, { subject, validator: number, ...settings }),
    write: (text) => `${text}\n`,
  },
  {
    format: "JSON sequence",
    read: (body, settings) => readJsonSequence(body, { subject, validator: number, ...settings }),
    write: (text) => `\u001e${text}\n`,
  },
  {
    format: "event stream",
    read: (body, settings) =>
      dataOf(readEventStream(body, { subject, validator: eventOf(number), json: true, ...settings })),
    write: (text) => `data: ${text}\n\n`,
  },
];

/** The data of events, so that all formats hold the same items. */
function dataOf(events: AsyncIterable<unknown>): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = events[Symbol.asyncIterator]() as AsyncIterator<ServerSentEvent, undefined>;
      return {
        async next() {
          const { done, value } = await iterator.next();
          return done ? { done, value } : { done: false, value: value.data };
        },
        return: async () => iterator.return?.() ?? { done: true, value: undefined },
      };
    },
  };
}

describe.each(formats)("items of $format", ({ format, read, write }) => {
  const at = format === "event stream" ? "[1].data" : "[1]";

  it("are none where there is no body", async () => {
    expect(await all(read(null))).toEqual([]);
  });

  it("end at one that does not match its schema", async () => {
    const body = liveBody();
    body.send(["1", '"2"', "3"].map(write).join(""));
    const { items, error } = await untilError(read(body.stream));
    expect(items).toEqual([1]);
    expect(error).toBeInstanceOf(ValidationError);
    expect(String(error)).toBe(
      `ValidationError: ${subject} does not match its contract in 1 place\n  ${at}  must be a number, got "2"`,
    );
    const path = format === "event stream" ? [1, "data"] : [1];
    expect((error as ValidationError).issues).toMatchObject([{ path, pointer: `/${path.join("/")}` }]);
    expect(body.cancelled).toEqual([undefined]);
  });

  it("go on after `onInvalid`, which is waited for", async () => {
    const seen: string[] = [];
    const onInvalid = async ({ issues }: ValidationError) => {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(...issues.map(({ pointer }) => pointer));
    };
    const items: unknown[] = [];
    for await (const item of read(bodyOf(["1", '"2"', "3"].map(write).join("")), { onInvalid })) {
      items.push(item);
      seen.push(`item ${item}`);
    }
    expect(items).toEqual([1, "2", 3]);
    expect(seen).toEqual(["item 1", format === "event stream" ? "/1/data" : "/1", "item 2", "item 3"]);
  });

  it("end at one that is not JSON", async () => {
    const body = liveBody();
    body.send(["1", "x".repeat(100), "3"].map(write).join(""));
    const { items, error } = await untilError(read(body.stream));
    expect(items).toEqual([1]);
    expect(error).toBeInstanceOf(UnreadableItemError);
    const problem = format === "event stream" ? "has data that is not JSON" : "is not JSON";
    expect((error as Error).message).toBe(`${subject} cannot be read: [1] ${problem}, got "${"x".repeat(39)}…"`);
    // JSON sequences keep the white space around a text.
    expect((error as UnreadableItemError).text?.trim()).toBe("x".repeat(100));
    expect(body.cancelled).toEqual([undefined]);
  });

  it("count what is left out for `onUnreadable`", async () => {
    const order: unknown[] = [];
    const onUnreadable = async ({ index }: UnreadableItemError) => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`[${index}]`);
    };
    const text = ["1", "x", "3", "y", '"z"'].map(write).join("");
    const loop = async () => {
      for await (const item of read(bodyOf(text), { onUnreadable })) order.push(item);
    };
    await expect(loop()).rejects.toMatchObject({ issues: [{ pointer: expect.stringMatching(/^\/4/) }] });
    expect(order).toEqual([1, "[1]", 3, "[3]"]);
  });

  it("may be as long as the limit, and no longer", async () => {
    const long = JSON.stringify("x".repeat(18));
    const limit = write(long).replace("\u001e", "").trimEnd().length;
    const settings = { validator: anything, limit };
    expect(await all(read(bodyOf(write(long) + write(long)), settings))).toEqual(["x".repeat(18), "x".repeat(18)]);

    const body = liveBody();
    body.send(write("1") + write(`${long} `) + write("1"));
    const onUnreadable = vi.fn();
    const { items, error } = await untilError(read(body.stream, { ...settings, onUnreadable }));
    expect(items).toEqual([1]);
    expect((error as Error).message).toBe(
      `${subject} cannot be read: [1] has more than ${limit} bytes, which is the limit`,
    );
    expect(onUnreadable).not.toHaveBeenCalled();
    expect(body.cancelled).toEqual([undefined]);

    const halves = bodyOf(write(`${long} `).slice(0, 12), write(`${long} `).slice(12));
    expect((await untilError(read(halves, settings))).error).toMatchObject({ index: 0, text: undefined });
  });

  it("end at the limit although the item never does", async () => {
    const body = liveBody();
    for (let sent = 0; sent < 10; sent++) body.send("        ");
    const { error } = await untilError(read(body.stream, { limit: 64 }));
    expect((error as Error).message).toContain("[0] has more than 64 bytes");
    expect(body.cancelled).toEqual([undefined]);
  });

  it("may be 16 MiB long where nothing else is said", async () => {
    const mebibyte = "1".repeat(1024 * 1024);
    const { error } = await untilError(read(bodyOf(...Array.from({ length: 17 }, () => mebibyte))));
    expect((error as Error).message).toContain("[0] has more than 16777216 bytes");
  });

  it("cancel the body when the loop is left", async () => {
    const body = liveBody();
    body.send(write("1") + write("2"));
    for await (const item of read(body.stream)) {
      expect(item).toBe(1);
      expect(body.cancelled).toEqual([]);
      break;
    }
    expect(body.cancelled).toEqual([undefined]);
  });

  it("cancel the body when the loop throws", async () => {
    const body = liveBody();
    body.send(write("1"));
    const loop = async () => {
      for await (const _ of read(body.stream)) throw new Error("mine");
    };
    await expect(loop()).rejects.toThrow("mine");
    expect(body.cancelled).toEqual([undefined]);
  });

  it("end at once when the iterator is asked to return, also while it waits", async () => {
    const body = liveBody();
    const iterator = read(body.stream)[Symbol.asyncIterator]();
    const waiting = iterator.next();
    expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(body.cancelled).toEqual([undefined]);
  });

  it("are no more once the iterator has returned, although half of one has come", async () => {
    const body = liveBody();
    body.send(write("1").trimEnd());
    const iterator = read(body.stream)[Symbol.asyncIterator]();
    const waiting = iterator.next();
    await iterator.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it("can be iterated once", async () => {
    const items = read(bodyOf(write("1")));
    expect(await all(items)).toEqual([1]);
    await expect(all(items)).rejects.toThrow(
      new TypeError(`${subject} is a stream, whose items can be iterated only once`),
    );
  });

  it("leave the body alone until they are iterated", async () => {
    const body = liveBody();
    read(body.stream);
    expect(body.stream.locked).toBe(false);
  });

  it("end with the reason of the signal while it waits for the next", async () => {
    const body = liveBody();
    body.send(write("1"));
    const controller = new AbortController();
    const iterator = read(body.stream, { signal: controller.signal })[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: 1 });
    const waiting = iterator.next();
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(body.cancelled).toEqual([reason]);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it("end with the reason of the signal although more have come", async () => {
    const controller = new AbortController();
    const items: unknown[] = [];
    const loop = async () => {
      for await (const item of read(bodyOf(write("1") + write("2")), { signal: controller.signal })) {
        items.push(item);
        controller.abort();
      }
    };
    await expect(loop()).rejects.toMatchObject({ name: "AbortError" });
    expect(items).toEqual([1]);
  });

  it("do not begin where the signal has aborted", async () => {
    const body = liveBody();
    const { items, error } = await untilError(read(body.stream, { signal: AbortSignal.abort("no") }));
    expect([items, error]).toEqual([[], "no"]);
    expect(body.cancelled).toEqual(["no"]);
  });

  it("leave no listener at the signal", async () => {
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, "addEventListener");
    const remove = vi.spyOn(signal, "removeEventListener");
    await all(read(bodyOf(write("1")), { signal }));
    expect(add).toHaveBeenCalledTimes(1);
    expect(remove.mock.calls).toEqual(add.mock.calls);
  });

  it("end with the error of the body", async () => {
    const body = liveBody();
    const reset = new TypeError("terminated");
    const iterator = read(body.stream)[Symbol.asyncIterator]();
    body.send(write("1"));
    expect(await iterator.next()).toEqual({ done: false, value: 1 });
    body.fail(reset);
    await expect(iterator.next()).rejects.toBe(reset);
  });

  it("are not read ahead of the loop", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled++;
          controller.enqueue(new TextEncoder().encode(write("1") + write("2")));
        },
      },
      { highWaterMark: 0 },
    );
    const iterator = read(body)[Symbol.asyncIterator]();
    for (let item = 0; item < 4; item++) await iterator.next();
    expect(pulled).toBe(2);
  });

  it("come from bytes only", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(write("1")) });
    await expect(all(read(body))).rejects.toThrow(
      new TypeError("The body of a response must be a stream of bytes, got string"),
    );
  });
});

describe("events", () => {
  it("have JSON as data where their names say so", async () => {
    const text = "event: a\ndata: 1\n\nevent: b\ndata: 1\n\ndata: 1\n\n";
    const data = async (json: boolean | readonly string[]) => {
      const events = await all(readEventStream(bodyOf(text), { subject, validator: anything, json }));
      return events.map((event) => (event as ServerSentEvent).data);
    };
    expect(await data(true)).toEqual([1, 1, 1]);
    expect(await data(false)).toEqual(["1", "1", "1"]);
    expect(await data(["b"])).toEqual(["1", 1, "1"]);
    expect(await data(["a", "message"])).toEqual([1, "1", 1]);
  });

  it("are told apart by name, which narrows the data", async () => {
    type Event = ServerSentEvent<{ price_amount: number }, "price"> | ServerSentEvent<string, "note">;
    const events = readEventStream<Event>(
      bodyOf('event: price\ndata: {"price_amount":\ndata: 5}\n\nevent: note\ndata: {}\n\n'),
      { subject, validator: (value) => ({ value: value as Event }), json: ["price"] },
    );
    const seen: unknown[] = [];
    for await (const event of events) seen.push(event.event === "price" ? event.data.price_amount : event.data.length);
    expect(seen).toEqual([5, 2]);
  });

  it("are no more after `[DONE]` where there should be JSON", async () => {
    const body = liveBody();
    body.send("data: 1\n\ndata: [DONE]\n\ndata: 2\n\n");
    expect(await all(readEventStream(body.stream, { subject, validator: eventOf(number), json: true }))).toEqual([
      { event: "message", data: 1 },
    ]);
    expect(body.cancelled).toEqual([undefined]);

    const text = readEventStream(bodyOf("data: [DONE]\n\ndata: 2\n\n"), { subject, validator: anything, json: false });
    expect(await all(text)).toMatchObject([{ data: "[DONE]" }, { data: "2" }]);
  });

  it("are longer than the limit where their lines together are", async () => {
    const events = (text: string) =>
      readEventStream(bodyOf(text), { subject, validator: anything, json: false, limit: 20 });
    expect(await all(events("data: 1234\ndata: 123\n:            \n\ndata: 1\n\n"))).toHaveLength(2);
    const { error } = await untilError(events("data: 1234\ndata: 1234\ndata:\n\n"));
    expect((error as Error).message).toContain("[0] has more than 20 bytes");
  });
});

it("the error of an unreadable item does not write all of its text into a log", async () => {
  const { error } = await untilError(readJsonLines(bodyOf("x".repeat(10_000)), { subject, validator: anything }));
  expect((error as UnreadableItemError).text).toHaveLength(10_000);
  expect(Object.keys(error as Error)).not.toContain("text");
  expect(inspect(error).length).toBeLessThan(5000);
  expect((error as Error).message).toContain(`got "${"x".repeat(39)}…"`);
});
