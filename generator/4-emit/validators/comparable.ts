import { canonicalJson } from "../../1-load/canonical-json.js";
import type { TypeName } from "../../2-normalise/api.js";
import type { JsonType } from "../../3-analyse/model.js";
import type { Check, Rule } from "./program.js";
import { intersection, type Listed, narrowed, typesOf } from "./simplify.js";

/**
 * A rule as its test is printed. TypeScript refuses to compare a value with a literal that a check before has excluded, so
 * no comparison may follow one that narrows the type. Equivalent to the rule, value by value.
 *
 * For tests only: explanations say of each list and each variant where it is written.
 */
export function comparable({ checks, ...rule }: Rule, knownType?: JsonType): Rule {
  const types = knownType === undefined ? typesOf(checks) : [knownType];
  const possible = types === undefined ? checks : checks.map((check) => withPossibleVariants(check, types));
  return { ...rule, checks: withOneComparison(possible) };
}

/** The check that no value passes. */
const nothing: Check = { op: "never", keyword: "type", via: "" };

/** A union in which no value matches the variants that the types exclude. */
function withPossibleVariants(check: Check, types: readonly TypeName[]): Check {
  if (check.op !== "union") return check;
  const rules = check.rules.map((rule) => (isPossible(rule, types) ? rule : { ...rule, checks: [nothing] }));
  return { ...check, rules };
}

function isPossible({ checks }: Rule, types: readonly TypeName[]): boolean {
  const own = typesOf(checks);
  return (
    (own === undefined || intersection(own, types).length > 0) &&
    checks.filter(isList).every((list) => narrowed(list, types).values.length > 0)
  );
}

/** The checks with one list of values at most: those that are in all lists. Beside other comparisons it narrows nothing. */
function withOneComparison(checks: readonly Check[]): readonly Check[] {
  const [first, ...more] = checks.filter(isList);
  const comparing = checks.filter((check) => !isList(check) && comparesValue(check));
  const calls = checks.filter(({ op }) => op === "call");
  // A call that comes last narrows nothing that is compared.
  const ordered =
    comparing.length > calls.length && calls.length > 0
      ? [...checks.filter(({ op }) => op !== "call"), ...calls]
      : checks;
  if (first === undefined) return ordered;
  const values = more.reduce(common, first.values);
  const merged: Check =
    values.length === 0 ? nothing : { ...first, values, ...(comparing.length > 0 && { amongOthers: true }) };
  return ordered.flatMap((check): readonly Check[] => (check === first ? [merged] : isList(check) ? [] : [check]));
}

function common(values: Listed["values"], { values: others }: Listed): Listed["values"] {
  const texts = new Set(others.map(canonicalJson));
  return values.filter((value) => texts.has(canonicalJson(value)));
}

function isList(check: Check): check is Check & Listed {
  return check.op === "equals";
}

/** Whether a check compares the value itself with literals, or calls what may do so. */
function comparesValue(check: Check): boolean {
  const inside = (rule: Pick<Rule, "checks">) => rule.checks.some(comparesValue);
  switch (check.op) {
    case "equals":
    case "call":
      return true;
    case "union":
      return check.rules.some(inside);
    case "not":
      return inside(check.rule);
    case "if":
      return [check.condition, check.then, check.else].some(inside);
    default:
      return false;
  }
}
