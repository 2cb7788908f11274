import type { JsonValue } from "../1-load/tree.js";
import type { Span } from "../diagnostics/source.js";

/** Which way a schema travels. */
export type Direction = "request" | "response";

/**
 * Where a schema was written: its document relative to the entry's folder (empty for the entry, its URI for a document
 * that is known by one) and its JSON Pointer, as `#/components/schemas/Share` or `prices.yaml#/Fixed`. Does not change
 * with the folder specmill is called from. A copy has a mark behind that; what is shown to people is
 * `locationOf` an id.
 */
export type SchemaId = string & { readonly [schemaId]: true };
declare const schemaId: unique symbol;

/** A value with the place of the value and the place of the key it stands under. */
export interface Located<T> {
  readonly value: T;
  readonly at: Span;
  readonly keyAt: Span;
}

export type Schema = BooleanSchema | KeywordSchema;

/** `true` accepts every value, `false` none (JSON Schema 2020-12 Core §4.3.2). */
export interface BooleanSchema {
  readonly kind: "boolean";
  readonly id: SchemaId;
  readonly resource: SchemaId;
  readonly at: Span;
  readonly value: boolean;
}

/** A schema object: a conjunction of keywords. */
export interface KeywordSchema {
  readonly kind: "keywords";
  readonly id: SchemaId;
  /** The root of the schema resource that it is part of (Core §4.3.5): what has the nearest `$id`, else the document. */
  readonly resource: SchemaId;
  readonly at: Span;
  readonly keywords: Keywords;
}

/** The keywords of one schema object, each with its place. */
export type Keywords = { readonly [K in keyof KeywordValues]?: Located<KeywordValues[K]> };

export type KeywordName = keyof KeywordValues;

/** What each keyword holds once it is read. The list of what the compiler knows; a keyword outside it is reported by name. */
export interface KeywordValues {
  // Core (Core §8)
  $ref: SchemaId;
  $dynamicRef: DynamicReference;
  $defs: ReadonlyMap<string, SchemaId>;
  // Applicators (Core §10)
  allOf: readonly SchemaId[];
  anyOf: readonly SchemaId[];
  oneOf: readonly SchemaId[];
  not: SchemaId;
  if: SchemaId;
  then: SchemaId;
  else: SchemaId;
  dependentSchemas: ReadonlyMap<string, SchemaId>;
  properties: ReadonlyMap<string, SchemaId>;
  patternProperties: ReadonlyMap<string, SchemaId>;
  additionalProperties: SchemaId;
  propertyNames: SchemaId;
  prefixItems: readonly SchemaId[];
  items: SchemaId;
  contains: SchemaId;
  // What other keywords leave over (Core §11)
  unevaluatedItems: SchemaId;
  unevaluatedProperties: SchemaId;
  // Assertions (Validation §6)
  type: readonly TypeName[];
  enum: readonly JsonValue[];
  const: JsonValue;
  multipleOf: number;
  maximum: number;
  exclusiveMaximum: number;
  minimum: number;
  exclusiveMinimum: number;
  maxLength: number;
  minLength: number;
  pattern: string;
  maxItems: number;
  minItems: number;
  uniqueItems: boolean;
  maxContains: number;
  minContains: number;
  maxProperties: number;
  minProperties: number;
  required: readonly string[];
  dependentRequired: ReadonlyMap<string, readonly string[]>;
  format: string;
  // OpenAPI (OAS 3.1 §4.8.24)
  discriminator: Discriminator;
  // Annotations (Validation §9)
  title: string;
  description: string;
  default: JsonValue;
  deprecated: boolean;
  readOnly: boolean;
  writeOnly: boolean;
  examples: readonly JsonValue[];
  contentEncoding: string;
  contentMediaType: string;
  $comment: string;
}

export type TypeName = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";

/** What a `$dynamicRef` says (Core §8.2.3.2). */
export interface DynamicReference {
  /** What it refers to at first; the schema that is meant, where there is no `anchor`. */
  readonly target: SchemaId;
  /** The name to look for in the dynamic scope: only where `target` itself has a `$dynamicAnchor` of that name. */
  readonly anchor: string | undefined;
}

/** OAS 3.1 Discriminator Object, its mapping resolved. A hint: it never changes what is valid. */
export interface Discriminator {
  readonly propertyName: string;
  /** Tag values to the schemas they name, as written; only what the document maps explicitly. */
  readonly mapping: ReadonlyMap<string, Located<SchemaId>>;
}
