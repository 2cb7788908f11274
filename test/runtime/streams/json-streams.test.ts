import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJsonLines } from "../../../generator/runtime/streams/json-lines.js";
import { readJsonSequence } from "../../../generator/runtime/streams/json-seq.js";
import { all, anything, bodyOf, cutAt, liveBody, splits, untilError, utf8 } from "./bodies.js";

const settings = { subject: "Items", validator: anything };

/** What is read: the items, and after `!` the message with which they end. */
async function read(reader: typeof readJsonLines, chunks: readonly Uint8Array[]): Promise<readonly unknown[]> {
  const errors: string[] = [];
  const onUnreadable = (error: Error) => void errors.push(`! ${error.message}`);
  const items = await all(reader(bodyOf(...chunks), { ...settings, onUnreadable }));
  return [...items, ...errors];
}

const lines: readonly (readonly [rule: string, text: string | Uint8Array, items: readonly unknown[]])[] = [
  ["nothing", "", []],
  ["lists, objects and strings", '{"a":1}\n[]\n"é"\n', [{ a: 1 }, [], "é"]],
  ["other values", "1\ntrue\nnull\n", [1, true, null]],
  ["the last line without its end", "1\n23", [1, 23]],
  ["lines that end with CRLF", "1\r\n2\r\n", [1, 2]],
  ["a carriage return ends no line", "[1,\r2]\n", [[1, 2]]],
  ["empty lines", "\n1\n\n \t\r\n2\n\n", [1, 2]],
  ["a byte order mark", "\ufeff1\n2\n", [1, 2]],
  ["line ends of other kinds in text", '"\u2028\u0085"\n', ["\u2028\u0085"]],
  ["a byte order mark further on", "1\n\ufeff2\n", [1, '! Items cannot be read: [1] is not JSON, got "\ufeff2"']],
  ["what is not JSON", "1\nNaN\n2\n", [1, 2, '! Items cannot be read: [1] is not JSON, got "NaN"']],
  ["white space of other kinds", "\u00a0\n", ['! Items cannot be read: [0] is not JSON, got "\u00a0"']],
  ["two values in a line", "1 2\n", ['! Items cannot be read: [0] is not JSON, got "1 2"']],
  ["a value cut short", '1\n{"a":', [1, `! Items cannot be read: [1] is not JSON, got "{\\"a\\":"`]],
  [
    "what is not UTF-8",
    Uint8Array.of(0x22, 0xff, 0x22, 0x0a, 0x31),
    [1, '! Items cannot be read: [0] is not UTF-8, got "\\"\ufffd\\""'],
  ],
];

describe("JSON Lines, however they are cut into two or three chunks", () => {
  it.each(lines)("%s", async (_, text, items) => {
    for (const chunks of splits(typeof text === "string" ? utf8(text) : text)) {
      expect(await read(readJsonLines, chunks)).toStrictEqual(items);
    }
  });
});

