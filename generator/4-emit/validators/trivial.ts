import type { EachProperty, Instruction, Rule } from "./program.js";

/** Whether a check can refuse a value. True is always safe, and costs a needless test. */
export function canFail(check: Instruction): boolean {
  switch (check.op) {
    case "length":
    case "itemCount":
    case "propertyCount":
      return check.limit > 0 || check.keyword.startsWith("max");
    case "prefixItem":
    case "items":
    case "property":
    case "dependentSchema":
      return !acceptsAll(check.rule);
    case "eachProperty":
      return rulesOf(check).some((rule) => !acceptsAll(rule));
    case "contains":
      return check.least > 0 || check.most !== undefined;
    case "if":
      return !acceptsAll(check.then) || !acceptsAll(check.else);
    case "dependentRequired":
      return check.needs.length > 0;
    case "union":
      return check.keyword === "oneOf" || check.union?.declared === true || !check.rules.some(acceptsAll);
    case "secret":
      return false;
    case "never":
    case "type":
    case "bytes":
    case "equals":
    case "call":
    case "not":
    case "bound":
    case "multipleOf":
    case "pattern":
    case "format":
    case "uniqueItems":
    case "required":
      return true;
    default:
      throw new Error(`${check satisfies never} is not a check`);
  }
}

/** Whether a rule accepts every value. Checks that cannot fail have been removed from it. */
export function acceptsAll({ checks }: Rule): boolean {
  return checks.length === 0;
}

function rulesOf({ names, patterns, rest }: EachProperty): readonly Rule[] {
  return [names, rest?.rule, ...patterns.map(({ rule }) => rule)].flatMap((rule) => rule ?? []);
}
