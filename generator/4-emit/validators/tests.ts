import type { JsonType } from "../../3-analyse/model.js";
import type { Code } from "../print/code.js";
import type { Condition } from "./conditions.js";
import type { Functions } from "./functions.js";
import type { Rule } from "./program.js";

/** How a check tests the rules inside it. */
export interface Tests {
  readonly functions: Functions;
  /**
   * Whether a value is valid for a rule, as an expression, which may be the call of a function. `knownType` is the type
   * that the value is known to have.
   */
  test(rule: Rule, value: Code, knownType?: JsonType): Condition;
  /** The test of a rule as a function value, such as the argument of `every`. */
  predicate(rule: Rule): Code;
}
