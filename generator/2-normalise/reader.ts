import type { Node } from "../1-load/tree.js";
import { closest } from "../diagnostics/suggestion.js";
import { isSince, type Version } from "./openapi-versions.js";
import type { Reading } from "./reading.js";
import { holds, type NodeKind, type NodeOf, nodeOfEntry, type SourceNode } from "./source-nodes.js";

/** What OpenAPI allows under one field of an object, and what specmill does with it. */
export interface Field<Kind extends NodeKind = NodeKind> {
  readonly kinds: readonly Kind[];
  readonly required: boolean | { readonly before: Version };
  readonly use: Use;
  /** The first version of OpenAPI that has the field. */
  readonly since: Version;
}

type Use =
  /** The caller reads it. */
  | { readonly kind: "read" }
  /** Only describes: what is generated would be the same without it. */
  | { readonly kind: "annotation" }
  /** Would change what a client must do; an error at its place. */
  | { readonly kind: "unsupported" }
  /** Says nothing about the calls that are generated; a warning at its place. */
  | { readonly kind: "ignored"; readonly why: string };

/** The fields of one kind of OpenAPI object. Every other field that does not start with `x-` is a mistake. */
export type FieldTable = Readonly<Record<string, Field>>;

/** The fields that were there and of the right kind, each with its place. */
export type FieldsOf<Table extends FieldTable> = {
  readonly [Name in keyof Table]?: Table[Name] extends Field<infer Kind> ? SourceNode<NodeOf<Kind>> : never;
};

/** Every kind of value, for a field whose value is checked by whoever reads it. */
export const anything = ["object", "array", "string", "number", "boolean", "null"] as const;

export function required<Kind extends NodeKind>(...kinds: readonly Kind[]): Field<Kind> {
  return { kinds, required: true, use: { kind: "read" }, since: "3.0" };
}

/** A field that became optional with a version. */
export function requiredBefore<Kind extends NodeKind>(before: Version, ...kinds: readonly Kind[]): Field<Kind> {
  return { kinds, required: { before }, use: { kind: "read" }, since: "3.0" };
}

export function optional<Kind extends NodeKind>(...kinds: readonly Kind[]): Field<Kind> {
  return { kinds, required: false, use: { kind: "read" }, since: "3.0" };
}

export function annotation<Kind extends NodeKind>(...kinds: readonly Kind[]): Field<Kind> {
  return { kinds, required: false, use: { kind: "annotation" }, since: "3.0" };
}

export function unsupported(): Field {
  return { kinds: anything, required: false, use: { kind: "unsupported" }, since: "3.0" };
}

export function ignored(why: string): Field {
  return { kinds: anything, required: false, use: { kind: "ignored", why }, since: "3.0" };
}

/** A field that came with a version. In a document of an older one it is a mistake. */
export function since<Kind extends NodeKind>(version: Version, field: Field<Kind>): Field<Kind> {
  return { ...field, since: version };
}

/**
 * Reads an OpenAPI object by the table of its fields. Reports at its place each field that the table does not list,
 * each that is missing, of the wrong kind, or not supported; those are left out of what is given. Gives nothing where
 * the value is no object at all. `object` is the standard's name for it: `Operation Object`.
 */
export function readFields<Table extends FieldTable>(
  place: SourceNode,
  object: string,
  table: Table,
  reading: Reading,
): FieldsOf<Table> | undefined {
  if (!holds(place, "object")) {
    reportUnexpected(place, object, kindsText(["object"]), reading);
    return undefined;
  }
  const version = reading.dialect.openapi;
  const fields: Record<string, SourceNode> = {};
  for (const entry of place.node.entries.values()) {
    const { key, keyAt } = entry;
    if (key.startsWith("x-")) continue;
    const field = fieldOf(table, key, version);
    const value = nodeOfEntry(place, entry);
    if (field === undefined) {
      const suggestion = closest(key, namesIn(table, version));
      reading.diagnostics.report("field-unknown", keyAt, { field: key, object, version, suggestion });
    } else if (field.use.kind === "unsupported") {
      reading.diagnostics.report("field-unsupported", keyAt, { field: key, object });
    } else if (!field.kinds.includes(value.node.kind)) {
      reportUnexpected(value, key, kindsText(field.kinds), reading);
    } else if (field.use.kind === "ignored") {
      reading.diagnostics.report("field-ignored", keyAt, { field: key, object, why: field.use.why });
    } else {
      fields[key] = value;
    }
  }
  for (const [name, field] of Object.entries(table)) {
    if (isRequired(field, version) && !place.node.entries.has(name)) {
      reading.diagnostics.report("field-missing", place.keyAt, { field: name, object });
    }
  }
  return fields as FieldsOf<Table>;
}

/** Reports a value that is not what its name calls for. */
export function reportUnexpected(place: SourceNode, name: string, expected: string, reading: Reading): void {
  reading.diagnostics.report("value-unexpected", place.node.at, { name, expected, found: describe(place.node) });
}

function fieldOf(table: FieldTable, key: string, version: Version): Field | undefined {
  const field = Object.hasOwn(table, key) ? table[key] : undefined;
  return field !== undefined && isSince(field.since, version) ? field : undefined;
}

/** The fields that a version has. */
function namesIn(table: FieldTable, version: Version): readonly string[] {
  return Object.keys(table).filter((name) => fieldOf(table, name, version) !== undefined);
}

function isRequired({ required }: Field, version: Version): boolean {
  return typeof required === "boolean" ? required : !isSince(required.before, version);
}

function kindsText(kinds: readonly NodeKind[]): string {
  return kinds.map((kind) => (kind === "null" ? "null" : `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`)).join(" or ");
}

/** A value in words, short enough for one line. */
function describe(node: Node): string {
  switch (node.kind) {
    case "object":
      return node.entries.size === 0 ? "an empty object" : "an object";
    case "array":
      return node.items.length === 0 ? "an empty array" : "an array";
    case "string":
      return `the string \`${JSON.stringify(node.value.length > 60 ? `${node.value.slice(0, 60)}…` : node.value)}\``;
    case "number":
    case "boolean":
      return `the ${node.kind} \`${node.value}\``;
    case "null":
      return "`null`";
    default:
      return node satisfies never;
  }
}
