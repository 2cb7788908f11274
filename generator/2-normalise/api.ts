import type { Span } from "../diagnostics/source.js";
import type { Operation } from "./api-operations.js";
import type { Direction, Schema, SchemaId } from "./api-schemas.js";

export type * from "./api-operations.js";
export type * from "./api-schemas.js";

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
  readonly originalName: string | undefined;
  readonly view: View;
}

export type View =
  /** Where it is sent this way: `required` does not bind for what only the other way has (OAS 3.1 §4.8.24.3). */
  | { readonly kind: "direction"; readonly direction: Direction }
  /** Where evaluation came through these schema resources, whose dynamic anchors come first (Core §8.2.3.2). */
  | { readonly kind: "scope"; readonly resources: readonly SchemaId[] };

export type DynamicAnchors = ReadonlyMap<string, ReadonlyMap<SchemaId, SchemaId>>;

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
