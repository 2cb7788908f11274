import { formatPointer } from "../../1-load/references.js";
import { type Code, callArguments, code, empty, lines } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { isAbsent, memberOf } from "./comparisons.js";
import { and, expression, not, or, when } from "./conditions.js";
import { entersAtOnce, explainPart, explanationOf, stepTo } from "./explanations.js";
import { valuesPhrase } from "./phrases.js";
import { isCounted, printExplanationLoop } from "./print-loops.js";
import { propertyConditions } from "./print-tests.js";
import type { Check } from "./program.js";
import { failure, runtime } from "./runtime.js";
import { sort } from "./simplify.js";
import type { Tests } from "./tests.js";
import { acceptsAll } from "./trivial.js";

/**
 * The explanation of a value that is known to be an object: its properties in the order of the contract, then what
 * looks at all of them. It asks what the test asked, property by property, and makes places only for what is wrong.
 */
export function printObjectExplanation(checks: readonly Check[], value: Code, at: Code, tests: Tests): Code {
  const counted = checks.filter(isCounted);
  const place = (check: Check) => stepTo(check.via, at);
  const required = firstOfEachName(checks.filter((check) => check.op === "required"));
  const described = checks.filter((check) => check.op === "property").filter(({ rule }) => !acceptsAll(rule));
  const bare = required.filter(({ name }) => !described.some((check) => check.name === name));
  const asking = (check: Described) => {
    const isFirst = described.find(({ name }) => name === check.name) === check;
    return isFirst ? required.find(({ name }) => name === check.name) : undefined;
  };
  return lines([
    ...bare.map((check) => explainMissing(check, value, place(check))),
    ...described.map((check) => explainProperty(check, asking(check), value, place, tests)),
    ...(counted.length > 0 ? [printExplanationLoop(counted, value, place, tests)] : []),
    ...checks.map((check) => explainDependent(check, value, place(check), tests)),
  ]);
}

type Named = Extract<Check, { readonly op: "property" | "required" }>;
type Described = Extract<Check, { readonly op: "property" }>;

/** A property that several schemas ask for is missing once. */
function firstOfEachName<T extends Named>(checks: readonly T[]): readonly T[] {
  return [...new Map(checks.toReversed().map((check) => [check.name, check])).values()].toReversed();
}

/** A property, and what asks for it, if anything does: that may stand in another schema. */
function explainProperty(
  check: Described,
  required: Named | undefined,
  value: Code,
  place: (check: Check) => Code,
  tests: Tests,
): Code {
  if (required === undefined) return explainOptional(check, value, place(check), tests);
  if (required.via === check.via && isPlain(check)) return explainRequired(check, value, place(check), tests);
  return code`
    if (${expression(isAbsent(value, check.name))}) {
      ${missing(place(required), check.name)}
    } else {
      ${explainPart(check.rule, memberOf(value, check.name), insideOf(check, place(check)), tests)}
    }`;
}

function explainRequired(check: Described, value: Code, at: Code, tests: Tests): Code {
  const { name, rule } = check;
  const member = memberOf(value, name);
  const alone = explainAlone(check, member, at, tests);
  if (alone?.asked) return when(not(and(propertyConditions(rule, member, tests))), alone.statement);
  if (alone !== undefined) return alone.statement;
  const parameters = [at, code`${name}`, member, explanationOf(rule, tests.functions)];
  const explanation = code`${imported("explainRequired", runtime("explain"))}${callArguments(parameters)};`;
  return entersAtOnce(rule, tests) ? explanation : when(not(and(propertyConditions(rule, member, tests))), explanation);
}

function explainOptional(check: Described, value: Code, at: Code, tests: Tests): Code {
  const { name, rule } = check;
  const member = memberOf(value, name);
  const alone = explainAlone(check, member, at, tests);
  const explanation =
    alone?.statement ?? code`${explanationOf(rule, tests.functions)}${callArguments([member, insideOf(check, at)])};`;
  const asks = alone === undefined ? !entersAtOnce(rule, tests) : alone.asked;
  const absent = isAbsent(value, name);
  return when(not(asks ? or([absent, tests.test(rule, member)]) : absent), explanation);
}

/** A property's explanation that needs no place of its own: what looks at no part of the value, and a list of values. */
function explainAlone(
  described: Described,
  member: Code,
  at: Code,
  { functions }: Tests,
): { readonly statement: Code; readonly asked: boolean } | undefined {
  if (!isPlain(described)) return undefined;
  const { name, rule } = described;
  if (functions.isLeaf(rule)) {
    const parameters = [member, at, code`${name}`];
    return { statement: code`${explanationOf(rule, functions)}${callArguments(parameters)};`, asked: false };
  }
  const { byType, always } = sort(rule);
  const [check, ...others] = [...always, ...[...byType.values()].flat()];
  if (check?.op !== "equals" || check.via !== "" || others.length > 0) return undefined;
  const statement = code`${failure([at, code`${name}`], check.keyword, valuesPhrase(check.values), member)};`;
  return { statement, asked: true };
}

function explainMissing({ name }: Named, value: Code, at: Code): Code {
  return when(isAbsent(value, name), missing(at, name));
}

function missing(at: Code, name: string, ...more: readonly string[]): Code {
  const parameters = [at, code`${name}`, ...more.map((each) => code`${each}`)];
  return code`${imported("missing", runtime("explain"))}${callArguments(parameters)};`;
}

function insideOf(check: Described, at: Code): Code {
  const step = isPlain(check) ? [] : [code`${`/properties${formatPointer([check.name])}`}`];
  return code`${imported("inside", runtime("explain"))}${callArguments([at, code`${check.name}`, ...step])}`;
}

/** Whether a JSON Pointer holds a name as it is (RFC 6901 §3), so that the step to the property need not be written out. */
function isPlain({ name }: Described): boolean {
  return !/[~/]/.test(name);
}

/** Explains what must hold where a property is there. */
function explainDependent(check: Check, value: Code, at: Code, tests: Tests): Code {
  if (check.op !== "dependentRequired" && check.op !== "dependentSchema") return empty;
  const present = not(isAbsent(value, check.name));
  if (check.op === "dependentSchema") {
    return when(present, explainPart(check.rule, value, stepTo(check.step, at), tests));
  }
  const message = `is required beside \`${check.name}\``;
  const each = check.needs.map((name) => when(isAbsent(value, name), missing(at, name, "dependentRequired", message)));
  return code`
    if (${expression(present)}) {
      ${lines(each)}
    }`;
}
