import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { Span } from "../diagnostics/source.js";
import { downloadOf, isAddress, nearestDocument } from "./entry-paths.js";
import { isInside } from "./folders.js";
import type { Host } from "./host.js";
import { withOverlays } from "./overlays/overlays.js";
import { parse } from "./parse.js";
import { followPointer, formatPointer, parseReference } from "./references.js";
import { baseUriOf } from "./self.js";
import type { Document, SourceSet, Target } from "./source-set.js";
import { decode } from "./text.js";
import type { StringNode } from "./tree.js";

export interface LoadOptions {
  readonly host: Host;
  /** The absolute path of the working folder: diagnostics print paths relative to it. */
  readonly root: string;
  /**
   * The folder that references may lead to files in, absolute or relative to the working folder. By default the folder
   * of the entry document.
   */
  readonly documentRoot?: string | undefined;
  /** The texts of documents that references can name by an absolute URI. Nothing is fetched from a network. */
  readonly textsByUri?: ReadonlyMap<string, string>;
  /** A prefix for printed paths, if the files are not those of the working folder: `main:` for a git revision. */
  readonly origin?: string | undefined;
  /** The paths of overlays (Overlay Specification 1.0 and 1.1), in the order in which they change the entry document. */
  readonly overlays?: readonly string[] | undefined;
  /** All documents of the run: an overlay that extends another one of them does not concern this one. */
  readonly entries?: readonly string[] | undefined;
}

/**
 * Reads the entry document and applies the overlays to it, in YAML 1.2 with its core schema or in JSON. Other documents are read when `resolve` first
 * follows a reference to them.
 *
 * Returns undefined, and reports why, if the entry document cannot be read.
 */
