import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect } from "vitest";
import { eventOf, readEventStream, type ServerSentEvent } from "../../generator/runtime/streams/event-stream.js";
import type { StreamSettings } from "../../generator/runtime/streams/items.js";
import { readJsonLines } from "../../generator/runtime/streams/json-lines.js";
import { readJsonSequence } from "../../generator/runtime/streams/json-seq.js";
import { all, number, untilError } from "../runtime/streams/bodies.js";
import { unframed } from "./answers.js";
import { callsOf } from "./documents.js";
import { it } from "./fixtures.js";
import { collectGarbage } from "./garbage.js";
import type { Answer, Server } from "./server.js";

const subject = "Response 200 of GET /prices";

const formats = [
  {
    format: "text/event-stream",
    write: (text: string) => `data: ${text}\r\n\r\n`,
    read: (body: ReadableStream<Uint8Array> | null, settings: Partial<StreamSettings<ServerSentEvent<number>>>) =>
      readEventStream(body, { subject, validator: eventOf(number), json: true, ...settings }),
    item: (value: unknown): unknown => ({ event: "message", data: value }),
  },
  {
    format: "application/jsonl",
    write: (text: string) => `${text}\n`,
    read: (body: ReadableStream<Uint8Array> | null, settings: Partial<StreamSettings<number>>) =>
      readJsonLines(body, { subject, validator: number, ...settings }),
    item: (value: unknown): unknown => value,
  },
  {
    format: "application/json-seq",
    write: (text: string) => `\u001e${text}\n`,
    read: (body: ReadableStream<Uint8Array> | null, settings: Partial<StreamSettings<number>>) =>
      readJsonSequence(body, { subject, validator: number, ...settings }),
    item: (value: unknown): unknown => value,
  },
];

describe.each(formats)("$format over HTTP", ({ format, write, read, item }) => {
  /** A response of this type, which the test writes. */
  function open(server: Server, headers: Readonly<Record<string, string>> = {}): Promise<ServerResponse> {
    return new Promise((resolve) => {
      server.answerWith((response) => {
        response.writeHead(200, { "Content-Type": format, ...headers });
        response.flushHeaders();
        resolve(response);
      });
    });
  }

  function answer(text: string): Answer {
    return (response) => void response.writeHead(200, { "Content-Type": format }).end(text);
  }

  it("comes whole", async ({ server }) => {
    server.answerWith(answer(write("1") + write("2")));
    const { body } = await fetch(server.url);
    expect(await all<unknown>(read(body, {}))).toEqual([1, 2].map(item));
  });

  it("comes item by item", async ({ server }) => {
    const opened = open(server);
    const { body } = await fetch(server.url);
    const response = await opened;
    const items = read(body, {})[Symbol.asyncIterator]();
    for (const value of [1, 2, 3]) {
      // The next item is not there until this one has been read.
      response.write(write(String(value)));
      expect((await items.next()).value).toEqual(item(value));
    }
    response.end();
    expect((await items.next()).done).toBe(true);
  });

  it("comes slowly, byte by byte", async ({ server }) => {
    const opened = open(server);
    const { body } = await fetch(server.url);
    const response = await opened;
    const items = all<unknown>(read(body, {}));
    for (const byte of Buffer.from(write("12") + write("34"))) {
      await new Promise((resolve) => response.write(Buffer.of(byte), resolve));
    }
    response.end();
    expect(await items).toEqual([12, 34].map(item));
  });

  it("stalls until the signal aborts, and the server sees it", async ({ server }) => {
    const opened = open(server);
    const controller = new AbortController();
    const { signal } = controller;
    const { body } = await fetch(server.url, { signal });
    const response = await opened;
    response.write(write("1") + write("2"));
    const items = read(body, { signal })[Symbol.asyncIterator]();
    expect((await items.next()).value).toEqual(item(1));
    const closed = once(response, "close");
    controller.abort();
    await expect(items.next()).rejects.toMatchObject({ name: "AbortError" });
    await closed;
  });

  it("stalls until the signal aborts, also where nothing else remembers the request", async ({ server }) => {
    const opened = open(server);
    const controller = new AbortController();
    const { signal } = controller;
    const { body } = await fetch(new Request(server.url, { signal }));
    const response = await opened;
    const waiting = read(body, { signal })[Symbol.asyncIterator]().next();
    await collectGarbage();
    const closed = once(response, "close");
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    await closed;
  });

  it("is left by the loop, and the server sees it", async ({ server }) => {
    const opened = open(server);
    const { body } = await fetch(server.url);
    const response = await opened;
    response.write(write("1") + write("2"));
    const closed = once(response, "close");
    for await (const first of read(body, {})) {
      expect(first).toEqual(item(1));
      break;
    }
    await closed;
  });

  it("is left at garbage, and the server sees it", async ({ server }) => {
    const opened = open(server);
    const { body } = await fetch(server.url);
    const response = await opened;
    response.write(
      Buffer.concat([Buffer.from(write("1")), Buffer.from(write("\u0007<html>")), Buffer.from(write("3"))]),
    );
    const closed = once(response, "close");
    const { items, error } = await untilError<unknown>(read(body, {}));
    expect(items).toEqual([item(1)]);
    expect(error).toMatchObject({ name: "UnreadableItemError", index: 1 });
    await closed;
  });

  it("is left at an item without end, and the server sees it", async ({ server }) => {
    const opened = open(server);
    const { body } = await fetch(server.url);
    const response = await opened;
    const closed = once(response, "close");
    response.write(write("1") + write("2").trimEnd());
    for (let sent = 0; sent < 100; sent++) response.write(" ".repeat(1000));
    const { items, error } = await untilError<unknown>(read(body, { limit: 50_000 }));
    expect(items).toEqual([item(1)]);
    expect((error as Error).message).toContain("[1] has more than 50000 bytes, which is the limit");
    await closed;
  });

  it.for<[string, (response: ServerResponse) => void, Readonly<Record<string, string>>]>([
    ["is reset", (response) => void response.socket?.resetAndDestroy(), {}],
    ["is cut between two chunks", (response) => void response.socket?.end(), {}],
    ["is shorter than its Content-Length", (response) => void response.socket?.end(), { "Content-Length": "1000" }],
  ])("%s", async ([, breakOff, headers], { server }) => {
    const opened = open(server, headers);
    const { body } = await fetch(server.url);
    const response = await opened;
    response.write(write("1"));
    const items = read(body, {})[Symbol.asyncIterator]();
    expect((await items.next()).value).toEqual(item(1));
    breakOff(response);
    await expect(items.next()).rejects.toThrow(TypeError);
    expect((await items.next()).done).toBe(true);
  });
});

