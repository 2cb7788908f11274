import type { JsonValue } from "../../1-load/tree.js";
import { type Code, callArguments, code } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { jsonLiteral } from "../print/literals.js";
import { regExp } from "../print/regular-expressions.js";
import { isAbsent, isOneOf, isScalar, oneOrAny } from "./comparisons.js";
import { always, and, type Condition, calls, compares, either, never, not, or } from "./conditions.js";
import { formatTest } from "./formats.js";
import { itemsCondition } from "./print-items.js";
import { decisiveTag, tagCondition } from "./print-switches.js";
import type { Check } from "./program.js";
import { runtime } from "./runtime.js";
import type { Tests } from "./tests.js";
import { hasType } from "./types.js";

/** A check as a condition on a value that has the type that the check is about. */
export function checkCondition(check: Check, value: Code, tests: Tests): Condition {
  switch (check.op) {
    case "never":
      return never;
    case "secret":
      return always;
    case "type":
      return or(check.types.map((type) => hasType(type, value)));
    case "bytes":
      return or([
        calls(code`${imported("isBytes", runtime("bytes"))}(${value})`),
        ...check.or.map((type) => hasType(type, value)),
      ]);
    case "equals":
      return or([
        check.amongOthers
          ? isListed(value, check.values.filter(isScalar))
          : isOneOf(value, check.values.filter(isScalar)),
        oneOrAny(
          "anyOf",
          check.values.flatMap((wanted) => (isScalar(wanted) ? [] : [equals(value, wanted)])),
        ),
      ]);
    case "call":
      return calls(code`${tests.functions.named("is", check.id)}(${value})`);
    case "union": {
      const tag = check.union?.declared ? decisiveTag(check) : undefined;
      if (tag !== undefined) return tagCondition(check, tag, value, tests);
      const keyword = check.exclusive ? "anyOf" : check.keyword;
      return oneOrAny(
        keyword,
        check.rules.map((rule) => tests.test(rule, value)),
      );
    }
    case "not":
      return not(tests.test(check.rule, value));
    case "if": {
      const [condition, consequence, alternative] = [check.condition, check.then, check.else].map((rule) =>
        tests.test(rule, value),
      );
      return either(condition ?? always, consequence ?? always, alternative ?? always);
    }
    case "bound":
      return compares(value, operators[check.keyword], code`${check.limit}`);
    case "multipleOf":
      return calls(code`${imported("isMultipleOf", runtime("multiples"))}(${value}, ${check.divisor})`);
    case "length":
      return lengthCondition(check.keyword, check.limit, value);
    case "pattern":
      return calls(code`${regExp(check.pattern, "u")}.test(${value})`);
    case "format":
      return calls(code`${formatTest(check.format)}(${value})`);
    case "itemCount":
      return compares(code`${value}.length`, check.keyword === "minItems" ? ">=" : "<=", code`${check.limit}`);
    case "uniqueItems":
      return calls(code`${imported("areUnique", runtime("unique"))}(${value})`);
    case "prefixItem":
      return or([
        compares(code`${value}.length`, "<=", code`${check.index}`),
        tests.test(check.rule, code`${value}[${check.index}]`),
      ]);
    case "items":
      return itemsCondition(check, value, tests);
    case "contains":
      return containsCondition(check, value, tests);
    case "required":
      return not(isAbsent(value, check.name));
    case "dependentRequired":
      return or([isAbsent(value, check.name), and(check.needs.map((name) => not(isAbsent(value, name))))]);
    case "dependentSchema":
      return or([isAbsent(value, check.name), tests.test(check.rule, value)]);
    case "property":
    case "eachProperty":
    case "propertyCount":
      throw new Error(`${check.op} is printed with the object it belongs to`);
    default:
      throw new Error(`${check satisfies never} is not a check`);
  }
}

/** Whether a value is one of some literals, without narrowing its type. */
function isListed(value: Code, literals: readonly (string | number | boolean | null)[]): Condition {
  if (literals.length === 0) return never;
  return calls(code`(${jsonLiteral([...literals])} as readonly unknown[]).includes(${value})`);
}

const operators = { minimum: ">=", exclusiveMinimum: ">", maximum: "<=", exclusiveMaximum: "<" } as const;

/** Limits of 0 and 1 need no counting of code points: a string without code points has no UTF-16 code units either. */
function lengthCondition(keyword: "minLength" | "maxLength", limit: number, value: Code): Condition {
  if (keyword === "minLength" && limit === 0) return always;
  if (keyword === "minLength" && limit === 1) return not(compares(code`${value}.length`, "===", code`0`));
  if (keyword === "maxLength" && limit === 0) return compares(code`${value}.length`, "===", code`0`);
  const test = keyword === "minLength" ? "hasMinLength" : "hasMaxLength";
  return calls(code`${imported(test, runtime("strings"))}(${value}, ${limit})`);
}

function containsCondition(
  { rule, least, most }: Extract<Check, { readonly op: "contains" }>,
  value: Code,
  tests: Tests,
): Condition {
  const parameters = [value, tests.predicate(rule), code`${least}`, ...(most === undefined ? [] : [code`${most}`])];
  return calls(code`${imported("contains", runtime("contains"))}${callArguments(parameters)}`);
}

function equals(value: Code, wanted: JsonValue): Condition {
  return calls(code`${imported("equals", runtime("equality"))}(${value}, ${jsonLiteral(wanted)})`);
}
