import type { SchemaId } from "../../2-normalise/api.js";
import { locationOf } from "../../2-normalise/locations.js";
import type { JsonType } from "../../3-analyse/model.js";
import { boundPhrase, countPhrase, patternPhrase, valuesPhrase } from "../../3-analyse/phrases.js";
import { block, type Code, callArguments, code, empty, isEmpty, join, lines } from "../print/code.js";
import { imported } from "../print/identifiers.js";
import { type Condition, choice, compares, expression, not, or, when } from "./conditions.js";
import { explainPart, explanationOf, stepTo } from "./explanations.js";
import type { Functions } from "./functions.js";
import { bytesPhrase, neverPhrases, notPhrase, shortPhrase, typePhrase } from "./phrases.js";
import { checkCondition } from "./print-checks.js";
import { explainItems, isItemsLoop, printItemsExplanation } from "./print-items.js";
import { printExplanationLoop } from "./print-loops.js";
import { printObjectExplanation } from "./print-object-explanations.js";
import { explainUnion } from "./print-unions.js";
import type { Check, EachProperty, Items, Rule, Via } from "./program.js";
import { failure, refusal, runtime } from "./runtime.js";
import { jsonTypeOf, type Sorted, sort } from "./simplify.js";
import { splitRule } from "./split-rules.js";
import type { Tests } from "./tests.js";
import { acceptsAll } from "./trivial.js";
import { hasType } from "./types.js";

const value = code`value`;

/**
 * Prints the body of a function that reports every issue of `value` under a rule. It reports at least one issue if and
 * only if the test of the rule refuses the value.
 */
export function printExplanation(rule: Rule, path: Code, functions: Functions, tests: Tests): Code {
  const body = printStatements(rule, path, functions, tests);
  if (!rule.checks.some(({ op }) => op === "secret")) return body;
  return code`${imported("conceal", runtime("secrets"))}(${path}, (${path}) => ${block([body])});`;
}

function printStatements(rule: Rule, path: Code, functions: Functions, tests: Tests): Code {
  const late = rule.checks.filter(isLate);
  if (late.length === 0) return printParts(rule, path, functions, tests);
  const others = { ...rule, checks: rule.checks.filter((check) => !isLate(check)) };
  return code`
    const before = ${path}.issues.length;
    ${printParts(others, path, functions, tests)}
    if (${path}.issues.length === before) {
      ${lines(late.map((check) => explainLate(check, stepTo(check.via, path), tests)))}
    }`;
}

/**
 * Prints the checks of a rule. A rule that is too long for one function calls others, after the type has been checked.
 */
function printParts(rule: Rule, path: Code, functions: Functions, tests: Tests): Code {
  const { rest, parts } = splitRule(rule);
  return lines([
    printChecks(rest, [path], functions, tests),
    ...parts.map(({ id, checks }) => {
      const part = { id, checks: checks.filter(({ op }) => op !== "type") };
      return code`${explanationOf(part, functions)}(value, ${path});`;
    }),
  ]);
}

type Late = Extract<Check, EachProperty | Items>;

/**
 * Whether the parts that a check is about depend on which other schemas hold. If one of those should hold and does not,
 * the value has another issue, and an issue of this check would only confuse.
 */
function isLate(check: Check): check is Late {
  const evaluated =
    check.op === "items" ? check.evaluated : check.op === "eachProperty" ? check.rest?.evaluated : undefined;
  return evaluated?.some(({ applied }) => applied !== "always") ?? false;
}

function explainLate(check: Late, path: Code, tests: Tests): Code {
  const [type, loop] =
    check.op === "items"
      ? (["array", printItemsExplanation(check, value, path, tests)] as const)
      : (["object", printExplanationLoop([check], value, () => path, tests)] as const);
  return code`
    if (${expression(hasType(type, value))}) {
      ${loop}
    }`;
}

/**
 * Prints the body of a function that explains a value without looking inside it. `value` is the value at the path, or
 * its property `name`.
 */
export function printLeafExplanation(rule: Rule, functions: Functions, tests: Tests): Code {
  return printChecks(rule, [code`path`, code`name`], functions, tests);
}

/** The arguments that say where the value is: a path, or a path and the name of a property. */
type Where = readonly [path: Code, ...name: Code[]];

function printChecks(rule: Rule, where: Where, functions: Functions, tests: Tests): Code {
  const sorted = sort(rule);
  const print = (check: Check) => statementOf(check, sorted, further(check.via, where), functions, tests);
  const typed = typedStatements(sorted, where, print, tests);
  return lines([...typed, ...sorted.always.map(print)]);
}

function further(via: Via, where: Where): Where {
  return via === "" ? where : [stepTo(via, where[0])];
}

/** The same for a schema with a name. Locations in its issues start at the schema. */
export function printNamedExplanation(rule: Rule, id: SchemaId, functions: Functions, tests: Tests): Code {
  const body = printExplanation(rule, code`here`, functions, tests);
  const [, component] = /^#\/components\/schemas\/([^/]+)$/.exec(locationOf(id)) ?? [];
  const entered = component === undefined ? stepTo(locationOf(id), code`path`) : entering(component);
  return isEmpty(body) ? body : lines([code`const here = ${entered};`, body]);
}

