import type { SourceSet } from "../1-load/source-set.js";
import { member, type Node, type ObjectNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { olderDraft } from "./older-drafts.js";
import type { Dialect, KeywordRule } from "./reading.js";
import { outermostSchemas, type Resources, rootOf } from "./resources.js";
import { holds, type SourceNode } from "./source-nodes.js";

interface DialectSources {
  readonly sources: SourceSet;
  readonly resources: Resources;
  readonly diagnostics: Diagnostics;
}

/**
 * The dialect that a `$schema` or `jsonSchemaDialect` asks for: the one that is read anyway, an older draft, or what a
 * meta-schema among the known documents leaves of one of these (Core §8.1, OAS 3.1 §4.8.24.4). Reports any other.
 */
export function resolveDialect(value: SourceNode, base: Dialect, known: DialectSources): Dialect | undefined {
  const dialect = holds(value, "string") ? value.node.value : undefined;
  const standard = dialect === undefined ? undefined : standardDialect(dialect, base);
  if (standard !== undefined) return standard;
  const metaSchema = dialect === undefined ? undefined : metaSchemaOf(dialect, base, known);
  if (metaSchema !== undefined) return withVocabularies(metaSchema.root, metaSchema.dialect, known.diagnostics);
  known.diagnostics.report("dialect-unsupported", value.node.at, { dialect });
  return undefined;
}

/** The dialect that a standard gives this URI. */
function standardDialect(uri: string, base: Dialect): Dialect | undefined {
  return base.schemaDialects.has(uri) ? base : olderDraft(uri, base);
}

interface MetaSchema {
  readonly root: Node;
  /** The dialect that it is itself written in. */
  readonly dialect: Dialect;
}

/** The meta-schema with a URI, where it is itself written in a dialect that is read. */
function metaSchemaOf(uri: string, base: Dialect, { sources, resources }: DialectSources): MetaSchema | undefined {
  const root = resources.find(uri)?.root.node ?? schemaWithId(uri, sources) ?? sources.known(uri)?.root;
  if (root?.kind !== "object") return undefined;
  const written = member(root, "$schema");
  if (written === undefined) return { root, dialect: base };
  const dialect = written.kind === "string" ? standardDialect(written.value, base) : undefined;
  return dialect && { root, dialect };
}

/** A schema further down in a document: it may be asked for before it is met. */
function schemaWithId(uri: string, sources: SourceSet): Node | undefined {
  const schemas = sources.documents().flatMap((document) => outermostSchemas(rootOf(document)));
  return schemas.map(({ node }) => node).find((node) => node.kind === "object" && idOf(node) === uri);
}

function idOf(schema: ObjectNode): string | undefined {
  const $id = member(schema, "$id");
  return $id?.kind === "string" ? $id.value : undefined;
}

/** The keywords that count under the vocabularies of a meta-schema; without `$vocabulary`, all (Core §8.1.2). */
function withVocabularies(metaSchema: Node, base: Dialect, diagnostics: Diagnostics): Dialect {
  const vocabulary = metaSchema.kind === "object" ? member(metaSchema, "$vocabulary") : undefined;
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
  const left = ([name, rule]: readonly [string, KeywordRule]) =>
    [name, absent.has(name) && rule.kind !== "elsewhere" ? annotation : rule] as const;
  return {
    ...base,
    keywords: new Map([...base.keywords].map(left)),
    schemaKeywords: new Set([...base.schemaKeywords].filter((name) => !absent.has(name))),
  };
}

const annotation: KeywordRule = { kind: "annotation" };

interface Vocabulary {
  /** Any of these brings the keywords. */
  readonly uris: readonly string[];
  readonly keywords: readonly string[];
}

function standard(name: string): string {
  return `https://json-schema.org/draft/2020-12/vocab/${name}`;
}

function of2019(name: string): string {
  return `https://json-schema.org/draft/2019-09/vocab/${name}`;
}

function words(text: string): readonly string[] {
  return text.split(" ");
}

/** The vocabularies that decide what is valid or what is generated, with their keywords (Core §10, §11, Validation §6, §7). */
const vocabularies: readonly Vocabulary[] = [
  {
    uris: [standard("applicator"), of2019("applicator")],
    keywords: words(
      "prefixItems items additionalItems contains additionalProperties properties patternProperties dependentSchemas propertyNames " +
        "if then else allOf anyOf oneOf not",
    ),
  },
  // In 2019-09 these are applicators, too.
  { uris: [standard("unevaluated"), of2019("applicator")], keywords: words("unevaluatedItems unevaluatedProperties") },
  {
    uris: [standard("validation"), of2019("validation")],
    keywords: words(
      "type const enum multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern " +
        "maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired",
    ),
  },
  // Formats are asserted under either: an annotation, too, may be used to check values (Validation §7.2.1).
  {
    uris: [standard("format-annotation"), standard("format-assertion"), of2019("format")],
    keywords: ["format"],
  },
  { uris: ["https://spec.openapis.org/oas/3.1/vocab/base"], keywords: ["discriminator"] },
];

/** Every vocabulary that is understood. The core cannot be left out (Core §8.1.2.2); the others only annotate. */
const supportedVocabularies: ReadonlySet<string> = new Set([
  ...vocabularies.flatMap(({ uris }) => uris),
  ...["core", "meta-data", "content"].flatMap((name) => [standard(name), of2019(name)]),
]);
