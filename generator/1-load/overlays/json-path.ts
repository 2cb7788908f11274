import parse, { type JsonPathQuery } from "jsonpath-rfc9535/parser";
import { parseRegularExpression } from "./regular-expression.js";

// The syntax tree of a query, as the parser has it.
export type Segment = JsonPathQuery["segments"][number];
type BracketedSelection = Extract<Segment["node"], { readonly type: "BracketedSelection" }>;
export type Selector = Exclude<Segment["node"], BracketedSelection> | BracketedSelection["selectors"][number];
export type Condition = Extract<Selector, { readonly type: "FilterSelector" }>["value"];
export type Comparison = Extract<Condition, { readonly type: "ComparisonExpr" }>;
export type Comparable = Comparison["left"];
export type FunctionCall = Extract<Comparable, { readonly type: "FunctionExpr" }>;
export type Argument = FunctionCall["arguments"][number];

export type ParsedPath =
  | { readonly kind: "path"; readonly segments: readonly Segment[] }
  /** `offset` is where in the text the problem is. */
  | { readonly kind: "invalid"; readonly problem: string; readonly offset: number };

/** Longer queries, and those that nest more deeply, are refused before they are parsed: nobody writes them by hand. */
const longest = 4_000;
const deepest = 40;

/** Reads a JSONPath query, and checks that it is well-typed (RFC 9535 §2.1, §2.4.3). */
export function parseJsonPath(text: string): ParsedPath {
  if (text.length > longest) return invalid(`it has more than ${longest} characters`, 0);
  if (depthOf(text) > deepest) return invalid(`it nests more than ${deepest} levels deep`, 0);
  try {
    const { segments } = parse(text);
    const problem = segments.map(problemOfSegment).find((each) => each !== undefined);
    return problem === undefined ? { kind: "path", segments } : invalid(problem, 0);
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    return invalid(problemOfSyntax(error, text), error.location.start.offset);
  }
}

/** The selectors of a segment. */
export function selectorsOf({ node }: Segment): readonly Selector[] {
  return node.type === "BracketedSelection" ? node.selectors : [node];
}

type SingularQuery = Extract<Comparable, { readonly type: "RelSingularQuery" | "AbsSingularQuery" }>;

/** The selector of a segment in a comparison. The parser wraps an index in one more node than its types say. */
export function singularSelector({ node }: SingularQuery["segments"][number]): Selector {
  return "selector" in node ? (node.selector as Selector) : node;
}

function invalid(problem: string, offset: number): ParsedPath {
  return { kind: "invalid", problem, offset };
}

/** What the parser throws for a text that is no query. */
interface QuerySyntaxError extends Error {
  /** The character that cannot be there; null at the end. */
  readonly found: string | null;
  readonly location: { readonly start: { readonly offset: number } };
}

function isSyntaxError(error: unknown): error is QuerySyntaxError {
  return error instanceof Error && error.name === "SyntaxError" && "location" in error && "found" in error;
}

/** The parser's own message lists all that could be there, which says little. */
function problemOfSyntax({ found, location: { start } }: QuerySyntaxError, text: string): string {
  if (!text.startsWith("$")) return "it does not begin with `$`";
  if (found === null) return "it ends too early";
  const [, name] =
    /\.([\w-]+)$/.exec(text.slice(0, start.offset) + (/^[\w-]*/.exec(text.slice(start.offset))?.[0] ?? "")) ?? [];
  if (found === "-" && name !== undefined) return `a name with a \`-\` is written in brackets, \`['${name}']\``;
  return `\`${found}\` cannot be there`;
}

/** At most how deep a query nests: brackets in strings count, too. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const character of text) {
    if (character === "(" || character === "[") most = Math.max(most, ++depth);
    else if (character === ")" || character === "]") depth--;
  }
  return most;
}

/** What a function takes, and what it returns (RFC 9535 §2.4.4 to §2.4.8). */
const functions: Readonly<
  Record<string, { readonly takes: readonly ("value" | "nodes")[]; readonly returns: "value" | "logical" }>
> = {
  length: { takes: ["value"], returns: "value" },
  count: { takes: ["nodes"], returns: "value" },
  match: { takes: ["value", "value"], returns: "logical" },
  search: { takes: ["value", "value"], returns: "logical" },
  value: { takes: ["nodes"], returns: "value" },
};

type Problem = string | undefined;

function problemOfSegment(segment: Segment): Problem {
  return first(selectorsOf(segment), (selector) =>
    selector.type === "FilterSelector" ? problemOfCondition(selector.value) : undefined,
  );
}

function problemOfCondition(condition: Condition): Problem {
  switch (condition.type) {
    case "LogicalOrExpr":
    case "LogicalAndExpr":
      return problemOfCondition(condition.left) ?? problemOfCondition(condition.right);
    case "LogicalNotExpr":
      return problemOfCondition(condition.expression);
    case "TestExpr": {
      const { expression } = condition;
      return expression.type === "FilterQuery"
        ? first(expression.value.segments, problemOfSegment)
        : problemOfCall(expression, "logical");
    }
    case "ComparisonExpr":
      return first([condition.left, condition.right], (side) =>
        side.type === "FunctionExpr" ? problemOfCall(side, "value") : undefined,
      );
    default:
      return condition satisfies never;
  }
}

function problemOfCall(call: FunctionCall, expected: "value" | "logical"): Problem {
  const { name, arguments: given } = call;
  const signature = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (signature === undefined) return `there is no function \`${name}\``;
  const { takes, returns } = signature;
  if (returns !== expected) {
    return returns === "value"
      ? `\`${name}()\` returns a value, which must be compared`
      : `\`${name}()\` is true or false, and cannot be compared`;
  }
  if (given.length !== takes.length)
    return `\`${name}()\` takes ${takes.length === 1 ? "one argument" : "two arguments"}`;
  const argument = first(given, (each) => problemOfArgument(each, name, takes[given.indexOf(each)] ?? "value"));
  return argument ?? problemOfPattern(call);
}

function problemOfArgument(argument: Argument, name: string, expected: "value" | "nodes"): Problem {
  switch (argument.type) {
    case "Literal":
      return expected === "nodes" ? `\`${name}()\` takes a query` : undefined;
    case "FilterQuery": {
      const { segments } = argument.value;
      if (expected === "value" && !segments.every(isSingular)) return `\`${name}()\` takes a query for one value`;
      return first(segments, problemOfSegment);
    }
    case "FunctionExpr":
      return expected === "nodes" ? `\`${name}()\` takes a query` : problemOfCall(argument, "value");
    default:
      return `\`${name}()\` takes a value or a query`;
  }
}

/** Whether a segment selects at most one value. */
function isSingular(segment: Segment): boolean {
  const [selector, ...others] = selectorsOf(segment);
  if (segment.type !== "ChildSegment" || selector === undefined || others.length > 0) return false;
  return ["NameSelector", "MemberNameShorthand", "IndexSelector"].includes(selector.type);
}

/** An expression that is written in the query has to be one, though a query with another text would just match nothing. */
function problemOfPattern({ name, arguments: [, pattern] }: FunctionCall): Problem {
  if (pattern?.type !== "Literal" || typeof pattern.value !== "string") return undefined;
  if (parseRegularExpression(pattern.value) !== undefined) return undefined;
  return `the second argument of \`${name}()\` is no regular expression of JSONPath (RFC 9485), or too large`;
}

function first<Item>(items: readonly Item[], problemOf: (item: Item) => Problem): Problem {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
