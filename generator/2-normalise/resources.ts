import type { Document } from "../1-load/source-set.js";
import { member, type ObjectNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import type { SchemaId } from "./api.js";
import { schemaKeywords } from "./applicators.js";
import { type DocumentFacts, factsOfDocument } from "./document-facts.js";
import type { Dialect } from "./reading.js";
import { entriesOf, holds, itemsOf, type KeyedNode, nodeOfEntry, type SourceNode } from "./source-nodes.js";
import { resolveUri } from "./uris.js";

/** A schema resource: what has an `$id`, or a whole document (Core §4.3.5). */
export interface Resource {
  /** The place of its root. */
  readonly id: SchemaId;
  /** Its absolute URI, which the references and the `$id`s inside it are resolved against (Core §9.1). */
  readonly uri: string;
  readonly root: SourceNode;
  readonly anchors: Map<string, Anchor>;
}

/** A place that goes by a name in its resource (Core §8.2.2). */
export interface Anchor {
  readonly name: string;
  readonly node: SourceNode;
  readonly at: Span;
  readonly dynamic: boolean;
}

/** What a schema inherits from where it stands: the resource that it is part of, and the dialect it is written in. */
export interface ResourceAndDialect {
  readonly resource: Resource;
  readonly dialect: Dialect;
}

/** Every schema resource that is known so far. */
export interface Resources {
  /** Finds what the schema at this place and those inside it are called. The same place twice is once. */
  register(place: SourceNode): void;
  /** What holds at a place: what the nearest schema around it says, else its document. */
  contextAt(place: SourceNode): ResourceAndDialect;
  /** Whether no reference in a document can lead to another one, and nothing in it has an `$id` or an anchor. */
  isSelfContained(document: Document): boolean;
  /** The resource with an absolute URI, if one is known. */
  find(uri: string): Resource | undefined;
}

export interface ResourceOptions {
  readonly idOf: (place: SourceNode) => SchemaId;
  /** The dialect that schemas are written in where they do not say. */
  readonly dialect: () => Dialect;
  /** The dialect that a `$schema` asks for; reports one that is not known, and gives nothing. */
  readonly dialectOf: (value: SourceNode, base: Dialect) => Dialect | undefined;
  readonly diagnostics: Diagnostics;
}

/** A table of resources that is empty. */
export function createResources({ idOf, dialect: initial, dialectOf, diagnostics }: ResourceOptions): Resources {
  /** By document and pointer: no id need be put together to look one up. */
  const contexts = new Map<Document, Map<string, ResourceAndDialect>>();
  const documents = new Map<Document, ResourceAndDialect>();
  /** The documents in which nothing identifies anything: one context holds in all of such a document. */
  const uniform = new Map<Document, DocumentFacts>();
  const byUri = new Map<string, Resource>();
  return { register, contextAt, isSelfContained, find: (uri) => byUri.get(uri) };

  function register(place: SourceNode): void {
    if (!isUniform(place.document) && !isKnown(place)) walk(place, contextAt(place));
  }

  function isUniform(document: Document): boolean {
    contextOf(document);
    return uniform.has(document);
  }

  function isSelfContained(document: Document): boolean {
    contextOf(document);
    return uniform.get(document)?.refersOutside === false;
  }

  function contextAt(place: SourceNode): ResourceAndDialect {
    const whole = contextOf(place.document);
    const known = contexts.get(place.document);
    if (known === undefined) return whole;
    for (let pointer = place.pointer; pointer !== ""; pointer = pointer.slice(0, pointer.lastIndexOf("/"))) {
      const context = known.get(pointer);
      if (context !== undefined) return context;
    }
    return known.get("") ?? whole;
  }

  function isKnown({ document, pointer }: SourceNode): boolean {
    return contexts.get(document)?.has(pointer) ?? false;
  }

  function know({ document, pointer }: SourceNode, context: ResourceAndDialect): void {
    const known = contexts.get(document) ?? new Map<string, ResourceAndDialect>();
    contexts.set(document, known.set(pointer, context));
  }

  /** A document is a resource. All schemas of one are found when it is first met: the one referred to may be inside another. */
  function contextOf(document: Document): ResourceAndDialect {
    const known = documents.get(document);
    if (known !== undefined) return known;
    const root = rootOf(document);
    const resource: Resource = { id: idOf(root), uri: document.uri, root, anchors: new Map() };
    const context = { resource, dialect: initial() };
    documents.set(document, context);
    byUri.set(document.uri, resource);
    const facts = factsOfDocument(document);
    if (!hasIdentifier(facts.keys, context.dialect)) uniform.set(document, facts);
    else for (const schema of outermostSchemas(root)) walk(schema, context);
    return context;
  }

  /** Goes into schemas only: what looks like an `$id` in an `enum` or under an unknown keyword is data (Core §9.4.2). */
  function walk(place: SourceNode, around: ResourceAndDialect): void {
    if (isKnown(place) || !(holds(place, "object") || holds(place, "boolean"))) return;
    const context = holds(place, "object") ? contextIn(place, around) : around;
    know(place, context);
    if (!holds(place, "object")) return;
    addAnchors(place, context);
    for (const schema of childSchemas(place, context.dialect)) walk(schema, context);
  }

  /** `$schema` says how to read the schema that it stands in, its `$id` too (Core §8.1.1). */
  function contextIn(place: SourceNode<ObjectNode>, around: ResourceAndDialect): ResourceAndDialect {
    const asked = keywordAt(place, "$schema", around.dialect);
    const dialect = (asked && dialectOf(asked, around.dialect)) ?? around.dialect;
    const $id = keywordAt(place, dialect.identity.keyword, dialect);
    const identifies = $id !== undefined && placeName($id, dialect) === undefined;
    return { dialect, resource: (identifies ? resourceOf($id, place, around.resource) : undefined) ?? around.resource };
  }

  /** Identifies a resource (Core §8.2.1). */
  function resourceOf($id: KeyedNode, root: SourceNode, around: Resource): Resource | undefined {
    if (!holds($id, "string")) return void reportValue($id, "a URI reference, a string");
    const [written = "", fragment = ""] = $id.node.value.split("#");
    const uri = resolveUri(written, around.uri);
    if (uri === undefined || fragment !== "") {
      return void reportValue($id, "a URI reference (RFC 3986) without a fragment");
    }
    const resource: Resource = { id: idOf(root), uri, root, anchors: new Map() };
    const first = byUri.get(uri);
    // A document may say what it is called.
    if (first !== undefined && first.id !== resource.id) {
      const at = first.root.node.at;
      diagnostics.report("id-duplicate", $id.node.at, { uri }, [{ label: "This is the other one.", at }]);
    } else {
      byUri.set(uri, resource);
    }
    return resource;
  }

  function addAnchors(place: SourceNode<ObjectNode>, { resource, dialect }: ResourceAndDialect): void {
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const value = keywordAt(place, keyword, dialect);
      if (value !== undefined) addAnchor(holds(value, "string") ? value.node.value : "", value);
    }
    const $id = keywordAt(place, dialect.identity.keyword, dialect);
    const name = $id && placeName($id, dialect);
    if ($id !== undefined && name !== undefined) addAnchor(name, $id);
    const recursive = keywordAt(place, "$recursiveAnchor", dialect);
    if (recursive !== undefined) addRecursiveAnchor(recursive);

    function addAnchor(name: string, value: KeyedNode): void {
      const { at } = value.node;
      const first = resource.anchors.get(name);
      if (!dialect.identity.anchor.test(name)) {
        reportValue(value, "a name of letters, digits, `-`, `_` and `.` that begins with a letter or `_`");
      } else if (first !== undefined && first.node.pointer !== place.pointer) {
        diagnostics.report("anchor-duplicate", at, { anchor: name }, [{ label: "It is here first.", at: first.at }]);
      } else {
        resource.anchors.set(name, { name, node: place, at, dynamic: value.key === "$dynamicAnchor" });
      }
    }

    /** 2019-09 Core §8.2.4.2.2: it names the root of a resource, and `false` is as good as nothing. */
    function addRecursiveAnchor(value: KeyedNode): void {
      const isFlag = holds(value, "boolean");
      if (!isFlag || (value.node.value && idOf(place) !== resource.id)) {
        reportValue(value, "`true` or `false`, in the root of a schema resource");
      } else if (value.node.value) {
        resource.anchors.set(recursiveAnchor, { name: recursiveAnchor, node: place, at: value.node.at, dynamic: true });
      }
    }
  }

  function reportValue({ key, node }: KeyedNode, expected: string): void {
    diagnostics.report("identifier-invalid", node.at, { keyword: key, expected });
  }
}

