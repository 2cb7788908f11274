import type { Node, StringNode } from "../1-load/tree.js";
import { shortened } from "../diagnostics/printable.js";
import { closest } from "../diagnostics/suggestion.js";
import { isSince, type Version } from "./openapi-versions.js";
import type { Reading } from "./reading.js";
import { holds, type KeyedNode, type NodeKind, type NodeOf, nodeOfEntry, type SourceNode } from "./source-nodes.js";

/** Which values OpenAPI allows for one field of an object, and what specmill does with the field. */
export interface Field<Kind extends NodeKind = NodeKind> {
  readonly kinds: readonly Kind[];
  readonly required: boolean | { readonly before: Version };
  /** What is reported where a required field is missing. */
  readonly ifMissing: "field-missing" | "documentation-missing";
  readonly use: Use;
  /** The first version of OpenAPI that has the field. */
  readonly since: Version;
}

type Use =
  /** The caller of `readFields` reads its value. */
  | { readonly kind: "read" }
  /** Documentation only: the generated code would be the same without it. */
  | { readonly kind: "annotation" }
  /** Has nothing to do with the calls that are generated: a warning. Its value is returned as it is written. */
  | { readonly kind: "ignored"; readonly why: string };

/** All fields of one kind of OpenAPI object. Any other field is reported, unless it starts with `x-`. */
export type FieldTable = Readonly<Record<string, Field>>;

/** The fields of an object that exist and have a value of the right kind. */
export type FieldsOf<Table extends FieldTable> = {
  readonly [Name in keyof Table]?: Table[Name] extends Field<infer Kind> ? SourceNode<NodeOf<Kind>> : never;
};

/** Every kind of value, for a field whose value is checked where it is read. */
export const anything = ["object", "array", "string", "number", "boolean", "null"] as const;

export function required<Kind extends NodeKind>(...kinds: readonly Kind[]): Field<Kind> {
  return { ...optional(...kinds), required: true };
}

/** A field that the standard requires, and that only documents: a warning where it is missing. */
export function requiredText<Kind extends NodeKind>(...kinds: readonly Kind[]): Field<Kind> {
  return { ...required(...kinds), ifMissing: "documentation-missing" };
}

/** A field that is optional from a version on, and required before. */
export function before<Kind extends NodeKind>(version: Version, field: Field<Kind>): Field<Kind> {
  return { ...field, required: { before: version } };
}

export function optional<Kind extends NodeKind>(...kinds: readonly Kind[]): Field<Kind> {
  return { kinds, required: false, ifMissing: "field-missing", use: { kind: "read" }, since: "3.0" };
}

export function annotation<Kind extends NodeKind>(...kinds: readonly Kind[]): Field<Kind> {
  return { ...optional(...kinds), use: { kind: "annotation" } };
}

export function ignored(why: string): Field {
  return { ...optional(...anything), use: { kind: "ignored", why } };
}

/** A field that a version introduced. In a document of an older version it is a mistake. */
export function since<Kind extends NodeKind>(version: Version, field: Field<Kind>): Field<Kind> {
  return { ...field, since: version };
}

/**
 * Reads an OpenAPI object by the table of its fields. Reports every field that the table does not list, that is
 * missing, or that has a value of the wrong kind, and leaves it out of the result. `null` is read as an object without
 * fields, as what follows a key in YAML may be forgotten. Returns undefined where the value is no object. Both are reported.
 *
 * `object` is the standard's name of the object: `Operation Object`.
 */
