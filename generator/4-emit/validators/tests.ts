import type { JsonType } from "../../3-analyse/model.js";
import type { Code } from "../print/code.js";
import type { Condition } from "./conditions.js";
import type { Functions } from "./functions.js";
import type { Rule } from "./program.js";

/** How a check asks for tests of the rules inside it. */
export interface Tests {
  readonly functions: Functions;
  /**
   * Whether a value is valid for a rule, as an expression; what no expression can say is the call of a function.
   * `known` is the type that the value is known to have.
   */
  test(rule: Rule, value: Code, known?: JsonType): Condition;
  /** A function that answers for a rule, where one is wanted as a value: `every`'s argument. */
  predicate(rule: Rule): Code;
}