const sequences: typeof lines = [
  ["nothing", "", []],
  ["lists, objects and strings", '␞{"a":1}\n␞[]\n␞"é"\n', [{ a: 1 }, [], "é"]],
  ["other values", "␞1\n␞true\n␞null\n", [1, true, null]],
  ["a value of several lines", '␞\n{"a":\n[\n"{",1]}\n␞2\n', [{ a: ["{", 1] }, 2]],
  ["brackets and quotes in strings", '␞["]",\n"\\"[",\n"\\\\"]\n␞2\n', [["]", '"[', "\\"], 2]],
  ["nothing between separators (§2.1)", "␞␞1\n␞␞␞2\n␞", [1, 2]],
  ["white space between separators", "␞\n␞1\n␞ \n", [1]],
  ["white space before the first separator", "\n␞1\n", [1]],
  ["white space after an item", "␞1\n \n\n␞2\n", [1, 2]],
  ["carriage returns", "␞{}\r\n␞1\r\n", [{}, 1]],
  ["a byte order mark", "\ufeff␞1\n", [1]],
  ["what shows its end without a line feed", '␞{}␞[]␞"a"', [{}, [], "a"]],
  [
    "what does not show its end (§2.4)",
    "␞1␞true␞null␞2\n␞3\t",
    [
      2,
      3,
      ...["1", "true", "null"].map(
        (text, index) => `! Items cannot be read: [${index}] may be cut short: no line feed follows, got "${text}"`,
      ),
    ],
  ],
  ["what is cut short (§2.1)", '␞{"a":␞1\n', [1, `! Items cannot be read: [0] is not JSON, got "{\\"a\\":"`]],
  [
    "what is cut short after a line, and ends the body",
    '␞1\n␞{"a":\n',
    [1, `! Items cannot be read: [1] is not JSON, got "{\\"a\\":\\n"`],
  ],
  ["lines of what is not JSON", "␞a\nb\n\nc\n␞1\n", [1, '! Items cannot be read: [0] is not JSON, got "a\\n"']],
  ["two values in a line", "␞1 2\n␞3\n", [3, '! Items cannot be read: [0] is not JSON, got "1 2\\n"']],
  [
    "two values in two lines",
    "␞1\n2\n3\n␞4\n",
    [1, 4, '! Items cannot be read: [1] has no record separator before it, got "2"'],
  ],
  [
    "what comes before the first separator",
    '{"a":1}\n{"a":2}\n␞1\n',
    [1, `! Items cannot be read: [0] has no record separator before it, got "{\\"a\\":1}"`],
  ],
];

describe("a JSON text sequence, however it is cut into two or three chunks", () => {
  it.each(sequences)("%s", async (_, text, items) => {
    for (const chunks of splits(utf8(String(text).replaceAll("␞", "\u001e")))) {
      expect(await read(readJsonSequence, chunks)).toStrictEqual(items);
    }
  });
});

describe("any values, cut anywhere", () => {
  it.each([
    { format: "JSON Lines", reader: readJsonLines, write: (value: unknown) => `${JSON.stringify(value)}\n` },
    {
      format: "a sequence",
      reader: readJsonSequence,
      write: (value: unknown) => `\u001e${JSON.stringify(value, null, 1)}\n`,
    },
  ])("$format", async ({ reader, write }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.array(fc.nat(), { maxLength: 6 }), async (values, places) => {
        const chunks = cutAt(utf8(values.map(write).join("")), places);
        // Through JSON, which has no negative zero.
        expect(await all(reader(bodyOf(...chunks), settings))).toEqual(JSON.parse(JSON.stringify(values)));
      }),
    );
  });
});

it("an item of a sequence is there as soon as its last line has ended", async () => {
  const body = liveBody();
  const items = readJsonSequence(body.stream, { ...settings, onUnreadable: () => {} })[Symbol.asyncIterator]();
  // What is left open before it does not count.
  for (const text of ["\u001e[{", "\u001e1\n", '\u001e{\n"a": "}"\n}\n', "\u001e", "[]\n"]) body.send(text);
  expect([await items.next(), await items.next(), await items.next()].map(({ value }) => value)).toEqual([
    1,
    { a: "}" },
    [],
  ]);
});

it("an item of a sequence may not have more empty lines than the limit either", async () => {
  const { error } = await untilError(
    readJsonSequence(bodyOf("\u001e[", ..."\n".repeat(100)), { ...settings, limit: 50 }),
  );
  expect((error as Error).message).toContain("[0] has more than 50 bytes");
});

it("without `onUnreadable`, the items end at one that cannot be read", async () => {
  const { items, error } = await untilError(readJsonLines(bodyOf("1\n2\n<html>\n3\n"), settings));
  expect(items).toEqual([1, 2]);
  expect(error).toMatchObject({ name: "UnreadableItemError", index: 2, subject: "Items", text: "<html>" });
  expect((error as Error).cause).toBeInstanceOf(SyntaxError);
});
