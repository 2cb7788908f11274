import type { JsonValue, StringNode } from "../1-load/tree.js";
import { toJson } from "../1-load/tree.js";
import { closest } from "../diagnostics/suggestion.js";
import type { Discriminator, KeywordName, KeywordValues, SchemaId, TypeName } from "./api.js";
import { readDiscriminator } from "./discriminators.js";
import { reportDuplicates } from "./duplicates.js";
import { checkPattern, readPattern } from "./patterns.js";
import { asText, reportUnexpected } from "./reader.js";
import type { Reading, ReferencedSchema } from "./reading.js";
import { entriesOf, holds, itemsOf, type KeyedNode, type NodeOf, type SourceNode } from "./source-nodes.js";

/** Reads the value of a keyword. Reports a value that the keyword cannot have, and returns undefined. */
export type KeywordReader<T> = (value: KeyedNode, reading: Reading) => T | undefined;

/** A keyword that a document can have. */
export type WrittenKeyword = Exclude<KeywordName, "bytes" | "nullable">;

/** The reader of each keyword in JSON Schema 2020-12. The table of another dialect replaces those that differ. */
export const keywordReaders: {
  readonly [Name in WrittenKeyword]: KeywordReader<KeywordValues[Name]>;
} = {
  $ref: (value, reading) => readReference(value, reading)?.id,
  $dynamicRef(value, reading) {
    const referred = readReference(value, reading);
    return referred && { target: referred.id, anchor: referred.dynamicAnchor };
  },
  allOf: readSchemas,
  anyOf: readSchemas,
  oneOf: readSchemas,
  not: readSchema,
  if: readSchema,
  then: readSchema,
  else: readSchema,
  dependentSchemas: readSchemaMap,
  properties: readSchemaMap,
  patternProperties(value, reading) {
    if (holds(value, "object")) {
      for (const { key, keyAt } of entriesOf(value)) checkPattern(key, keyAt, reading);
    }
    return readSchemaMap(value, reading);
  },
  additionalProperties: readSchema,
  propertyNames: readSchema,
  prefixItems: readSchemas,
  items: readSchema,
  contains: readSchema,
  unevaluatedItems: readSchema,
  unevaluatedProperties: readSchema,
  $defs: readSchemaMap,
  type: (value, reading) => (holds(value, "array") ? readTypes(value, reading) : readType(value, reading)),
  enum: (value, reading) => nonEmpty(readValues(value, reading), value, reading),
  const: readJson,
  multipleOf(value, reading) {
    if (holds(value, "number") && value.node.value > 0) return value.node.value;
    return unexpected(value, "a number greater than 0", reading);
  },
  maximum: readNumber,
  exclusiveMaximum: readNumber,
  minimum: readNumber,
  exclusiveMinimum: readNumber,
  maxLength: readCount,
  minLength: readCount,
  pattern(value, reading) {
    const pattern = readString(value, reading);
    return pattern === undefined ? undefined : readPattern(pattern, value.node.at, reading);
  },
  maxItems: readCount,
  minItems: readCount,
  uniqueItems: readBoolean,
  maxContains: readCount,
  minContains: readCount,
  maxProperties: readCount,
  minProperties: readCount,
  required: readNames,
  dependentRequired(value, reading) {
    if (!holds(value, "object"))
      return unexpected(value, "an object whose values are arrays of property names", reading);
    return new Map(entriesOf(value).map((names) => [names.key, readNames(names, reading) ?? []]));
  },
  format: readString,
  discriminator: (value, reading): Discriminator | undefined => readDiscriminator(value, reading),
  title: readString,
  description: readString,
  default: readJson,
  deprecated: readBoolean,
  readOnly: readBoolean,
  writeOnly: readBoolean,
  examples: (value, reading) =>
    holds(value, "array") ? value.node.items.map(toJson) : unexpected(value, "an array", reading),
  contentEncoding: readString,
  contentMediaType: readString,
  contentSchema: readSchema,
  $comment: readString,
};

/** A list that must not be empty. Reports one that is, and returns undefined: it is read as if it were left out. */
function nonEmpty<T>(
  list: readonly T[] | undefined,
  { key, node }: KeyedNode,
  { diagnostics }: Reading,
): readonly T[] | undefined {
  if (list === undefined || list.length > 0) return list;
  diagnostics.report("list-empty", node.at, { keyword: key });
  return undefined;
}

/** `required` in OpenAPI 3.0, where it must not be empty (JSON Schema Validation wright-00 §5.15). */
export function readNamesOf30(value: KeyedNode, reading: Reading): readonly string[] | undefined {
  return nonEmpty(readNames(value, reading), value, reading);
}

/** `enum` in JSON Schema without OpenAPI: the array may be empty, and then no value is valid (Validation §6.1.2). */
export function readValues(value: KeyedNode, reading: Reading): readonly JsonValue[] | undefined {
  if (!holds(value, "array")) return unexpected(value, "an array", reading);
  reportDuplicates(value.node.items, value.key, reading);
  return value.node.items.map(toJson);
}

