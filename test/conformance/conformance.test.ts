import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { againstKnown, readKnownFailures } from "../../scripts/conformance/known-failures.js";
import { type CompiledSchema, compileSchemas } from "../../scripts/conformance/modules.js";
import { readKnownDocuments, readSuite } from "../../scripts/conformance/suite.js";
import { type Failure, failuresOf } from "../../scripts/conformance/verdicts.js";

const folder = join(import.meta.dirname, "suite");
const cases = readSuite(folder);
let failures: readonly Failure[] = [];

beforeAll(async () => {
  const compiled = await compileSchemas(cases, readKnownDocuments(folder));
  failures = cases.flatMap((each, index) => failuresOf(each, compiled[index] as CompiledSchema));
});

test("a suite is read with its groups", () => {
  expect(cases.map(({ group, file, tests }) => [group, file, tests.length])).toEqual([
    ["optional", "optional/drafts.json", 1],
    ["format", "optional/format/uuid.json", 1],
    ["required", "ref.json", 2],
    ["required", "ref.json", 2],
  ]);
});

test("what fails is told, with what is refused", () => {
  expect(failures.map(({ file, test, what }) => [file, test, what.split(" ")[0]])).toEqual([
    ["optional/drafts.json", "anything is valid", "dialect-unsupported"],
    ["ref.json", "a number is said to be valid", "is"],
  ]);
});

test("both doors have to give the verdict", () => {
  const [suiteCase] = cases.filter(({ file }) => file === "optional/format/uuid.json");
  if (suiteCase === undefined) throw new Error("The suite has a case for UUIDs");
  const told = (is: boolean, issues: unknown) =>
    failuresOf(suiteCase, { kind: "validators", is: () => is, validate: () => ({ issues }) }).map(({ what }) => what);
  expect(told(false, [{}])).toEqual([]);
  expect(told(true, [{}])).toEqual(["is says true, not false"]);
  expect(told(false, undefined)).toEqual(["is says false, and validate finds no issues"]);
  expect(told(false, [])).toEqual(["validate refuses it without saying why"]);
});

test("known failures are excused, and stale lines are not", () => {
  const known = readKnownFailures(`# why
optional/drafts.json | * | * | An older draft.
ref.json | expectations that are wrong | a string is valid | It is not.
`);
  const { unlisted, stale } = againstKnown(failures, known);
  expect(unlisted.map(({ test }) => test)).toEqual(["a number is said to be valid"]);
  expect(stale).toEqual(["ref.json | expectations that are wrong | a string is valid | It is not."]);
});

test("a line without a reason is a mistake", () => {
  expect(() => readKnownFailures("ref.json | a | b")).toThrow("ref.json | a | b");
});