export function readFields<Table extends FieldTable>(
  source: SourceNode,
  object: string,
  table: Table,
  reading: Reading,
): FieldsOf<Table> | undefined {
  if (source.node.kind === "null") {
    reading.diagnostics.report("null-as-empty", source.node.at, { object });
    return readFields(
      { ...source, node: { kind: "object", at: source.node.at, entries: new Map() } },
      object,
      table,
      reading,
    );
  }
  if (!holds(source, "object")) {
    reportUnexpected(source, object, kindsText(["object"]), reading);
    return undefined;
  }
  const version = reading.dialect.openapi;
  const fields: Record<string, SourceNode> = {};
  for (const entry of source.node.entries.values()) {
    const { key, keyAt } = entry;
    if (key.startsWith("x-")) continue;
    const field = fieldOf(table, key, version);
    const value = nodeOfEntry(source, entry);
    if (field === undefined) {
      const suggestion = closest(key, namesIn(table, version));
      const details = { field: key, object, version };
      if (suggestion === undefined) reading.diagnostics.report("field-unknown", keyAt, details);
      else reading.diagnostics.report("field-misspelled", keyAt, { ...details, suggestion });
    } else {
      const read = readValue(value, field, reading);
      if (read === undefined) continue;
      const { use } = field;
      if (use.kind === "ignored") {
        reading.diagnostics.report("field-ignored", keyAt, { field: key, object, why: use.why });
      }
      fields[key] = read;
    }
  }
  for (const [name, field] of Object.entries(table)) {
    const value = source.node.entries.get(name)?.value;
    if (isRequired(field, version) && (value === undefined || isLeftOut(value, field))) {
      reading.diagnostics.report(field.ifMissing, source.keyAt, { field: name, object });
    }
  }
  return fields as FieldsOf<Table>;
}

/** The value of a field where it is of the right kind, or plainly meant to be. */
function readValue(value: KeyedNode, field: Field, reading: Reading): SourceNode | undefined {
  if (field.kinds.includes(value.node.kind)) return value;
  if (isLeftOut(value.node, field)) {
    reading.diagnostics.report("null-ignored", value.node.at, { name: value.key });
    return undefined;
  }
  const text = field.kinds.includes("string") ? asText(value, reading) : undefined;
  if (text === undefined) reportUnexpected(value, value.key, kindsText(field.kinds), reading);
  return text;
}

/** `null` where it cannot be a value: there is none. */
function isLeftOut(node: Node, { kinds }: Field): boolean {
  return node.kind === "null" && !kinds.includes("null");
}

/** A number or a boolean where a string is meant, as it is written. It is reported. */
export function asText(source: KeyedNode, reading: Reading): SourceNode<StringNode> | undefined {
  const { at, kind } = source.node;
  if (kind !== "number" && kind !== "boolean") return undefined;
  const value = at.source.text.slice(at.start, at.end);
  reading.diagnostics.report("text-unquoted", at, { name: source.key, text: value, kind });
  return { ...source, node: { kind: "string", at, value } };
}

/** Reports a value that is not what the field or keyword of this name must be. */
export function reportUnexpected({ node }: SourceNode, name: string, expected: string, reading: Reading): void {
  const code = documentary.has(name) ? "documentation-invalid" : "value-unexpected";
  reading.diagnostics.report(code, node.at, { name, expected, actual: describe(node) });
}

/** The fields and keywords that only document, wherever they are. */
const documentary: ReadonlySet<string> = new Set([
  ...["title", "summary", "description", "termsOfService", "contact", "license", "externalDocs", "tags"],
  ...["example", "examples", "deprecated", "xml", "$comment", "bearerFormat", "contentEncoding", "contentMediaType"],
]);

function fieldOf(table: FieldTable, key: string, version: Version): Field | undefined {
  const field = Object.hasOwn(table, key) ? table[key] : undefined;
  return field !== undefined && isSince(field.since, version) ? field : undefined;
}

/** The names of the fields that exist in a version. */
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
export function describe(node: Node): string {
  switch (node.kind) {
    case "object":
      return node.entries.size === 0 ? "an empty object" : "an object";
    case "array":
      return node.items.length === 0 ? "an empty array" : "an array";
    case "string":
      return `the string \`${JSON.stringify(shortened(node.value))}\``;
    case "number":
    case "boolean":
      return `the ${node.kind} \`${node.value}\``;
    case "null":
      return "`null`";
    default:
      return node satisfies never;
  }
}
