import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { againstKnown, readKnownFailures } from "./conformance/known-failures.js";
import { type CompiledSchema, compileSchemas } from "./conformance/modules.js";
import { type Group, groups, readKnownDocuments, readSuite, type SuiteCase } from "./conformance/suite.js";
import { failuresOf } from "./conformance/verdicts.js";

// Runs the official JSON-Schema-Test-Suite (draft 2020-12) through specmill:
//
//     npm run conformance -- FOLDER [KNOWN]
//
// Every schema is compiled to a module, and every test asks both its `isX` and its `validateX`. Prints the totals as one
// line of JSON. Fails if a test does that is not listed in `test/conformance/known-failures.txt` (or KNOWN), or if one
// that is listed passes.

const [folder, knownFile = join(import.meta.dirname, "../test/conformance/known-failures.txt")] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: npm run conformance -- FOLDER [KNOWN]");
  process.exitCode = 2;
} else if (!existsSync(resolve(folder, "tests/draft2020-12"))) {
  console.log(`There is no test suite at ${folder}: nothing to do.`);
} else {
  process.exitCode = await run(resolve(folder), knownFile);
}

async function run(folder: string, knownFile: string): Promise<number> {
  const cases = readSuite(folder);
  const compiled = await compileSchemas(cases, readKnownDocuments(folder));
  const failures = cases.flatMap((suiteCase, index) => failuresOf(suiteCase, compiled[index] as CompiledSchema));
  const { unlisted, stale } = againstKnown(failures, readKnownFailures(readFileSync(knownFile, "utf8")));
  for (const { file, schema, test, what } of unlisted) console.error(`${file} | ${schema} | ${test} | ${what}`);
  for (const line of stale) console.error(`This line of the known failures is stale: ${line}`);
  const failed = new Map(groups.map((group) => [group, failures.filter((failure) => failure.group === group).length]));
  console.log(JSON.stringify(Object.fromEntries(groups.map((group) => [group, totalsOf(group, cases, failed)]))));
  return unlisted.length + stale.length > 0 ? 1 : 0;
}

function totalsOf(group: Group, cases: readonly SuiteCase[], failed: ReadonlyMap<Group, number>) {
  const total = cases.filter((each) => each.group === group).reduce((sum, { tests }) => sum + tests.length, 0);
  return { passed: total - (failed.get(group) ?? 0), total };
}
