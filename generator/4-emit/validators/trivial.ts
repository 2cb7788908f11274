import type { Instruction, Members, Rule } from "./program.js";

/** Whether there is a value that a check refuses. To say so of one that refuses none is safe, and a test too many. */
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
    case "members":
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
      throw new Error(`${check satisfies never} is no check`);
  }
}

/** Whether a rule has nothing to check. What cannot fail is no part of a rule. */
export function acceptsAll({ checks }: Rule): boolean {
  return checks.length === 0;
}

function rulesOf({ names, patterns, rest }: Members): readonly Rule[] {
  return [names, rest?.rule, ...patterns.map(({ rule }) => rule)].flatMap((rule) => rule ?? []);
}
