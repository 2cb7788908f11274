import { formatPointer } from "../../1-load/references.js";
import { countPhrase } from "../../3-analyse/phrases.js";
import { block, type Code, callArguments, code, empty, isEmpty, lines } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { and, type Condition, compares, not, or, when } from "./conditions.js";
import { explainPart, explanationOf } from "./explanations.js";
import { neverPhrases } from "./phrases.js";
import { type Constants, createConstants, evaluatedCondition, matches } from "./print-evaluated.js";
import type { Check, EachProperty, Rest, Rule } from "./program.js";
import { failure, refusal, runtime } from "./runtime.js";
import type { Tests } from "./tests.js";
import { acceptsAll } from "./trivial.js";

type Counted = Extract<Check, { readonly op: "eachProperty" | "propertyCount" }>;

/** Whether a check must visit every property of an object. Such checks share one loop. */
export function isCounted(check: Check): check is Counted {
  return check.op === "eachProperty" || check.op === "propertyCount";
}

/** The loop of a test, which returns `false` at an invalid property, and the conditions to check after it. */
export function printTestLoop(
  checks: readonly Counted[],
  value: Code,
  tests: Tests,
): { readonly statements: Code; readonly conditions: readonly Condition[] } {
  const constants = createConstants();
  const closed = closedBy(checks);
  if (closed !== undefined) {
    // Only values of unexpected properties are read.
    const evaluated = evaluatedCondition(closed.evaluated, value, constants, tests)(part);
    const isForbidden = and([not(evaluated), not(compares(code`${value}[name]`, "===", code`undefined`))]);
    return {
      statements: lines([...constants.statements, forEachName(value, [when(isForbidden, code`return false;`)])]),
      conditions: [],
    };
  }
  const steps = checks
    .flatMap((check) => (check.op === "eachProperty" ? propertyConditions(check, value, constants, tests) : []))
    .filter((condition) => condition.kind !== "constant" || !condition.holds)
    .map((condition) => when(not(condition), code`return false;`));
  return {
    statements: lines([...constants.statements, loop(checks, value, steps)]),
    conditions: checks.flatMap((check) => (check.op === "propertyCount" ? [countCondition(check)] : [])),
  };
}

/** The keyword that forbids all other properties, if that is the only check that needs a loop. */
export function closedBy([check, ...others]: readonly Counted[]): Rest | undefined {
  if (check?.op !== "eachProperty" || others.length > 0 || check.names || check.patterns.length > 0) return undefined;
  return check.rest?.rule.checks.some(({ op }) => op === "never") ? check.rest : undefined;
}

/** The loop of an explanation, which reports every invalid property. */
export function printExplanationLoop(
  checks: readonly Counted[],
  value: Code,
  pathOf: (check: Check) => Code,
  tests: Tests,
): Code {
  const constants = createConstants();
  const steps = checks.flatMap((check) =>
    check.op === "eachProperty" ? propertyExplanations(check, value, pathOf(check), constants, tests) : [],
  );
  const counts = checks.flatMap((check) =>
    check.op === "propertyCount"
      ? [
          when(
            not(countCondition(check)),
            code`${failure([pathOf(check)], check.keyword, countPhrase(check.keyword, check.limit), code`count`)};`,
          ),
        ]
      : [],
  );
  return lines([...constants.statements, loop(checks, value, steps), ...counts]);
}

/** Skips properties that are `undefined`, as `JSON.stringify` does. */
function loop(checks: readonly Counted[], value: Code, steps: readonly Code[]): Code {
  const counts = checks.some(({ op }) => op === "propertyCount");
  return lines([
    ...(counts ? [code`let count = 0;`] : []),
    forEachName(value, [
      code`const property = ${value}[name];`,
      code`if (property === undefined) continue;`,
      ...(counts ? [code`count++;`] : []),
      ...steps,
    ]),
  ]);
}

function forEachName(value: Code, statements: readonly Code[]): Code {
  return code`for (const name in ${value}) ${block(statements)}`;
}

function countCondition({ keyword, limit }: Extract<Counted, { readonly op: "propertyCount" }>): Condition {
  return compares(code`count`, keyword === "minProperties" ? ">=" : "<=", code`${limit}`);
}

const name = code`name`;
const property = code`property`;
const part = { key: name, value: property };

function propertyConditions(
  { names, patterns, rest }: EachProperty,
  value: Code,
  constants: Constants,
  tests: Tests,
): readonly Condition[] {
  return [
    ...(names ? [tests.test(names, name, "string")] : []),
    ...patterns.map(({ pattern, rule }) => or([not(matches(pattern, name)), tests.test(rule, property)])),
    ...(rest
      ? [or([evaluatedCondition(rest.evaluated, value, constants, tests)(part), tests.test(rest.rule, property)])]
      : []),
  ];
}

function propertyExplanations(
  { names, patterns, rest }: EachProperty,
  value: Code,
  path: Code,
  constants: Constants,
  tests: Tests,
): readonly Code[] {
  const explain = (rule: Rule, subject: Code, pathTo: Code) =>
    acceptsAll(rule) ? empty : explainPart(rule, subject, pathTo, tests);
  const explainName = (rule: Rule) => {
    if (acceptsAll(rule)) return empty;
    const explanation = code`${imported("explainName", runtime("property-names"))}${callArguments([name, path, explanationOf(rule, tests.functions)])};`;
    return when(not(tests.test(rule, name, "string")), explanation);
  };
  const pathTo = (step: string) => code`${imported("inside", runtime("explain"))}(${path}, name, ${step})`;
  const explanationOfRest = ({ keyword, rule }: Rest) =>
    rule.checks.some(({ op }) => op === "never")
      ? code`${refusal(pathTo(""), keyword, neverPhrases.not, property)};`
      : explain(rule, property, pathTo(`/${keyword}`));
  return [
    ...(names ? [explainName(names)] : []),
    ...patterns.map(({ pattern, rule }) =>
      under(matches(pattern, name), explain(rule, property, pathTo(formatPointer(["patternProperties", pattern])))),
    ),
    ...(rest
      ? [under(not(evaluatedCondition(rest.evaluated, value, constants, tests)(part)), explanationOfRest(rest))]
      : []),
  ];
}

/** A statement under a condition. */
function under(condition: Condition, statement: Code): Code {
  if (isEmpty(statement)) return empty;
  return condition.kind === "constant" && condition.holds ? statement : when(condition, statement);
}
