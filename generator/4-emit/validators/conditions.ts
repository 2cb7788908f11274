import { type Code, code, empty, group, ifBroken, indent, isEmpty, join, line, softLine } from "../print/code.js";

/** A boolean expression as a value. It can be negated and combined, and still prints as a person would write it. */
export type Condition =
  | { readonly kind: "constant"; readonly holds: boolean }
  /** An expression that binds more tightly than `&&`, and its negation. */
  | { readonly kind: "simple"; readonly code: Code; readonly opposite: Code }
  | Chain;

interface Chain {
  readonly kind: "and" | "or";
  readonly operands: readonly Condition[];
}

export const always: Condition = { kind: "constant", holds: true };
export const never: Condition = { kind: "constant", holds: false };

/** A call that returns a boolean. */
export function calls(call: Code): Condition {
  return { kind: "simple", code: call, opposite: code`!${call}` };
}

const opposites = { "===": "!==", ">=": "<", ">": "<=", "<=": ">", "<": ">=" } as const;
const operators = {
  "===": code`===`,
  "!==": code`!==`,
  ">=": code`>=`,
  ">": code`>`,
  "<=": code`<=`,
  "<": code`<`,
};

/** A comparison. Its negation is wrong for `NaN`, which an earlier check must have refused. */
export function compares(left: Code, operator: keyof typeof opposites, right: Code): Condition {
  const print = (sign: keyof typeof operators) => code`${left} ${operators[sign]} ${right}`;
  return { kind: "simple", code: print(operator), opposite: print(opposites[operator]) };
}

export function and(conditions: readonly Condition[]): Condition {
  return joined("and", conditions, false);
}

export function or(conditions: readonly Condition[]): Condition {
  return joined("or", conditions, true);
}

/** `condition ? consequence : alternative`. */
export function either(condition: Condition, consequence: Condition, alternative: Condition): Condition {
  if (isConstant(condition, true) || isConstant(alternative, true)) return or([not(condition), consequence]);
  if (isConstant(condition, false) || isConstant(consequence, true)) return or([condition, alternative]);
  const choice = (then: Code, otherwise: Code) =>
    group(code`(`, indent(operand(condition), line, code`? `, then, line, code`: `, otherwise), code`)`);
  return {
    kind: "simple",
    code: choice(operand(consequence), operand(alternative)),
    opposite: choice(operand(not(consequence)), operand(not(alternative))),
  };
}

function isConstant(condition: Condition, holds: boolean): boolean {
  return condition.kind === "constant" && condition.holds === holds;
}

/** A condition as an operand of an operator, in parentheses where that needs them. */
function operand(condition: Condition): Code {
  return condition.kind === "and" || condition.kind === "or" ? parenthesised(condition) : expression(condition);
}

export function not(condition: Condition): Condition {
  switch (condition.kind) {
    case "constant":
      return condition.holds ? never : always;
    case "simple":
      return { kind: "simple", code: condition.opposite, opposite: condition.code };
    case "and":
    case "or": {
      const { kind, operands } = condition;
      if (operands.every((operand) => operand.kind === "simple")) {
        return { kind: kind === "and" ? "or" : "and", operands: operands.map(not) };
      }
      const whole = group(code`(`, indent(softLine, expression(condition)), softLine, code`)`);
      return { kind: "simple", code: code`!${whole}`, opposite: whole };
    }
    default:
      return condition satisfies never;
  }
}

/** A condition as an expression. */
export function expression(condition: Condition): Code {
  switch (condition.kind) {
    case "constant":
      return condition.holds ? code`true` : code`false`;
    case "simple":
      return condition.code;
    case "and":
    case "or": {
      const operator = condition.kind === "and" ? code` &&` : code` ||`;
      return join(code`${operator}${line}`, inShortChains(condition).map(operand));
    }
    default:
      return condition satisfies never;
  }
}

/**
 * The operands of a condition, as conditions of the same kind in their turn where there are too many for one chain:
 * TypeScript 5.9 walks `a || b || c` by recursion, and ends in a RangeError from some 800 operands on.
 */
function inShortChains({ kind, operands }: Chain): readonly Condition[] {
  let chains: readonly Condition[] = operands;
  while (chains.length > longestChain) {
    const parts = chains;
    chains = Array.from({ length: Math.ceil(parts.length / longestChain) }, (_, index) => {
      const part = parts.slice(index * longestChain, (index + 1) * longestChain);
      return part.length === 1 ? (part[0] as Condition) : { kind, operands: part };
    });
  }
  return chains;
}

const longestChain = 100;

/** `return` with a condition, in parentheses where it takes several lines. */
export function returned(condition: Condition): Code {
  if (condition.kind === "simple" || condition.kind === "constant") return code`return ${expression(condition)};`;
  return group(
    code`return `,
    ifBroken(code`(`),
    indent(softLine, expression(condition)),
    softLine,
    ifBroken(code`)`),
    code`;`,
  );
}

/** A statement under a condition, in braces where it takes a line of its own. */
export function when(condition: Condition, statement: Code): Code {
  if (condition.kind === "constant" && condition.holds) return statement;
  return group(
    code`if (${parenthesisContent(condition)}) `,
    ifBroken(code`{`),
    indent(softLine, statement),
    softLine,
    ifBroken(code`}`),
  );
}

/** A condition between the parentheses of `if`. */
function parenthesisContent(condition: Condition): Code {
  const simple = condition.kind === "simple" || condition.kind === "constant";
  return simple ? expression(condition) : group(indent(softLine, expression(condition)), softLine);
}

/** `if (condition) consequence else alternative`. Either statement may be empty. */
export function choice(condition: Condition, consequence: Code, alternative: Code): Code {
  if (isEmpty(consequence)) return isEmpty(alternative) ? empty : when(not(condition), alternative);
  if (isEmpty(alternative)) return when(condition, consequence);
  return code`
    if (${parenthesisContent(condition)}) {
      ${consequence}
    } else {
      ${alternative}
    }`;
}

/** Joins conditions. Nested ones of the same kind are flattened; constants decide the result or are left out. */
function joined(kind: "and" | "or", conditions: readonly Condition[], decides: boolean): Condition {
  if (conditions.some((condition) => condition.kind === "constant" && condition.holds === decides))
    return decides ? always : never;
  const operands = conditions.flatMap((condition) => {
    if (condition.kind === "constant") return [];
    return condition.kind === kind ? condition.operands : [condition];
  });
  const [first] = operands;
  if (first === undefined) return decides ? never : always;
  return operands.length === 1 ? first : { kind, operands };
}

function parenthesised(condition: Condition): Code {
  return group(code`(`, indent(expression(condition)), code`)`);
}
