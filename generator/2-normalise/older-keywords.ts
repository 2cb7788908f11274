import { followPointer, unescapeToken } from "../1-load/references.js";
import type { Node, ObjectNode } from "../1-load/tree.js";
import { recursiveAnchor } from "./anchors.js";
import { reportUnexpected } from "./reader.js";
import type { MutableKeywords, ReadableRule, Reading } from "./reading.js";
import { holds, itemsOf, type KeyedNode, located, type SourceNode } from "./source-nodes.js";

/** A list of schemas means what `prefixItems` means in 2020-12 (2019-09 Core §9.3.1.1). */
export const itemsOrList: ReadableRule = { kind: "rewrite", rewrite: rewriteItems };

/** `items` where a list of schemas is of an older draft: it is read as there, and reported. */
export const itemsNotList: ReadableRule = {
  kind: "rewrite",
  rewrite(value, keywords, schema, reading) {
    if (holds(value, "array")) {
      const instead = "Write the list under `prefixItems`, or one schema for all items.";
      const written = "a list as the value of `items`";
      const details = { written, version: reading.dialect.title, from: "JSON Schema 2019-09", instead };
      reading.diagnostics.report("keyword-elsewhere", value.node.at, details);
    }
    rewriteItems(value, keywords, schema, reading);
  },
};

/** Means what `items` means in 2020-12 beside a list of `items`, and has no effect otherwise (2019-09 Core §9.3.1.2). */
export const additionalItems: ReadableRule = { kind: "rewrite", rewrite: rewriteAdditionalItems };

/**
 * `$recursiveRef: "#"` refers to the root of its resource or, if that has a `$recursiveAnchor`, to the outermost root that
 * has one (2019-09 Core §8.2.4.2.1). So it becomes a `$dynamicRef` to an anchor that all these roots share.
 */
export const recursiveRef: ReadableRule = { kind: "read", read: readRecursiveRef };

/**
 * `$recursiveRef: "#"` in a contract, whose root is no schema: it refers to the innermost schema around it that has a
 * `$recursiveAnchor`, which is what its authors mean. Without one, it means what it does in 2019-09.
 */
export const recursiveRefInContract: ReadableRule = {
  kind: "read",
  read(value, keywords, reading) {
    const around = enclosing(value).find(hasRecursiveAnchor);
    if (around === undefined || !holds(value, "string") || value.node.value !== "#") {
      readRecursiveRef(value, keywords, reading);
    } else keywords.$ref = located(reading.schemas.add(around), value);
  },
};

/** `recursiveRefInContract` looks for it. */
export const recursiveAnchorInContract: ReadableRule = { kind: "read", read() {} };

/** The nodes around a node, the innermost first. */
function enclosing({ document, pointer }: SourceNode): readonly SourceNode[] {
  const tokens = pointer.split("/").slice(1, -1);
  const around: SourceNode[] = [];
  let pointerTo = "";
  let node: Node = document.root;
  for (const token of tokens) {
    pointerTo += `/${token}`;
    const next = followPointer(node, [unescapeToken(token)]);
    if (next.kind === "missing") break;
    node = next.node;
    around.unshift({ document, pointer: pointerTo, node, keyAt: node.at });
  }
  return around;
}

function hasRecursiveAnchor(source: SourceNode): boolean {
  const flag = holds(source, "object") ? source.node.entries.get("$recursiveAnchor")?.value : undefined;
  return flag?.kind === "boolean" && flag.value;
}

function rewriteItems(
  value: KeyedNode,
  keywords: MutableKeywords,
  _schema: SourceNode<ObjectNode>,
  reading: Reading,
): void {
  if (!holds(value, "array")) keywords.items = located(reading.schemas.add(value), value);
  else if (value.node.items.length > 0) {
    keywords.prefixItems = located(
      itemsOf(value).map((item) => reading.schemas.add(item)),
      value,
    );
  } else reportUnexpected(value, value.key, "a schema, or an array of at least one schema", reading);
}

function rewriteAdditionalItems(
  value: KeyedNode,
  keywords: MutableKeywords,
  schema: SourceNode<ObjectNode>,
  reading: Reading,
): void {
  if (schema.node.entries.get("items")?.value.kind === "array") {
    keywords.items = located(reading.schemas.add(value, { allowBooleans: true }), value);
  } else {
    const details = { keyword: value.key, companion: "items: […]" };
    reading.diagnostics.report("keyword-ignored", value.keyAt, details);
  }
}

function readRecursiveRef(value: KeyedNode, keywords: MutableKeywords, reading: Reading): void {
  if (!holds(value, "string") || value.node.value !== "#") {
    reportUnexpected(value, value.key, '`"#"`', reading);
    return;
  }
  const root = reading.schemas.resolve(value);
  const target = reading.schemas.addReferenced(value);
  if (root === undefined || target === undefined) return;
  const anchor = hasRecursiveAnchor(root) ? recursiveAnchor : undefined;
  keywords.$dynamicRef = located({ target: target.id, anchor }, value);
}
