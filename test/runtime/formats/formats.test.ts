import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CheckedFormat, enabledFormats } from "../../../generator/3-analyse/formats.js";
import { predicateOf } from "./predicates.js";
import { values } from "./values.js";

const formats = [...enabledFormats(true).values()];
const foreign = [null, undefined, true, [], ["a"], {}, { toString: () => "2026-01-01" }, new Date(0), 1n, () => "a"];

test("every format that is checked has values here", () => {
  expect(Object.keys(values).toSorted()).toEqual(formats.map(({ name }) => name).toSorted());
});

describe.each(formats)("$name", async ({ name, type }) => {
  const is = await predicateOf(name);
  const { accepted, rejected } = values[name];

  test.each(accepted)("%j", (value) => {
    expect(is(value)).toBe(true);
  });

  test.each([...rejected])("not %j", (value) => {
    expect(is(value)).toBe(false);
  });

  test(`no value that is no ${type}`, () => {
    const others = [...foreign, type === "string" ? 1 : "1"];
    expect(others.filter(is)).toEqual([]);
  });
});

/** Beginnings and pieces that make a regular expression try again and again, if one does. */
const beginnings = [
  "",
  "a@",
  '"',
  "http://",
  "http://[",
  "/",
  "{",
  "P",
  "00:00:00.",
  "2026-01-01T00:00:00.",
  "xn--",
  "0",
];
const pieces = [
  "a",
  "0",
  "-",
  ".",
  "a.",
  "a-",
  ":",
  "1:",
  "::",
  "/",
  "%",
  "%41",
  "@",
  "{a}",
  "{a,",
  "{",
  "~",
  "~0",
  "[",
];
const more = [
  "P1Y",
  "\\",
  "\\\\",
  '"',
  "(",
  "(a",
  "=",
  "?",
  "#",
  "é",
  "\u{1f600}",
  "\u0300",
  "ü.",
  "。",
  "·",
  "\u200c",
  "\u{f0000}",
];

describe("a text of 100,000 characters is decided at once", () => {
  test.each(formats.filter(({ type }) => type === "string"))("$name", async ({ name }) => {
    const is = await predicateOf(name);
    for (const beginning of beginnings) {
      for (const piece of [...pieces, ...more]) {
        for (const end of ["", "!", '"@a'])
          expect(is(beginning + piece.repeat(100_000 / piece.length) + end)).toBeTypeOf("boolean");
      }
    }
  });
});

/** The official JSON-Schema-Test-Suite, where it lies beside the project. */
const suite = join(
  import.meta.dirname,
  "../../../../shared/conformance/json-schema/tests/draft2020-12/optional/format",
);

interface Group {
  readonly schema: { readonly format: CheckedFormat };
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

if (!existsSync(suite)) test.skip("the official suite agrees: it is not beside the project");
else {
  describe("the official suite agrees", () => {
    const files = readdirSync(suite).filter((file) => file !== "unknown.json");
    test.each(files)("%s", async (file) => {
      const groups: readonly Group[] = JSON.parse(readFileSync(join(suite, file), "utf8"));
      for (const { schema, tests } of groups) {
        const is = await predicateOf(schema.format);
        const wrong = tests.filter(({ data, valid }) => (typeof data !== "string" || is(data)) !== valid);
        expect(wrong).toEqual([]);
      }
    });
  });
}
