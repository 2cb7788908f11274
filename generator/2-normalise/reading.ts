import type { SourceSet } from "../1-load/source-set.js";
import type { ObjectNode, StringNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { DynamicAnchors, Keywords, SchemaId, SchemaTable } from "./api.js";
import type { Version } from "./openapi-versions.js";
import type { KeyedNode, SourceNode } from "./source-nodes.js";

/** What reading one contract needs everywhere: the documents, where mistakes go, the dialect, the schemas found so far. */
export interface Reading {
  readonly sources: SourceSet;
  readonly diagnostics: Diagnostics;
  readonly dialect: Dialect;
  readonly schemas: SchemaQueue;
}

/** How one version of OpenAPI, or one draft of JSON Schema, writes schemas. A table that the one reader looks into. */
export interface Dialect {
  /** What it is called in messages. */
  readonly title: string;
  /** The version of OpenAPI that it belongs to: which fields the objects around and inside its schemas have. */
  readonly openapi: Version;
  /** What `openapi` may say. */
  readonly versions: readonly string[];
  readonly keywords: ReadonlyMap<string, KeywordRule>;
  /** The keywords inside which further schemas are found. */
  readonly schemaKeywords: ReadonlySet<string>;
  /** What a keyword is that is not in the table (Core §4.3.1). */
  readonly unknownKeywords: "mistakes" | "annotations";
  /** What `$schema` may ask for: URIs of dialects that this one reads. */
  readonly schemaDialects: ReadonlySet<string>;
  /** Whether `true` and `false` are schemas everywhere. */
  readonly booleanSchemas: boolean;
  /** Whether what stands beside a `$ref` counts for nothing (OAS 3.0 §4.7.23). */
  readonly refHidesSiblings: boolean;
  /** What identifies a schema resource, and what the name of a place in one may be (Core §8.2.1, §8.2.2). */
  readonly identity: Identity;
  /** What a schema must be that no single keyword can tell. */
  readonly checks: readonly SchemaCheck[];
}

export interface Identity {
  readonly keyword: "$id" | "id";
  /** Whether a fragment alone names a place, as `$anchor` does since 2019-09. */
  readonly fragmentsAreAnchors: boolean;
  readonly anchor: RegExp;
}

export type KeywordRule =
  /** Puts the value it reads into the draft. */
  | { readonly kind: "read"; readonly read: ReadKeyword }
  /** Looks at the draft, and may rewrite it, once every other keyword is in it. */
  | { readonly kind: "fold"; readonly fold: RewriteKeywords }
  /** Neither decides what is valid nor what is generated, and so is not read (Core §7.7). */
  | { readonly kind: "annotation" }
  /** Says what the schema is called or how to read it: looked at before anything is read (`resources.ts`). */
  | { readonly kind: "identifier" }
  /** Not a keyword of this version, but of another one; `instead` says how to write it in this one. */
  | { readonly kind: "elsewhere"; readonly instead: string };

/** The keywords of a schema that is being read. */
export type MutableKeywords = { -readonly [Name in keyof Keywords]: Keywords[Name] };
export type ReadKeyword = (value: KeyedNode, draft: MutableKeywords, reading: Reading) => void;
export type RewriteKeywords = (
  value: KeyedNode,
  draft: MutableKeywords,
  schema: SourceNode<ObjectNode>,
  reading: Reading,
) => void;
export type SchemaCheck = (schema: SourceNode<ObjectNode>, draft: MutableKeywords, reading: Reading) => void;

/** The schemas of a contract, read one after the other: cycles are ordinary, and no depth is too deep. */
export interface SchemaQueue {
  /** Puts the schema at this place in the queue, once, and gives its id. */
  add(place: SourceNode, options?: AddOptions): SchemaId;
  /** Follows a reference to a schema and puts that in the queue. Gives nothing where there is none; that is reported. */
  addReferenced(reference: SourceNode<StringNode>): ReferencedSchema | undefined;
  /** Follows a reference to a schema. Returns nothing where there is none; that is reported. */
  resolve(reference: SourceNode<StringNode>): SourceNode | undefined;
  /** Reads schemas in the dialect that a `jsonSchemaDialect` asks for, unless they say otherwise. */
  setDefaultDialect(dialect: SourceNode): void;
  /** Notes what can only be told once every schema is read. */
  checkLater(check: SchemaTableCheck): void;
}

export interface AddOptions {
  /** Whether `true` and `false` are schemas here, whatever the dialect says. */
  readonly allowBooleans?: boolean;
}

/** What a reference refers to. */
export interface ReferencedSchema {
  readonly id: SchemaId;
  /** Its `$dynamicAnchor`, where the reference calls it by that. */
  readonly dynamicAnchor: string | undefined;
}

export type SchemaTableCheck = (schemas: SchemaTable, dynamicAnchors: DynamicAnchors) => void;
