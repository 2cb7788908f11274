import type { ObjectNode } from "../1-load/tree.js";
import type { KeywordName, KeywordValues, Located } from "./api.js";
import { schemaKeywords } from "./applicators.js";
import { rewriteDependencies } from "./dependencies.js";
import { type KeywordReader, keywordReaders, readSchemaOrBoolean, readTypeOf30, readValues } from "./keywords.js";
import { requireItems, rewriteExclusiveBound, rewriteNullable } from "./openapi-3-0.js";
import type { Dialect, KeywordRule, MutableKeywords, Reading } from "./reading.js";
import { located, type SourceNode } from "./source-nodes.js";

const jsonSchema = "https://json-schema.org/draft/2020-12/schema";

const annotation: KeywordRule = { kind: "annotation" };
export const identifier: KeywordRule = { kind: "identifier" };

/** The keywords that 3.0 and 3.1 share. What is added to `keywordReaders` belongs to 3.1 alone unless it stands here too. */
const bothVersions: readonly KeywordName[] = [
  ...names("type", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
  ...names("maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems"),
  ...names("maxProperties", "minProperties", "required", "format"),
  ...names("$ref", "allOf", "anyOf", "oneOf", "not", "properties", "additionalProperties", "items", "discriminator"),
  ...names("title", "description", "default", "deprecated", "readOnly", "writeOnly"),
];

const bothAnnotations = ["xml", "externalDocs", "example"];

const only31 = Object.keys(keywordReaders).filter(
  (name) => !bothVersions.includes(name as KeywordName),
) as KeywordName[];

/** Core §8.1, §8.2. `$vocabulary` counts in a meta-schema only, where whoever is written in it looks. */
const identifiers = ["$schema", "$vocabulary", "$id", "$anchor", "$dynamicAnchor"];

/** Keywords of older drafts of JSON Schema that people still write. */
const oldKeywords = {
  id: "Leave it out: schemas are found by their place.",
  definitions: "Move the schemas to `$defs` or to `components/schemas`.",
  dependencies: "Write `dependentRequired` or `dependentSchemas`.",
  additionalItems: "Write `prefixItems` for the first items and `items` for the rest.",
  $recursiveRef: "Write `$ref`.",
  $recursiveAnchor: "Leave it out.",
};

const keywords31 = new Map<string, KeywordRule>([
  ...[...bothVersions, ...only31].map((name) => [name, keyword(name)] as const),
  ...[...bothAnnotations, "contentSchema"].map((name) => [name, annotation] as const),
  ...identifiers.map((name) => [name, identifier] as const),
  ...elsewhere({ ...oldKeywords, nullable: 'Add `"null"` to `type`.' }),
]);

const dialect31: Dialect = {
  title: "OpenAPI 3.1",
  openapi: "3.1",
  versions: ["3.1.0", "3.1.1", "3.1.2"],
  keywords: keywords31,
  schemaKeywords: schemaKeywordsIn(keywords31),
  unknownKeywords: "mistakes",
  schemaDialects: new Set([
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
    jsonSchema,
  ]),
  booleanSchemas: true,
  refHidesSiblings: false,
  identity: { keyword: "$id", fragmentsAreAnchors: false, anchor: /^[A-Za-z_][-A-Za-z0-9._]*$/ },
  checks: [dropUnused],
};

const keywords2020 = new Map<string, KeywordRule>([
  ...[...bothVersions, ...only31].flatMap((name) => (name === "discriminator" ? [] : [[name, keyword(name)] as const])),
  ...identifiers.map((name) => [name, identifier] as const),
  ["contentSchema", annotation],
  ["enum", keyword("enum", readValues)],
  ["dependencies", { kind: "fold", fold: rewriteDependencies }],
]);

/** JSON Schema as it is, where no OpenAPI is around it. `dependencies` is what is left of older drafts (Validation §A). */
export const dialect2020: Dialect = {
  ...dialect31,
  title: "JSON Schema 2020-12",
  versions: [],
  keywords: keywords2020,
  schemaKeywords: schemaKeywordsIn(keywords2020),
  unknownKeywords: "annotations",
  schemaDialects: new Set([jsonSchema]),
};

/** Draft 4 has these, too, on which OpenAPI 3.0 is built. */
export const exclusiveFlags: readonly (readonly [string, KeywordRule])[] = [
  ["exclusiveMaximum", { kind: "fold", fold: rewriteExclusiveBound("maximum", "exclusiveMaximum") }],
  ["exclusiveMinimum", { kind: "fold", fold: rewriteExclusiveBound("minimum", "exclusiveMinimum") }],
];

const newerThan30 = [...only31, ...identifiers, "contentSchema"].map(
  (name) => [name, "Write the document in OpenAPI 3.1, or leave the keyword out."] as const,
);

const keywords30 = new Map<string, KeywordRule>([
  ...bothVersions.map((name) => [name, keyword(name)] as const),
  ["type", keyword("type", readTypeOf30)],
  ["additionalProperties", keyword("additionalProperties", readSchemaOrBoolean)],
  ["nullable", { kind: "fold", fold: rewriteNullable }],
  ...exclusiveFlags,
  ...bothAnnotations.map((name) => [name, annotation] as const),
  ...elsewhere(Object.fromEntries(newerThan30)),
  ...elsewhere({
    ...oldKeywords,
    definitions: "Move the schemas to `components/schemas`.",
    dependencies: "Leave it out: OpenAPI 3.0 cannot say this.",
    additionalItems: "Leave it out: OpenAPI 3.0 cannot say this.",
    const: "Write `enum` with this one value.",
    examples: "Write `example`.",
    $comment: "Write a comment of YAML, or `description`.",
    $defs: "Move the schemas to `components/schemas`.",
  }),
]);

const dialect30: Dialect = {
  ...dialect31,
  title: "OpenAPI 3.0",
  openapi: "3.0",
  versions: ["3.0.0", "3.0.1", "3.0.2", "3.0.3", "3.0.4"],
  keywords: keywords30,
  schemaKeywords: schemaKeywordsIn(keywords30),
  schemaDialects: new Set(),
  booleanSchemas: false,
  refHidesSiblings: true,
  checks: [requireItems],
};

/** Every version of OpenAPI that is understood. */
export const dialects: readonly Dialect[] = [dialect30, dialect31];

/** What a keyword needs beside it to say anything (Core §10.2.2, Validation §6.4.4, §6.4.5). */
const companions = [
  ["then", "if"],
  ["else", "if"],
  ["minContains", "contains"],
  ["maxContains", "contains"],
] as const;

/** Leaves out keywords that say nothing here, and says so. */
function dropUnused(_schema: SourceNode<ObjectNode>, draft: MutableKeywords, { diagnostics }: Reading): void {
  for (const [keyword, companion] of companions) {
    const unused = draft[keyword];
    if (unused === undefined || draft[companion] !== undefined) continue;
    diagnostics.report("keyword-ignored", unused.keyAt, { keyword, companion });
    delete draft[keyword];
  }
}

/** The keywords of a table inside which further schemas are found. */
export function schemaKeywordsIn(keywords: ReadonlyMap<string, KeywordRule>): ReadonlySet<string> {
  const holders = new Set<string | undefined>(["read", "fold", "annotation"]);
  return new Set([...schemaKeywords.keys()].filter((name) => holders.has(keywords.get(name)?.kind)));
}

function names(...names: readonly KeywordName[]): readonly KeywordName[] {
  return names;
}

/** A keyword that is read as in 2020-12, or by another reader. */
export function keyword<Name extends KeywordName>(
  name: Name,
  read: KeywordReader<KeywordValues[Name]> = keywordReaders[name],
): KeywordRule {
  return {
    kind: "read",
    read(member, draft, reading) {
      const value = read(member, reading);
      if (value !== undefined) (draft as Record<Name, Located<KeywordValues[Name]>>)[name] = located(value, member);
    },
  };
}

function elsewhere(instead: Readonly<Record<string, string>>): readonly (readonly [string, KeywordRule])[] {
  return Object.entries(instead).map(([name, text]) => [name, { kind: "elsewhere", instead: text }] as const);
}
