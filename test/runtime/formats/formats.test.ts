import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CheckedFormat, enabledFormats } from "../../../generator/3-analyse/formats.js";
import { testLongTexts } from "./long-texts.js";
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

// A number that shares no factor with how many ends, pieces and beginnings there are, so that each of them has its turn.
describe("a text of 100,000 characters is decided at once", () => testLongTexts(7));

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