export function load(entryPath: string, options: LoadOptions, diagnostics: Diagnostics): SourceSet | undefined {
  const { host, root, documentRoot, textsByUri, origin = "" } = options;
  if (isAddress(entryPath)) {
    const download = downloadOf(entryPath);
    return void diagnostics.report("document-address", undefined, { address: entryPath, download });
  }
  const entryAsWritten = resolve(root, entryPath);
  const entryReal = host.realPath(entryAsWritten);
  const folder = documentRoot === undefined ? dirname(entryReal) : host.realPath(resolve(root, documentRoot));
  if (!isInside(folder, entryReal)) {
    const details = { path: display(entryReal), root: documentRoot ?? "" };
    return void diagnostics.report("file-outside-root", undefined, details);
  }
  /** By real path or URI, in the order of the first reference; undefined for a document that could not be read. */
  const opened = new Map<string, Document | undefined>();

  const entry = open(entryReal, undefined);
  if (entry === undefined) return undefined;
  return {
    entry,
    resolve: resolveReference,
    documentOf,
    documentWithUri,
    documents: () => [...opened.values()].filter((document) => document !== undefined),
  };

  function resolveReference(reference: StringNode, from: Document): Target | undefined {
    const { at, value: ref } = reference;
    const document = documentOf(reference, from);
    if (document === undefined) return undefined;
    const parsed = parseReference(hasSelf(from) ? ref.replace(/^[^#]*/, "") : ref);
    if (parsed.kind === "anchor") return void diagnostics.report("ref-anchor", at, { ref, anchor: parsed.anchor });
    const tokens = parsed.kind === "pointer" ? parsed.tokens : [];
    const result = followPointer(document.root, tokens);
    if (result.kind === "found") return { document, pointer: formatPointer(tokens), node: result.node };
    const suggestion = diagnostics.suggest(result.token, result.keys);
    return void diagnostics.report("ref-not-found", at, { ref, suggestion });
  }

  function documentOf(reference: StringNode, from: Document): Document | undefined {
    const { at, value: ref } = reference;
    if (hasSelf(from)) return documentByUri(reference, from);
    const parsed = parseReference(ref);
    switch (parsed.kind) {
      case "pointer":
      case "anchor":
        return parsed.path === "" ? from : openFile(resolve(dirname(from.path), parsed.path), reference);
      case "network":
        return void diagnostics.report("ref-network", at, { ref });
      case "scheme":
        return void diagnostics.report("ref-scheme", at, { ref, scheme: parsed.scheme });
      case "absolute":
        return void diagnostics.report("ref-outside-folder", at, {
          ref,
          folder: documentRoot === undefined ? "entry" : "named",
        });
      case "malformed":
        return void diagnostics.report("ref-malformed", at, { ref, problem: parsed.problem });
      default:
        return parsed satisfies never;
    }
  }

  /** Whether references in a document are relative to its `$self`, and not to its file. */
  function hasSelf({ path, uri }: Document): boolean {
    return uri !== path && uri !== uriOf(path);
  }

  /** The document that a reference in one with a `$self` leads to: one that is called so, or a file. */
  function documentByUri(reference: StringNode, from: Document): Document | undefined {
    const { at, value: ref } = reference;
    const text = ref.replace(/#.*$/s, "");
    if (text === "") return from;
    const uri = URL.canParse(text, from.uri) ? new URL(text, from.uri).href : undefined;
    if (uri === undefined)
      return void diagnostics.report("ref-malformed", at, { ref, problem: `it is no URI relative to \`${from.uri}\`` });
    const called = [...opened.values()].find((document) => document?.uri === uri) ?? documentWithUri(uri);
    if (called !== undefined) return called;
    if (!uri.startsWith("file:///")) return void diagnostics.report("ref-network", at, { ref });
    const file = parseReference(`.${new URL(uri).pathname}`);
    if (file.kind === "pointer") return openFile(join(folder, file.path), reference);
    const problem = file.kind === "malformed" ? file.problem : "it is no file";
    return void diagnostics.report("ref-malformed", at, { ref, problem });
  }

  /** The path is checked before the file system is accessed, and again after symbolic links are followed. */
  function openFile(absolute: string, { at, value: ref }: StringNode): Document | undefined {
    const real = isInside(folder, absolute) ? host.realPath(absolute) : undefined;
    if (real !== undefined && isInside(folder, real)) return open(real, at);
    diagnostics.report("ref-outside-folder", at, { ref, folder: documentRoot === undefined ? "entry" : "named" });
    return undefined;
  }

  /**
   * Reads a document once. A file that cannot be read is reported at every reference to it, mistakes in it only once.
   */
  function open(path: string, at: Span | undefined): Document | undefined {
    if (opened.has(path)) return opened.get(path);
    const shown = display(path);
    const read = host.read(path);
    switch (read.kind) {
      case "file": {
        const source = decode(read.bytes, shown, diagnostics);
        const written = source && parse(source, diagnostics);
        const tree = written && path === entryReal ? withOverlays(written, path, options, diagnostics) : written;
        const document = source && tree && { source, path, uri: baseUriOf(tree, uriOf(path), diagnostics), root: tree };
        opened.set(path, document);
        return document;
      }
      case "missing":
        return void diagnostics.report("file-missing", at, { path: shown, suggestion: suggestionFor(path) });
      case "unreadable":
        return void diagnostics.report("file-unreadable", at, { path: shown, reason: read.reason });
      default:
        return read satisfies never;
    }
  }

  /** A document of nearly the same name in the same folder, as it is printed. */
  function suggestionFor(path: string): string | undefined {
    const name = nearestDocument(basename(path), host.list?.(dirname(path)) ?? []);
    return name && display(join(dirname(path), name));
  }

  function documentWithUri(uri: string): Document | undefined {
    const text = textsByUri?.get(uri);
    if (opened.has(uri) || text === undefined) return opened.get(uri);
    const source = decode(new TextEncoder().encode(text), uri, diagnostics);
    const tree = source && parse(source, diagnostics);
    const document = source && tree && { source, path: uri, uri, root: tree };
    opened.set(uri, document);
    return document;
  }

  function uriOf(path: string): string {
    return `file:///${relative(folder, path).split(sep).map(encodeURIComponent).join("/")}`;
  }

  /** The path to print: the entry's as the caller wrote it, all others relative to that one, symbolic links aside. */
  function display(path: string): string {
    const fromEntry = relative(dirname(entryReal), path);
    const shown = path === entryReal ? entryAsWritten : join(dirname(entryAsWritten), fromEntry);
    return origin + relative(root, shown).split(sep).join("/");
  }
}