describe("a body that ends with the connection, in the middle of an item", () => {
  it("of an event stream, which leaves it out", async ({ server }) => {
    server.answerWith(unframed(200, "data: 1\n\ndata: 2\n"));
    const { body } = await fetch(server.url);
    expect(await all(readEventStream(body, { subject, validator: eventOf(number), json: true }))).toHaveLength(1);
  });

  it("of JSON Lines, where it is no JSON", async ({ server }) => {
    server.answerWith(unframed(200, '1\n{"a"'));
    const { items, error } = await untilError(
      readJsonLines((await fetch(server.url)).body, { subject, validator: number }),
    );
    expect(items).toEqual([1]);
    expect((error as Error).message).toBe(`${subject} cannot be read: [1] is not JSON, got "{\\"a\\""`);
  });

  it("of a JSON text sequence, where a number has lost its end", async ({ server }) => {
    server.answerWith(unframed(200, "\u001e1\n\u001e2"));
    const { body } = await fetch(server.url);
    const { items, error } = await untilError(readJsonSequence(body, { subject, validator: number }));
    expect(items).toEqual([1]);
    expect((error as Error).message).toBe(
      `${subject} cannot be read: [1] may be cut short: no line feed follows, got "2"`,
    );
  });
});

describe("events of a document", () => {
  const event = (data: string, name?: string) => `${name === undefined ? "" : `event: ${name}\n`}data: ${data}\n\n`;

  async function eventsOf(server: Server, content: string, body: string): Promise<unknown> {
    const { call } = await callsOf(
      server,
      `paths: { /a: { get: { operationId: watch, responses: { "200": { description: ok, content: { text/event-stream: ${content} } } } } } }`,
    );
    server.answerWith((response) => void response.writeHead(200, { "Content-Type": "text/event-stream" }).end(body));
    const { data } = await call("watch");
    return all(data as AsyncIterable<unknown>);
  }

  it("may have variants without data", async ({ server }) => {
    const price =
      "{ type: object, required: [event, data], properties: { event: { const: price }, data: { type: object, required: [a] } } }";
    const ping = "{ type: object, required: [event], properties: { event: { const: ping } } }";
    const body = event('{"a":1}', "price") + event("", "ping");
    expect(await eventsOf(server, `{ schema: { oneOf: [${price}, ${ping}] } }`, body)).toEqual([
      { event: "price", data: { a: 1 } },
      { event: "ping", data: "" },
    ]);
  });

  it("have text as data where it is no JSON and the schema has strings", async ({ server }) => {
    const schema = "{ schema: { anyOf: [{ type: string }, { type: object }] } }";
    expect(await eventsOf(server, schema, event("hello") + event('{"a":1}') + event('"a"') + event("[DONE]"))).toEqual([
      { event: "message", data: "hello" },
      { event: "message", data: { a: 1 } },
      { event: "message", data: "a" },
    ]);
  });

  it("have text as data where there is no schema", async ({ server }) => {
    expect(await eventsOf(server, "{}", event('{"a":1}'))).toEqual([{ event: "message", data: '{"a":1}' }]);
  });
});
