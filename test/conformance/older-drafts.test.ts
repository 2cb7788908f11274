import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type CompiledSchema, compileSchemas } from "../../scripts/conformance/modules.js";
import { failuresOf } from "../../scripts/conformance/verdicts.js";
import { type Compiled, compileAll } from "./modules.js";
import { type Outcome, outcomeName, runSuite } from "./run.js";
import { contractOf, readSuite } from "./suite.js";

/** Keywords of newer drafts, which say nothing where a schema is all there is, and are mistakes in a contract. */
const newerKeywords = "newer-keywords.json";

/**
 * What drafts before 2020-12 say differently, rule by rule, in the file format of the official JSON Schema suite: in
 * schemas by themselves, and in those of a contract.
 */
const suite = readSuite(fileURLToPath(new URL("older-drafts", import.meta.url)));
const contracts = new Map([...suite].filter(([file]) => file !== newerKeywords));

describe("schemas by themselves", () => {
  const cases = [...suite].flatMap(([file, groups]) => groups.map((group) => ({ ...group, file })));
  let compiled: readonly CompiledSchema[];
  beforeAll(async () => {
    compiled = await compileSchemas(
      cases.map(({ schema }) => ({ schema, formats: true })),
      new Map(),
    );
  });

  test.each([...suite.keys()])("%s", (file) => {
    const failed = cases.flatMap((each, index) =>
      each.file === file ? failuresOf({ ...each, group: "required", formats: true }, compiled[index] as never) : [],
    );
    expect(failed.map(({ schema, test, what }) => `${schema} | ${test} | ${what}`)).toEqual([]);
  });
});

describe("schemas of a contract", () => {
  let outcomes: readonly Outcome[];
  beforeAll(async () => {
    outcomes = await runSuite(contracts, "3.1.0");
  });

  test.each([...contracts.keys()])("%s", (file) => {
    const failed = outcomes.filter((outcome) => outcome.file === file && outcome.problem !== undefined);
    expect(failed.map((outcome) => `${outcomeName(outcome)}: ${outcome.problem}`)).toEqual([]);
  });

  test("no test is there twice", () => {
    const names = outcomes.map(outcomeName);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("keywords that are newer than the draft are warned of in a contract", () => {
  const groups = suite.get(newerKeywords) ?? [];
  let compiled: readonly Compiled[];
  beforeAll(async () => {
    compiled = await compileAll(groups.map((group) => contractOf(group, "3.1.0")));
  });

  test.each(groups.map(({ description }, index) => ({ description, index })))("$description", ({ index }) => {
    const { diagnostics } = compiled[index] as Compiled;
    const codes = diagnostics.map(({ code }) => code);
    expect(codes.includes("keyword-elsewhere") || codes.includes("keyword-unknown"), codes.join(", ")).toBe(true);
  });
});
