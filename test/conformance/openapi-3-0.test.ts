import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compiled, compileAll } from "./modules.js";
import { type Outcome, outcomeName, runSuite } from "./run.js";
import { contractOf, type Reported, readEntries, readSuite } from "./suite.js";

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const openapi = "3.0.4";

/**
 * The Schema Object of OpenAPI 3.0.4, rule by rule (OAS 3.0.4 §4.7.24, with §4.7.23 of references and §4.7.25 of
 * discriminators), in the file format of the official JSON Schema suite.
 */
describe("the schemas of OpenAPI 3.0", () => {
  const suite = readSuite(pathOf("openapi-3.0"));
  const known = knownFailures(pathOf("openapi-3.0/known-failures.txt"));
  let outcomes: readonly Outcome[];
  beforeAll(async () => {
    outcomes = await runSuite(suite, openapi);
  });

  test.each([...suite.keys()])("%s", (file) => {
    const failed = outcomes.filter((outcome) => outcome.file === file && outcome.problem !== undefined);
    const unknown = failed.filter((outcome) => !known.has(outcomeName(outcome)));
    expect(unknown.map((outcome) => `${outcomeName(outcome)}: ${outcome.problem}`)).toEqual([]);
  });

  test("what is known to fail still does, and each line has a reason", () => {
    const failed = new Set(outcomes.filter(({ problem }) => problem !== undefined).map(outcomeName));
    expect([...known].filter(([name, reason]) => !failed.has(name) || reason === "")).toEqual([]);
  });

  test("no test is there twice", () => {
    const names = outcomes.map(outcomeName);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each([
  ["refused", "error"],
  ["warned", undefined],
] as const)("what is %s in OpenAPI 3.0", (list, severity) => {
  const entries = readEntries<Reported>(pathOf(`openapi-3.0-${list}.json`));
  let compiled: readonly Compiled[];
  beforeAll(async () => {
    compiled = await compileAll(entries.map((entry) => contractOf(entry, openapi)));
  });

  test.each(entries.map(({ description, code }, index) => ({ description, code, index })))("$description", (entry) => {
    const { diagnostics, validators } = compiled[entry.index] as Compiled;
    expect(diagnostics.map(({ code }) => code)).toContain(entry.code);
    expect(validators === undefined).toBe(severity === "error");
    // The report has a place, and it is in the schemas.
    const report = diagnostics.find(({ code }) => code === entry.code);
    expect(report?.at?.start).toBeGreaterThan(contractOf({ schema: 0 }, openapi).indexOf('"schemas"'));
  });
});

/** The lines of a list of known failures, `file | group | test | reason`: the reason by the name of the test. */
function knownFailures(path: string): ReadonlyMap<string, string> {
  const lines = readFileSync(path, "utf8").split("\n");
  const entries = lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split(" | "));
  return new Map(entries.map(([file, group, name, reason = ""]) => [[file, group, name].join(" | "), reason]));
}