/** The path to a component schema, which includes its name. */
function entering(component: string): Code {
  return code`${imported("enter", runtime("explain"))}(path, ${component})`;
}

/** A branch for each type that has checks, and the refusal of the types that may not pass. */
function typedStatements(sorted: Sorted, where: Where, print: (check: Check) => Code, tests: Tests): readonly Code[] {
  const { types, byType } = sorted;
  const bodies = new Map(
    [...byType].flatMap(([type, checks]) => (checks.length > 0 ? [[type, bodyOf(type, checks)] as const] : [])),
  );
  function bodyOf(type: JsonType, checks: readonly Check[]): Code {
    if (type === "object") return printObjectExplanation(checks, value, where[0], tests);
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
  const refused = failure(further(types.via, where), "type", typePhrase(types.types, sorted), value);
  const [only] = types.types;
  if (only !== undefined && types.types.length === 1) {
    const body = bodies.get(jsonTypeOf(only));
    if (body === undefined) return [when(not(hasType(only, value)), code`${refused};`)];
    return [when(not(hasType(only, value)), code`return ${refused};`), body];
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
  const rest = when(not(or(plain.map((type) => hasType(type, value)))), code`${refused};`);
  return [join(code` else `, [...branches, plain.length === 0 ? code`${refused};` : rest])];
}

function statementOf(check: Check, sorted: Sorted, where: Where, functions: Functions, tests: Tests): Code {
  const [path] = where;
  const explanation = (rule: Rule) => explanationOf(rule, functions);
  const refuse = (keyword: string, phrase: string, received: Code = value) => {
    const condition = checkCondition(check, value, tests);
    return isAlways(condition) ? code`` : when(not(condition), code`${failure(where, keyword, phrase, received)};`);
  };
  switch (check.op) {
    case "secret":
      return empty;
    case "never":
      return code`${refusal(path, check.keyword, neverPhrases[check.keyword], value)};`;
    case "type":
      return refuse("type", typePhrase(check.types, sorted));
    case "bytes":
      return refuse(check.keyword, bytesPhrase(check.or));
    case "equals":
      return refuse(check.keyword, valuesPhrase(check.values));
    case "call":
      return code`${functions.named("explain", check.id)}(value, ${path});`;
    case "union":
      return explainUnion(check, path, functions, tests);
    case "not":
      return refuse("not", notPhrase(check.rule, sorted.types.kind === "some" ? sorted.types.types : undefined));
    case "bound":
      return refuse(check.keyword, boundPhrase(check.keyword, check.limit, isInteger(sorted)));
    case "multipleOf":
      return refuse("multipleOf", `a multiple of ${check.divisor}`);
    case "length":
      return refuse(check.keyword, countPhrase(check.keyword, check.limit));
    case "pattern":
      return refuse("pattern", patternPhrase(check.pattern));
    case "format":
      return refuse("format", check.format.phrase);
    case "itemCount":
      return refuse(check.keyword, countPhrase(check.keyword, check.limit), code`value.length`);
    case "uniqueItems":
      return code`${imported("explainUnique", runtime("unique"))}(value, ${path});`;
    case "prefixItem": {
      const innerPath = code`${imported("inside", runtime("explain"))}(${path}, ${check.index}, ${check.step})`;
      const part = code`value[${check.index}]`;
      return when(
        compares(code`value.length`, ">", code`${check.index}`),
        explainPart(check.rule, part, innerPath, tests),
      );
    }
    case "items":
      return isItemsLoop(check)
        ? printItemsExplanation(check, value, path, tests)
        : explainItems(check, value, path, tests);
    case "contains": {
      const { rule, leastKeyword, least, most } = check;
      const kind = shortPhrase(rule.checks) ?? "what `contains` asks for";
      const parameters = [value, path, tests.predicate(rule), code`${kind}`, code`${leastKeyword}`, code`${least}`];
      if (most !== undefined) parameters.push(code`${most}`);
      return code`${imported("explainContains", runtime("contains"))}${callArguments(parameters)};`;
    }
    case "if": {
      const branch = (keyword: "then" | "else") =>
        acceptsAll(check[keyword])
          ? empty
          : code`${explanation(check[keyword])}(value, ${stepTo(`/${keyword}`, path)});`;
      return choice(tests.test(check.condition, value), branch("then"), branch("else"));
    }
    case "required":
    case "property":
    case "dependentRequired":
    case "dependentSchema":
    case "eachProperty":
    case "propertyCount":
      throw new Error(`${check.op} is printed with the object it belongs to`);
    default:
      throw new Error(`${check satisfies never} is not a check`);
  }
}

function isAlways(condition: Condition): boolean {
  return condition.kind === "constant" && condition.holds;
}

function isInteger({ types }: Sorted): boolean {
  return types.kind === "some" && types.types.includes("integer");
}
