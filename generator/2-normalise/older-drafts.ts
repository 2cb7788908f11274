import type { ObjectNode } from "../1-load/tree.js";
import { checkContainsUnevaluated } from "./contains-unevaluated.js";
import { rewriteDependencies } from "./dependencies.js";
import { exclusiveFlags, identifier, keyword, schemaKeywordsIn } from "./dialects.js";
import { readSchemaOrBoolean } from "./keywords.js";
import { reportUnexpected } from "./reader.js";
import type { Dialect, KeywordRule, MutableKeywords, Reading } from "./reading.js";
import { recursiveAnchor } from "./resources.js";
import { holds, itemsOf, type KeyedNode, located, type SourceNode } from "./source-nodes.js";

/**
 * The dialect of an older draft of JSON Schema that has this URI, where schemas are otherwise written in `base`: what it
 * says of OpenAPI holds there, too.
 */
export function olderDraft(uri: string, base: Dialect): Dialect | undefined {
  const wanted = olderDrafts.findIndex((draft) => draft.uri === uri.replace(/#$/, ""));
  return wanted === -1 ? undefined : olderDrafts.slice(0, wanted + 1).reduce(inOlderDraft, base);
}

/** A draft, as what it says differently from the one after it. */
interface OlderDraft extends Partial<Pick<Dialect, "booleanSchemas" | "refHidesSiblings" | "identity" | "checks">> {
  readonly title: string;
  /** Of its meta-schema, without the empty fragment. */
  readonly uri: string;
  /** Keywords that only came with the next one. */
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
      ["items", { kind: "fold", fold: rewriteItems }],
      ["additionalItems", { kind: "fold", fold: rewriteAdditionalItems }],
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
      ["dependencies", { kind: "fold", fold: rewriteDependencies }],
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

/** What is new is a mistake, or an annotation, as any other keyword that is not known. */
function inOlderDraft(newer: Dialect, { uri: _, without, keywords: changed, ...older }: OlderDraft): Dialect {
  const keywords = new Map(newer.keywords);
  for (const name of without) keywords.delete(name);
  if (newer.unknownKeywords === "mistakes") for (const name of without) keywords.set(name, newOnly);
  for (const [name, rule] of changed) keywords.set(name, rule);
  const checks = [...newer.checks, ...(older.checks ?? [])];
  return { ...newer, ...older, keywords, schemaKeywords: schemaKeywordsIn(keywords), checks };
}

const newOnly: KeywordRule = {
  kind: "elsewhere",
  instead: "Leave it out, or write the schema in the draft of JSON Schema that has it, and name that in `$schema`.",
};

/** A list of schemas is what `prefixItems` is in 2020-12 (2019-09 Core §9.3.1.1). */
function rewriteItems(
  value: KeyedNode,
  draft: MutableKeywords,
  _schema: SourceNode<ObjectNode>,
  reading: Reading,
): void {
  if (!holds(value, "array")) draft.items = located(reading.schemas.add(value), value);
  else if (value.node.items.length > 0) {
    draft.prefixItems = located(
      itemsOf(value).map((item) => reading.schemas.add(item)),
      value,
    );
  } else reportUnexpected(value, value.key, "a schema, or an array of at least one schema", reading);
}

/** It says what `items` says in 2020-12, and nothing where there is no list that it adds to (2019-09 Core §9.3.1.2). */
function rewriteAdditionalItems(
  value: KeyedNode,
  draft: MutableKeywords,
  schema: SourceNode<ObjectNode>,
  reading: Reading,
): void {
  if (schema.node.entries.get("items")?.value.kind === "array") {
    draft.items = located(reading.schemas.add(value, { allowBooleans: true }), value);
  } else {
    const details = { keyword: value.key, companion: "items: […]" };
    reading.diagnostics.report("keyword-ignored", value.keyAt, details);
  }
}

/**
 * Refers to the root of the resource and, where that has a `$recursiveAnchor`, to the outermost root that has one: a
 * `$dynamicRef` to an anchor that all of these share (2019-09 Core §8.2.4.2.1).
 */
function readRecursiveRef(value: KeyedNode, draft: MutableKeywords, reading: Reading): void {
  if (!holds(value, "string") || value.node.value !== "#") {
    reportUnexpected(value, value.key, '`"#"`', reading);
    return;
  }
  const root = reading.schemas.resolve(value);
  const target = reading.schemas.addReferenced(value);
  if (root === undefined || target === undefined) return;
  const flag = holds(root, "object") ? root.node.entries.get("$recursiveAnchor")?.value : undefined;
  const isRecursive = flag?.kind === "boolean" && flag.value;
  draft.$dynamicRef = located({ target: target.id, anchor: isRecursive ? recursiveAnchor : undefined }, value);
}
