import type { Node } from "../1-load/tree.js";
import type { Span } from "../diagnostics/source.js";
import type { Operation } from "./api-operations.js";
import type { Direction, Enum, Located, Schema, SchemaId } from "./api-schemas.js";
import type { SecurityScheme } from "./api-security.js";
import type { Server } from "./api-servers.js";

export type * from "./api-operations.js";
export type * from "./api-schemas.js";
export type * from "./api-security.js";
export type * from "./api-servers.js";

/**
 * One contract in one dialect: JSON Schema 2020-12 plus `discriminator`, whatever version of OpenAPI it was written
 * in. Lossless: every keyword is kept, with its span.
 */
export interface Api {
  /** The entry file's name without its extension, in kebab-case: `rapidly`. Names the API's folder and its export. */
  readonly name: string;
  /** The span of the contract itself: the root of the entry document. */
  readonly at: Span;
  /** The entry document as it is written. */
  readonly written: Node;
  readonly info: Info;
  readonly servers: readonly Server[];
  /** The schemes that operations may ask for, in the order of the document. */
  readonly security: readonly SecurityScheme[];
  readonly operations: readonly Operation[];
  /** The calls that the service makes, as they are written: nothing is generated from them. */
  readonly webhooks: Node | undefined;
  /** Every schema of the contract, those inside other schemas too. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The schemas with a name in the contract: `components/schemas` in the order of the document, then others that references lead to. */
  readonly named: ReadonlyMap<SchemaId, string>;
  /**
   * The names that those of these schemas can have which are no components, the best first: they are made of where the
   * schemas are written.
   */
  readonly locationNames: ReadonlyMap<SchemaId, readonly string[]>;
  /** The names that the contract chooses for types, by `x-specmill-name`. */
  readonly chosenNames: ReadonlyMap<SchemaId, Located<string>>;
  /** What the schemas with `enum` say of its values, by their locations. Copies are not in it. */
  readonly enums: ReadonlyMap<SchemaId, Enum>;
  /** The schemas that are copies of others, because those have another meaning where the copies are used. */
  readonly copies: ReadonlyMap<SchemaId, Copy>;
  /**
   * The schemas with a `$dynamicAnchor` that a `$dynamicRef` may lead to, by the name of the anchor and then by the
   * resource of the schema. All of them are in `schemas`.
   */
  readonly dynamicAnchors: DynamicAnchors;
}

/** The schemas of a contract by id. */
export type SchemaTable = ReadonlyMap<SchemaId, Schema>;

/** A copy of a schema that has another meaning where the copy is used. */
export interface Copy {
  readonly of: SchemaId;
  /** The name in the contract of the schema that was copied, through copies of copies, if it has one. */
  readonly originalName: string | undefined;
  readonly view: View;
}

export type View =
  /** Its meaning in requests or responses: properties of the other direction are not required (OAS 3.1 §4.8.24.3). */
  | { readonly kind: "direction"; readonly direction: Direction }
  /** Its meaning where it is reached through these schema resources, whose dynamic anchors decide (Core §8.2.3.2). */
  | { readonly kind: "scope"; readonly resources: readonly SchemaId[] }
  /** Where it is a parameter that a style writes as text: `null` has none (RFC 6570 §2.3). */
  | { readonly kind: "parameter" }
  /** Where it is a multipart body: bytes are not text (OAS 3.1 §4.8.14.4). */
  | { readonly kind: "multipart" };

export type DynamicAnchors = ReadonlyMap<string, ReadonlyMap<SchemaId, SchemaId>>;

export interface Info {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
}
