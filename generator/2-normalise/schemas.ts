import { dirname, relative, sep } from "node:path";
import { reportUnescaped } from "../1-load/references.js";
import type { Document, SourceSet } from "../1-load/source-set.js";
import type { ObjectNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { closest } from "../diagnostics/suggestion.js";
import type { DynamicAnchors, Enum, Located, Schema, SchemaId, SchemaTable } from "./api.js";
import { readChosenName } from "./chosen-names.js";
import { collectDynamicAnchors } from "./dynamic-anchors.js";
import { readEnum } from "./enums.js";
import { locationNames } from "./location-names.js";
import { hidesSiblings } from "./nested-schemas.js";
import { reportUnexpected } from "./reader.js";
import type { Dialect, KeywordRule, MutableKeywords, Reading, SchemaQueue, SchemaTableCheck } from "./reading.js";
import { createResources } from "./resources.js";
import { createSchemaReferences } from "./schema-references.js";
import { holds, type KeyedNode, nodeOfEntry, type SourceNode } from "./source-nodes.js";
import { resolveDialect } from "./vocabularies.js";

/** The schemas of a contract, read. */
export interface SchemaResults {
  readonly schemas: SchemaTable;
  /**
   * The schemas that references lead to, in the order of the references, each with the names that it can have, the best
   * first: its anchors, then those of its location.
   */
  readonly referenced: ReadonlyMap<SchemaId, readonly string[]>;
  /** The names that the document chooses by `x-specmill-name`. */
  readonly chosenNames: ReadonlyMap<SchemaId, Located<string>>;
  /** What the schemas with `enum` say of its values. */
  readonly enums: ReadonlyMap<SchemaId, Enum>;
  readonly dynamicAnchors: DynamicAnchors;
}

/** Returns an empty queue of schemas in a dialect, and the function that reads all that is in the queue. */
export function createSchemaQueue(sources: SourceSet, dialect: Dialect, diagnostics: Diagnostics) {
  const queued = new Map<SchemaId, SourceNode & { readonly allowBooleans: boolean }>();
  /** With the anchors that references use. */
  const referenced = new Map<SchemaId, { readonly schema: SourceNode; readonly anchors: Set<string> }>();
  const checks: SchemaTableCheck[] = [];
  let defaultDialect = dialect;

  const idOf = schemaIds(sources.entry);
  const dialectOf = (value: SourceNode) => resolveDialect(value, dialect, { sources, resources, diagnostics });
  const resources = createResources({ idOf, defaultDialect: () => defaultDialect, dialectOf, diagnostics });
  const references = createSchemaReferences(sources, resources, diagnostics);

  const queue: SchemaQueue = {
    add(schema, options = {}) {
      resources.register(schema);
      const id = idOf(schema);
      if (!queued.has(id)) {
        const allowBooleans = options.allowBooleans ?? resources.inheritedAt(schema).dialect.booleanSchemas;
        queued.set(id, { ...schema, allowBooleans });
      }
      return id;
    },
    addReferenced(reference) {
      reportUnescaped(reference.node, diagnostics);
      const resolved = references.follow(reference);
      if (resolved === undefined) return undefined;
      const { node: schema, anchor } = resolved;
      const id = queue.add(schema);
      const target = referenced.get(id) ?? { schema, anchors: new Set() };
      referenced.set(id, target);
      if (anchor !== undefined && anchor.name !== "") target.anchors.add(anchor.name);
      return { id, dynamicAnchor: anchor?.dynamic ? anchor.name : undefined };
    },
    resolve: (reference) => references.follow(reference)?.node,
    setDefaultDialect(value) {
      defaultDialect = dialectOf(value) ?? dialect;
    },
    checkLater: (check) => void checks.push(check),
  };

  /** Reads every schema in the queue, and those that reading adds to it: iterating a Map visits entries added meanwhile. */
  function readAll(reading: Reading): SchemaResults {
    references.discover([...queued.values()]);
    const schemas = new Map<SchemaId, Schema>();
    const chosenNames = new Map<SchemaId, Located<string>>();
    const enums = new Map<SchemaId, Enum>();
    const dynamicAnchors = collectDynamicAnchors(queue);
    for (const [id, source] of queued) {
      const { resource, dialect } = resources.inheritedAt(source);
      const { allowBooleans } = source;
      const schema = readSchema(source, { id, resource: resource.id, dialect, allowBooleans }, reading);
      schemas.set(id, schema);
      const chosen = holds(source, "object") ? readChosenName(source, reading) : undefined;
      if (chosen !== undefined) chosenNames.set(id, chosen);
      const isEntry = source.document === sources.entry;
      const listed =
        schema.kind === "keywords" && holds(source, "object") ? readEnum(source, schema, isEntry, reading) : undefined;
      if (listed !== undefined) enums.set(id, listed);
      dynamicAnchors.add(schema, resource);
    }
    for (const check of checks) check(schemas, dynamicAnchors.all);
    const names = [...referenced].map(([id, { schema, anchors }]) => {
      return [id, [...[...anchors].toSorted(), ...locationNames(schema, schema.document === sources.entry)]] as const;
    });
    return { schemas, referenced: new Map(names), chosenNames, enums, dynamicAnchors: dynamicAnchors.all };
  }

  return { queue, readAll };
}

/** Returns the function that makes the ids of schemas. Computes the path of each document only once. */
function schemaIds(entry: Document): (schema: SourceNode) => SchemaId {
  const paths = new Map<Document, string>([[entry, ""]]);
  return ({ document, pointer }) => {
    const path = paths.get(document) ?? pathOf(document, entry);
    paths.set(document, path);
    return `${path}#${pointer}` as SchemaId;
  };
}

function pathOf({ path, uri }: Document, entry: Document): string {
  return path === uri ? uri : relative(dirname(entry.path), path).split(sep).join("/");
}

interface ReadOptions {
  readonly id: SchemaId;
  readonly resource: SchemaId;
  readonly dialect: Dialect;
  readonly allowBooleans: boolean;
}

/** Reads a schema. Reports a value that cannot be one, and returns the schema that accepts everything in its stead. */
function readSchema(source: SourceNode, options: ReadOptions, reading: Reading): Schema {
  const { id, resource, dialect, allowBooleans } = options;
  const { at } = source.node;
  if (holds(source, "boolean") && allowBooleans) return { kind: "boolean", id, resource, at, value: source.node.value };
  if (holds(source, "object")) {
    return { kind: "keywords", id, resource, at, keywords: readKeywords(source, { ...reading, dialect }) };
  }
  reportUnexpected(source, "schema", allowBooleans ? "an object, `true` or `false`" : "an object", reading);
  return { kind: "boolean", id, resource, at, value: true };
}

function readKeywords(schema: SourceNode<ObjectNode>, reading: Reading): MutableKeywords {
  const { dialect, diagnostics } = reading;
  const keywords: MutableKeywords = {};
  const rewrites: (() => void)[] = [];
  const hidden = hidesSiblings(schema, dialect);
  for (const entry of schema.node.entries.values()) {
    const { key, keyAt } = entry;
    const rule = dialect.keywords.get(key);
    const value = nodeOfEntry(schema, entry);
    if (key.startsWith("x-")) continue;
    if (hidden && key !== "$ref") {
      if (!besideRef.has(key))
        diagnostics.report("ref-siblings-ignored", keyAt, { keyword: key, version: dialect.title });
      continue;
    }
    if (rule !== undefined && holds(value, "null") && !mayBeNull.has(key)) {
      diagnostics.report("null-ignored", value.node.at, { name: key });
      continue;
    }
    apply(rule, value);
  }
  for (const rewrite of rewrites) rewrite();
  for (const check of dialect.checks) check(schema, keywords, reading);
  return keywords;

  function apply(rule: KeywordRule | undefined, value: KeyedNode): void {
    const { key, keyAt } = value;
    switch (rule?.kind) {
      case "read":
        rule.read(value, keywords, reading);
        break;
      case "rewrite":
        rewrites.push(() => rule.rewrite(value, keywords, schema, reading));
        break;
      case "identifier":
      case "annotation":
        break;
      case "borrowed": {
        const { from, instead } = rule;
        const written = `the keyword \`${key}\``;
        diagnostics.report("keyword-elsewhere", keyAt, { written, version: dialect.title, from, instead });
        apply(rule.rule, value);
        break;
      }
      case "meaningless":
        diagnostics.report("keyword-unknown", keyAt, { keyword: key });
        break;
      case undefined:
        if (dialect.unknownKeywords === "reported") reportUnknownKeyword(key, keyAt, reading);
        break;
      default:
        rule satisfies never;
    }
  }
}

/** Keywords of which `null` can be the value. Elsewhere it means that there is none. */
const mayBeNull: ReadonlySet<string> = new Set(["const", "default", "example"]);

/** OpenAPI 3.1 allows any keyword (OAS 3.1 §4.8.24), but one that is nearly a known one is a mistake. */
function reportUnknownKeyword(keyword: string, at: Span, { diagnostics, dialect }: Reading): void {
  const suggestion = suggestKeyword(keyword, dialect);
  if (suggestion === undefined) diagnostics.report("keyword-unknown", at, { keyword });
  else diagnostics.report("keyword-misspelled", at, { keyword, suggestion });
}

/** Useful beside a `$ref` that hides its siblings: the dialect of the reference, and the schemas that references lead to. */
const besideRef: ReadonlySet<string> = new Set(["$schema", "definitions"]);

function suggestKeyword(key: string, { keywords }: Dialect): string | undefined {
  return closest(
    key,
    [...keywords].filter(([, { kind }]) => kind !== "borrowed" && kind !== "meaningless").map(([name]) => name),
  );
}
