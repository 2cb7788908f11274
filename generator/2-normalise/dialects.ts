import type { ObjectNode } from "../1-load/tree.js";
import type { KeywordValues, Located } from "./api.js";
import { schemaKeywords } from "./applicators.js";
import { rewriteDependencies } from "./dependencies.js";
import {
  type KeywordReader,
  keywordReaders,
  readNamesOf30,
  readSchemaOrBoolean,
  readTypeOf30,
  readValues,
  type WrittenKeyword,
} from "./keywords.js";
import { checkListedValues } from "./listed-values.js";
import { additionalItems, itemsNotList, recursiveAnchorInContract, recursiveRefInContract } from "./older-keywords.js";
import { requireItems, rewriteExclusiveBound, rewriteNullable, rewriteOutdatedNullable } from "./openapi-3-0.js";
import type { Dialect, KeywordRule, MutableKeywords, ReadableRule, Reading } from "./reading.js";
import { located, type SourceNode } from "./source-nodes.js";
import { xml } from "./xml.js";

const annotation: KeywordRule = { kind: "annotation" };
export const identifier: KeywordRule = { kind: "identifier" };

/** The keywords that 3.0 and 3.1 share. All other keywords in `keywordReaders` belong to 3.1 alone. */
const bothVersions: readonly WrittenKeyword[] = [
  ...names("type", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
  ...names("maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems"),
  ...names("maxProperties", "minProperties", "required", "format"),
  ...names("$ref", "allOf", "anyOf", "oneOf", "not", "properties", "additionalProperties", "items", "discriminator"),
  ...names("title", "description", "default", "deprecated", "readOnly", "writeOnly"),
];

const bothAnnotations = ["externalDocs", "example"];

const only31 = Object.keys(keywordReaders).filter(
  (name) => !bothVersions.includes(name as WrittenKeyword),
) as WrittenKeyword[];

/** Core §8.1, §8.2. `$vocabulary` has a meaning in meta-schemas only; `vocabularies.ts` reads it there. */
const identifiers = ["$schema", "$vocabulary", "$id", "$anchor", "$dynamicAnchor"];

const meaningless: KeywordRule = { kind: "meaningless" };

/** Keywords of older drafts of JSON Schema that people still write, with what to write instead. */
const olderKeywords = new Map<string, KeywordRule>([
  ["id", meaningless],
  ["definitions", borrowed("JSON Schema draft-07", "Move the schemas to `components/schemas`.", keyword("$defs"))],
  [
    "dependencies",
    borrowed("JSON Schema draft-07", "Write `dependentRequired` or `dependentSchemas`.", {
      kind: "rewrite",
      rewrite: rewriteDependencies,
    }),
  ],
  [
    "additionalItems",
    borrowed(
      "JSON Schema draft-07",
      "Write `prefixItems` for the first items and `items` for the rest.",
      additionalItems,
    ),
  ],
  ["$recursiveRef", borrowed("JSON Schema 2019-09", "Write `$ref`, or `$dynamicRef`.", recursiveRefInContract)],
  [
    "$recursiveAnchor",
    borrowed("JSON Schema 2019-09", "Write `$ref`, or `$dynamicAnchor`.", recursiveAnchorInContract),
  ],
]);

const keywords31 = new Map<string, KeywordRule>([
  ...[...bothVersions, ...only31].map((name) => [name, keyword(name)] as const),
  ...bothAnnotations.map((name) => [name, annotation] as const),
  ...identifiers.map((name) => [name, identifier] as const),
  ["xml", xml],
  ["nullable", { kind: "rewrite", rewrite: rewriteOutdatedNullable }],
  ["items", itemsNotList],
  ...exclusiveBounds("number"),
  ...olderKeywords,
]);

const dialect31: Dialect = {
  title: "OpenAPI 3.1",
  openapi: "3.1",
  versions: ["3.1.0", "3.1.1", "3.1.2"],
  keywords: keywords31,
  schemaKeywords: schemaKeywordsIn(keywords31),
  unknownKeywords: "reported",
  schemaDialects:
    /^https:\/\/(spec\.openapis\.org\/oas\/3\.[12]\/dialect\/[^/#]+|json-schema\.org\/draft\/2020-12\/schema)$/,
  booleanSchemas: true,
  refHidesSiblings: false,
  identity: { keyword: "$id", fragmentsAreAnchors: false, anchor: /^[A-Za-z_][-A-Za-z0-9._]*$/ },
  checks: [dropUnused, checkListedValues],
};

const keywords2020 = new Map<string, KeywordRule>([
  ...[...bothVersions, ...only31].flatMap((name) => (name === "discriminator" ? [] : [[name, keyword(name)] as const])),
  ...identifiers.map((name) => [name, identifier] as const),
  ["enum", keyword("enum", readValues)],
  ["dependencies", { kind: "rewrite", rewrite: rewriteDependencies }],
]);

/** JSON Schema 2020-12 without OpenAPI. It still allows `dependencies` of older drafts (Validation §A). */
export const dialect2020: Dialect = {
  ...dialect31,
  title: "JSON Schema 2020-12",
  versions: [],
  keywords: keywords2020,
  schemaKeywords: schemaKeywordsIn(keywords2020),
  unknownKeywords: "annotations",
  checks: [dropUnused],
  schemaDialects: /^https:\/\/json-schema\.org\/draft\/2020-12\/schema$/,
};

/** OpenAPI 3.0 has these keywords as booleans, from draft-04, which it is based on. */
export function exclusiveBounds(own: "boolean" | "number"): readonly (readonly [string, KeywordRule])[] {
  return [
    ["exclusiveMaximum", { kind: "rewrite", rewrite: rewriteExclusiveBound("maximum", "exclusiveMaximum", own) }],
    ["exclusiveMinimum", { kind: "rewrite", rewrite: rewriteExclusiveBound("minimum", "exclusiveMinimum", own) }],
  ];
}

/** What to write in OpenAPI 3.0 instead of a keyword of 3.1. */
const insteadIn30: Readonly<Record<string, string>> = {
  const: "Write `enum` with this one value.",
  examples: "Write `example`.",
  $comment: "Write a YAML comment, or `description`.",
  $defs: "Move the schemas to `components/schemas`.",
};

const keywords30 = new Map<string, KeywordRule>([
  ...bothVersions.map((name) => [name, keyword(name)] as const),
  ["type", keyword("type", readTypeOf30)],
  ["required", keyword("required", readNamesOf30)],
  ["items", itemsNotList],
  ["additionalProperties", keyword("additionalProperties", readSchemaOrBoolean)],
  ["xml", xml],
  ["nullable", { kind: "rewrite", rewrite: rewriteNullable }],
  ...exclusiveBounds("boolean"),
  ...bothAnnotations.map((name) => [name, annotation] as const),
  ...only31.map((name) => {
    const instead = insteadIn30[name] ?? "Write the document in OpenAPI 3.1, or delete the keyword.";
    const isClosing = name === "unevaluatedProperties" || name === "unevaluatedItems";
    const rule = isClosing ? keyword(name, readSchemaOrBoolean) : keyword(name);
    return [name, borrowed("OpenAPI 3.1", instead, rule)] as const;
  }),
  ...[...identifiers, "contentSchema"].map((name) => [name, meaningless] as const),
  ...olderKeywords,
]);

const dialect30: Dialect = {
  ...dialect31,
  title: "OpenAPI 3.0",
  openapi: "3.0",
  versions: ["3.0.0", "3.0.1", "3.0.2", "3.0.3", "3.0.4"],
  keywords: keywords30,
  schemaKeywords: schemaKeywordsIn(keywords30),
  schemaDialects: /^$/,
  booleanSchemas: false,
  refHidesSiblings: true,
  checks: [requireItems, dropUnused, checkListedValues],
};

/** Schemas of OpenAPI 3.2 are those of 3.1; what is new is in the objects around them. */
const dialect32: Dialect = { ...dialect31, title: "OpenAPI 3.2", openapi: "3.2", versions: ["3.2.0", "3.2.1"] };

/** The dialects of all supported versions of OpenAPI. */
export const dialects: readonly Dialect[] = [dialect30, dialect31, dialect32];

/** Keywords that have no effect without another one (Core §10.2.2, Validation §6.4.4, §6.4.5). */
const companions = [
  ["then", "if"],
  ["else", "if"],
  ["minContains", "contains"],
  ["maxContains", "contains"],
] as const;

/** Removes keywords that have no effect because their companion is missing, and reports them. */
function dropUnused(_schema: SourceNode<ObjectNode>, keywords: MutableKeywords, { diagnostics }: Reading): void {
  for (const [keyword, companion] of companions) {
    const unused = keywords[keyword];
    if (unused === undefined || keywords[companion] !== undefined) continue;
    diagnostics.report("keyword-ignored", unused.keyAt, { keyword, companion });
    delete keywords[keyword];
  }
}

/** Of the keywords of a dialect, those whose values contain schemas. */
export function schemaKeywordsIn(keywords: ReadonlyMap<string, KeywordRule>): ReadonlySet<string> {
  const kinds = new Set<string | undefined>(["read", "rewrite", "annotation", "borrowed"]);
  return new Set([...schemaKeywords.keys()].filter((name) => kinds.has(keywords.get(name)?.kind)));
}

function names(...names: readonly WrittenKeyword[]): readonly WrittenKeyword[] {
  return names;
}

/** The rule for a keyword that sets the keyword of this name. Its value is read as in 2020-12, or by another reader. */
export function keyword<Name extends WrittenKeyword>(
  name: Name,
  read: KeywordReader<KeywordValues[Name]> = keywordReaders[name],
): ReadableRule {
  return {
    kind: "read",
    read(source, keywords, reading) {
      const value = read(source, reading);
      if (value !== undefined) (keywords as Record<Name, Located<KeywordValues[Name]>>)[name] = located(value, source);
    },
  };
}

/** The rule for a keyword of another dialect, which is read as there. */
function borrowed(from: string, instead: string, rule: ReadableRule): KeywordRule {
  return { kind: "borrowed", from, instead, rule };
}
