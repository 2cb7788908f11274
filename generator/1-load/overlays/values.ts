import type { ArrayNode, BooleanNode, NullNode, NumberNode, ObjectNode, StringNode } from "../tree.js";
import type { Budget } from "./budget.js";
import type { Comparison } from "./json-path.js";

/** A value in a query: of the document, or written in the query. Undefined is "Nothing" (RFC 9535 §2.4.1). */
export type Value =
  | Pick<StringNode, "kind" | "value">
  | Pick<NumberNode, "kind" | "value">
  | Pick<BooleanNode, "kind" | "value">
  | Pick<NullNode, "kind" | "value">
  | ObjectNode
  | ArrayNode
  | undefined;

/** Compares two values (RFC 9535 §2.3.5.2.2). */
export function compare(operator: Comparison["op"], left: Value, right: Value, budget: Budget): boolean {
  switch (operator) {
    case "==":
      return isEqual(left, right, budget);
    case "!=":
      return !isEqual(left, right, budget);
    case "<":
      return isLess(left, right, budget);
    case ">":
      return isLess(right, left, budget);
    case "<=":
      return isLess(left, right, budget) || isEqual(left, right, budget);
    case ">=":
      return isLess(right, left, budget) || isEqual(left, right, budget);
    default:
      return operator satisfies never;
  }
}

function isEqual(left: Value, right: Value, budget: Budget): boolean {
  budget.step();
  if (left === undefined || right === undefined) return left === right;
  if (left.kind === "array") {
    if (right.kind !== "array" || left.items.length !== right.items.length) return false;
    return left.items.every((item, index) => isEqual(item, right.items[index], budget));
  }
  if (left.kind === "object") {
    if (right.kind !== "object" || left.entries.size !== right.entries.size) return false;
    return [...left.entries].every(([key, { value }]) => isEqual(value, right.entries.get(key)?.value, budget));
  }
  return left.kind === right.kind && left.value === right.value;
}

/** Only numbers and texts have an order; that of texts is by their Unicode code points. */
function isLess(left: Value, right: Value, budget: Budget): boolean {
  budget.step();
  if (left?.kind === "number" && right?.kind === "number") return left.value < right.value;
  if (left?.kind !== "string" || right?.kind !== "string") return false;
  const [one, other] = [[...left.value], [...right.value]];
  budget.step(one.length);
  const at = one.findIndex((character, index) => character !== other[index]);
  if (at === -1) return one.length < other.length;
  const following = other[at];
  return following !== undefined && Number(one[at]?.codePointAt(0)) < Number(following.codePointAt(0));
}

/** The number of characters, items or members; Nothing for other values (RFC 9535 §2.4.4). */
export function lengthOf(value: Value, budget: Budget): Value {
  switch (value?.kind) {
    case "string":
      budget.step(value.value.length);
      return { kind: "number", value: [...value.value].length };
    case "array":
      return { kind: "number", value: value.items.length };
    case "object":
      return { kind: "number", value: value.entries.size };
    default:
      return undefined;
  }
}
