import type { ArrayNode, Node } from "../tree.js";
import { type Budget, overBudget } from "./budget.js";
import {
  type Argument,
  type Comparable,
  type Comparison,
  type Condition,
  type FunctionCall,
  type Segment,
  type Selector,
  selectorsOf,
  singularSelector,
} from "./json-path.js";
import { childAt, childrenOf, type Location } from "./locations.js";
import { isPrimitive } from "./merge.js";
import { parseRegularExpression, type RegularExpression } from "./regular-expression.js";
import { compare, lengthOf, type Value } from "./values.js";

/** How many values a query may select, those that it selects on its way included. */
const mostSelected = 1_000_000;

/**
 * The values that a query selects in a document, in order; one can be there several times (RFC 9535 §2.1.2). Works on the
 * tree itself, so that every value keeps its span, and counts every step.
 */
export function select(segments: readonly Segment[], document: Node, budget: Budget): readonly Location[] {
  const expressions = new Map<string, RegularExpression | undefined>();
  return follow(segments, { node: document, within: undefined });

  function follow(path: readonly Segment[], start: Location): readonly Location[] {
    let selected: Location[] = [start];
    for (const segment of path) {
      const next: Location[] = [];
      const add = (location: Location) => {
        budget.step();
        if (next.push(location) > mostSelected) throw overBudget;
      };
      for (const location of selected) {
        if (segment.type === "ChildSegment") selectChildren(segment, location, add);
        else descend(segment, location, add);
      }
      selected = next;
    }
    return selected;
  }

  /** A location, and all that is in it (RFC 9535 §2.5.2.2). */
  function descend(segment: Segment, location: Location, add: (location: Location) => void): void {
    if (isPrimitive(location.node)) return;
    selectChildren(segment, location, add);
    for (const child of countedChildren(location)) descend(segment, child, add);
  }

  function countedChildren(parent: Location): readonly Location[] {
    const children = childrenOf(parent);
    budget.step(children.length);
    return children;
  }

  function selectChildren(segment: Segment, parent: Location, add: (location: Location) => void): void {
    for (const selector of selectorsOf(segment)) selectBy(selector, parent, add);
  }

  function selectBy(selector: Selector, parent: Location, add: (location: Location) => void): void {
    const { node } = parent;
    budget.step();
    const addAt = (key: string | number) => {
      const child = childAt(parent, key);
      if (child !== undefined) add(child);
    };
    switch (selector.type) {
      case "NameSelector":
      case "MemberNameShorthand":
        addAt(selector.value);
        return;
      case "IndexSelector":
        if (node.kind === "array") addAt(selector.value < 0 ? node.items.length + selector.value : selector.value);
        return;
      case "SliceSelector":
        if (node.kind === "array") for (const index of indicesOf(selector, node)) addAt(index);
        return;
      case "WildcardSelector":
        for (const child of countedChildren(parent)) add(child);
        return;
      case "FilterSelector":
        for (const child of countedChildren(parent)) if (isTrue(selector.value, child.node)) add(child);
        return;
      default:
        selector satisfies never;
    }
  }

  /** Whether a condition holds for a value (RFC 9535 §2.3.5.2). */
  function isTrue(condition: Condition, current: Node): boolean {
    budget.step();
    switch (condition.type) {
      case "LogicalOrExpr":
        return isTrue(condition.left, current) || isTrue(condition.right, current);
      case "LogicalAndExpr":
        return isTrue(condition.left, current) && isTrue(condition.right, current);
      case "LogicalNotExpr":
        return !isTrue(condition.expression, current);
      case "TestExpr":
        return condition.expression.type === "FilterQuery"
          ? nodesOf(condition.expression, current).length > 0
          : isMatch(condition.expression, current);
      case "ComparisonExpr":
        return isComparisonTrue(condition, current);
      default:
        return condition satisfies never;
    }
  }

  function isComparisonTrue({ left, right, op }: Comparison, current: Node): boolean {
    return compare(op, evaluate(left, current), evaluate(right, current), budget);
  }

  function nodesOf({ value }: Extract<Argument, { readonly type: "FilterQuery" }>, current: Node): readonly Node[] {
    const start = value.type === "RelQuery" ? current : document;
    return follow(value.segments, { node: start, within: undefined }).map(({ node }) => node);
  }

  function evaluate(expression: Comparable | Argument, current: Node): Value {
    switch (expression.type) {
      case "Literal":
        return literal(expression.value);
      case "RelSingularQuery":
      case "AbsSingularQuery": {
        let location: Location | undefined = {
          node: expression.type === "RelSingularQuery" ? current : document,
          within: undefined,
        };
        for (const segment of expression.segments) {
          const found: Location[] = [];
          if (location !== undefined) selectBy(singularSelector(segment), location, (each) => found.push(each));
          location = found[0];
        }
        return location?.node;
      }
      case "FilterQuery":
        return nodesOf(expression, current)[0];
      case "FunctionExpr":
        return call(expression, current);
      default:
        throw new Error(`A ${expression.type} has no value: queries are checked before they are run`);
    }
  }

  /** The functions that return a value (RFC 9535 §2.4.4, §2.4.5, §2.4.8). */
  function call({ name, arguments: [argument] }: FunctionCall, current: Node): Value {
    if (argument === undefined) throw new Error("A function has no argument: queries are checked before they are run");
    if (name === "length") return lengthOf(evaluate(argument, current), budget);
    const nodes = argument.type === "FilterQuery" ? nodesOf(argument, current) : [];
    if (name === "count") return literal(nodes.length);
    return nodes.length === 1 ? nodes[0] : undefined;
  }

  /** `match` and `search`: false where an argument is no text, or no expression (RFC 9535 §2.4.6, §2.4.7). */
  function isMatch({ name, arguments: [text, pattern] }: FunctionCall, current: Node): boolean {
    const [value, source] = [text, pattern].map((each) => each && evaluate(each, current));
    if (value?.kind !== "string" || source?.kind !== "string") return false;
    if (!expressions.has(source.value)) {
      budget.step(source.value.length);
      expressions.set(source.value, parseRegularExpression(source.value));
    }
    const expression = expressions.get(source.value);
    if (expression === undefined) return false;
    return name === "match" ? expression.matches(value.value, budget) : expression.isFoundIn(value.value, budget);
  }

  /** The indices of a slice (RFC 9535 §2.3.4.2.2). */
  function indicesOf(
    { start, end, step: written }: Extract<Selector, { readonly type: "SliceSelector" }>,
    { items: { length } }: ArrayNode,
  ): readonly number[] {
    const step = written ?? 1;
    const clamp = (index: number, least: number, most: number) =>
      Math.min(Math.max(index < 0 ? length + index : index, least), most);
    const indices: number[] = [];
    if (step > 0) {
      const last = clamp(end ?? length, 0, length);
      for (let index = clamp(start ?? 0, 0, length); index < last; index += step) indices.push(index);
    } else if (step < 0) {
      const last = end === null ? -1 : clamp(end, -1, length - 1);
      for (let index = clamp(start ?? length - 1, -1, length - 1); index > last; index += step) indices.push(index);
    }
    budget.step(indices.length);
    return indices;
  }
}

function literal(value: string | number | boolean | null): Value {
  if (value === null) return { kind: "null", value };
  switch (typeof value) {
    case "string":
      return { kind: "string", value };
    case "number":
      return { kind: "number", value };
    default:
      return { kind: "boolean", value };
  }
}
