import { lstatSync, readdirSync, statSync } from "node:fs";
import { join, parse, resolve } from "node:path";
import { isInside } from "../1-load/folders.js";
import type { Host } from "../1-load/host.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { manifestPath, readManifest } from "./manifest.js";
import { recordFolderInside, workFolderInside } from "./own-folders.js";
import { shownPath } from "./shown-path.js";

/** A folder that may be written to, and what may be replaced in it. */
export interface OutputFolder {
  /** Absolute, with symbolic links followed. */
  readonly path: string;
  /** As it is printed. */
  readonly shown: string;
  /** The files that were generated into it before. */
  readonly generated: ReadonlySet<string>;
}

/**
 * Looks at the folder that is to be written to. Refuses one in which something could be lost: the root of the file
 * system, the working folder or one above it, one that holds an entry document, and one whose contents specmill did
 * not write.
 */
export function openOutputFolder(
  out: string,
  entries: readonly string[],
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): OutputFolder | undefined {
  const given = resolve(root, out);
  const shown = shownPath(root, given);
  const path = host.realPath(given);
  const reason = whyForbidden(path, entries, root, host);
  if (reason !== undefined) {
    diagnostics.report("out-forbidden", undefined, { out: shown, reason });
    return undefined;
  }
  const manifest = readManifest(path);
  switch (manifest.kind) {
    case "read":
      return { path, shown, generated: manifest.files };
    case "missing":
      if (isEmptyOrMissing(path)) return { path, shown, generated: new Set() };
      diagnostics.report("out-not-ours", undefined, { out: shown, manifest: manifestPath });
      return undefined;
    case "broken": {
      const details = { manifest: `${shown}/${manifestPath}`, problem: manifest.problem };
      diagnostics.report("out-manifest-broken", undefined, details);
      return undefined;
    }
    default:
      return manifest satisfies never;
  }
}

function whyForbidden(path: string, entries: readonly string[], root: string, host: Host): string | undefined {
  const working = host.realPath(root);
  if (path === parse(path).root) return "it is the root of the file system";
  if (path === working) return "it is the working folder";
  if (isInside(path, working)) return "the working folder is in it";
  const held = entries.find((entry) => isInside(path, host.realPath(resolve(root, entry))));
  if (held !== undefined) return `the document \`${held}\` is in it`;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false) return "it is a file";
  return undefined;
}

function isEmptyOrMissing(folder: string): boolean {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return true;
  return readdirSync(folder).every((name) => name === recordFolderInside || name === workFolderInside);
}

/** What stands where a file, or a folder that it is in, should be. */
export interface Obstacle {
  readonly kind: "link" | "folder" | "file";
  /** From the output folder. */
  readonly path: string;
}

/** The first thing that is in the way of a file in an output folder; nothing if the file is there or can be. */
export function obstacleOnTheWay(folder: Pick<OutputFolder, "path">, path: string): Obstacle | undefined {
  const segments = path.split("/");
  for (let count = 1; count <= segments.length; count++) {
    const way = segments.slice(0, count).join("/");
    const found = lstatSync(join(folder.path, way), { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (found.isSymbolicLink()) return { kind: "link", path: way };
    const isLast = count === segments.length;
    if (found.isDirectory() === isLast) return { kind: isLast ? "folder" : "file", path: way };
  }
  return undefined;
}

/**
 * The files under a folder, the output folder itself if the path is empty, by their paths from the output folder. Links are
 * listed and not followed. What is left out is not looked into.
 */
export function filesUnder(
  folder: Pick<OutputFolder, "path">,
  path: string,
  leftOut: ReadonlySet<string> = new Set(),
): readonly string[] {
  const here = join(folder.path, path);
  if (lstatSync(here, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(here, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (leftOut.has(inner)) return [];
      return entry.isDirectory() ? filesUnder(folder, inner, leftOut) : [inner];
    });
}
