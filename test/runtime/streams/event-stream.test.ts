import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventStreamDecoder, readEventStream } from "../../../generator/runtime/streams/event-stream.js";
import { all, anything, bodyOf, cutAt, liveBody, splits, utf8 } from "./bodies.js";

type Fields = Readonly<Record<string, unknown>>;

/** Streams, and the events that they hold by WHATWG HTML §9.2.5 and §9.2.6. An event is a message where it has no name. */
const table: readonly (readonly [rule: string, stream: string | Uint8Array, events: readonly Fields[]])[] = [
  ["nothing", "", []],
  ["an event ends with an empty line", "data: a\n\ndata: b\n\n", [{ data: "a" }, { data: "b" }]],
  ["several empty lines are one end", "data: a\n\n\n\ndata: b\n\n", [{ data: "a" }, { data: "b" }]],
  ["empty lines first", "\n\ndata: a\n\n", [{ data: "a" }]],

  ["lines end with CR", "data: a\rdata: b\r\rdata: c\r\r", [{ data: "a\nb" }, { data: "c" }]],
  ["lines end with CRLF", "data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n", [{ data: "a\nb" }, { data: "c" }]],
  ["LF and CR are two ends", "data: a\n\rdata: b\n\r", [{ data: "a" }, { data: "b" }]],
  ["CR and CRLF are two ends", "data: a\r\r\ndata: b\r\r\n", [{ data: "a" }, { data: "b" }]],
  ["CRLF and LF are two ends", "data: a\r\n\ndata: b\r\n\n", [{ data: "a" }, { data: "b" }]],
  ["ends of all kinds", "data: a\rdata: b\ndata: c\r\n\r", [{ data: "a\nb\nc" }]],
  ["other line ends are text", "data: a\u2028b\u0085c\u000bd\u000ce\n\n", [{ data: "a\u2028b\u0085c\u000bd\u000ce" }]],

  ["lines of data are joined", "data: a\ndata: b\n\n", [{ data: "a\nb" }]],
  ["lines of data may stand apart", "data: a\nid: 1\ndata: b\n\n", [{ data: "a\nb", id: "1" }]],
  ["empty data is data", "data\n\ndata:\n\ndata: \n\n", [{ data: "" }, { data: "" }, { data: "" }]],
  ["two lines of empty data", "data\ndata\n\n", [{ data: "\n" }]],
  ["no data, no event", "event: a\n\nid: 1\n\nretry: 1\n\n: a\n\n", []],
  ["one space is dropped", "data:a\ndata: b\ndata:  c\ndata:\td\ndata: e \n\n", [{ data: "a\nb\n c\n\td\ne " }]],
  ["the first colon ends the name", "data: a: b:c\n\ndata::\n\n", [{ data: "a: b:c" }, { data: ":" }]],

  ["a comment", ": a\n:b\n:\ndata: a\n: c\ndata: b\n\n", [{ data: "a\nb" }]],
  ["a comment is no empty line", "data: a\n:\ndata: b\n\n", [{ data: "a\nb" }]],
  ["a name", "event: price\ndata: 1\n\n", [{ event: "price", data: "1" }]],
  ["the name after the data", "data: 1\nevent: price\n\n", [{ event: "price", data: "1" }]],
  ["the last name", "event: a\nevent: b\ndata: 1\n\n", [{ event: "b", data: "1" }]],
  ["an empty name", "event: a\nevent\ndata: 1\n\n", [{ data: "1" }]],
  ["a name is for one event", "event: a\ndata: 1\n\ndata: 2\n\n", [{ event: "a", data: "1" }, { data: "2" }]],
  ["a name without data is forgotten", "event: a\n\ndata: 1\n\n", [{ data: "1" }]],

  [
    "an id is for later events too",
    "id: 1\ndata: a\n\ndata: b\n\n",
    [
      { data: "a", id: "1" },
      { data: "b", id: "1" },
    ],
  ],
  ["an id without data counts", "id: 1\n\ndata: a\n\n", [{ data: "a", id: "1" }]],
  ["an id with NUL is ignored", "id: 1\nid: 2\u00003\ndata: a\n\n", [{ data: "a", id: "1" }]],
  ["an empty id is none", "id: 1\ndata: a\n\nid\ndata: b\n\n", [{ data: "a", id: "1" }, { data: "b" }]],
  ["an id may be anything else", "id: é 1:\ndata: a\n\n", [{ data: "a", id: "é 1:" }]],

  ["a retry", "retry: 010\ndata: a\n\ndata: b\n\n", [{ data: "a", retry: 10 }, { data: "b" }]],
  ["a retry without data is for the next event", "retry: 5\n\ndata: a\n\n", [{ data: "a", retry: 5 }]],
  ["a retry of zero", "retry:0\ndata: a\n\n", [{ data: "a", retry: 0 }]],
  [
    "a retry is digits only",
    "retry: 5s\nretry: -1\nretry: 1.5\nretry\nretry:  1\nretry: ５\ndata: a\n\n",
    [{ data: "a" }],
  ],
  ["a retry beyond numbers", `retry: ${"9".repeat(20)}\ndata: a\n\n`, [{ data: "a", retry: Number.MAX_SAFE_INTEGER }]],

  ["other fields are ignored", "foo: 1\nfoo\ndata: a\n__proto__: 1\n\n", [{ data: "a" }]],
  ["names of fields are exact", "Data: 1\n data: 2\ndata : 3\nDATA: 4\ndata: a\n\n", [{ data: "a" }]],

  ["a byte order mark", "\ufeffdata: a\n\n", [{ data: "a" }]],
  ["a second byte order mark", "\ufeff\ufeffdata: a\n\ndata: b\n\n", [{ data: "b" }]],
  ["a byte order mark further on", "data: a\n\n\ufeffdata: b\n\n", [{ data: "a" }]],
  ["a byte order mark in data", "data: \ufeffa\n\n", [{ data: "\ufeffa" }]],
  ["half of a byte order mark", Uint8Array.of(0xef, 0xbb, ...utf8("data: a\n\ndata: b\n\n")), [{ data: "b" }]],

  ["no empty line at the end", "data: a\n\ndata: b\n", [{ data: "a" }]],
  ["no line end at the end", "data: a\n\ndata: b", [{ data: "a" }]],
  ["an empty line without an end", "data: a\n\ndata: b\n:", [{ data: "a" }]],

  ["characters of several bytes", "event: é€\ndata: 𝄞\n\n", [{ event: "é€", data: "𝄞" }]],
  [
    "bytes that are no character",
    Uint8Array.of(...utf8("data: "), 0xff, 0xc3, ...utf8("a\n\n")),
    [{ data: "\ufffd\ufffda" }],
  ],
  [
    "a character cut short by a line end",
    Uint8Array.of(...utf8("data: "), 0xe2, 0x82, ...utf8("\n\n")),
    [{ data: "\ufffd" }],
  ],

  ["the first example of the standard", "data: YHOO\ndata: +2\ndata: 10\n\n", [{ data: "YHOO\n+2\n10" }]],
  [
    "the second",
    ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
    [{ data: "first event", id: "1" }, { data: "second event" }],
  ],
  ["the third", "data\n\ndata\ndata\n\ndata:", [{ data: "" }, { data: "\n" }]],
  ["the fourth", "data:test\n\ndata: test\n\n", [{ data: "test" }, { data: "test" }]],
];

