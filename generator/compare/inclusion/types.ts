import type { JsonValue } from "../../1-load/tree.js";
import type { Schema, SchemaId } from "../../2-normalise/api.js";

/**
 * Schemas in JSON Schema 2020-12 alone. Every `format` is an assertion; `discriminator` is not read, and a `$dynamicRef` with an anchor is
 * undecided.
 */
export type PlainSchemas = ReadonlyMap<SchemaId, Schema>;

/** The types that no two values share. An integer is a number that is a multiple of 1. */
export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

export function typeOf(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "string" | "object";
}

/** A schema and the table in which its references are looked up. */
export interface SchemaIn {
  readonly schemas: PlainSchemas;
  readonly id: SchemaId;
}
