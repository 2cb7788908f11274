import { type Code, callArguments, code } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { not, when } from "./conditions.js";
import type { Functions } from "./functions.js";
import type { Rule, Via } from "./program.js";
import { runtime } from "./runtime.js";
import type { Tests } from "./tests.js";

/** The function that explains a rule: it takes a value and a place. */
export function explanationOf(rule: Rule, functions: Functions): Code {
  return functions.reference("explain", rule);
}

/** Explains a part of a value that is there: tested first, so that no place is made for what is right. */
export function explainPart(rule: Rule, part: Code, place: Code, tests: Tests): Code {
  const explanation = code`${explanationOf(rule, tests.functions)}${callArguments([part, place])};`;
  return entersAtOnce(rule, tests) ? explanation : when(not(tests.test(rule, part)), explanation);
}

/**
 * Whether an explanation looks at a part without a test of the whole part before it. What schemas that lead back to
 * themselves describe would be tested anew at every level of it; and of what is described in place, an explanation asks
 * the same questions as a test of it.
 */
export function entersAtOnce(rule: Rule, { functions }: Tests): boolean {
  return functions.isRecursive(rule) || functions.isContainer(rule);
}

/** The place some steps further in the contract, at the same value. */
export function stepTo(via: Via, at: Code): Code {
  return via === "" ? at : code`${imported("step", runtime("explain"))}(${at}, ${via})`;
}
