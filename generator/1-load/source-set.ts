import type { Source } from "../diagnostics/source.js";
import type { Node, StringNode } from "./tree.js";

/** A document that was read: its text and its tree. */
export interface Document {
  readonly source: Source;
  /** The absolute path with symbolic links followed. It identifies the document. */
  readonly path: string;
  /** Its base URI (RFC 3986 §5.1.3): `file:///` and the path from the folder of the documents, or the URI in `textsByUri`. */
  readonly uri: string;
  readonly root: Node;
}

/** The value in a document that a reference refers to. */
export interface Target {
  readonly document: Document;
  /** A normalised JSON Pointer (RFC 6901): empty for the root, or `/components/schemas/Share`. */
  readonly pointer: string;
  readonly node: Node;
}

/**
 * The entry document and every document that its references reach. Knows YAML and JSON, and nothing of OpenAPI. A
 * document is read once, when a reference to it is first followed: only the next phase knows which `$ref` is a
 * reference and which is data in an example.
 */
export interface SourceSet {
  readonly entry: Document;
  /**
   * The value that a reference in the document `from` refers to. Returns undefined, and reports why at the reference,
   * if it leaves the folder of the documents, needs a network, is no URI reference (RFC 3986), or nothing is
   * there.
   */
  resolve(reference: StringNode, from: Document): Target | undefined;
  /** The document that a reference in `from` refers to, whatever its fragment. Reports as `resolve` does. */
  documentOf(reference: StringNode, from: Document): Document | undefined;
  /** The document of `textsByUri` with this URI; undefined if there is none. Never uses a network. */
  documentWithUri(uri: string): Document | undefined;
  /** Every document read so far, the entry first. */
  documents(): readonly Document[];
}
