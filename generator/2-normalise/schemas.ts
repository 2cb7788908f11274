import { basename, dirname, extname, relative, sep } from "node:path";
import type { Document, SourceSet } from "../1-load/source-set.js";
import type { ObjectNode, StringNode } from "../1-load/tree.js";
import { closest } from "../diagnostics/suggestion.js";
import type { Schema, SchemaId } from "./api.js";
import type { Dialect, Draft } from "./dialects.js";
import { holds, lastSegment, memberAt, type Place, placeOf } from "./places.js";
import { reportUnexpected } from "./reader.js";
import type { Reading } from "./reading.js";

/** The schemas of a contract, read one after the other: cycles are ordinary, and no depth is too deep. */
export interface SchemaQueue {
  /** Puts the schema at this place in the queue, once, and gives its id. */
  add(place: Place, options?: AddOptions): SchemaId;
  /** Follows a `$ref` to a schema and puts that in the queue. Gives nothing where there is none; that is reported. */
  refer(reference: StringNode, from: Document): SchemaId | undefined;
  /** Notes what can only be told once every schema is read. */
  later(check: SchemaTableCheck): void;
}

export interface AddOptions {
  /** Whether `true` and `false` are schemas here, whatever the dialect says. */
  readonly booleans?: boolean;
}

export type SchemaTable = ReadonlyMap<SchemaId, Schema>;
export type SchemaTableCheck = (schemas: SchemaTable) => void;

/** What is in the queue once it has been worked off. */
export interface SchemaResults {
  readonly schemas: SchemaTable;
  /** What some `$ref` points at, with the name that its place gives it, in the order found. */
  readonly referred: ReadonlyMap<SchemaId, string>;
}

/** A new queue, and the way to work it off. */
export function createSchemaQueue(sources: SourceSet, dialect: Dialect) {
  const places = new Map<SchemaId, Place & { readonly booleans: boolean }>();
  const referred = new Map<SchemaId, string>();
  const checks: SchemaTableCheck[] = [];

  const queue: SchemaQueue = {
    add(place, { booleans = dialect.booleanSchemas } = {}) {
      const id = schemaIdOf(place, sources.entry);
      if (!places.has(id)) places.set(id, { ...place, booleans });
      return id;
    },
    refer(reference, from) {
      const target = sources.resolve(reference, from);
      if (target === undefined) return undefined;
      const id = queue.add(placeOf(target));
      referred.set(id, lastSegment(target.pointer) ?? basename(target.document.path, extname(target.document.path)));
      return id;
    },
    later: (check) => void checks.push(check),
  };

  /** Reads every schema in the queue, and those that they put into it: a Map gives what is added while it is walked. */
  function readAll(reading: Reading): SchemaResults {
    const schemas = new Map<SchemaId, Schema>();
    for (const [id, place] of places) schemas.set(id, readSchema(id, place, place.booleans, reading));
    for (const check of checks) check(schemas);
    return { schemas, referred };
  }

  return { queue, readAll };
}

function schemaIdOf({ document, pointer }: Place, entry: Document): SchemaId {
  const path = document === entry ? "" : relative(dirname(entry.path), document.path).split(sep).join("/");
  return `${path}#${pointer}` as SchemaId;
}

function readSchema(id: SchemaId, place: Place, booleans: boolean, reading: Reading): Schema {
  const at = place.node.at;
  if (holds(place, "object")) return { kind: "keywords", id, at, keywords: readKeywords(place, reading) };
  if (holds(place, "boolean") && booleans) return { kind: "boolean", id, at, value: place.node.value };
  reportUnexpected(place, "schema", booleans ? "an object, `true` or `false`" : "an object", reading);
  return { kind: "boolean", id, at, value: true };
}

function readKeywords(place: Place<ObjectNode>, reading: Reading): Draft {
  const { dialect, diagnostics } = reading;
  const draft: Draft = {};
  const folds: (() => void)[] = [];
  const hidden = dialect.refHidesSiblings && place.node.entries.has("$ref");
  for (const entry of place.node.entries.values()) {
    const { key, keyAt } = entry;
    const rule = dialect.keywords.get(key);
    const value = memberAt(place, entry);
    if (key.startsWith("x-")) continue;
    if (hidden && key !== "$ref") {
      diagnostics.report("ref-siblings-ignored", keyAt, { keyword: key });
      continue;
    }
    switch (rule?.kind) {
      case "read":
        rule.read(value, draft, reading);
        break;
      case "fold":
        folds.push(() => rule.fold(value, draft, place, reading));
        break;
      case "annotation":
        break;
      case "unsupported":
        diagnostics.report("keyword-unsupported", keyAt, { keyword: key });
        break;
      case "elsewhere":
        diagnostics.report("keyword-elsewhere", keyAt, { keyword: key, version: dialect.name, instead: rule.instead });
        break;
      case undefined:
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

function suggestKeyword(key: string, { keywords }: Dialect): string | undefined {
  return closest(
    key,
    [...keywords].filter(([, { kind }]) => kind !== "elsewhere").map(([name]) => name),
  );
}
