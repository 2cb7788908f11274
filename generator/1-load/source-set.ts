import type { Source } from "../diagnostics/source.js";
import type { Node, StringNode } from "./tree.js";

/** A document that was read: its text and its tree. */
export interface Document {
  readonly source: Source;
  /** The absolute path with links followed: what identifies the document. */
  readonly path: string;
  /** Its base URI (RFC 3986 §5.1.3): `file:///` and the path from the entry's folder, or the one that it is known by. */
  readonly uri: string;
  readonly root: Node;
}

/** A value inside a document, found by following a reference. */
export interface Target {
  readonly document: Document;
  /** A normalised JSON Pointer (RFC 6901) from the root: `` for the root itself, `/components/schemas/Share`. */
  readonly pointer: string;
  readonly node: Node;
}

/**
 * The entry document and every document its references reach. Knows YAML and JSON; knows nothing of OpenAPI.
 * Documents are read when a reference to them is first followed, each once: only the floor above knows which
 * `$ref` is a reference and which is data in an example.
 */
export interface SourceSet {
  readonly entry: Document;
  /**
   * What a reference written in `from` points at. Reports why at the reference, and gives nothing, when it leaves the
   * entry file's folder tree, needs a network, is no URI reference (RFC 3986), or points at nothing.
   */
  resolve(reference: StringNode, from: Document): Target | undefined;
  /** The document that a reference written in `from` points into, whatever its fragment. Reports as `resolve` does. */
  documentOf(reference: StringNode, from: Document): Document | undefined;
  /** The document that is known by a URI. Never asks a network. */
  known(uri: string): Document | undefined;
  /** Every document read so far, the entry first. */
  documents(): readonly Document[];
}
