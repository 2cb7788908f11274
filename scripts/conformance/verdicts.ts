import type { ValidationResult } from "../../generator/runtime/validation.js";
import type { CompiledSchema } from "./modules.js";
import type { Group, SuiteCase } from "./suite.js";

/** A test that a schema's validators do not pass. */
export interface Failure {
  readonly group: Group;
  readonly file: string;
  readonly schema: string;
  readonly test: string;
  readonly what: string;
}

/** The tests of a case that fail: one of the two doors gives another verdict, throws, or is not there. */
export function failuresOf(
  { group, file, description, tests }: SuiteCase,
  compiled: CompiledSchema,
): readonly Failure[] {
  return tests.flatMap(({ description: test, data, valid }) => {
    const what = compiled.kind === "refused" ? compiled.why : wrongIn(compiled, data, valid);
    return what === undefined ? [] : [{ group, file, schema: description, test, what }];
  });
}

function wrongIn(
  { is, validate }: Extract<CompiledSchema, { readonly kind: "validators" }>,
  data: unknown,
  valid: boolean,
): string | undefined {
  try {
    const [answer, { issues }] = [is(data), validate(data) as ValidationResult<unknown>];
    if (answer !== valid) return `is says ${answer}, not ${valid}`;
    if ((issues === undefined) !== valid)
      return `is says ${answer}, and validate finds ${issues?.length ?? "no"} issues`;
    return issues?.length === 0 ? "validate refuses it without saying why" : undefined;
  } catch (error) {
    return `it throws ${error}`;
  }
}
