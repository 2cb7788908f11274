import type { ObjectNode } from "../1-load/tree.js";
import { recursiveAnchor } from "./anchors.js";
import { checkContainsUnevaluated } from "./contains-unevaluated.js";
import { rewriteDependencies } from "./dependencies.js";
import { exclusiveFlags, identifier, keyword, schemaKeywordsIn } from "./dialects.js";
import { readSchemaOrBoolean } from "./keywords.js";
import { reportUnexpected } from "./reader.js";
import type { Dialect, KeywordRule, MutableKeywords, Reading } from "./reading.js";
import { holds, itemsOf, type KeyedNode, located, type SourceNode } from "./source-nodes.js";

/**
 * Returns the dialect of the older draft of JSON Schema with this URI, or undefined if there is none. What `base` has of
 * OpenAPI stays: the draft is derived from it.
 */
export function olderDraft(uri: string, base: Dialect): Dialect | undefined {
  const index = olderDrafts.findIndex((draft) => draft.uri === uri.replace(/#$/, ""));
  return index === -1 ? undefined : olderDrafts.slice(0, index + 1).reduce(inOlderDraft, base);
}

/** A draft, described by how it differs from the next newer one. */
interface OlderDraft extends Partial<Pick<Dialect, "booleanSchemas" | "refHidesSiblings" | "identity" | "checks">> {
  readonly title: string;
  /** The URI of its meta-schema, without an empty fragment. */
  readonly uri: string;
  /** Keywords that the next newer draft introduced. */
  readonly without: readonly string[];
  readonly keywords: ReadonlyMap<string, KeywordRule>;
}

function words(text: string): readonly string[] {
  return text.split(" ");
}

/** From new to old. */
const olderDrafts: readonly OlderDraft[] = [
  {
    title: "JSON Schema 2019-09",
    uri: "https://json-schema.org/draft/2019-09/schema",
    without: words("prefixItems $dynamicRef $dynamicAnchor"),
    keywords: new Map<string, KeywordRule>([
      ["items", { kind: "rewrite", rewrite: rewriteItems }],
      ["additionalItems", { kind: "rewrite", rewrite: rewriteAdditionalItems }],
      ["$recursiveRef", { kind: "read", read: readRecursiveRef }],
      ["$recursiveAnchor", identifier],
    ]),
    identity: { keyword: "$id", fragmentsAreAnchors: false, anchor: /^[A-Za-z][-A-Za-z0-9.:_]*$/ },
    checks: [checkContainsUnevaluated],
  },
  {
    title: "JSON Schema draft-07",
    uri: "http://json-schema.org/draft-07/schema",
    without: [
      ...words("$anchor $recursiveRef $recursiveAnchor $vocabulary $defs dependentRequired dependentSchemas"),
      ...words("minContains maxContains unevaluatedItems unevaluatedProperties deprecated contentSchema"),
    ],
    keywords: new Map<string, KeywordRule>([
      ["definitions", keyword("$defs")],
      ["dependencies", { kind: "rewrite", rewrite: rewriteDependencies }],
    ]),
    refHidesSiblings: true,
    identity: { keyword: "$id", fragmentsAreAnchors: true, anchor: /^[A-Za-z][-A-Za-z0-9.:_]*$/ },
  },
  {
    title: "JSON Schema draft-06",
    uri: "http://json-schema.org/draft-06/schema",
    without: words("if then else $comment readOnly writeOnly contentEncoding contentMediaType"),
    keywords: new Map(),
  },
  {
    title: "JSON Schema draft-04",
    uri: "http://json-schema.org/draft-04/schema",
    without: words("$id const contains propertyNames examples"),
    keywords: new Map<string, KeywordRule>([
      ["id", identifier],
      ...exclusiveFlags,
      ["additionalProperties", keyword("additionalProperties", readSchemaOrBoolean)],
    ]),
    booleanSchemas: false,
    identity: { keyword: "id", fragmentsAreAnchors: true, anchor: /^[A-Za-z][-A-Za-z0-9.:_]*$/ },
  },
];

/** Derives the dialect of a draft from that of the next newer one. Keywords that are too new are unknown keywords. */
function inOlderDraft(newer: Dialect, { uri: _, without, keywords: changed, ...older }: OlderDraft): Dialect {
  const keywords = new Map(newer.keywords);
  for (const name of without) keywords.delete(name);
  if (newer.unknownKeywords === "reported") for (const name of without) keywords.set(name, tooNew);
  for (const [name, rule] of changed) keywords.set(name, rule);
  const checks = [...newer.checks, ...(older.checks ?? [])];
  return { ...newer, ...older, keywords, schemaKeywords: schemaKeywordsIn(keywords), checks };
}

const tooNew: KeywordRule = {
  kind: "elsewhere",
  instead: "Delete it, or write the schema in a draft of JSON Schema that has it, and name that draft in `$schema`.",
};

/** A list of schemas means what `prefixItems` means in 2020-12 (2019-09 Core §9.3.1.1). */
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

/** Means what `items` means in 2020-12 beside a list of `items`, and has no effect otherwise (2019-09 Core §9.3.1.2). */
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

/**
 * `$recursiveRef: "#"` refers to the root of its resource or, if that has a `$recursiveAnchor`, to the outermost root that
 * has one (2019-09 Core §8.2.4.2.1). So it becomes a `$dynamicRef` to an anchor that all these roots share.
 */
function readRecursiveRef(value: KeyedNode, keywords: MutableKeywords, reading: Reading): void {
  if (!holds(value, "string") || value.node.value !== "#") {
    reportUnexpected(value, value.key, '`"#"`', reading);
    return;
  }
  const root = reading.schemas.resolve(value);
  const target = reading.schemas.addReferenced(value);
  if (root === undefined || target === undefined) return;
  const flag = holds(root, "object") ? root.node.entries.get("$recursiveAnchor")?.value : undefined;
  const isRecursive = flag?.kind === "boolean" && flag.value;
  keywords.$dynamicRef = located({ target: target.id, anchor: isRecursive ? recursiveAnchor : undefined }, value);
}
