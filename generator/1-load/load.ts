import { dirname, join, relative, resolve, sep } from "node:path";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { isInside } from "./folders.js";
import type { Host } from "./host.js";
import { parse } from "./parse.js";
import { find, formatPointer, parseReference } from "./references.js";
import type { Document, SourceSet, Target } from "./source-set.js";
import { decode } from "./text.js";
import type { StringNode } from "./tree.js";

export interface LoadOptions {
  readonly host: Host;
  /** The absolute working folder: paths are printed relative to it. */
  readonly root: string;
  /** Documents that are known by a URI: their texts. Nothing is ever fetched. */
  readonly known?: ReadonlyMap<string, string>;
  /** What is printed before paths, where files are not those of the working folder: `main:`. */
  readonly origin?: string | undefined;
}

/**
 * Reads the entry document, and with `resolve` every document that its references reach. YAML 1.2 with its core
 * schema, which JSON is a part of.
 *
 * Gives nothing when the entry cannot be read; every reason is reported at its place.
 */
export function load(entryPath: string, options: LoadOptions, diagnostics: Diagnostics): SourceSet | undefined {
  const { host, root, known: texts, origin = "" } = options;
  const entryGiven = resolve(root, entryPath);
  const entryReal = host.realPath(entryGiven);
  const folder = dirname(entryReal);
  /** By real path, in the order they were first asked for; nothing where a document could not be read. */
  const known = new Map<string, Document | undefined>();

  const entry = open(entryReal, undefined);
  if (entry === undefined) return undefined;
  return {
    entry,
    resolve: follow,
    documentOf,
    known: openKnown,
    documents: () => [...known.values()].filter((document) => document !== undefined),
  };

  function follow(reference: StringNode, from: Document): Target | undefined {
    const { at, value: ref } = reference;
    const document = documentOf(reference, from);
    if (document === undefined) return undefined;
    const parsed = parseReference(ref);
    if (parsed.kind === "anchor") return void diagnostics.report("ref-anchor", at, { ref, anchor: parsed.anchor });
    const tokens = parsed.kind === "place" ? parsed.tokens : [];
    const found = find(document.root, tokens);
    if (found.kind === "found") return { document, pointer: formatPointer(tokens), node: found.node };
    return void diagnostics.report("ref-not-found", at, { ref, suggestion: found.suggestion });
  }

  function documentOf(reference: StringNode, from: Document): Document | undefined {
    const { at, value: ref } = reference;
    const parsed = parseReference(ref);
    switch (parsed.kind) {
      case "place":
      case "anchor":
        return parsed.path === "" ? from : beside(from, parsed.path, reference);
      case "network":
        return void diagnostics.report("ref-network", at, { ref });
      case "scheme":
        return void diagnostics.report("ref-scheme", at, { ref, scheme: parsed.scheme });
      case "absolute":
        return void diagnostics.report("ref-outside-folder", at, { ref });
      case "malformed":
        return void diagnostics.report("ref-malformed", at, { ref, problem: parsed.problem });
      default:
        return parsed satisfies never;
    }
  }

  /** The path is checked as it is written before the file system is asked anything, and again with links followed. */
  function beside(from: Document, path: string, { at, value: ref }: StringNode): Document | undefined {
    const written = resolve(dirname(from.path), path);
    const real = isInside(folder, written) ? host.realPath(written) : undefined;
    if (real !== undefined && isInside(folder, real)) return open(real, at);
    diagnostics.report("ref-outside-folder", at, { ref });
    return undefined;
  }

  /** Reads a document, once. What keeps it from being read is reported at every reference to it, its contents once. */
  function open(path: string, at: Span | undefined): Document | undefined {
    if (known.has(path)) return known.get(path);
    const shown = display(path);
    const read = host.read(path);
    switch (read.kind) {
      case "file": {
        const source = decode(read.bytes, shown, diagnostics);
        const tree = source && parse(source, diagnostics);
        const document = source && tree && { source, path, uri: uriOf(path), root: tree };
        known.set(path, document);
        return document;
      }
      case "missing":
        return void diagnostics.report("file-missing", at, { path: shown });
      case "unreadable":
        return void diagnostics.report("file-unreadable", at, { path: shown, reason: read.reason });
      default:
        return read satisfies never;
    }
  }

  function openKnown(uri: string): Document | undefined {
    const text = texts?.get(uri);
    if (known.has(uri) || text === undefined) return known.get(uri);
    const source = decode(new TextEncoder().encode(text), uri, diagnostics);
    const tree = source && parse(source, diagnostics);
    const document = source && tree && { source, path: uri, uri, root: tree };
    known.set(uri, document);
    return document;
  }

  function uriOf(path: string): string {
    return `file:///${relative(folder, path).split(sep).map(encodeURIComponent).join("/")}`;
  }

  /** The entry as it was called; the others beside it, wherever the entry's folder really is. */
  function display(path: string): string {
    const given = path === entryReal ? entryGiven : join(dirname(entryGiven), relative(folder, path));
    return origin + relative(root, given).split(sep).join("/");
  }
}
