import type { SourceSet } from "../1-load/source-set.js";
import { type Node, type ObjectNode, propertyValue } from "../1-load/tree.js";
import { methodsIn } from "./methods.js";
import type { Listed } from "./operation-patterns.js";
import { entriesWithoutExtensions, holds, type KeyedNode, type SourceNode, sourceNodeOf } from "./source-nodes.js";

/** An operation as it is written, before anything in it is read. */
export type ListedOperation = Extract<Listed, { readonly kind: "operation" }> & {
  /** The names of the security schemes that it asks for; undefined where it says nothing about security. */
  readonly securitySchemes: readonly string[] | undefined;
};

/**
 * Every operation of a document, in order, without checking anything. Follows the references of paths for which
 * `isFollowed` says so, and reports those that lead nowhere. What is not an operation is left out.
 */
export function listOperations(
  sources: SourceSet,
  isFollowed: (path: string) => boolean,
): readonly (ListedOperation | Extract<Listed, { readonly kind: "unread" }>)[] {
  const { root } = sources.entry;
  const paths = root.kind === "object" ? propertyValue(root, "paths") : undefined;
  if (paths?.kind !== "object") return [];
  const source = { document: sources.entry, pointer: "/paths", node: paths, keyAt: paths.at };
  return entriesWithoutExtensions(source).flatMap((item): ReturnType<typeof listOperations> => {
    const path = pathOfKey(item.key);
    if (isFollowed(path)) return operationsOf(pathItemsAt(item, sources), path);
    const isReference = holds(item, "object") && item.node.entries.has("$ref");
    return isReference ? [{ kind: "unread", path }] : operationsOf([item], path);
  });
}

/** The path of a key. One that does not begin with a slash is read as if it did. */
export function pathOfKey(key: string): string {
  return key.startsWith("/") ? key : `/${key}`;
}

/** A path item, and those that its references lead to. */
function pathItemsAt(start: KeyedNode, sources: SourceSet): readonly SourceNode[] {
  const items: SourceNode[] = [];
  const seen = new Set<Node>();
  for (let item: SourceNode | undefined = start; item !== undefined && !seen.has(item.node); ) {
    items.push(item);
    seen.add(item.node);
    item = referredBy(item, sources);
  }
  return items;
}

function referredBy({ node, document }: SourceNode, sources: SourceSet): SourceNode | undefined {
  const reference = node.kind === "object" ? propertyValue(node, "$ref") : undefined;
  const target = reference?.kind === "string" ? sources.resolve(reference, document) : undefined;
  return target && sourceNodeOf(target);
}

function operationsOf(items: readonly SourceNode[], path: string): readonly ListedOperation[] {
  const methods = new Map<string, Node>();
  for (const item of items.filter((each) => holds(each, "object"))) {
    for (const [method, node] of methodsIn(item.node)) if (!methods.has(method)) methods.set(method, node);
  }
  return [...methods].flatMap(([method, node]) => (node.kind === "object" ? [operationOf(node, method, path)] : []));
}

function operationOf(node: ObjectNode, method: string, path: string): ListedOperation {
  const id = propertyValue(node, "operationId");
  const deprecated = propertyValue(node, "deprecated");
  return {
    kind: "operation",
    method,
    path,
    tags: itemsIn(propertyValue(node, "tags")).flatMap((tag) => (tag.kind === "string" ? tag.value : [])),
    operationId: id?.kind === "string" ? id.value : undefined,
    deprecated: deprecated?.kind === "boolean" && deprecated.value,
    securitySchemes: schemeNamesIn(propertyValue(node, "security")),
  };
}

/** The names in a list of Security Requirement Objects; undefined where there is no list. */
export function schemeNamesIn(security: Node | undefined): readonly string[] | undefined {
  if (security === undefined) return undefined;
  return itemsIn(security).flatMap((requirement) =>
    requirement.kind === "object" ? [...requirement.entries.keys()] : [],
  );
}

function itemsIn(node: Node | undefined): readonly Node[] {
  return node?.kind === "array" ? node.items : [];
}
