import type { TypeName } from "../../2-normalise/api.js";
import type { JsonType } from "../../3-analyse/model.js";
import { type Code, code, group, indent, lines } from "../print/code.js";
import { memberOf } from "./comparisons.js";
import { and, type Condition, calls, compares, expression, not, or, returned, when } from "./conditions.js";
import { formatOf, formatTest } from "./formats.js";
import type { Functions } from "./functions.js";
import { isLong, piecesOf } from "./parts.js";
import { checkOf } from "./print-checks.js";
import { exactNames, hasNoOther } from "./print-exact-objects.js";
import { isItemsLoop, printItemsTests } from "./print-items.js";
import { isCounted, printTestLoop } from "./print-loops.js";
import { numberConditions } from "./print-numbers.js";
import { decisiveTag, printTagSwitch } from "./print-switches.js";
import type { Check, Rule } from "./program.js";
import { jsonTypeOf, type Sorted, sort } from "./simplify.js";
import type { Tests } from "./tests.js";
import { hasType, isObjectWith } from "./types.js";

/**
 * The body of a function that answers whether `value` is valid for a rule. Straight-line: what can be an expression
 * is one, and only a loop over properties and the `switch` of a union are statements.
 */
export function printTest(rule: Rule, functions: Functions): Code {
  const value = code`value`;
  const { rest, parts } = piecesOf(rule);
  const sorted = sort(rest);
  const tests = testsWith(functions);
  const sole = soleTag(sorted);
  if (sole !== undefined) return printTagSwitch(sole.check, sole.tag, value, tests);
  const ofParts = parts.map((part) => calls(code`${functions.reference("is", part)}(${value})`));
  const loops = (sorted.byType.get("array") ?? []).filter(isItemsLoop);
  if (loops.length > 0) {
    return code`
      if (${expression(hasType("array", value))}) {
        ${printItemsTests(loops, value, tests)}
      }
      ${printSorted(withoutItemsLoops(sorted), value, ofParts, tests)}`;
  }
  return printSorted(sorted, value, ofParts, tests);
}

function printSorted(sorted: Sorted, value: Code, ofParts: readonly Condition[], tests: Tests): Code {
  const counted = loopedOf(objectChecksOf(sorted));
  if (counted.length === 0) return returned(and([conditionOf(sorted, value, tests), ...ofParts]));
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
        ...ofParts,
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

/** How the checks of a rule ask for tests of other rules. */
export function testsWith(functions: Functions): Tests {
  const tests: Tests = {
    functions,
    test(rule, value, known) {
      const sorted = sort(rule, known);
      if (needsFunction(sorted)) return calls(code`${functions.reference("is", rule)}(${value})`);
      return conditionOf(sorted, value, tests);
    },
    predicate(rule) {
      const sorted = sort(rule);
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

/** Objects with described properties, loops and switches stand in functions of their own. */
function needsFunction(sorted: Sorted): boolean {
  const checks = objectChecksOf(sorted);
  return (
    soleTag(sorted) !== undefined ||
    isLong(checks) ||
    (sorted.byType.get("array") ?? []).some(isItemsLoop) ||
    checks.some((check) => isCounted(check) || check.op === "property")
  );
}

/** The union that is all a rule says, but perhaps that its values are objects, where its tag alone decides. */
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

/** What is left of a rule once a value is known to be no object. */
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
      : checks.map((check) => checkOf(check, value, tests));
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

/** That a value has a type, and what its checks ask; a format that comes first tells values of the type by itself. */
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
      return check.op === "required" && described.has(check.name) ? [] : [checkOf(check, value, tests)];
    const member = memberOf(value, check.name);
    if (required.has(check.name)) return propertyConditions(check.rule, member, tests);
    return [or([compares(member, "===", code`undefined`), tests.test(check.rule, member)])];
  });
}

/** In the order of the contract, but for what may take longer: that comes last. */
function quickestFirst(checks: readonly Check[], { functions }: Tests): readonly Check[] {
  return checks
    .map((check) => ({ check, effort: check.op === "property" ? functions.effort(check.rule) : 0 }))
    .toSorted((a, b) => a.effort - b.effort)
    .map(({ check }) => check);
}

/** The conditions on a property that must be there. A test that refuses `undefined` tells by itself that it is. */
export function propertyConditions(rule: Rule, member: Code, tests: Tests): readonly Condition[] {
  const test = tests.test(rule, member);
  return tests.functions.refusesUndefined(rule) ? [test] : [not(compares(member, "===", code`undefined`)), test];
}

function alwaysOf({ always }: Sorted, value: Code, tests: Tests): readonly Condition[] {
  return always.map((check) => checkOf(check, value, tests));
}
