import type { ObjectNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { hidesSiblings } from "./nested-schemas.js";
import type { Dialect } from "./reading.js";
import { holds, type KeyedNode, nodeOfEntry, type SourceNode } from "./source-nodes.js";

/** A name for a schema, by which references in its resource and to it can lead to the schema (Core §8.2.2). */
export interface Anchor {
  readonly name: string;
  readonly node: SourceNode;
  readonly at: Span;
  readonly dynamic: boolean;
}

/** The name of every `$recursiveAnchor`. No reference can name it, since an empty fragment is a JSON Pointer. */
export const recursiveAnchor = "";

/**
 * Adds the anchors of a schema to those of its resource. Reports names that are not allowed and names that another
 * schema of the resource has.
 */
export function addAnchors(
  schema: SourceNode<ObjectNode>,
  dialect: Dialect,
  { anchors, isRoot }: { readonly anchors: Map<string, Anchor>; readonly isRoot: boolean },
  diagnostics: Diagnostics,
): void {
  for (const keyword of ["$anchor", "$dynamicAnchor"]) {
    const value = identifierOf(schema, keyword, dialect);
    if (value !== undefined) addAnchor(holds(value, "string") ? value.node.value : "", value);
  }
  const $id = identifierOf(schema, dialect.identity.keyword, dialect);
  const name = $id && anchorInId($id, dialect);
  if ($id !== undefined && name !== undefined) addAnchor(name, $id);
  const recursive = identifierOf(schema, "$recursiveAnchor", dialect);
  if (recursive !== undefined) addRecursiveAnchor(recursive);

  function addAnchor(name: string, value: KeyedNode): void {
    const { at } = value.node;
    const first = anchors.get(name);
    if (!dialect.identity.anchor.test(name)) {
      const expected = "a name of letters, digits, `-`, `_` and `.` that begins with a letter or `_`";
      reportIdentifier(value, expected, diagnostics);
    } else if (first !== undefined && first.node.pointer !== schema.pointer) {
      diagnostics.report("anchor-duplicate", at, { anchor: name }, [{ label: "It is here first.", at: first.at }]);
    } else {
      anchors.set(name, { name, node: schema, at, dynamic: value.key === "$dynamicAnchor" });
    }
  }

  /** `$recursiveAnchor: true` is allowed only in the root of a resource; `false` is the default (2019-09 Core §8.2.4.2.2). */
  function addRecursiveAnchor(value: KeyedNode): void {
    const isFlag = holds(value, "boolean");
    if (!isFlag || (value.node.value && !isRoot)) {
      reportIdentifier(value, "`true` or `false`, in the root of a schema resource", diagnostics);
    } else if (value.node.value) {
      anchors.set(recursiveAnchor, { name: recursiveAnchor, node: schema, at: value.node.at, dynamic: true });
    }
  }
}

/** The anchor that an `$id` defines, in the drafts in which it can: `#name`. */
export function anchorInId({ node }: KeyedNode, { identity }: Dialect): string | undefined {
  const isAnchor =
    identity.fragmentsAreAnchors && node.kind === "string" && node.value.startsWith("#") && node.value !== "#";
  return isAnchor ? node.value.slice(1) : undefined;
}

/** The value of an identifying keyword of a schema, if the dialect has that keyword and does not ignore it here. */
export function identifierOf(schema: SourceNode<ObjectNode>, key: string, dialect: Dialect): KeyedNode | undefined {
  const entry = schema.node.entries.get(key);
  if (entry === undefined || hidesSiblings(schema, dialect)) return undefined;
  return dialect.keywords.get(key)?.kind === "identifier" ? nodeOfEntry(schema, entry) : undefined;
}

/** Reports an identifying keyword whose value is not what it must be. */
export function reportIdentifier({ key, node }: KeyedNode, expected: string, diagnostics: Diagnostics): void {
  diagnostics.report("identifier-invalid", node.at, { keyword: key, expected });
}
