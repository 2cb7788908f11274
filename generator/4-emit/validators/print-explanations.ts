import type { SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import type { JsonType } from "../../3-analyse/model.js";
import { type Code, callArguments, code, empty, isEmpty, join, lines } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { type Condition, expression, not, or, when } from "./conditions.js";
import { explanationOf, listedValues, stepTo } from "./explanations.js";
import type { Functions } from "./functions.js";
import { boundPhrase, countPhrase, neverPhrases, notPhrase, typePhrase, valuesPhrase } from "./phrases.js";
import { checkOf, type Tests } from "./print-checks.js";
import { explainItems, isItemsLoop, printItemsExplanation } from "./print-items.js";
import { printExplanationLoop } from "./print-loops.js";
import { printObjectExplanation, printPlainObject } from "./print-object-explanations.js";
import { explainUnion } from "./print-unions.js";
import type { Check, Items, Members, Rule } from "./program.js";
import { failure, report, runtime } from "./runtime.js";
import { jsonTypeOf, type Sorted, sort } from "./simplify.js";
import { acceptsAll } from "./trivial.js";
import { hasType } from "./types.js";

const value = code`value`;

/**
 * The body of a function that reports everything a rule finds wrong with `value`, and nothing where it finds nothing
 * wrong. Reports at least one issue for every value that the test of the rule refuses.
 */
export function printExplanation(rule: Rule, at: Code, functions: Functions, tests: Tests): Code {
  const late = rule.checks.filter(isLate);
  if (late.length === 0) return printChecks(rule, at, functions, tests);
  const others = { ...rule, checks: rule.checks.filter((check) => !isLate(check)) };
  return code`
    const before = ${at}.issues.length;
    ${printChecks(others, at, functions, tests)}
    if (${at}.issues.length === before) {
      ${lines(late.map((check) => explainLate(check, stepTo(check.via, at), tests)))}
    }`;
}

type Late = Extract<Check, Members | Items>;

/**
 * Whether what a check speaks of depends on which other schemas hold. Where one of them does not that should, the value
 * has another mistake, and to say more of it would only confuse.
 */
function isLate(check: Check): check is Late {
  const evaluated = check.op === "items" ? check.evaluated : check.op === "members" ? check.rest?.evaluated : undefined;
  return evaluated?.some(({ applied }) => applied !== "always") ?? false;
}

function explainLate(check: Late, at: Code, tests: Tests): Code {
  const [type, loop] =
    check.op === "items"
      ? (["array", printItemsExplanation(check, value, at, tests)] as const)
      : (["object", printExplanationLoop([check], value, () => at, tests)] as const);
  return code`
    if (${expression(hasType(type, value))}) {
      ${loop}
    }`;
}

function printChecks(rule: Rule, at: Code, functions: Functions, tests: Tests): Code {
  const sorted = sort(rule);
  const print = (check: Check) => statementOf(check, sorted, stepTo(check.via, at), functions, tests);
  const typed = typedStatements(sorted, at, print, tests);
  return lines([...typed, ...sorted.always.map(print)]);
}

/** The same for a schema that has a name: places in it are told from there, however one came to it. */
export function printNamedExplanation(rule: Rule, id: SchemaId, functions: Functions, tests: Tests): Code {
  const entered = code`${imported("step", runtime("explain"))}(at, ${locationOf(id)})`;
  if (isPlainObject(sort(rule))) return printExplanation(rule, entered, functions, tests);
  const body = printExplanation(rule, code`here`, functions, tests);
  return isEmpty(body) ? body : lines([code`const here = ${entered};`, body]);
}

/** Whether an explanation mentions its place once. */
function isPlainObject({ types, byType, always }: Sorted): boolean {
  const isObject = types.kind === "some" && types.via === "" && types.types.join() === "object";
  return (
    isObject &&
    always.length === 0 &&
    (byType.get("object") ?? []).every(({ op, via }) => via === "" && (op === "property" || op === "required"))
  );
}

/** A branch for each type that has checks, and the refusal of the types that may not pass. */
function typedStatements(sorted: Sorted, at: Code, print: (check: Check) => Code, tests: Tests): readonly Code[] {
  const { types, byType } = sorted;
  if (isPlainObject(sorted)) return [printPlainObject(byType.get("object") ?? [], value, at, tests)];
  const bodies = new Map(
    [...byType].flatMap(([type, checks]) => (checks.length > 0 ? [[type, bodyOf(type, checks)] as const] : [])),
  );
  function bodyOf(type: JsonType, checks: readonly Check[]): Code {
    if (type === "object") return printObjectExplanation(checks, value, at, tests);
    return lines(checks.map(print));
  }
  if (types.kind !== "some") {
    return [...bodies].map(
      ([type, body]) => code`
      if (${expression(hasType(type, value))}) {
        ${body}
      }`,
    );
  }
  const refusal = failure(stepTo(types.via, at), "type", typePhrase(types.types, sorted), value);
  const [only] = types.types;
  if (only !== undefined && types.types.length === 1) {
    const body = bodies.get(jsonTypeOf(only));
    if (body === undefined) return [when(not(hasType(only, value)), code`${refusal};`)];
    return [when(not(hasType(only, value)), code`return ${refusal};`), body];
  }
  const plain = types.types.filter((type) => !bodies.has(jsonTypeOf(type)));
  const branches = types.types
    .filter((type) => bodies.has(jsonTypeOf(type)))
    .map(
      (type) => code`
    if (${expression(hasType(type, value))}) {
      ${bodies.get(jsonTypeOf(type)) ?? code``}
    }`,
    );
  const rest = when(not(or(plain.map((type) => hasType(type, value)))), code`${refusal};`);
  return [join(code` else `, [...branches, plain.length === 0 ? code`${refusal};` : rest])];
}

function statementOf(check: Check, sorted: Sorted, at: Code, functions: Functions, tests: Tests): Code {
  const explanation = (rule: Rule) => explanationOf(rule, functions);
  const refuse = (keyword: string, phrase: string, received: Code = value) => {
    const condition = checkOf(check, value, tests);
    return isAlways(condition) ? code`` : when(not(condition), code`${failure(at, keyword, phrase, received)};`);
  };
  switch (check.op) {
    case "never":
      return code`${report(at, check.keyword, neverPhrases[check.keyword])};`;
    case "type":
      return refuse("type", typePhrase(check.types, sorted));
    case "equals": {
      const listed = listedValues(check);
      return listed === undefined ? refuse(check.keyword, valuesPhrase(check.values)) : code`${listed}(value, ${at});`;
    }
    case "call":
      return code`${functions.named("explain", check.id)}(value, ${at});`;
    case "union":
      return explainUnion(check, at, functions, tests);
    case "not":
      return refuse("not", notPhrase(check.rule));
    case "bound":
      return refuse(check.keyword, boundPhrase(check.keyword, check.limit, isInteger(sorted)));
    case "multipleOf":
      return refuse("multipleOf", `must be a multiple of ${check.divisor}`);
    case "length":
      return refuse(check.keyword, countPhrase(check.keyword, check.limit));
    case "pattern":
      return refuse("pattern", `must match the pattern ${check.pattern}`);
    case "format":
      return refuse("format", `must be ${check.format.phrase}`);
    case "itemCount":
      return refuse(check.keyword, countPhrase(check.keyword, check.limit), code`value.length`);
    case "uniqueItems":
      return refuse("uniqueItems", "must not repeat an item");
    case "prefixItem": {
      const place = code`${imported("inside", runtime("explain"))}(${at}, ${check.index}, ${check.step})`;
      return code`if (value.length > ${check.index}) ${explanation(check.rule)}(value[${check.index}], ${place});`;
    }
    case "items":
      return isItemsLoop(check)
        ? printItemsExplanation(check, value, at, tests)
        : explainItems(check, value, at, tests);
    case "contains": {
      const { leastKeyword, least, most } = check;
      const parameters = [value, at, tests.predicate(check.rule), code`${leastKeyword}`, code`${least}`];
      if (most !== undefined) parameters.push(code`${most}`);
      return code`${imported("explainContains", runtime("contains"))}${callArguments(parameters)};`;
    }
    case "if": {
      const branch = (keyword: "then" | "else") =>
        acceptsAll(check[keyword]) ? empty : code`${explanation(check[keyword])}(value, ${stepTo(`/${keyword}`, at)});`;
      return choice(tests.test(check.condition, value), branch("then"), branch("else"));
    }
    case "required":
    case "property":
    case "dependentRequired":
    case "dependentSchema":
    case "members":
    case "propertyCount":
      throw new Error(`${check.op} is printed with the object it belongs to`);
    default:
      throw new Error(`${check satisfies never} is no check`);
  }
}

/** A statement where a condition holds, and another where it does not; one of the two may be empty. */
function choice(condition: Condition, consequence: Code, alternative: Code): Code {
  if (isEmpty(consequence)) return isEmpty(alternative) ? empty : when(not(condition), alternative);
  if (isEmpty(alternative)) return when(condition, consequence);
  return code`
    if (${expression(condition)}) {
      ${consequence}
    } else {
      ${alternative}
    }`;
}

function isAlways(condition: Condition): boolean {
  return condition.kind === "known" && condition.holds;
}

function isInteger({ types }: Sorted): boolean {
  return types.kind === "some" && types.types.includes("integer");
}
