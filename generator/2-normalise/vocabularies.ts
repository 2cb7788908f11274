import type { SourceSet } from "../1-load/source-set.js";
import { type Node, type ObjectNode, propertyValue } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { outermostSchemas, rootOf } from "./nested-schemas.js";
import { olderDraft } from "./older-drafts.js";
import type { Dialect, KeywordRule } from "./reading.js";
import type { Resources } from "./resources.js";
import { holds, type SourceNode } from "./source-nodes.js";

interface DialectSources {
  readonly sources: SourceSet;
  readonly resources: Resources;
  readonly diagnostics: Diagnostics;
}

/**
 * Returns the dialect that a `$schema` or `jsonSchemaDialect` names: `base` itself, an older draft, or one of these
 * without the keywords that a meta-schema among the documents leaves out (Core §8.1, OAS 3.1 §4.8.24.4). Reports any
 * other dialect, and returns undefined.
 */
export function resolveDialect(value: SourceNode, base: Dialect, contract: DialectSources): Dialect | undefined {
  const dialect = holds(value, "string") ? value.node.value : undefined;
  const standard = dialect === undefined ? undefined : standardDialect(dialect, base);
  if (standard !== undefined) return standard;
  const metaSchema = dialect === undefined ? undefined : metaSchemaOf(dialect, base, contract);
  if (metaSchema !== undefined) return withVocabularies(metaSchema.root, metaSchema.dialect, contract.diagnostics);
  contract.diagnostics.report("dialect-unsupported", value.node.at, { dialect });
  return undefined;
}

/** The dialect with this URI, if a standard defines one. */
function standardDialect(uri: string, base: Dialect): Dialect | undefined {
  return base.schemaDialects.test(uri) ? base : olderDraft(uri, base);
}

interface MetaSchema {
  readonly root: Node;
  /** The dialect that the meta-schema itself is written in. */
  readonly dialect: Dialect;
}

/** The meta-schema with a URI, if there is one and it is written in a supported dialect. */
function metaSchemaOf(uri: string, base: Dialect, { sources, resources }: DialectSources): MetaSchema | undefined {
  const root = resources.find(uri)?.root.node ?? schemaWithId(uri, sources) ?? sources.documentWithUri(uri)?.root;
  if (root?.kind !== "object") return undefined;
  const written = propertyValue(root, "$schema");
  if (written === undefined) return { root, dialect: base };
  const dialect = written.kind === "string" ? standardDialect(written.value, base) : undefined;
  return dialect && { root, dialect };
}

/** Finds a schema by its `$id` in documents whose schemas may not be registered yet. */
function schemaWithId(uri: string, sources: SourceSet): Node | undefined {
  const schemas = sources.documents().flatMap((document) => outermostSchemas(rootOf(document)));
  return schemas.map(({ node }) => node).find((node) => node.kind === "object" && idOf(node) === uri);
}

function idOf(schema: ObjectNode): string | undefined {
  const $id = propertyValue(schema, "$id");
  return $id?.kind === "string" ? $id.value : undefined;
}

/**
 * The dialect in which the keywords of vocabularies that the meta-schema does not list are annotations. Without a
 * `$vocabulary`, nothing changes (Core §8.1.2). Reports required vocabularies that are not supported.
 */
function withVocabularies(metaSchema: Node, base: Dialect, diagnostics: Diagnostics): Dialect {
  const vocabulary = metaSchema.kind === "object" ? propertyValue(metaSchema, "$vocabulary") : undefined;
  if (vocabulary?.kind !== "object") return base;
  for (const { key, keyAt, value } of vocabulary.entries.values()) {
    const required = value.kind === "boolean" && value.value;
    if (required && !supportedVocabularies.has(key))
      diagnostics.report("vocabulary-unknown", keyAt, { vocabulary: key });
  }
  const absent = new Set(
    vocabularies
      .filter(({ uris }) => !uris.some((uri) => vocabulary.entries.has(uri)))
      .flatMap(({ keywords }) => keywords),
  );
  const withoutAbsent = ([name, rule]: readonly [string, KeywordRule]) =>
    [name, absent.has(name) && rule.kind !== "borrowed" ? annotation : rule] as const;
  return {
    ...base,
    keywords: new Map([...base.keywords].map(withoutAbsent)),
    schemaKeywords: new Set([...base.schemaKeywords].filter((name) => !absent.has(name))),
  };
}

const annotation: KeywordRule = { kind: "annotation" };

interface Vocabulary {
  /** Any one of these makes the keywords apply. */
  readonly uris: readonly string[];
  readonly keywords: readonly string[];
}

function of2020(name: string): string {
  return `https://json-schema.org/draft/2020-12/vocab/${name}`;
}

function of2019(name: string): string {
  return `https://json-schema.org/draft/2019-09/vocab/${name}`;
}

function words(text: string): readonly string[] {
  return text.split(" ");
}

/** The vocabularies that decide what is valid or what is generated (Core §10, §11, Validation §6, §7). */
const vocabularies: readonly Vocabulary[] = [
  {
    uris: [of2020("applicator"), of2019("applicator")],
    keywords: words(
      "prefixItems items additionalItems contains additionalProperties properties patternProperties dependentSchemas propertyNames " +
        "if then else allOf anyOf oneOf not",
    ),
  },
  // In 2019-09 these are applicators, too.
  { uris: [of2020("unevaluated"), of2019("applicator")], keywords: words("unevaluatedItems unevaluatedProperties") },
  {
    uris: [of2020("validation"), of2019("validation")],
    keywords: words(
      "type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern " +
        "maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired",
    ),
  },
  // Formats are checked under either: an implementation may check values by the annotation, too (Validation §7.2.1).
  {
    uris: [of2020("format-annotation"), of2020("format-assertion"), of2019("format")],
    keywords: ["format"],
  },
  { uris: ["https://spec.openapis.org/oas/3.1/vocab/base"], keywords: ["discriminator"] },
];

/** Every supported vocabulary. The core cannot be left out (Core §8.1.2.2); the other two are only annotations. */
const supportedVocabularies: ReadonlySet<string> = new Set([
  ...vocabularies.flatMap(({ uris }) => uris),
  ...["core", "meta-data", "content"].flatMap((name) => [of2020(name), of2019(name)]),
]);