describe("an event stream by the rules of WHATWG HTML, however it is cut into two or three chunks", () => {
  it.each(table)("%s", async (_, stream, events) => {
    const bytes = typeof stream === "string" ? utf8(stream) : stream;
    const expected = events.map((fields) => ({ event: "message", ...fields }));
    expect(await all(readEventStream(bodyOf(bytes), textSettings))).toStrictEqual(expected);
    // As text, since comparing is what takes the time.
    const readings = new Map([...splits(bytes)].map((chunks) => [JSON.stringify(decodeAll(chunks)), chunks]));
    expect([...readings.keys()]).toEqual([JSON.stringify(expected)]);
  });
});

describe("an event stream of any pieces, cut anywhere", () => {
  const pieces = [
    "data",
    "event",
    "id",
    "retry",
    ":",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\ufeff",
    "\0",
    "7",
    "x",
    "é",
    "𝄞",
  ];
  const piece = fc.oneof(
    fc.constantFrom(...pieces).map(utf8),
    fc.constantFrom("data: a\n\n", "event: b\r", "id: 1\r\n", "retry: 3\n", ": c\n").map(utf8),
    fc.uint8Array({ minLength: 1, maxLength: 2 }),
  );

  it("reads as in one piece of text", () => {
    const pieces = fc.array(piece, { maxLength: 20 });
    const places = fc.array(fc.nat(), { maxLength: 6 });
    fc.assert(
      fc.property(pieces, places, (pieces, places) => {
        const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
        expect(decodeAll(cutAt(bytes, places))).toStrictEqual(eventsOf(new TextDecoder().decode(bytes)));
      }),
      { numRuns: 3000 },
    );
  });
});

const textSettings = { subject: "Events", validator: anything, json: false };

/** The events of these chunks, without the stream that carries them, which would take most of the time. */
function decodeAll(chunks: readonly Uint8Array[]): readonly unknown[] {
  const decoder = eventStreamDecoder(textSettings);
  const decoded = [...chunks.flatMap((chunk) => [...decoder.decode(chunk)]), ...decoder.end()];
  return decoded.map((item) => (item.kind === "item" ? item.value : item));
}

/** The events of a whole text. */
function eventsOf(text: string): readonly Fields[] {
  const lines = text.split(/\r\n|\r|\n/).slice(0, -1);
  const events: Fields[] = [];
  let id = "";
  let fields: Record<string, unknown> = {};
  for (const line of lines) {
    const colon = line.includes(":") ? line.indexOf(":") : line.length;
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, "");
    if (line === "") {
      const { data, event, retry } = fields;
      if (data !== undefined)
        events.push({ event: event || "message", data, ...(id && { id }), ...(retry !== undefined && { retry }) });
      fields = data === undefined && retry !== undefined ? { retry } : {};
    } else if (name === "data") fields.data = fields.data === undefined ? value : `${fields.data}\n${value}`;
    else if (name === "event") fields.event = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^[0-9]+$/.test(value)) fields.retry = Number(value);
  }
  return events;
}

it("an event is there as soon as its last line has ended, whatever may follow", async () => {
  const body = liveBody();
  const events = readEventStream(body.stream, textSettings);
  const iterator = events[Symbol.asyncIterator]();
  body.send("data: a\r\n\r");
  expect(await iterator.next()).toEqual({ done: false, value: { event: "message", data: "a" } });
  body.send("\ndata: b\r\r");
  expect(await iterator.next()).toEqual({ done: false, value: { event: "message", data: "b" } });
});
