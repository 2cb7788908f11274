import { basename, dirname, relative, resolve, sep } from "node:path";
import type { Diagnostics } from "../../diagnostics/collector.js";
import type { Host } from "../host.js";
import { parse } from "../parse.js";
import { parseReference } from "../references.js";
import { decode } from "../text.js";
import type { Node, StringNode } from "../tree.js";
import { applyOverlays } from "./apply.js";
import { type Overlay, readOverlay } from "./overlay.js";

export interface OverlayOptions {
  readonly host: Host;
  readonly root: string;
  readonly overlays?: readonly string[] | undefined;
  readonly entries?: readonly string[] | undefined;
  readonly origin?: string | undefined;
}

/**
 * Reads overlays, and applies them to the tree of the document with this real path. Reports every mistake, and returns
 * undefined if one is an error. What an overlay `extends` is compared, and never read.
 */
export function withOverlays(
  document: Node,
  entry: string,
  options: OverlayOptions,
  diagnostics: Diagnostics,
): Node | undefined {
  const { host, root, overlays = [], entries = [], origin = "" } = options;
  let failed = false;
  const report: Diagnostics["report"] = (code, ...rest) => {
    failed ||= diagnostics.severityOf(code) === "error";
    diagnostics.report(code, ...rest);
  };
  const others = entries.map((path) => host.realPath(resolve(root, path))).filter((path) => path !== entry);
  const read = overlays.flatMap((path) => readFile(path) ?? []);
  const tree = failed ? document : applyOverlays(document, read, { report });
  return failed ? undefined : tree;

  function readFile(path: string): Overlay | undefined {
    const file = host.realPath(resolve(root, path));
    const shown = origin + relative(root, resolve(root, path)).split(sep).join("/");
    const result = host.read(file);
    if (result.kind === "missing")
      return void report("file-missing", undefined, { path: shown, suggestion: undefined });
    if (result.kind === "unreadable")
      return void report("file-unreadable", undefined, { path: shown, reason: result.reason });
    const source = decode(result.bytes, shown, diagnostics);
    const tree = source && parse(source, diagnostics);
    failed ||= tree === undefined;
    const overlay = tree && readOverlay(tree, { report });
    return overlay && concerns(overlay, file) ? overlay : undefined;
  }

  /** Whether an overlay is applied to this document. One that is for no document of the run is reported, and applied. */
  function concerns({ extends: extended }: Overlay, file: string): boolean {
    if (extended === undefined || isEntry(extended, file)) return true;
    const reference = parseReference(extended.value);
    const target = reference.kind === "pointer" ? host.realPath(resolve(dirname(file), reference.path)) : undefined;
    if (target !== undefined && others.includes(target)) return false;
    report("overlay-extends-other", extended.at, { extended: extended.value, document: basename(entry) });
    return true;
  }

  /** Of an address, only the name of the file is compared: where the document was downloaded from is not known. */
  function isEntry({ value }: StringNode, file: string): boolean {
    const reference = parseReference(value);
    if (reference.kind === "pointer") return host.realPath(resolve(dirname(file), reference.path)) === entry;
    return URL.canParse(value) && new URL(value).pathname.split("/").at(-1) === encodeURIComponent(basename(entry));
  }
}
