import { checkContainsUnevaluated } from "./contains-unevaluated.js";
import { rewriteDependencies } from "./dependencies.js";
import { exclusiveBounds, identifier, keyword, schemaKeywordsIn } from "./dialects.js";
import { readSchemaOrBoolean } from "./keywords.js";
import { additionalItems, itemsOrList, recursiveRef } from "./older-keywords.js";
import type { Dialect, KeywordRule } from "./reading.js";

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
      ["items", itemsOrList],
      ["additionalItems", additionalItems],
      ["$recursiveRef", recursiveRef],
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
      ...exclusiveBounds("boolean"),
      ["additionalProperties", keyword("additionalProperties", readSchemaOrBoolean)],
    ]),
    booleanSchemas: false,
    identity: { keyword: "id", fragmentsAreAnchors: true, anchor: /^[A-Za-z][-A-Za-z0-9.:_]*$/ },
  },
];

/**
 * Derives the dialect of a draft from that of the next newer one. Keywords that are too new are unknown ones in JSON Schema
 * by itself; in a contract they are read as in the newer draft, and reported.
 */
function inOlderDraft(newer: Dialect, { uri: _, without, keywords: changed, ...older }: OlderDraft): Dialect {
  const keywords = new Map(newer.keywords);
  for (const name of without) keywords.delete(name);
  if (newer.unknownKeywords === "reported") {
    for (const name of without) keywords.set(name, tooNew(newer.title, newer.keywords.get(name)));
  }
  for (const [name, rule] of changed) keywords.set(name, rule);
  const checks = [...newer.checks, ...(older.checks ?? [])];
  return { ...newer, ...older, keywords, schemaKeywords: schemaKeywordsIn(keywords), checks };
}

/** A keyword that a newer dialect has: it is read as there. */
function tooNew(from: string, rule: KeywordRule | undefined): KeywordRule {
  const instead =
    "Delete it, or write the schema in a draft of JSON Schema that has it, and name that draft in `$schema`.";
  if (rule?.kind === "read" || rule?.kind === "rewrite") return { kind: "borrowed", from, instead, rule };
  return rule?.kind === "borrowed" ? rule : { kind: "meaningless" };
}
