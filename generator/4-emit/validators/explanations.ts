import { type Code, callArguments, code } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { not, when } from "./conditions.js";
import type { Functions } from "./functions.js";
import type { Rule, Via } from "./program.js";
import { runtime } from "./runtime.js";
import type { Tests } from "./tests.js";

/** The function that explains a rule. It takes a value and a path. */
export function explanationOf(rule: Rule, functions: Functions): Code {
  return functions.reference("explain", rule);
}

/** Explains a part of a value that exists. Tests it first, so that no path is made for a valid part. */
export function explainPart(rule: Rule, part: Code, path: Code, tests: Tests): Code {
  const explanation = code`${explanationOf(rule, tests.functions)}${callArguments([part, path])};`;
  return entersAtOnce(rule, tests) ? explanation : when(not(tests.test(rule, part)), explanation);
}

/**
 * Whether a part is explained without testing it first. A recursive schema would be tested again at every level; and
 * the explanation of a container performs the same tests itself.
 */
export function entersAtOnce(rule: Rule, { functions }: Tests): boolean {
  return functions.isRecursive(rule) || functions.isContainer(rule);
}

/** The path some steps further in the contract, at the same value. */
export function stepTo(via: Via, path: Code): Code {
  return via === "" ? path : code`${imported("step", runtime("explain"))}(${path}, ${via})`;
}
