import type { JsonValue } from "../../1-load/tree.js";
import type { Answer } from "./answers.js";
import type { Verdict } from "./evaluate.js";
import type { Form } from "./form.js";
import type { Forms } from "./forms.js";

/** A test of one type, or its complement. */
export interface Signed<Test> {
  readonly test: Test;
  readonly negated: boolean;
}

/** What the tests of one type need to answer for the values inside. */
export interface Subgoals {
  readonly forms: Forms;
  /** Whether a value satisfies all of some forms. */
  satisfy(goal: readonly Form[]): Answer;
  evaluate(form: Form, value: JsonValue): Verdict;
  /** Counts a step. */
  step(): void;
}
