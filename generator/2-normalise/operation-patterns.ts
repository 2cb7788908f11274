import type { Suggest } from "../diagnostics/suggestion.js";
import { anyNumber, matchesWildcards } from "./wildcards.js";

/** What an operation is chosen by, as it is written. */
export interface OperationFacts {
  /** In lower case. */
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly operationId: string | undefined;
  readonly deprecated: boolean;
}

/** What stands under a path. */
export type Listed =
  | ({ readonly kind: "operation" } & OperationFacts)
  /** A path that is a reference which nobody followed: any operation may be behind it. */
  | { readonly kind: "unread"; readonly path: string };

/** A pattern of `--include` and `--exclude`. */
export type OperationPattern = { readonly text: string } & (
  | { readonly by: "path"; readonly method: string | undefined; readonly path: Wildcards<Wildcards<string>> }
  | { readonly by: "tag" | "operationId"; readonly name: Wildcards<string> }
  | { readonly by: "deprecation" }
  /** A text that is none of these matches no operation, and is reported for it. */
  | { readonly by: "nothing" }
);

type Wildcards<Element> = readonly (Element | typeof anyNumber)[];

/**
 * Reads a pattern: `GET /repos/{owner}`, `/repos/**`, `tag:issues`, `id:getRepo` or `deprecated`. In a path, `*` stands for
 * any letters of one segment, and a segment `**` for any number of segments. In names, `*` stands for any letters.
 */
export function parseOperationPattern(text: string): OperationPattern {
  if (text === "deprecated") return { text, by: "deprecation" };
  if (text.startsWith("tag:")) return { text, by: "tag", name: lettersOf(text.slice("tag:".length)) };
  if (text.startsWith("id:")) return { text, by: "operationId", name: lettersOf(text.slice("id:".length)) };
  const space = text.indexOf(" ");
  const method = space === -1 ? undefined : text.slice(0, space).toLowerCase();
  const path = text.slice(space + 1).trimStart();
  if (!path.startsWith("/")) return { text, by: "nothing" };
  const segments = path.split("/").map((segment) => (segment === "**" ? anyNumber : lettersOf(segment)));
  return { text, by: "path", method, path: segments };
}

function lettersOf(text: string): Wildcards<string> {
  return [...text].map((letter) => (letter === "*" ? anyNumber : letter));
}

/** Whether a pattern matches an operation. Takes no longer than the lengths of both multiplied. */
export function matchesOperation(pattern: OperationPattern, operation: OperationFacts): boolean {
  switch (pattern.by) {
    case "path":
      return (
        (pattern.method === undefined || pattern.method === operation.method) && matchesPath(pattern, operation.path)
      );
    case "tag":
      return operation.tags.some((tag) => matchesText(pattern.name, tag));
    case "operationId":
      return operation.operationId !== undefined && matchesText(pattern.name, operation.operationId);
    case "deprecation":
      return operation.deprecated;
    case "nothing":
      return false;
    default:
      return pattern satisfies never;
  }
}

/** Whether a pattern matches an operation, or may match one that was not read. */
export function mayMatch(pattern: OperationPattern, listed: Listed): boolean {
  return listed.kind === "unread" ? mayMatchUnder(pattern, listed.path) : matchesOperation(pattern, listed);
}

/** Whether a pattern may match an operation of a path, as far as the path alone can tell. */
export function mayMatchUnder(pattern: OperationPattern, path: string): boolean {
  return pattern.by === "path" ? matchesPath(pattern, path) : pattern.by !== "nothing";
}

/** Whether a pattern matches every operation of a path. */
export function matchesAllUnder(pattern: OperationPattern, path: string): boolean {
  return pattern.by === "path" && pattern.method === undefined && matchesPath(pattern, path);
}

function matchesPath(pattern: Extract<OperationPattern, { readonly by: "path" }>, path: string): boolean {
  return matchesWildcards(pattern.path, path.split("/"), matchesText);
}

function matchesText(pattern: Wildcards<string>, text: string): boolean {
  return matchesWildcards(pattern, [...text], (letter, other) => letter === other);
}

/** The pattern that one which matches no operation was probably meant to be. */
export function suggestPattern(
  { text, by }: OperationPattern,
  listed: readonly Listed[],
  suggest: Suggest,
): string | undefined {
  const operations = listed.filter((each) => each.kind === "operation");
  const tags = new Set(operations.flatMap(({ tags }) => tags.map((tag) => `tag:${tag}`)));
  const ids = new Set(operations.flatMap(({ operationId }) => (operationId === undefined ? [] : `id:${operationId}`)));
  const paths = new Set(operations.map(({ path }) => path));
  const calls = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  switch (by) {
    case "path":
      return suggest(text, text.startsWith("/") ? paths : calls);
    case "tag":
      return suggest(text, tags);
    case "operationId":
      return suggest(text, ids);
    case "deprecation":
      return undefined;
    case "nothing": {
      const written = [`tag:${text}`, `id:${text}`].find((each) => tags.has(each) || ids.has(each));
      const asPath = parseOperationPattern(text.replace(/^(\S+ +)?/, "$1/"));
      if (written !== undefined) return written;
      if (operations.some((operation) => matchesOperation(asPath, operation))) return asPath.text;
      return suggest(text, ["deprecated", ...tags, ...ids, ...paths, ...calls]);
    }
    default:
      return by satisfies never;
  }
}
