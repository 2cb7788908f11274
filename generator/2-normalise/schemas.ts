import { basename, dirname, extname, relative, sep } from "node:path";
import type { Document, SourceSet } from "../1-load/source-set.js";
import type { ObjectNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { closest } from "../diagnostics/suggestion.js";
import type { DynamicAnchors, Schema, SchemaId, SchemaTable } from "./api.js";
import { collectDynamicAnchors } from "./dynamic-anchors.js";
import { reportUnexpected } from "./reader.js";
import type { Dialect, MutableKeywords, Reading, SchemaQueue, SchemaTableCheck } from "./reading.js";
import { createResources } from "./resources.js";
import { createSchemaReferences } from "./schema-references.js";
import { holds, lastSegment, nodeOfEntry, type SourceNode } from "./source-nodes.js";
import { resolveDialect } from "./vocabularies.js";

/** What is in the queue once it has been worked off. */
export interface SchemaResults {
  readonly schemas: SchemaTable;
  /** What some `$ref` points at, with the name that its place gives it, in the order found. */
  readonly referred: ReadonlyMap<SchemaId, string>;
  readonly dynamicAnchors: DynamicAnchors;
}

/** A new queue, and the way to work it off. */
export function createSchemaQueue(sources: SourceSet, dialect: Dialect, diagnostics: Diagnostics) {
  const places = new Map<SchemaId, SourceNode & { readonly booleans: boolean }>();
  const referred = new Map<SchemaId, string>();
  const checks: SchemaTableCheck[] = [];
  let assumed = dialect;

  const idOf = schemaIds(sources.entry);
  const dialectOf = (value: SourceNode) => resolveDialect(value, dialect, { sources, resources, diagnostics });
  const resources = createResources({ idOf, dialect: () => assumed, dialectOf, diagnostics });
  const references = createSchemaReferences(sources, resources, diagnostics);

  const queue: SchemaQueue = {
    add(place, { allowBooleans } = {}) {
      resources.register(place);
      const id = idOf(place);
      if (!places.has(id)) {
        places.set(id, { ...place, booleans: allowBooleans ?? resources.contextAt(place).dialect.booleanSchemas });
      }
      return id;
    },
    addReferenced(reference) {
      const found = references.follow(reference);
      if (found === undefined) return undefined;
      const { place, anchor } = found;
      const id = queue.add(place);
      const file = basename(place.document.path, extname(place.document.path));
      referred.set(id, anchor?.name ?? lastSegment(place.pointer) ?? file);
      return { id, dynamicAnchor: anchor?.dynamic ? anchor.name : undefined };
    },
    resolve: (reference) => references.follow(reference)?.place,
    setDefaultDialect(value) {
      assumed = dialectOf(value) ?? dialect;
    },
    checkLater: (check) => void checks.push(check),
  };

  /** Reads every schema in the queue, and those that they put into it: a Map gives what is added while it is walked. */
  function readAll(reading: Reading): SchemaResults {
    references.discover([...places.values()]);
    const schemas = new Map<SchemaId, Schema>();
    const dynamicAnchors = collectDynamicAnchors(queue);
    for (const [id, place] of places) {
      const { resource, dialect } = resources.contextAt(place);
      const schema = readSchema(place, { id, resource: resource.id, dialect, booleans: place.booleans }, reading);
      schemas.set(id, schema);
      dynamicAnchors.add(schema, resource);
    }
    for (const check of checks) check(schemas, dynamicAnchors.all);
    return { schemas, referred, dynamicAnchors: dynamicAnchors.all };
  }

  return { queue, readAll };
}

/** Ids by place: the path of a document is worked out once. */
function schemaIds(entry: Document): (place: SourceNode) => SchemaId {
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

/** What else than its place a schema is read from. */
interface Circumstances {
  readonly id: SchemaId;
  readonly resource: SchemaId;
  readonly dialect: Dialect;
  readonly booleans: boolean;
}

function readSchema(place: SourceNode, circumstances: Circumstances, reading: Reading): Schema {
  const { id, resource, dialect, booleans } = circumstances;
  const { at } = place.node;
  if (holds(place, "boolean") && booleans) return { kind: "boolean", id, resource, at, value: place.node.value };
  if (holds(place, "object")) {
    return { kind: "keywords", id, resource, at, keywords: readKeywords(place, { ...reading, dialect }) };
  }
  reportUnexpected(place, "schema", booleans ? "an object, `true` or `false`" : "an object", reading);
  return { kind: "boolean", id, resource, at, value: true };
}

function readKeywords(place: SourceNode<ObjectNode>, reading: Reading): MutableKeywords {
  const { dialect, diagnostics } = reading;
  const draft: MutableKeywords = {};
  const folds: (() => void)[] = [];
  const hidden = dialect.refHidesSiblings && place.node.entries.has("$ref");
  for (const entry of place.node.entries.values()) {
    const { key, keyAt } = entry;
    const rule = dialect.keywords.get(key);
    const value = nodeOfEntry(place, entry);
    if (key.startsWith("x-")) continue;
    if (hidden && key !== "$ref") {
      if (!besideRef.has(key))
        diagnostics.report("ref-siblings-ignored", keyAt, { keyword: key, version: dialect.title });
      continue;
    }
    switch (rule?.kind) {
      case "read":
        rule.read(value, draft, reading);
        break;
      case "fold":
        folds.push(() => rule.fold(value, draft, place, reading));
        break;
      case "identifier":
      case "annotation":
        break;
      case "elsewhere":
        diagnostics.report("keyword-elsewhere", keyAt, { keyword: key, version: dialect.title, instead: rule.instead });
        break;
      case undefined:
        if (dialect.unknownKeywords === "annotations") break;
        diagnostics.report("keyword-unknown", keyAt, { keyword: key, suggestion: suggestKeyword(key, dialect) });
        break;
      default:
        rule satisfies never;
    }
  }
  for (const fold of folds) fold();
  for (const check of dialect.checks) check(place, draft, reading);
  return draft;
}

/** What is of use beside a `$ref` that hides its siblings: it says how to read the reference, or holds what is referred to. */
const besideRef: ReadonlySet<string> = new Set(["$schema", "definitions"]);

function suggestKeyword(key: string, { keywords }: Dialect): string | undefined {
  return closest(
    key,
    [...keywords].filter(([, { kind }]) => kind !== "elsewhere").map(([name]) => name),
  );
}