function hasIdentifier(keys: ReadonlySet<string>, { keywords }: Dialect): boolean {
  for (const key of keys) if (keywords.get(key)?.kind === "identifier") return true;
  return false;
}

/** The name of every `$recursiveAnchor`. No reference can ask for it: an empty fragment is a JSON Pointer. */
export const recursiveAnchor = "";

/** The name of a place that an `$id` gives, in the drafts where it may. */
function placeName({ node }: KeyedNode, { identity }: Dialect): string | undefined {
  const isName =
    identity.fragmentsAreAnchors && node.kind === "string" && node.value.startsWith("#") && node.value !== "#";
  return isName ? node.value.slice(1) : undefined;
}

/** The value of a keyword that identifies, where the dialect has it. */
function keywordAt(place: SourceNode<ObjectNode>, key: string, dialect: Dialect): KeyedNode | undefined {
  const entry = place.node.entries.get(key);
  const hidden = dialect.refHidesSiblings && place.node.entries.has("$ref");
  if (entry === undefined || hidden || dialect.keywords.get(key)?.kind !== "identifier") return undefined;
  return nodeOfEntry(place, entry);
}

/** The schemas directly inside a schema, those that are only kept there too. */
export function childSchemas(place: SourceNode<ObjectNode>, dialect: Dialect): readonly SourceNode[] {
  if (dialect.refHidesSiblings && place.node.entries.has("$ref")) return [];
  const found: SourceNode[] = [];
  for (const entry of place.node.entries.values()) {
    if (!dialect.schemaKeywords.has(entry.key)) continue;
    const value = nodeOfEntry(place, entry);
    const holding = schemaKeywords.get(entry.key);
    if (holding === "keyed") found.push(...(holds(value, "object") ? entriesOf(value) : []));
    else if (holds(value, "array")) found.push(...itemsOf(value));
    else if (holding === "single") found.push(value);
  }
  return found;
}

/** A whole document as a place. */
export function rootOf(document: Document): SourceNode {
  return { document, pointer: "", node: document.root, keyAt: document.root.at };
}

/** The schemas of a document that no other is around: its components, or itself where it is no OpenAPI. */
export function outermostSchemas(root: SourceNode): readonly SourceNode[] {
  if (!holds(root, "object") || member(root.node, "openapi") === undefined) return [root];
  const schemas = ["components", "schemas"].reduce<SourceNode | undefined>((place, key) => {
    const entry = place && holds(place, "object") ? place.node.entries.get(key) : undefined;
    return place && entry && nodeOfEntry(place, entry);
  }, root);
  return schemas !== undefined && holds(schemas, "object") ? entriesOf(schemas) : [];
}
