import { join } from "node:path";
import type { OutputFile } from "../4-emit/output.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { kindAt } from "./disk.js";
import { buildFolder, isOutputPath, manifestOf, manifestPath, packagePath } from "./manifest.js";
import { filesUnder, type OutputFolder, obstacleOnTheWay, readText, reportObstacle } from "./output-folder.js";

/** All that an output folder is to hold. */
export interface Contents {
  /** What was generated: the manifest lists it. */
  readonly files: readonly OutputFile[];
  /** What the build made of it, in `dist/`. */
  readonly built: readonly OutputFile[];
}

/** One change of an output folder. */
export interface Step {
  /**
   * `create`: a staged file gets a name that nothing has. `replace`: a staged file takes the place of one of ours, if that
   * is still there. `delete`: a file of ours goes, and so do the folders around it that are empty then.
   */
  readonly kind: "create" | "replace" | "delete";
  /** The path of the file, from the output folder. */
  readonly path: string;
}

/** How an output folder comes to hold certain contents. */
export interface Plan {
  /** In the order in which they are carried out: the manifest comes last, so that it lists every file until then. */
  readonly steps: readonly Step[];
  /** The files of the steps that create or replace one. */
  readonly staged: readonly OutputFile[];
  /** How many generated files are created, replaced or deleted: neither the manifest nor what is built counts. */
  readonly changed: number;
}

/**
 * Plans the changes after which an output folder holds these contents, and no others of ours. A file that is right already
 * is in no step. Returns undefined where a step would go through a symbolic link or change what is not ours; reports each
 * such place.
 */
export function planOf(folder: OutputFolder, { files, built }: Contents, diagnostics: Diagnostics): Plan | undefined {
  const misnamed = files.find(({ path }) => !isOutputPath(path));
  if (misnamed) throw new Error(`An emitter gave a file the path ${JSON.stringify(misnamed.path)}.`);
  const manifest = manifestOf(files.map(({ path }) => path));
  const wanted = new Set([...files, ...built].map(({ path }) => path));
  const obsolete = [...folder.generated].filter((path) => !wanted.has(path) && isThere(folder, path));
  // Beside plain sources, a folder of this name is not ours.
  const isPackage = wanted.has(packagePath) || folder.generated.has(packagePath);
  const staleBuilds = isPackage ? filesUnder(folder, buildFolder).filter((path) => !wanted.has(path)) : [];
  if (!isAllowed(folder, [...files, ...built, manifest], obsolete, diagnostics)) return undefined;

  const differing = (each: readonly OutputFile[]) => each.filter(({ path, text }) => readText(folder, path) !== text);
  const [generated, rest, last] = [differing(files), differing(built), differing([manifest])];
  const isNew = ({ path }: OutputFile) => !folder.generated.has(path);
  return {
    steps: [
      ...generated.map((file): Step => ({ kind: isNew(file) ? "create" : "replace", path: file.path })),
      ...rest.map(({ path }): Step => ({ kind: "replace", path })),
      ...[...obsolete, ...staleBuilds].map((path): Step => ({ kind: "delete", path })),
      ...last.map(({ path }): Step => ({ kind: "replace", path })),
    ],
    staged: [...generated, ...rest, ...last],
    changed: generated.length + obsolete.length,
  };
}

function isThere(folder: OutputFolder, path: string): boolean {
  return kindAt(join(folder.path, path)) !== "nothing";
}

/** Whether every file can be put in its place and every obsolete one deleted. Reports each that cannot. */
function isAllowed(
  folder: OutputFolder,
  files: readonly OutputFile[],
  obsolete: readonly string[],
  diagnostics: Diagnostics,
): boolean {
  const before = diagnostics.all().length;
  const texts = new Map<string, string | undefined>(obsolete.map((path) => [path, undefined]));
  for (const { path, text } of files) texts.set(path, text);
  // Many files may have the same obstacle on their way.
  const reported = new Set<string>();
  for (const [path, text] of texts) {
    const obstacle = obstacleOnTheWay(folder, path);
    if (obstacle !== undefined && !reported.has(obstacle.path)) reportObstacle(folder, obstacle, diagnostics);
    if (obstacle !== undefined) reported.add(obstacle.path);
    else if (!isOurs(folder, path) && isThere(folder, path) && readText(folder, path) !== text)
      diagnostics.report("out-file-unknown", undefined, { path: `${folder.shown}/${path}`, manifest: manifestPath });
  }
  return diagnostics.all().length === before;
}

function isOurs({ generated }: OutputFolder, path: string): boolean {
  return generated.has(path) || path === manifestPath || path.startsWith(`${buildFolder}/`);
}