/**
 * `type` in OpenAPI 3.0: one name, which cannot be `null` (OAS 3.0 §4.7.24.1). A list of names and `null` are read as in
 * 3.1, and reported.
 */
export function readTypeOf30(value: KeyedNode, reading: Reading): readonly TypeName[] | undefined {
  const isNewer = holds(value, "array") || (holds(value, "string") && value.node.value === "null");
  if (isNewer) {
    const written = holds(value, "array") ? "a list as the value of `type`" : "the type `null`";
    const instead = "Write one type, with `nullable: true` beside it for `null`.";
    const details = { written, version: reading.dialect.title, from: "OpenAPI 3.1", instead };
    reading.diagnostics.report("keyword-elsewhere", value.node.at, details);
  }
  return keywordReaders.type(value, reading);
}

const types: ReadonlySet<TypeName> = new Set(["null", "boolean", "object", "array", "number", "integer", "string"]);

function readType(value: SourceNode, reading: Reading): readonly TypeName[] | undefined {
  if (!holds(value, "string")) {
    return unexpected({ ...value, key: "type" }, "the name of a type, or an array of such names", reading);
  }
  const type = value.node.value;
  if (isTypeName(type)) return [type];
  reading.diagnostics.report("type-unknown", value.node.at, {
    type,
    suggestion: closest(type, types),
    allowed: [...types],
  });
  return undefined;
}

function isTypeName(text: string): text is TypeName {
  return (types as ReadonlySet<string>).has(text);
}

function readTypes(value: SourceNode<NodeOf<"array">>, reading: Reading): readonly TypeName[] | undefined {
  if (nonEmpty(value.node.items, { ...value, key: "type" }, reading) === undefined) return undefined;
  reportDuplicates(value.node.items, "type", reading);
  const names = itemsOf(value).map((item) => readType(item, reading));
  return names.includes(undefined) ? undefined : [...new Set(names.flatMap((name) => name ?? []))];
}

/** Reads an array of property names. Reports names that are listed twice, and returns each once. */
export function readNames(value: KeyedNode, reading: Reading): readonly string[] | undefined {
  if (!holds(value, "array") || value.node.items.some(({ kind }) => kind !== "string")) {
    return unexpected(value, "an array of property names", reading);
  }
  reportDuplicates(value.node.items, value.key, reading);
  return [...new Set(value.node.items.map((item) => (item as StringNode).value))];
}

function readReference(value: KeyedNode, reading: Reading): ReferencedSchema | undefined {
  if (!holds(value, "string")) return unexpected(value, "a URI reference, a string", reading);
  return reading.schemas.addReferenced(value);
}

function readSchema(value: KeyedNode, reading: Reading): SchemaId {
  return reading.schemas.add(value);
}

/** `additionalProperties`, the only keyword that may be a boolean schema in OpenAPI 3.0 (OAS 3.0 §4.7.24.1). */
export function readSchemaOrBoolean(value: KeyedNode, reading: Reading): SchemaId {
  return reading.schemas.add(value, { allowBooleans: true });
}

function readSchemas(value: KeyedNode, reading: Reading): readonly SchemaId[] | undefined {
  if (!holds(value, "array")) return unexpected(value, "an array of schemas", reading);
  return nonEmpty(itemsOf(value), value, reading)?.map((item) => reading.schemas.add(item));
}

function readSchemaMap(value: KeyedNode, reading: Reading): ReadonlyMap<string, SchemaId> | undefined {
  if (!holds(value, "object")) return unexpected(value, "an object whose values are schemas", reading);
  return new Map(entriesOf(value).map((schema) => [schema.key, reading.schemas.add(schema)]));
}

function readJson(value: KeyedNode): JsonValue {
  return toJson(value.node);
}

function readNumber(value: KeyedNode, reading: Reading): number | undefined {
  return holds(value, "number") ? value.node.value : unexpected(value, "a number", reading);
}

function readString(value: KeyedNode, reading: Reading): string | undefined {
  if (holds(value, "string")) return value.node.value;
  return asText(value, reading)?.node.value ?? unexpected(value, "a string", reading);
}

function readBoolean(value: KeyedNode, reading: Reading): boolean | undefined {
  return holds(value, "boolean") ? value.node.value : unexpected(value, "`true` or `false`", reading);
}

function readCount(value: KeyedNode, reading: Reading): number | undefined {
  if (holds(value, "number") && Number.isInteger(value.node.value) && value.node.value >= 0) return value.node.value;
  return unexpected(value, "an integer of at least 0", reading);
}

function unexpected(value: KeyedNode, expected: string, reading: Reading): undefined {
  reportUnexpected(value, value.key, expected, reading);
}
