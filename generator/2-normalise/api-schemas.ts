import type { JsonValue } from "../1-load/tree.js";
import type { Span } from "../diagnostics/source.js";

/** Whether values are sent to the service or received from it. */
export type Direction = "request" | "response";

/**
 * The location of a schema: its document relative to the entry's folder (empty for the entry, its URI for a document
 * that has one) and its JSON Pointer, as `#/components/schemas/Share` or `prices.yaml#/Fixed`. Does not depend on the
 * working folder. The id of a copy has a suffix; `locationOf` removes it for what people are shown.
 */
export type SchemaId = string & { readonly [schemaId]: true };
declare const schemaId: unique symbol;

/** A value with its span and the span of its key. */
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
  /** The root of its schema resource (Core §4.3.5): the nearest schema around it with an `$id`, else the document. */
  readonly resource: SchemaId;
  readonly at: Span;
  readonly keywords: Keywords;
}

/** The keywords of one schema object, each with its span. */
export type Keywords = { readonly [K in keyof KeywordValues]?: Located<KeywordValues[K]> };

export type KeywordName = keyof KeywordValues;

/** The value of each keyword, once it is read. These are all keywords of the compiler; any other one is reported. */
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
  // Unevaluated locations (Core §11)
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
  /**
   * The value is no JSON but bytes, such as a `Blob`. Nobody writes this: in a multipart request a schema says it with
   * `format: binary` or a `contentMediaType` that is no text (OAS 3.0 §4.7.14.2, 3.1 §4.8.14.4).
   */
  bytes: Bytes;
  /** Only where there is no `type` that it could add `null` to, so that it has no effect (OAS 3.0.3 §4.7.24.1). */
  nullable: boolean;
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
  /** What is in a text of that media type, which nobody validates (Validation §8.5). */
  contentSchema: SchemaId;
  $comment: string;
}

/** Which values are bytes where a schema describes them. */
export interface Bytes {
  /** The keyword that says so. */
  readonly keyword: "format" | "contentMediaType";
  /** The types that a value may have instead: `null`, where the schema has `type: [string, "null"]`. */
  readonly or: readonly TypeName[];
}

export type TypeName = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";

/** What a schema says of the values in its `enum` besides listing them. */
export interface Enum {
  /** The names that it can have because of where it is written, in words, the best first. */
  readonly locationNames: readonly string[];
  /** The names of its values: of all that are strings or numbers, or of none. */
  readonly names: ReadonlyMap<EnumValue, string>;
  readonly descriptions: ReadonlyMap<EnumValue, string>;
}

export type EnumValue = string | number;

/** The value of a `$dynamicRef` (Core §8.2.3.2). */
export interface DynamicReference {
  /** Its initial target, which is also the final one if there is no `anchor`. */
  readonly target: SchemaId;
  /** The name to look for in the dynamic scope. Present only if `target` has a `$dynamicAnchor` of this name. */
  readonly anchor: string | undefined;
}

/** OAS 3.1 Discriminator Object, its mapping resolved. What it means for validity is decided by `3-analyse/discriminators.ts`. */
export interface Discriminator {
  readonly propertyName: string;
  /** The schemas of tag values, as far as the document maps them explicitly. */
  readonly mapping: ReadonlyMap<string, Located<SchemaId>>;
}
