import { type Expression, readExpression } from "../inclusion/expressions.js";

/**
 * Whether a regular expression, which JavaScript matches by backtracking, ends soon for a text of some length. What may be
 * tried in several ways is counted: each way multiplies the steps, and a repeated one (`^(a+)+$`) has no bound.
 */
export function endsSoon(pattern: string, length: number): boolean {
  if (length <= shortText) return true;
  const expression = readExpression(pattern);
  return length <= longestText && expression !== undefined && choicesOf(expression) <= mostChoices;
}

/** Up to how many characters a text is short enough for every regular expression. */
const shortText = 12;
const longestText = 100;
const mostChoices = 4;

function choicesOf(expression: Expression): number {
  switch (expression.kind) {
    case "characters":
    case "start":
    case "end":
      return 0;
    case "ahead":
      return choicesOf(expression.item);
    case "sequence":
      return sum(expression.items.map(choicesOf));
    case "alternatives":
      return 1 + sum(expression.items.map(choicesOf));
    case "repeat": {
      const inside = choicesOf(expression.item);
      const isRepeated = expression.most > 1 && inside > 0;
      return isRepeated ? Number.POSITIVE_INFINITY : inside + (expression.least === expression.most ? 0 : 1);
    }
    default:
      return expression satisfies never;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
