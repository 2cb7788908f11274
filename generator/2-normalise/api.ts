import type { JsonValue } from "../1-load/tree.js";
import type { Span } from "../diagnostics/source.js";

/**
 * One contract in one dialect: JSON Schema 2020-12 plus `discriminator`, whatever version of OpenAPI it was written
 * in. Lossless: every keyword survives with the place where it was written.
 */
export interface Api {
  /** The entry file's name without its extension, in kebab-case: `rapidly`. Names the API's folder and its export. */
  readonly name: string;
  /** Where the contract itself was written: the root of the entry document. */
  readonly at: Span;
  readonly info: Info;
  readonly servers: readonly Server[];
  readonly security: readonly SecurityScheme[];
  readonly operations: readonly Operation[];
  /** Every schema of the contract, those inside other schemas too. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The schemas that have a name of their own, with that name as written: all of `components/schemas` in the order of the document, then what only references reach. */
  readonly named: ReadonlyMap<SchemaId, string>;
  /** The schemas that were not written but made of others, because those mean another thing where these are used. */
  readonly copies: ReadonlyMap<SchemaId, Copy>;
  /**
   * Every `$dynamicAnchor` that a `$dynamicRef` may lead to: by its name, then by the resource that it stands in, the
   * schema that has it. All of these schemas are in `schemas`.
   */
  readonly dynamicAnchors: DynamicAnchors;
}

/** The schemas of a contract, by what identifies them. */
export type SchemaTable = ReadonlyMap<SchemaId, Schema>;

/** A schema made of another one, as that is to be understood somewhere. */
export interface Copy {
  readonly of: SchemaId;
  /** The name of the schema that it was made of in the end, as written, if that has one. */
  readonly written: string | undefined;
  readonly view: View;
}

export type View =
  /** Where it is sent this way: `required` does not bind for what only the other way has (OAS 3.1 §4.8.24.3). */
  | { readonly kind: "direction"; readonly direction: Direction }
  /** Where evaluation came through these schema resources, whose dynamic anchors come first (Core §8.2.3.2). */
  | { readonly kind: "scope"; readonly resources: readonly SchemaId[] };

export type Direction = "request" | "response";

export type DynamicAnchors = ReadonlyMap<string, ReadonlyMap<SchemaId, SchemaId>>;

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

export interface Info {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
}

export interface Server {
  /** With each variable replaced by its default (OAS 3.1 Server Variable Object). */
  readonly url: string;
  readonly description: string | undefined;
  /** Absent for the one server that a contract without servers has. */
  readonly at?: Span;
}

/** What the client can send to say who is calling. */
export type SecurityScheme = {
  readonly kind: "bearer";
  readonly name: string;
  readonly description: string | undefined;
  readonly at: Span;
};

export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

export interface Operation {
  readonly at: Span;
  readonly method: HttpMethod;
  /** The path template as written: `/api/shares/{id}`. */
  readonly path: Located<string>;
  readonly operationId: Located<string> | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Path-level parameters merged in; one per `in` and name. */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  /** In the order of the document. */
  readonly responses: readonly Response[];
  /** Whether a call may, must or need not carry the bearer token. */
  readonly secured: boolean;
}

export interface Parameter {
  readonly at: Span;
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly schema: SchemaId;
}

export interface RequestBody {
  readonly at: Span;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly content: JsonContent;
}

export interface Response {
  readonly at: Span;
  readonly status: number;
  readonly description: string | undefined;
  /** Absent where the response has no body. */
  readonly content: JsonContent | undefined;
}

/** A body whose media type is JSON (`application/json` or `+json`, RFC 8259, RFC 6839). */
export interface JsonContent {
  readonly at: Span;
  readonly mediaType: string;
  /** Absent where any JSON value will do. */
  readonly schema: SchemaId | undefined;
}
