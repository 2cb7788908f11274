import type { SourceSet } from "../1-load/source-set.js";
import type { ObjectNode, StringNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { DynamicAnchors, Keywords, SchemaId, SchemaTable } from "./api.js";
import type { Version } from "./openapi-versions.js";
import type { KeyedNode, SourceNode } from "./source-nodes.js";

/** What every function that reads a contract needs: the documents, the collector of mistakes, the dialect, the schemas. */
export interface Reading {
  readonly sources: SourceSet;
  readonly diagnostics: Diagnostics;
  readonly dialect: Dialect;
  readonly schemas: SchemaQueue;
}

/**
 * How schemas are written in one version of OpenAPI or one draft of JSON Schema. There is one reader of schemas, which
 * looks everything up in this table.
 */
export interface Dialect {
  /** Its name in messages. */
  readonly title: string;
  /** The version of OpenAPI that it belongs to. Decides which fields the objects around and inside its schemas have. */
  readonly openapi: Version;
  /** The values of `openapi` that select it. */
  readonly versions: readonly string[];
  readonly keywords: ReadonlyMap<string, KeywordRule>;
  /** The keywords whose values contain schemas. */
  readonly schemaKeywords: ReadonlySet<string>;
  /** How to treat a keyword that is not in the table (Core §4.3.1). */
  readonly unknownKeywords: "reported" | "annotations";
  /** The URIs in `$schema` that mean this dialect. Each release of OpenAPI has one. */
  readonly schemaDialects: RegExp;
  /** Whether `true` and `false` are schemas everywhere. */
  readonly booleanSchemas: boolean;
  /** Whether everything beside a `$ref` is ignored (OAS 3.0 §4.7.23). */
  readonly refHidesSiblings: boolean;
  /** How schema resources are identified and which names anchors may have (Core §8.2.1, §8.2.2). */
  readonly identity: Identity;
  /** Checks that concern more than one keyword of a schema. */
  readonly checks: readonly SchemaCheck[];
}

export interface Identity {
  readonly keyword: "$id" | "id";
  /** Whether an `$id` that is a fragment alone is an anchor: what `$anchor` is since 2019-09. */
  readonly fragmentsAreAnchors: boolean;
  /** The names that an anchor may have. */
  readonly anchor: RegExp;
}

export type KeywordRule =
  /** Reads the value and sets the keyword. */
  | { readonly kind: "read"; readonly read: ReadKeyword }
  /** Says with other keywords what this one means. Runs after all other keywords of the schema are read. */
  | { readonly kind: "rewrite"; readonly rewrite: RewriteKeywords }
  /** Decides neither what is valid nor what is generated, and so is not read (Core §7.7). */
  | { readonly kind: "annotation" }
  /** Identifies the schema or selects its dialect. `resources.ts` reads it, before any other keyword. */
  | { readonly kind: "identifier" }
  /**
   * Not a keyword of this dialect but of another one (`from`), and read as there. `instead` is the sentence that says how to
   * write it in this one.
   */
  | { readonly kind: "borrowed"; readonly from: string; readonly instead: string; readonly rule: ReadableRule }
  /** A keyword of another dialect that says nothing in this one. */
  | { readonly kind: "meaningless" };

/** A rule that reads a value. */
export type ReadableRule = Extract<KeywordRule, { readonly kind: "read" | "rewrite" }>;

/** The keywords of a schema while it is read. */
export type MutableKeywords = { -readonly [Name in keyof Keywords]: Keywords[Name] };
export type ReadKeyword = (value: KeyedNode, draft: MutableKeywords, reading: Reading) => void;
export type RewriteKeywords = (
  value: KeyedNode,
  draft: MutableKeywords,
  schema: SourceNode<ObjectNode>,
  reading: Reading,
) => void;
export type SchemaCheck = (schema: SourceNode<ObjectNode>, draft: MutableKeywords, reading: Reading) => void;

/** The schemas of a contract that are still to be read. A queue, so that cycles do no harm and no nesting is too deep. */
export interface SchemaQueue {
  /** Puts a schema into the queue, unless it was added before, and returns its id. */
  add(schema: SourceNode, options?: AddOptions): SchemaId;
  /** Follows a reference and puts its target into the queue. Reports a reference that leads nowhere, and returns undefined. */
  addReferenced(reference: SourceNode<StringNode>): ReferencedSchema | undefined;
  /** Follows a reference to a schema. Reports a reference that leads nowhere, and returns undefined. */
  resolve(reference: SourceNode<StringNode>): SourceNode | undefined;
  /** Sets the dialect of all schemas without a `$schema` to the one that a `jsonSchemaDialect` names (OAS 3.1 §4.8.24.4). */
  setDefaultDialect(jsonSchemaDialect: SourceNode): void;
  /** Adds a check that runs once all schemas are read. */
  checkLater(check: SchemaTableCheck): void;
}

export interface AddOptions {
  /** Whether `true` and `false` are schemas here even if the dialect has no such schemas. */
  readonly allowBooleans?: boolean;
}

/** The schema that a reference leads to. */
export interface ReferencedSchema {
  readonly id: SchemaId;
  /** Its `$dynamicAnchor`, if the reference uses that name. */
  readonly dynamicAnchor: string | undefined;
}

export type SchemaTableCheck = (schemas: SchemaTable, dynamicAnchors: DynamicAnchors) => void;
