import { formatPointer } from "../../1-load/references.js";
import { type Code, code, empty, isEmpty, lines } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { regExp } from "../print/regular-expressions.js";
import { type Condition, calls, compares, not, or, when } from "./conditions.js";
import { explanationOf } from "./explanations.js";
import type { Functions } from "./functions.js";
import { countPhrase, neverPhrases } from "./phrases.js";
import { isOneOf, type Tests } from "./print-checks.js";
import type { Check, Members, Rule } from "./program.js";
import { failure, report, runtime } from "./runtime.js";
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
  const refusals = checks.flatMap((check) => (check.op === "members" ? membersConditions(check, tests) : []));
  const steps = refusals
    .filter((condition) => condition.kind !== "known" || !condition.holds)
    .map((condition) => when(not(condition), code`return false;`));
  return {
    statements: loop(checks, value, steps),
    conditions: checks.flatMap((check) => (check.op === "propertyCount" ? [countCondition(check)] : [])),
  };
}

/** The loop of an explanation: every property that does not fit is reported. */
export function printExplanationLoop(
  checks: readonly Counted[],
  value: Code,
  at: (check: Check) => Code,
  functions: Functions,
): Code {
  const steps = checks.flatMap((check) =>
    check.op === "members" ? membersExplanations(check, at(check), functions) : [],
  );
  const counts = checks.flatMap((check) =>
    check.op === "propertyCount"
      ? [
          when(
            not(countCondition(check)),
            code`${failure(at(check), check.keyword, countPhrase(check.keyword, check.limit), code`count`)};`,
          ),
        ]
      : [],
  );
  return lines([loop(checks, value, steps), ...counts]);
}

/** A property whose value is `undefined` is no property: JSON text would not hold it. */
function loop(checks: readonly Counted[], value: Code, steps: readonly Code[]): Code {
  const counts = checks.some(({ op }) => op === "propertyCount");
  return lines([
    ...(counts ? [code`let count = 0;`] : []),
    code`
      for (const name in ${value}) {
        const member = ${value}[name];
        if (member === undefined) continue;
        ${lines([...(counts ? [code`count++;`] : []), ...steps])}
      }`,
  ]);
}

function countCondition({ keyword, limit }: Extract<Counted, { readonly op: "propertyCount" }>): Condition {
  return compares(code`count`, keyword === "minProperties" ? ">=" : "<=", code`${limit}`);
}

const name = code`name`;
const member = code`member`;

function membersConditions({ names, patterns, additional }: Members, tests: Tests): readonly Condition[] {
  return [
    ...(names ? [tests.test(names, name, "string")] : []),
    ...patterns.map(({ pattern, rule }) => or([not(matches(pattern)), tests.test(rule, member)])),
    ...(additional ? [or([...accounted(additional.listed, patterns), tests.test(additional.rule, member)])] : []),
  ];
}

function membersExplanations(
  { names, patterns, additional }: Members,
  at: Code,
  functions: Functions,
): readonly Code[] {
  const explain = (rule: Rule, subject: Code, place: Code) =>
    acceptsAll(rule) ? empty : code`${explanationOf(rule, functions)}(${subject}, ${place});`;
  const place = (step: string) => code`${imported("inside", runtime("explain"))}(${at}, name, ${step})`;
  const rest = additional && not(or([...accounted(additional.listed, patterns)]));
  const refused = additional?.rule.checks.some(({ op }) => op === "never");
  const explained = refused
    ? code`${report(place(""), "additionalProperties", neverPhrases.not)};`
    : additional && explain(additional.rule, member, place("/additionalProperties"));
  return [
    ...(names ? [explain(names, name, place("/propertyNames"))] : []),
    ...patterns.map(({ pattern, rule }) =>
      under(matches(pattern), explain(rule, member, place(formatPointer(["patternProperties", pattern])))),
    ),
    ...(explained && rest ? [under(rest, explained)] : []),
  ];
}

/** A statement under a condition, which may always hold. */
function under(condition: Condition, statement: Code): Code {
  if (isEmpty(statement)) return empty;
  return condition.kind === "known" && condition.holds ? statement : when(condition, statement);
}

/** The properties that `additionalProperties` does not speak of (JSON Schema 2020-12 Core §10.3.2.3). */
function accounted(listed: readonly string[], patterns: Members["patterns"]): readonly Condition[] {
  return [isOneOf(name, listed), ...patterns.map(({ pattern }) => matches(pattern))];
}

function matches(pattern: string): Condition {
  return calls(code`${regExp(pattern, "u")}.test(name)`);
}
