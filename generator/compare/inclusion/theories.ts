import { type Answer, empty, example } from "./answers.js";
import { solveArray } from "./arrays.js";
import type { Form, Tests } from "./form.js";
import { solveNumber } from "./numbers.js";
import { solveObject } from "./objects.js";
import type { StringSolver } from "./strings.js";
import type { Signed, Subgoals } from "./subgoals.js";
import type { JsonType } from "./types.js";

/** Whether a value of a type passes all of some tests. */
export function solve(
  type: JsonType,
  literals: readonly Form[],
  solveString: StringSolver,
  subgoals: Subgoals,
): Answer {
  switch (type) {
    case "null":
      return example(null);
    case "boolean":
      return solveBoolean(signed(literals, "boolean"));
    case "number":
      return solveNumber(signed(literals, "number"));
    case "string":
      return solveString(signed(literals, "string"));
    case "array":
      return solveArray(signed(literals, "array"), subgoals);
    case "object":
      return solveObject(signed(literals, "object"), subgoals);
    default:
      return type satisfies never;
  }
}

function solveBoolean(tests: readonly Signed<{ readonly value: boolean }>[]): Answer {
  const value = [true, false].find((each) => tests.every(({ test, negated }) => (test.value === each) !== negated));
  return value === undefined ? empty : example(value);
}

function signed<Type extends keyof Tests>(literals: readonly Form[], type: Type): readonly Signed<Tests[Type]>[] {
  return literals.flatMap((form) => {
    const negated = form.kind === "not";
    const literal = negated ? form.form : form;
    return literal.kind === type ? [{ test: literal.test as Tests[Type], negated }] : [];
  });
}
