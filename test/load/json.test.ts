import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../generator/1-load/json.js";
import type { Report } from "../../generator/1-load/nodes.js";
import type { Node } from "../../generator/1-load/tree.js";
import { parseYaml } from "../../generator/1-load/yaml.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import type { Source } from "../../generator/diagnostics/source.js";

function read(parser: (source: Source, report: Report) => Node | undefined, text: string) {
  const diagnostics = createDiagnostics();
  const tree = parser({ path: "a.json", text }, diagnostics.report);
  return { tree, reported: diagnostics.all() };
}

/** A JSON text whose strings, numbers and keys are often those that are difficult to read. */
const jsonText = fc.letrec<{ readonly value: string; readonly object: string; readonly array: string }>((tie) => {
  const string = fc.oneof(
    fc.string({ unit: "binary" }).map((value) => JSON.stringify(value)),
    fc.constantFrom(
      '"\\ud800"',
      '"\\uDE00\\ud83d"',
      '"\\ud83d\\ude00\\/\\b\\f\\n\\r\\t"',
      '"__proto__"',
      '"<<"',
      '"key"',
    ),
  );
  const number = fc.oneof(
    fc.double().filter(Number.isFinite).map(String),
    fc.bigInt().map(String),
    fc.constantFrom("-0", "0.10", "1E400", "-1e-7", "9007199254740993", "1.0", "123456789012345678901234567890"),
  );
  const space = fc.stringMatching(/^(?:[ \t\n]|\r\n){0,3}$/);
  const between = (open: string, items: fc.Arbitrary<string>, close: string) =>
    fc
      .tuple(fc.array(items, { maxLength: 4 }), space)
      .map(([all, white]) => open + white + all.join(",") + white + close);
  const around = (inner: fc.Arbitrary<string>) => fc.tuple(space, inner, space).map((parts) => parts.join(""));
  return {
    value: around(
      fc.oneof(
        { depthSize: "small" },
        string,
        number,
        fc.constantFrom("true", "false", "null"),
        tie("object"),
        tie("array"),
      ),
    ),
    object: between(
      "{",
      fc.tuple(around(string), tie("value")).map((pair) => pair.join(":")),
      "}",
    ),
    array: between("[", tie("value"), "]"),
  };
});

describe("JSON is read as if it were YAML", () => {
  test("to the same tree, with the same reports", () => {
    fc.assert(
      fc.property(fc.oneof(jsonText.object, jsonText.array), (text) => {
        expect(read(parseJson, text)).toEqual(read(parseYaml, text));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["a comment", "{} # x"],
    ["a comment of JavaScript", '{"a": 1 /* x */}'],
    ["a trailing comma", "[1, 2,]"],
    ["a trailing comma in an object", '{"a": 1,}'],
    ["a missing comma", "[1 2]"],
    ["a missing value", '{"a": }'],
    ["a missing colon", '{"a" 1}'],
    ["single quotes", "['a']"],
    ["a bare key", "{a: 1}"],
    ["a number of YAML", "[0x1F, +1, .5, 1., 01]"],
    ["a word of YAML", "[yes, ~]"],
    ["a line break in a string", '["a\n  b"]'],
    ["an escape of YAML", '["\\x41"]'],
    ["half an escape", '["\\u00"]'],
    ["the end missing", '{"a": [1'],
    ["a second value", "{} {}"],
    ["a second document", "{}\n---\n{}"],
    ["too many levels", "[".repeat(201) + "]".repeat(201)],
    ["far too many levels", "[".repeat(100_000)],
    ["no collection", '"a"'],
  ])("and what it is not is left to the reader of YAML: %s", (_, text) => {
    expect(read(parseJson, text)).toEqual({ tree: undefined, reported: [] });
  });
});
