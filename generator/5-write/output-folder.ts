import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, parse, relative, resolve } from "node:path";
import { isInside } from "../1-load/folders.js";
import type { Host } from "../1-load/host.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { kindAt } from "./disk.js";
import { manifestPath, readManifest, recordFolderInside, workFolder } from "./manifest.js";

/** Where an output folder is. */
export interface OutputLocation {
  /** Absolute, with symbolic links followed. */
  readonly path: string;
  /** As it is printed. */
  readonly shown: string;
}

/** A folder that may be written to, and what may be replaced in it. */
export interface OutputFolder extends OutputLocation {
  /** The files that were generated into it before. */
  readonly generated: ReadonlySet<string>;
}

export interface FolderOptions {
  readonly out: string;
  readonly specs: readonly string[];
  readonly host: Host;
  /** The absolute working folder. */
  readonly root: string;
}

/** Locates an output folder, and reads which files were generated into it. Reports why it must not be written to. */
export function openOutputFolder(options: FolderOptions, diagnostics: Diagnostics): OutputFolder | undefined {
  const location = locateOutputFolder(options, diagnostics);
  if (location === undefined) return undefined;
  const { path, shown } = location;
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

/**
 * Locates an output folder. Reports one in which something could be lost, whatever its manifest says: the root of the
 * file system, the working folder or one around it, and one that holds an entry document.
 */
export function locateOutputFolder(
  { out, specs, root, host }: FolderOptions,
  diagnostics: Diagnostics,
): OutputLocation | undefined {
  const shown = shownPath(root, resolve(root, out));
  const path = host.realPath(resolve(root, out));
  const reason = whyForbidden(path, specs, root, host);
  if (reason === undefined) return { path, shown };
  diagnostics.report("out-forbidden", undefined, { out: shown, reason });
  return undefined;
}

function whyForbidden(path: string, specs: readonly string[], root: string, host: Host): string | undefined {
  const working = host.realPath(root);
  if (path === parse(path).root) return "it is the root of the file system";
  if (path === working) return "it is the working folder";
  if (isInside(path, working)) return "the working folder is in it";
  const held = specs.find((entry) => isInside(path, host.realPath(resolve(root, entry))));
  if (held !== undefined) return `the document \`${held}\` is in it`;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false) return "it is a file";
  return undefined;
}

function isEmptyOrMissing(folder: string): boolean {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return true;
  return readdirSync(folder).every((name) => name === recordFolderInside || name === workFolder);
}

/** A path as it is printed: relative to the working folder, with `/` between segments. */
export function shownPath(root: string, path: string): string {
  const shown = relative(root, path).replaceAll("\\", "/");
  return shown === "" ? "." : shown;
}

/** What stands where a file, or a folder around it, should be. */
export interface Obstacle {
  readonly kind: "link" | "folder" | "file";
  /** From the output folder. */
  readonly path: string;
}

/** The first obstacle on the way to a file in an output folder; undefined if the file is there or can be. */
export function obstacleOnTheWay(folder: Pick<OutputFolder, "path">, path: string): Obstacle | undefined {
  const segments = path.split("/");
  for (let count = 1; count <= segments.length; count++) {
    const way = segments.slice(0, count).join("/");
    const kind = kindAt(join(folder.path, way));
    if (kind === "nothing") return undefined;
    if (kind === "link") return { kind, path: way };
    const isLast = count === segments.length;
    if ((kind === "folder") === isLast) return { kind: isLast ? "folder" : "file", path: way };
  }
  return undefined;
}

export function reportObstacle({ shown }: OutputLocation, { kind, path }: Obstacle, diagnostics: Diagnostics): void {
  if (kind === "link") diagnostics.report("out-symbolic-link", undefined, { path: `${shown}/${path}` });
  else
    diagnostics.report("out-unwritable", undefined, { path: `${shown}/${path}`, reason: `a ${kind} is in its place` });
}

/** The text of a file in an output folder; undefined where there is no file that can be read. */
export function readText(folder: Pick<OutputFolder, "path">, path: string): string | undefined {
  const file = join(folder.path, path);
  try {
    // Not a folder, and not a pipe, which may never end.
    return kindAt(file) === "file" ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** The paths of the files under a folder of an output folder, sorted. Symbolic links are listed and not followed. */
export function filesUnder(folder: Pick<OutputFolder, "path">, path: string): readonly string[] {
  const here = join(folder.path, path);
  if (kindAt(here) !== "folder") return [];
  return readdirSync(here, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(folder, inner) : [inner];
    });
}
