import type { SourceSet } from "../1-load/source-set.js";
import { propertyValue } from "../1-load/tree.js";
import { filterMethods } from "./methods.js";
import { type ListedOperation, listOperations, pathOfKey, schemeNamesIn } from "./operation-list.js";
import {
  type Listed,
  matchesAllUnder,
  matchesOperation,
  mayMatchUnder,
  type OperationFacts,
  type OperationPattern,
  parseOperationPattern,
} from "./operation-patterns.js";
import { holds, type KeyedNode, type SourceNode } from "./source-nodes.js";

/** Which operations are generated. With `include`, an operation has to match one of its patterns; `exclude` wins. */
export interface OperationFilter {
  readonly include: readonly OperationPattern[];
  readonly exclude: readonly OperationPattern[];
}

/** A filter as users write it. */
export interface WrittenFilter {
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** Reads the patterns of a filter; undefined where there are none, which is no filter. */
export function parseFilter({ include = [], exclude = [] }: WrittenFilter): OperationFilter | undefined {
  if (include.length === 0 && exclude.length === 0) return undefined;
  return { include: include.map(parseOperationPattern), exclude: exclude.map(parseOperationPattern) };
}

/** The operations of a document that a filter keeps. Only they are read, and only what they reach. */
export interface Selection {
  /** Every operation of the document, in order, and the paths of which they are not known. */
  readonly listed: readonly Listed[];
  /** Whether anything of a path is read. */
  keepsPath(path: KeyedNode): boolean;
  /** A path item without the operations that are not kept. */
  keptOf<Item extends SourceNode>(path: KeyedNode, item: Item): Item;
  /** Whether an operation that is kept asks for a security scheme. */
  asksFor(securityScheme: string): boolean;
}

/**
 * Selects the operations of a document before anything is read, so that no mistake in the others is reported. Reports the
 * references of paths that lead nowhere, where an operation behind them may be wanted.
 */
export function selectOperations(sources: SourceSet, filter: OperationFilter): Selection {
  const listed = listOperations(sources, (path) => mayDecideUnder(filter, path));
  const operations = listed.filter((each) => each.kind === "operation");
  const kept = operations.filter((operation) => keeps(filter, operation));
  const keptKeys = new Set(kept.map(keyOf));
  const keptPaths = new Set(kept.map(({ path }) => path));
  const paths = new Set(operations.map(({ path }) => path));
  const schemes = schemesOf(kept, sources);
  return {
    listed,
    keepsPath({ key }) {
      const path = pathOfKey(key);
      // One without operations may be a mistake, which is reported.
      return keptPaths.has(path) || (!paths.has(path) && mayKeepUnder(filter, path));
    },
    keptOf({ key }, item) {
      if (!holds(item, "object")) return item;
      const path = pathOfKey(key);
      return { ...item, node: filterMethods(item.node, (method) => keptKeys.has(keyOf({ method, path }))) };
    },
    asksFor: (scheme) => schemes.has(scheme),
  };
}

function keeps({ include, exclude }: OperationFilter, operation: OperationFacts): boolean {
  const isIncluded = include.length === 0 || include.some((pattern) => matchesOperation(pattern, operation));
  return isIncluded && !exclude.some((pattern) => matchesOperation(pattern, operation));
}

/** Whether a filter leaves out every one of these operations, and there are some. */
export function keepsNothing(filter: OperationFilter, listed: readonly Listed[]): boolean {
  const isKept = (each: Listed) => (each.kind === "unread" ? mayKeepUnder(filter, each.path) : keeps(filter, each));
  return listed.length > 0 && !listed.some(isKept);
}

/** Whether an operation of a path may be kept, as far as the path alone can tell. */
function mayKeepUnder({ include, exclude }: OperationFilter, path: string): boolean {
  const mayBeIncluded = include.length === 0 || include.some((pattern) => mayMatchUnder(pattern, path));
  return mayBeIncluded && !exclude.some((pattern) => matchesAllUnder(pattern, path));
}

/**
 * Whether the filter has to know the operations of a path: to keep them, or to tell whether a pattern matches any. Not
 * where a path is excluded with all that is under it.
 */
function mayDecideUnder({ include, exclude }: OperationFilter, path: string): boolean {
  const isWanted = include.length === 0 || [...include, ...exclude].some((pattern) => mayMatchUnder(pattern, path));
  return isWanted && !exclude.some((pattern) => matchesAllUnder(pattern, path));
}

function keyOf({ method, path }: Pick<OperationFacts, "method" | "path">): string {
  return `${method} ${path}`;
}

/** The schemes that operations ask for: their own, or those of the whole document. */
function schemesOf(operations: readonly ListedOperation[], { entry }: SourceSet): ReadonlySet<string> {
  const defaults = entry.root.kind === "object" ? schemeNamesIn(propertyValue(entry.root, "security")) : undefined;
  return new Set(operations.flatMap(({ securitySchemes }) => securitySchemes ?? defaults ?? []));
}
