import type { TypeName } from "../../2-normalise/api.js";
import type { JsonType } from "../../3-analyse/model.js";
import { type Code, code, group, indent, lines } from "../print/code.js";
import { comparable } from "./comparable.js";
import { propertyOf } from "./comparisons.js";
import { and, type Condition, calls, compares, expression, not, or, returned, when } from "./conditions.js";
import { formatOf, formatTest } from "./formats.js";
import type { Functions } from "./functions.js";
import { checkCondition } from "./print-checks.js";
import { exactNames, hasNoOther } from "./print-exact-objects.js";
import { isItemsLoop, printItemsTests } from "./print-items.js";
import { isCounted, printTestLoop } from "./print-loops.js";
import { numberConditions } from "./print-numbers.js";
import { decisiveTag, printTagSwitch } from "./print-switches.js";
import type { Check, Rule } from "./program.js";
import { jsonTypeOf, type Sorted, sort } from "./simplify.js";
import { isLong, splitRule } from "./split-rules.js";
import type { Tests } from "./tests.js";
import { hasType, isObjectWith } from "./types.js";

/**
 * Prints the body of a function that returns whether `value` is valid for a rule: one expression where possible. Only
 * loops, and the `switch` of a union, are statements.
 */
export function printTest(rule: Rule, functions: Functions): Code {
  const value = code`value`;
  const { rest, parts } = splitRule(rule);
  const sorted = sort(comparable(rest));
  const tests = testsWith(functions);
  const sole = soleTag(sorted);
  if (sole !== undefined) return printTagSwitch(sole.check, sole.tag, value, tests);
  const partTests = parts.map((part) => calls(code`${functions.reference("is", part)}(${value})`));
  const loops = (sorted.byType.get("array") ?? []).filter(isItemsLoop);
  if (loops.length > 0) {
    return code`
      if (${expression(hasType("array", value))}) {
        ${printItemsTests(loops, value, tests)}
      }
      ${printSorted(withoutItemsLoops(sorted), value, partTests, tests)}`;
  }
  return printSorted(sorted, value, partTests, tests);
}

/** Whether the test of a rule accepts every value, or refuses every value: then it does not use its parameter. */
export function isConstantTest(rule: Rule, functions: Functions): boolean {
  const { rest, parts } = splitRule(rule);
  const sorted = sort(comparable(rest));
  const hasStatements = needsFunction(sorted) || parts.length > 0;
  return !hasStatements && conditionOf(sorted, code`value`, testsWith(functions)).kind === "constant";
}

function printSorted(sorted: Sorted, value: Code, partTests: readonly Condition[], tests: Tests): Code {
  const counted = loopedOf(objectChecksOf(sorted));
  if (counted.length === 0) return returned(and([conditionOf(sorted, value, tests), ...partTests]));
  const plain = objectChecksOf(sorted).filter((check) => !isCounted(check));
  const isObject = isOnly("object", sorted) ? objectTest(plain, value) : hasType("object", value);
  const loop = printTestLoop(counted, value, tests);
  const objects = lines([
    loop.statements,
    returned(
      and([
        ...objectConditions(plain, value, tests),
        ...loop.conditions,
        ...alwaysOf(sorted, value, tests),
        ...partTests,
      ]),
    ),
  ]);
  if (isOnly("object", sorted)) return lines([when(not(isObject), code`return false;`), objects]);
  return code`
    if (${expression(not(isObject))}) {
      ${returned(conditionOf(withoutObjects(sorted), value, tests))}
    }
    ${objects}`;
}

/** The tests of inner rules that the checks of a rule consist of. */
export function testsWith(functions: Functions): Tests {
  const tests: Tests = {
    functions,
    test(rule, value, knownType) {
      const sorted = sort(comparable(rule, knownType), knownType);
      if (needsFunction(sorted)) return calls(code`${functions.reference("is", rule)}(${value})`);
      return conditionOf(sorted, value, tests);
    },
    predicate(rule) {
      const sorted = sort(comparable(rule));
      const { types, byType, always } = sorted;
      const [check, ...others] = [...[...byType.values()].flat(), ...always];
      const type = types.kind === "some" && types.types.length === 1 ? types.types[0] : undefined;
      const format = type && formatOf(check, type);
      if (format && others.length === 0) return formatTest(format);
      if (check?.op === "call" && others.length === 0 && types.kind === "any") return functions.named("is", check.id);
      if (needsFunction(sorted)) return functions.reference("is", rule);
      return group(code`(item) => `, indent(expression(tests.test(rule, code`item`))));
    },
  };
  return tests;
}

/** Whether a test needs a function of its own: objects with properties, loops and switches do. */
function needsFunction(sorted: Sorted): boolean {
  const checks = objectChecksOf(sorted);
  return (
    soleTag(sorted) !== undefined ||
    isLong([...sorted.byType.values(), sorted.always].flat()) ||
    (sorted.byType.get("array") ?? []).some(isItemsLoop) ||
    checks.some((check) => isCounted(check) || check.op === "property")
  );
}

