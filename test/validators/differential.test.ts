import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runSuite } from "../conformance/run.js";
import { readEntries } from "../conformance/suite.js";
import { documentOf, validatorsOf } from "../harness/package.js";
import { compare } from "./differential.js";
import { oracleCorrections, oracleOf } from "./oracle.js";

const samples = "disagreements.json";

test("disagreements of the past are settled", async () => {
  const groups = readEntries(fileURLToPath(new URL(samples, import.meta.url)));
  const outcomes = await runSuite(new Map([[samples, groups]]), "3.1.0");
  expect(outcomes.filter(({ problem }) => problem !== undefined)).toEqual([]);
});

test("the validators agree with z-schema, and every issue names its path and keyword", async () => {
  const { pairs, accepted, disagreements } = await compare(20_260, 2_400);
  expect(disagreements.slice(0, 5)).toEqual([]);
  // Too few valid or invalid values would test little.
  expect(accepted / pairs).toBeGreaterThan(0.25);
  expect(accepted / pairs).toBeLessThan(0.75);
});

describe("z-schema is corrected only where it is wrong", () => {
  test.each(oracleCorrections)("$reason", async ({ rewrite, example: { schema, value, valid } }) => {
    const components = { Example: schema };
    const others = oracleCorrections.filter((correction) => correction.rewrite !== rewrite);
    expect(verdict(() => oracleOf(components, others)("Example", value))).not.toBe(valid);
    expect(oracleOf(components)("Example", value)).toBe(valid);
    const { isExample } = await validatorsOf(documentOf(components));
    expect(isExample?.(value)).toBe(valid);
  });
});

/** The verdict, or `undefined` if the oracle rejects the schema. */
function verdict(call: () => boolean): boolean | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
