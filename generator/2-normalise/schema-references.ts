import { find, formatPointer, parseFragment } from "../1-load/references.js";
import type { SourceSet } from "../1-load/source-set.js";
import type { StringNode } from "../1-load/tree.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { closest } from "../diagnostics/suggestion.js";
import { type Anchor, childSchemas, type Resource, type Resources, rootOf } from "./resources.js";
import { holds, nodeOfEntry, type SourceNode } from "./source-nodes.js";
import { resolveUri } from "./uris.js";

/** What a reference refers to; the anchor, where it calls it by that. */
export interface ResolvedReference {
  readonly kind: "found";
  readonly place: SourceNode;
  readonly anchor: Anchor | undefined;
}

type Outcome =
  | ResolvedReference
  /** No schema that is known has this URI. */
  | { readonly kind: "unknown"; readonly uri: string }
  | { readonly kind: "reported" };

const reported: Outcome = { kind: "reported" };

/** Follows references between schemas: by URI, by anchor and by place (Core §8.2.3, §9). */
export function createSchemaReferences(sources: SourceSet, resources: Resources, diagnostics: Diagnostics) {
  return { follow, discover };

  /** What a reference refers to. Gives nothing where there is no such thing; that is reported. */
  function follow(reference: SourceNode<StringNode>): ResolvedReference | undefined {
    const outcome = look(reference);
    if (outcome.kind === "unknown") reportUnknown(reference, outcome.uri);
    return outcome.kind === "found" ? outcome : undefined;
  }

  /**
   * Meets every document that these schemas lead to. An `$id` counts wherever it stands: also in a document that a
   * reference reaches only later.
   */
  function discover(schemas: readonly SourceNode[]): void {
    const documents = new Set(schemas.map(({ document }) => document));
    if ([...documents].every(resources.isSelfContained)) return;
    const seen = new Set<unknown>();
    const open = [...schemas];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (!holds(place, "object") || seen.has(place.node)) continue;
      seen.add(place.node);
      const { dialect } = resources.contextAt(place);
      for (const key of ["$ref", "$dynamicRef"]) {
        const entry = dialect.keywords.get(key)?.kind === "read" ? place.node.entries.get(key) : undefined;
        const reference = entry && nodeOfEntry(place, entry);
        const outcome = reference && holds(reference, "string") ? look(reference) : reported;
        if (outcome.kind !== "found") continue;
        resources.register(outcome.place);
        open.push(outcome.place);
      }
      open.push(...childSchemas(place, dialect));
    }
  }

  /** In a document without an `$id` a URI is a mistake for a path. */
  function reportUnknown(reference: SourceNode<StringNode>, uri: string): void {
    const { node, document } = reference;
    if (isInFile(reference)) sources.documentOf(node, document);
    else diagnostics.report("id-not-found", node.at, { ref: node.value, uri });
  }

  /** Whether references here are resolved against the path of a file. */
  function isInFile(reference: SourceNode): boolean {
    const { uri } = reference.document;
    return isFile(uri) && resources.contextAt(reference).resource.uri === uri;
  }

  function look(reference: SourceNode<StringNode>): Outcome {
    const text = reference.node.value;
    const hash = text.indexOf("#");
    const uri = hash === -1 ? text : text.slice(0, hash);
    const outcome = resourceOf(uri, reference);
    return outcome.kind === "resource"
      ? inside(outcome.resource, hash === -1 ? "" : text.slice(hash + 1), reference.node)
      : outcome;
  }

  /** References are resolved against the resource that they stand in; only those of a document itself may be to files. */
  function resourceOf(
    written: string,
    reference: SourceNode<StringNode>,
  ): Outcome | { readonly kind: "resource"; readonly resource: Resource } {
    const from = resources.contextAt(reference).resource;
    if (written === "") return { kind: "resource", resource: from };
    const uri = resolveUri(written, from.uri);
    const known = uri === undefined ? undefined : resourceWith(uri);
    if (known !== undefined) return { kind: "resource", resource: known };
    if (isInFile(reference) && (uri === undefined || isFile(uri))) {
      const document = sources.documentOf(reference.node, reference.document);
      return document ? { kind: "resource", resource: wholeOf(document) } : reported;
    }
    if (uri !== undefined) return { kind: "unknown", uri };
    const problem = `it cannot be resolved against \`${from.uri}\``;
    diagnostics.report("ref-malformed", reference.node.at, { ref: reference.node.value, problem });
    return reported;
  }

  /** Files are found by their path, which must not leave the folder. */
  function resourceWith(uri: string): Resource | undefined {
    const known = resources.find(uri);
    if (known !== undefined) {
      const document = known.root.document;
      const isWholeFile = known.uri === document.uri && isFile(document.uri);
      return isWholeFile ? undefined : wholeResource(known);
    }
    const document = sources.known(uri);
    return document && wholeOf(document);
  }

  function wholeOf(document: SourceNode["document"]): Resource {
    return resources.contextAt(rootOf(document)).resource;
  }

  /** A document whose root has an `$id` is the resource of that. */
  function wholeResource({ root }: Resource): Resource {
    return resources.contextAt(root).resource;
  }

  function inside(resource: Resource, written: string, { value: ref, at }: StringNode): Outcome {
    const fragment = parseFragment(written);
    switch (fragment.kind) {
      case "pointer": {
        const { document, pointer, node } = resource.root;
        const found = find(node, fragment.tokens);
        if (found.kind === "missing") {
          diagnostics.report("ref-not-found", at, { ref, suggestion: found.suggestion });
          return reported;
        }
        const place = { document, pointer: pointer + formatPointer(fragment.tokens), node: found.node };
        return { kind: "found", place: { ...place, keyAt: found.node.at }, anchor: undefined };
      }
      case "anchor": {
        const anchor = resource.anchors.get(fragment.anchor);
        if (anchor !== undefined) return { kind: "found", place: anchor.node, anchor };
        const suggestion = closest(fragment.anchor, resource.anchors.keys());
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
