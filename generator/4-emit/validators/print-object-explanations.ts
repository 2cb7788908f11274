import { formatPointer } from "../../1-load/references.js";
import { valuesPhrase } from "../../3-analyse/phrases.js";
import { type Code, callArguments, code, empty, lines } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { isAbsent, propertyOf } from "./comparisons.js";
import { and, expression, not, or, when } from "./conditions.js";
import { entersAtOnce, explainPart, explanationOf, stepTo } from "./explanations.js";
import { isCounted, printExplanationLoop } from "./print-loops.js";
import { propertyConditions } from "./print-tests.js";
import type { Check } from "./program.js";
import { failure, runtime } from "./runtime.js";
import { sort } from "./simplify.js";
import type { Tests } from "./tests.js";
import { acceptsAll } from "./trivial.js";

/**
 * The explanation of an object: its properties in the order of the contract, then the checks that visit all of them. It
 * tests property by property, and makes paths only for those that are invalid.
 */
export function printObjectExplanation(checks: readonly Check[], value: Code, path: Code, tests: Tests): Code {
  const counted = checks.filter(isCounted);
  const pathOf = (check: Check) => stepTo(check.via, path);
  const required = firstOfEachName(checks.filter((check) => check.op === "required"));
  const described = checks.filter((check) => check.op === "property").filter(({ rule }) => !acceptsAll(rule));
  const bare = required.filter(({ name }) => !described.some((check) => check.name === name));
  const requiring = (check: Described) => {
    const isFirst = described.find(({ name }) => name === check.name) === check;
    return isFirst ? required.find(({ name }) => name === check.name) : undefined;
  };
  return lines([
    ...bare.map((check) => explainMissing(check, value, pathOf(check))),
    ...described.map((check) => explainProperty(check, requiring(check), value, pathOf, tests)),
    ...(counted.length > 0 ? [printExplanationLoop(counted, value, pathOf, tests)] : []),
    ...checks.map((check) => explainDependent(check, value, pathOf(check), tests)),
  ]);
}

type Named = Extract<Check, { readonly op: "property" | "required" }>;
type Described = Extract<Check, { readonly op: "property" }>;

/** One check for each name: a missing property is reported once, even if several schemas require it. */
function firstOfEachName<T extends Named>(checks: readonly T[]): readonly T[] {
  return [...new Map(checks.toReversed().map((check) => [check.name, check])).values()].toReversed();
}

/** Explains a property. `required` is the check that requires it, if any, which may come from another schema. */
function explainProperty(
  check: Described,
  required: Named | undefined,
  value: Code,
  pathOf: (check: Check) => Code,
  tests: Tests,
): Code {
  if (required === undefined) return explainOptional(check, value, pathOf(check), tests);
  if (required.via === check.via && isPlain(check)) return explainRequired(check, value, pathOf(check), tests);
  return code`
    if (${expression(isAbsent(value, check.name))}) {
      ${missing(pathOf(required), check.name)}
    } else {
      ${explainPart(check.rule, propertyOf(value, check.name), insideOf(check, pathOf(check)), tests)}
    }`;
}

function explainRequired(check: Described, value: Code, path: Code, tests: Tests): Code {
  const { name, rule } = check;
  const property = propertyOf(value, name);
  const alone = explainAlone(check, property, path, tests);
  if (alone?.needsTest) return when(not(and(propertyConditions(rule, property, tests))), alone.statement);
  if (alone !== undefined) return alone.statement;
  const parameters = [path, code`${name}`, property, explanationOf(rule, tests.functions)];
  const explanation = code`${imported("explainRequired", runtime("explain"))}${callArguments(parameters)};`;
  return entersAtOnce(rule, tests)
    ? explanation
    : when(not(and(propertyConditions(rule, property, tests))), explanation);
}

function explainOptional(check: Described, value: Code, path: Code, tests: Tests): Code {
  const { name, rule } = check;
  const property = propertyOf(value, name);
  const alone = explainAlone(check, property, path, tests);
  const explanation =
    alone?.statement ??
    code`${explanationOf(rule, tests.functions)}${callArguments([property, insideOf(check, path)])};`;
  const testsFirst = alone === undefined ? !entersAtOnce(rule, tests) : alone.needsTest;
  const absent = isAbsent(value, name);
  return when(not(testsFirst ? or([absent, tests.test(rule, property)]) : absent), explanation);
}

/** The explanation of a property that needs no path of its own: that of a leaf, or of a list of values. */
function explainAlone(
  described: Described,
  property: Code,
  path: Code,
  { functions }: Tests,
): { readonly statement: Code; readonly needsTest: boolean } | undefined {
  if (!isPlain(described)) return undefined;
  const { name, rule } = described;
  if (functions.isLeaf(rule)) {
    const parameters = [property, path, code`${name}`];
    return { statement: code`${explanationOf(rule, functions)}${callArguments(parameters)};`, needsTest: false };
  }
  const { byType, always } = sort(rule);
  const [check, ...others] = [...always, ...[...byType.values()].flat()];
  if (check?.op !== "equals" || check.via !== "" || others.length > 0) return undefined;
  const statement = code`${failure([path, code`${name}`], check.keyword, valuesPhrase(check.values), property)};`;
  return { statement, needsTest: true };
}

function explainMissing({ name }: Named, value: Code, path: Code): Code {
  return when(isAbsent(value, name), missing(path, name));
}

function missing(path: Code, name: string, ...more: readonly string[]): Code {
  const parameters = [path, code`${name}`, ...more.map((each) => code`${each}`)];
  return code`${imported("missing", runtime("explain"))}${callArguments(parameters)};`;
}

function insideOf(check: Described, path: Code): Code {
  const step = isPlain(check) ? [] : [code`${`/properties${formatPointer([check.name])}`}`];
  return code`${imported("inside", runtime("explain"))}${callArguments([path, code`${check.name}`, ...step])}`;
}

/** Whether a JSON Pointer holds a name as it is (RFC 6901 §3), so that the step to the property need not be printed. */
function isPlain({ name }: Described): boolean {
  return !/[~/]/.test(name);
}

/** Explains what must hold if a property is present. */
function explainDependent(check: Check, value: Code, path: Code, tests: Tests): Code {
  if (check.op !== "dependentRequired" && check.op !== "dependentSchema") return empty;
  const present = not(isAbsent(value, check.name));
  if (check.op === "dependentSchema") {
    return when(present, explainPart(check.rule, value, stepTo(check.step, path), tests));
  }
  const message = `is required beside \`${check.name}\``;
  const each = check.needs.map((name) =>
    when(isAbsent(value, name), missing(path, name, "dependentRequired", message)),
  );
  return code`
    if (${expression(present)}) {
      ${lines(each)}
    }`;
}
