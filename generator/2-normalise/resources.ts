import type { Document } from "../1-load/source-set.js";
import type { ObjectNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type Anchor, addAnchors, anchorInId, identifierOf, reportIdentifier } from "./anchors.js";
import type { SchemaId } from "./api.js";
import { type DocumentFacts, factsOfDocument } from "./document-facts.js";
import { childSchemas, outermostSchemas, rootOf } from "./nested-schemas.js";
import type { Dialect } from "./reading.js";
import { holds, type KeyedNode, type SourceNode } from "./source-nodes.js";
import { resolveUri } from "./uris.js";

/** A schema resource: a schema with an `$id`, or a whole document (Core §4.3.5). */
export interface Resource {
  /** The id of its root. */
  readonly id: SchemaId;
  /** Its absolute URI: the base of the references and the `$id`s inside it (Core §9.1). */
  readonly uri: string;
  readonly root: SourceNode;
  readonly anchors: Map<string, Anchor>;
}

/** What a schema inherits from the schemas around it: the resource that it belongs to, and its dialect. */
export interface Inherited {
  readonly resource: Resource;
  readonly dialect: Dialect;
}

/** The schema resources of all documents that have been read so far. */
export interface Resources {
  /** Reads the identifiers of a schema and of the schemas inside it. Does nothing for a schema that it has read before. */
  register(schema: SourceNode): void;
  /** The resource and the dialect of a schema: those of the nearest registered schema around it, else of its document. */
  inheritedAt(schema: SourceNode): Inherited;
  /** Whether no reference in a document can lead to another one, and nothing in it has an `$id` or an anchor. */
  isSelfContained(document: Document): boolean;
  /** The resource with an absolute URI, if there is one. */
  find(uri: string): Resource | undefined;
}

export interface ResourceOptions {
  readonly idOf: (schema: SourceNode) => SchemaId;
  /** The dialect of documents that do not name one. */
  readonly defaultDialect: () => Dialect;
  /** The dialect that a `$schema` names. Reports one that is not supported, and returns undefined. */
  readonly dialectOf: (value: SourceNode, base: Dialect) => Dialect | undefined;
  readonly diagnostics: Diagnostics;
}

/** Returns an empty table of resources. */
export function createResources({ idOf, defaultDialect, dialectOf, diagnostics }: ResourceOptions): Resources {
  /** By document and pointer, not by id: `inheritedAt` is called often, and ids are slow to make. */
  const schemas = new Map<Document, Map<string, Inherited>>();
  const documents = new Map<Document, Inherited>();
  /** The documents without any identifying keyword: all their schemas inherit the same. */
  const uniform = new Map<Document, DocumentFacts>();
  const byUri = new Map<string, Resource>();
  return { register, inheritedAt, isSelfContained, find: (uri) => byUri.get(uri) };

  function register(schema: SourceNode): void {
    if (!isUniform(schema.document) && !isRegistered(schema)) walk(schema, inheritedAt(schema));
  }

  function isUniform(document: Document): boolean {
    inheritedFrom(document);
    return uniform.has(document);
  }

  function isSelfContained(document: Document): boolean {
    inheritedFrom(document);
    return uniform.get(document)?.refersOutside === false;
  }

  function inheritedAt(schema: SourceNode): Inherited {
    const whole = inheritedFrom(schema.document);
    const registered = schemas.get(schema.document);
    if (registered === undefined) return whole;
    for (let pointer = schema.pointer; pointer !== ""; pointer = pointer.slice(0, pointer.lastIndexOf("/"))) {
      const inherited = registered.get(pointer);
      if (inherited !== undefined) return inherited;
    }
    return registered.get("") ?? whole;
  }

  function isRegistered({ document, pointer }: SourceNode): boolean {
    return schemas.get(document)?.has(pointer) ?? false;
  }

  /**
   * What the schemas of a document inherit from it; a document is a resource. Registers all of its schemas when it is
   * first seen, since a reference may lead into one of them before the schema around it is read.
   */
  function inheritedFrom(document: Document): Inherited {
    const earlier = documents.get(document);
    if (earlier !== undefined) return earlier;
    const root = rootOf(document);
    const resource: Resource = { id: idOf(root), uri: document.uri, root, anchors: new Map() };
    const inherited = { resource, dialect: defaultDialect() };
    documents.set(document, inherited);
    byUri.set(document.uri, resource);
    const facts = factsOfDocument(document);
    if (!hasIdentifier(facts.keys, inherited.dialect)) uniform.set(document, facts);
    else for (const schema of outermostSchemas(root)) walk(schema, inherited);
    return inherited;
  }

  /** Descends into schemas only: what looks like an `$id` in an `enum` or under an unknown keyword is data (Core §9.4.2). */
  function walk(schema: SourceNode, outer: Inherited): void {
    if (isRegistered(schema) || !(holds(schema, "object") || holds(schema, "boolean"))) return;
    const inherited = holds(schema, "object") ? inheritedIn(schema, outer) : outer;
    const registered = schemas.get(schema.document) ?? new Map<string, Inherited>();
    schemas.set(schema.document, registered.set(schema.pointer, inherited));
    if (!holds(schema, "object")) return;
    const { resource, dialect } = inherited;
    const isRoot = schema.document === resource.root.document && schema.pointer === resource.root.pointer;
    addAnchors(schema, dialect, { anchors: resource.anchors, isRoot }, diagnostics);
    for (const child of childSchemas(schema, dialect)) walk(child, inherited);
  }

  /** `$schema` decides how the schema that contains it is read, including its `$id` (Core §8.1.1). */
  function inheritedIn(schema: SourceNode<ObjectNode>, outer: Inherited): Inherited {
    const $schema = identifierOf(schema, "$schema", outer.dialect);
    const dialect = ($schema && dialectOf($schema, outer.dialect)) ?? outer.dialect;
    const $id = identifierOf(schema, dialect.identity.keyword, dialect);
    const identifies = $id !== undefined && anchorInId($id, dialect) === undefined;
    return { dialect, resource: (identifies ? resourceOf($id, schema, outer.resource) : undefined) ?? outer.resource };
  }

  /** The resource that an `$id` identifies (Core §8.2.1). Reports one that is not valid or that another schema has. */
  function resourceOf($id: KeyedNode, root: SourceNode, outer: Resource): Resource | undefined {
    if (!holds($id, "string")) return void reportIdentifier($id, "a URI reference, a string", diagnostics);
    const [reference = "", fragment = ""] = $id.node.value.split("#");
    const uri = resolveUri(reference, outer.uri);
    if (uri === undefined || fragment !== "") {
      return void reportIdentifier($id, "a URI reference (RFC 3986) without a fragment", diagnostics);
    }
    const resource: Resource = { id: idOf(root), uri, root, anchors: new Map() };
    const first = byUri.get(uri);
    // The root of a document may have the URI of the document as its `$id`.
    if (first !== undefined && first.id !== resource.id) {
      const at = first.root.node.at;
      diagnostics.report("id-duplicate", $id.node.at, { uri }, [{ label: "This is the other one.", at }]);
    } else {
      byUri.set(uri, resource);
    }
    return resource;
  }
}

function hasIdentifier(keys: ReadonlySet<string>, { keywords }: Dialect): boolean {
  for (const key of keys) if (keywords.get(key)?.kind === "identifier") return true;
  return false;
}
