import { followPointer, formatPointer, parseFragment } from "../1-load/references.js";
import type { Document, SourceSet } from "../1-load/source-set.js";
import type { StringNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Anchor } from "./anchors.js";
import { childSchemas, rootOf } from "./nested-schemas.js";
import type { Resource, Resources } from "./resources.js";
import { holds, nodeOfEntry, type SourceNode } from "./source-nodes.js";
import { resolveUri } from "./uris.js";

/** The schema that a reference leads to, and the anchor that the reference uses, if it does. */
export interface ResolvedReference {
  readonly kind: "resolved";
  readonly node: SourceNode;
  readonly anchor: Anchor | undefined;
}

type Resolution =
  | ResolvedReference
  /** No schema has this URI. Not reported yet. */
  | { readonly kind: "unknown"; readonly uri: string }
  /** The reference leads nowhere, and that is reported. */
  | { readonly kind: "reported" };

const reported: Resolution = { kind: "reported" };

/** Resolves references between schemas: by URI, by anchor and by JSON Pointer (Core §8.2.3, §9). */
export function createSchemaReferences(sources: SourceSet, resources: Resources, diagnostics: Diagnostics) {
  return { follow, discover };

  /** Resolves a reference. Reports one that leads nowhere, and returns undefined. */
  function follow(reference: SourceNode<StringNode>): ResolvedReference | undefined {
    const resolution = resolve(reference);
    if (resolution.kind === "unknown") reportUnknown(reference, resolution.uri);
    return resolution.kind === "resolved" ? resolution : undefined;
  }

  /**
   * Registers the schemas of every document that these schemas lead to. References are resolved only after that,
   * because an `$id` is valid everywhere, also if it is in a document that only a later reference leads to.
   */
  function discover(schemas: readonly SourceNode[]): void {
    const documents = new Set(schemas.map(({ document }) => document));
    if ([...documents].every(resources.isSelfContained)) return;
    const seen = new Set<unknown>();
    const open = [...schemas];
    for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
      if (!holds(schema, "object") || seen.has(schema.node)) continue;
      seen.add(schema.node);
      const { dialect } = resources.inheritedAt(schema);
      for (const key of ["$ref", "$dynamicRef"]) {
        const entry = dialect.keywords.has(key) ? schema.node.entries.get(key) : undefined;
        const reference = entry && nodeOfEntry(schema, entry);
        const resolution = reference && holds(reference, "string") ? resolve(reference) : reported;
        if (resolution.kind !== "resolved") continue;
        resources.register(resolution.node);
        open.push(resolution.node);
      }
      open.push(...childSchemas(schema, dialect));
    }
  }

  /** Where references are relative to a file, an unknown URI is reported as a wrong path. */
  function reportUnknown(reference: SourceNode<StringNode>, uri: string): void {
    const { node, document } = reference;
    if (isRelativeToFile(reference)) sources.documentOf(node, document);
    else diagnostics.report("id-not-found", node.at, { ref: node.value, uri });
  }

  /** Whether this reference is relative to the path of its file, and not to an `$id`. */
  function isRelativeToFile(reference: SourceNode): boolean {
    const { uri } = reference.document;
    return isFile(uri) && resources.inheritedAt(reference).resource.uri === uri;
  }

  function resolve(reference: SourceNode<StringNode>): Resolution {
    const text = reference.node.value;
    const hash = text.indexOf("#");
    const uri = hash === -1 ? text : text.slice(0, hash);
    const target = resolveResource(uri, reference);
    return target.kind === "resource"
      ? resolveFragment(target.resource, hash === -1 ? "" : text.slice(hash + 1), reference.node)
      : target;
  }

  /** Resolves a URI without its fragment against the resource that contains the reference. */
  function resolveResource(
    text: string,
    reference: SourceNode<StringNode>,
  ): Resolution | { readonly kind: "resource"; readonly resource: Resource } {
    const from = resources.inheritedAt(reference).resource;
    if (text === "") return { kind: "resource", resource: from };
    const uri = resolveUri(text, from.uri);
    const identified = uri === undefined ? undefined : resourceWith(uri);
    if (identified !== undefined) return { kind: "resource", resource: identified };
    if (isRelativeToFile(reference) && (uri === undefined || isFile(uri))) {
      const document = sources.documentOf(reference.node, reference.document);
      return document ? { kind: "resource", resource: rootResource(document) } : reported;
    }
    if (uri !== undefined) return { kind: "unknown", uri };
    const problem = `it cannot be resolved against \`${from.uri}\``;
    diagnostics.report("ref-malformed", reference.node.at, { ref: reference.node.value, problem });
    return reported;
  }

  /** The resource with a URI. Not for whole files: `documentOf` finds those, and checks that they are in the entry's folder. */
  function resourceWith(uri: string): Resource | undefined {
    const resource = resources.find(uri);
    if (resource !== undefined) {
      const { document } = resource.root;
      const isWholeFile = resource.uri === document.uri && isFile(document.uri);
      return isWholeFile ? undefined : resources.inheritedAt(resource.root).resource;
    }
    const document = sources.documentWithUri(uri);
    return document && rootResource(document);
  }

  /** The resource of a document's root: if the root has an `$id`, the one with that URI. */
  function rootResource(document: Document): Resource {
    return resources.inheritedAt(rootOf(document)).resource;
  }

  function resolveFragment(resource: Resource, text: string, { value: ref, at }: StringNode): Resolution {
    const fragment = parseFragment(text);
    switch (fragment.kind) {
      case "pointer": {
        const { document, pointer, node } = resource.root;
        const target = followPointer(node, fragment.tokens);
        if (target.kind === "missing") {
          const suggestion = diagnostics.suggest(target.token, target.keys);
          diagnostics.report("ref-not-found", at, { ref, suggestion });
          return reported;
        }
        const schema = { document, pointer: pointer + formatPointer(fragment.tokens), node: target.node };
        return { kind: "resolved", node: { ...schema, keyAt: target.node.at }, anchor: undefined };
      }
      case "anchor": {
        const anchor = resource.anchors.get(fragment.anchor);
        if (anchor !== undefined) return { kind: "resolved", node: anchor.node, anchor };
        const suggestion = diagnostics.suggest(fragment.anchor, resource.anchors.keys());
        diagnostics.report("anchor-not-found", at, { ref, anchor: fragment.anchor, suggestion });
        return reported;
      }
      case "malformed":
        diagnostics.report("ref-malformed", at, { ref, problem: fragment.problem });
        return reported;
      default:
        return fragment satisfies never;
    }
  }
}

function isFile(uri: string): boolean {
  return uri.startsWith("file:");
}
