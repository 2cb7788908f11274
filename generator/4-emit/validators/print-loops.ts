import { formatPointer } from "../../1-load/references.js";
import { block, type Code, callArguments, code, empty, isEmpty, lines } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { and, type Condition, compares, not, or, when } from "./conditions.js";
import { explainPart, explanationOf } from "./explanations.js";
import { countPhrase, neverPhrases } from "./phrases.js";
import { type Constants, createConstants, lookedAt, matches } from "./print-evaluated.js";
import type { Check, Members, Rest, Rule } from "./program.js";
import { failure, refusal, runtime } from "./runtime.js";
import type { Tests } from "./tests.js";
import { acceptsAll } from "./trivial.js";

type Counted = Extract<Check, { readonly op: "members" | "propertyCount" }>;

/** Whether a check must look at every property of an object. All that must share one loop. */
export function isCounted(check: Check): check is Counted {
  return check.op === "members" || check.op === "propertyCount";
}

/** The loop of a test: it leaves with `false`; what only the whole count decides are the conditions. */
export function printTestLoop(
  checks: readonly Counted[],
  value: Code,
  tests: Tests,
): { readonly statements: Code; readonly conditions: readonly Condition[] } {
  const constants = createConstants();
  const closed = closedBy(checks);
  if (closed !== undefined) {
    // Only what is not known is read.
    const known = lookedAt(closed.evaluated, value, constants, tests)(part);
    const unknown = and([not(known), not(compares(code`${value}[name]`, "===", code`undefined`))]);
    return {
      statements: lines([...constants.statements, forEachName(value, [when(unknown, code`return false;`)])]),
      conditions: [],
    };
  }
  const steps = checks
    .flatMap((check) => (check.op === "members" ? membersConditions(check, value, constants, tests) : []))
    .filter((condition) => condition.kind !== "known" || !condition.holds)
    .map((condition) => when(not(condition), code`return false;`));
  return {
    statements: lines([...constants.statements, loop(checks, value, steps)]),
    conditions: checks.flatMap((check) => (check.op === "propertyCount" ? [countCondition(check)] : [])),
  };
}

/** What is known of the properties of an object, where all that its names must be is known. */
export function closedBy([check, ...others]: readonly Counted[]): Rest | undefined {
  if (check?.op !== "members" || others.length > 0 || check.names || check.patterns.length > 0) return undefined;
  return check.rest?.rule.checks.some(({ op }) => op === "never") ? check.rest : undefined;
}

/** The loop of an explanation: every property that does not fit is reported. */
export function printExplanationLoop(
  checks: readonly Counted[],
  value: Code,
  at: (check: Check) => Code,
  tests: Tests,
): Code {
  const constants = createConstants();
  const steps = checks.flatMap((check) =>
    check.op === "members" ? membersExplanations(check, value, at(check), constants, tests) : [],
  );
  const counts = checks.flatMap((check) =>
    check.op === "propertyCount"
      ? [
          when(
            not(countCondition(check)),
            code`${failure([at(check)], check.keyword, countPhrase(check.keyword, check.limit), code`count`)};`,
          ),
        ]
      : [],
  );
  return lines([...constants.statements, loop(checks, value, steps), ...counts]);
}

/** A property whose value is `undefined` is no property: JSON text would not hold it. */
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

function membersConditions(
  { names, patterns, rest }: Members,
  value: Code,
  constants: Constants,
  tests: Tests,
): readonly Condition[] {
  return [
    ...(names ? [tests.test(names, name, "string")] : []),
    ...patterns.map(({ pattern, rule }) => or([not(matches(pattern, name)), tests.test(rule, property)])),
    ...(rest ? [or([lookedAt(rest.evaluated, value, constants, tests)(part), tests.test(rest.rule, property)])] : []),
  ];
}

function membersExplanations(
  { names, patterns, rest }: Members,
  value: Code,
  at: Code,
  constants: Constants,
  tests: Tests,
): readonly Code[] {
  const explain = (rule: Rule, subject: Code, place: Code) =>
    acceptsAll(rule) ? empty : explainPart(rule, subject, place, tests);
  const explainName = (rule: Rule) => {
    if (acceptsAll(rule)) return empty;
    const explanation = code`${imported("explainName", runtime("property-names"))}${callArguments([name, at, explanationOf(rule, tests.functions)])};`;
    return when(not(tests.test(rule, name, "string")), explanation);
  };
  const place = (step: string) => code`${imported("inside", runtime("explain"))}(${at}, name, ${step})`;
  const explanationOfRest = ({ keyword, rule }: Rest) =>
    rule.checks.some(({ op }) => op === "never")
      ? code`${refusal(place(""), keyword, neverPhrases.not, property)};`
      : explain(rule, property, place(`/${keyword}`));
  return [
    ...(names ? [explainName(names)] : []),
    ...patterns.map(({ pattern, rule }) =>
      under(matches(pattern, name), explain(rule, property, place(formatPointer(["patternProperties", pattern])))),
    ),
    ...(rest ? [under(not(lookedAt(rest.evaluated, value, constants, tests)(part)), explanationOfRest(rest))] : []),
  ];
}

/** A statement under a condition, which may always hold. */
function under(condition: Condition, statement: Code): Code {
  if (isEmpty(statement)) return empty;
  return condition.kind === "known" && condition.holds ? statement : when(condition, statement);
}