/**
 * The union of a rule that consists of nothing else, except perhaps `type: object`, if the tag of the union decides.
 */
function soleTag(sorted: Sorted) {
  const { types, byType, always } = sorted;
  const [check, ...others] = always;
  const alone = others.length === 0 && ![...byType.values()].some((checks) => checks.length > 0);
  const anyObject = types.kind !== "some" || types.types.includes("object");
  if (check?.op !== "union" || !alone || !anyObject) return undefined;
  const tag = decisiveTag(check);
  return tag && { check, tag };
}

function objectChecksOf({ byType }: Sorted): readonly Check[] {
  return byType.get("object") ?? [];
}

/** Whether a value must have this type and may have no other. */
function isOnly(type: TypeName, { types }: Sorted): boolean {
  return types.kind === "some" && types.types.length === 1 && types.types[0] === type;
}

function withoutItemsLoops(sorted: Sorted): Sorted {
  const arrays = (sorted.byType.get("array") ?? []).filter((check) => !isItemsLoop(check));
  return { ...sorted, byType: new Map([...sorted.byType, ["array", arrays]]) };
}

/** What remains of a rule for values that are not objects. */
function withoutObjects(sorted: Sorted): Sorted {
  const { types } = sorted;
  const byType = new Map([...sorted.byType].filter(([type]) => type !== "object"));
  const left = types.kind === "some" ? { ...types, types: types.types.filter((type) => type !== "object") } : types;
  return { ...sorted, types: left, byType };
}

function conditionOf(sorted: Sorted, value: Code, tests: Tests): Condition {
  const conditionsOf = (type: JsonType) => {
    const checks = sorted.byType.get(type) ?? [];
    return type === "object"
      ? objectConditions(checks, value, tests)
      : checks.map((check) => checkCondition(check, value, tests));
  };
  return and([typedCondition(sorted, value, conditionsOf), ...alwaysOf(sorted, value, tests)]);
}

function typedCondition(
  { types, byType }: Sorted,
  value: Code,
  conditionsOf: (type: JsonType) => readonly Condition[],
): Condition {
  switch (types.kind) {
    case "any":
      return and([...byType.keys()].map((type) => or([not(hasType(type, value)), and(conditionsOf(type))])));
    case "known":
      return and(conditionsOf(types.type));
    case "some":
      return or(
        types.types.map((type) => {
          const checks = byType.get(jsonTypeOf(type)) ?? [];
          return and(conditionsOfType(type, checks, conditionsOf(jsonTypeOf(type)), value));
        }),
      );
    default:
      return types satisfies never;
  }
}

/** The conditions that a value has a type and meets its checks. The predicate of a format includes the type. */
function conditionsOfType(
  type: TypeName,
  checks: readonly Check[],
  conditions: readonly Condition[],
  value: Code,
): readonly Condition[] {
  if (formatOf(checks[0], type)) return conditions;
  if (type === "number") return numberConditions(checks, conditions, value);
  return [type === "object" ? objectTest(checks, value) : hasType(type, value), ...conditions];
}

function objectTest(checks: readonly Check[], value: Code): Condition {
  const required = checks.flatMap((check) => (check.op === "required" ? [check.name] : []));
  return isObjectWith(required, value);
}

/** The checks that a loop over all properties decides. */
function loopedOf(checks: readonly Check[]) {
  return exactNames(checks) === undefined ? checks.filter(isCounted) : [];
}

function objectConditions(checks: readonly Check[], value: Code, tests: Tests): readonly Condition[] {
  const exact = exactNames(checks);
  if (exact !== undefined) {
    const others = checks.filter((check) => !isCounted(check));
    return [...objectConditions(others, value, tests), hasNoOther(exact, value)];
  }
  const required = new Set(checks.flatMap((check) => (check.op === "required" ? [check.name] : [])));
  const described = new Set(checks.flatMap((check) => (check.op === "property" ? [check.name] : [])));
  return quickestFirst(checks, tests).flatMap((check) => {
    if (check.op !== "property")
      return check.op === "required" && described.has(check.name) ? [] : [checkCondition(check, value, tests)];
    const property = propertyOf(value, check.name);
    if (required.has(check.name)) return propertyConditions(check.rule, property, tests);
    return [or([compares(property, "===", code`undefined`), tests.test(check.rule, property)])];
  });
}

/** In the order of the contract, but expensive checks last. */
function quickestFirst(checks: readonly Check[], { functions }: Tests): readonly Check[] {
  return checks
    .map((check) => ({ check, cost: check.op === "property" ? functions.cost(check.rule) : 0 }))
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ check }) => check);
}

/** The conditions on a required property. A test that refuses `undefined` includes that the property is present. */
export function propertyConditions(rule: Rule, property: Code, tests: Tests): readonly Condition[] {
  const test = tests.test(rule, property);
  return tests.functions.refusesUndefined(rule) ? [test] : [not(compares(property, "===", code`undefined`)), test];
}

function alwaysOf({ always }: Sorted, value: Code, tests: Tests): readonly Condition[] {
  return always.map((check) => checkCondition(check, value, tests));
}
