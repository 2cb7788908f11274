import type { ValidationResult } from "../../generator/runtime/validation.js";
import type { Validators } from "../harness/package.js";
import { compileAll } from "./modules.js";
import { contractOf, type Group } from "./suite.js";

/** A test that was run, and what went wrong: nothing, as a rule. */
export interface Outcome {
  readonly file: string;
  readonly group: string;
  readonly test: string;
  readonly problem: string | undefined;
}

/** Runs every test of a suite: both doors, `isX` and `validateX`, must give the verdict. */
export async function runSuite(
  suite: ReadonlyMap<string, readonly Group[]>,
  openapi: string,
): Promise<readonly Outcome[]> {
  const groups = [...suite].flatMap(([file, members]) => members.map((group) => ({ file, group })));
  const compiled = await compileAll(groups.map(({ group }) => contractOf(group, openapi)));
  return groups.flatMap(({ file, group }, index) => {
    const { validators, diagnostics = [] } = compiled[index] ?? {};
    const codes = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
    return group.tests.map(({ description, data, valid }) => ({
      file,
      group: group.description,
      test: description,
      problem: validators === undefined ? `refused: ${codes.join(", ")}` : problemOf(validators, data, valid),
    }));
  });
}

/** How a test is named in a list of known failures. */
export function outcomeName({ file, group, test }: Outcome): string {
  return [file, group, test].join(" | ");
}

function problemOf({ isSchema, validateSchema }: Validators, data: unknown, valid: boolean): string | undefined {
  if (isSchema === undefined || validateSchema === undefined) throw new Error("`Schema` has no validators");
  try {
    const is = isSchema(data);
    const { issues } = validateSchema(data) as ValidationResult<unknown>;
    if (issues?.length === 0) return "validateSchema gives an empty list of issues";
    const validates = issues === undefined;
    return is === valid && validates === valid ? undefined : `isSchema: ${is}, validateSchema: ${validates}`;
  } catch (thrown) {
    return `threw ${thrown}`;
  }
}
