import { lstatSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { OutputFile } from "../4-emit/output.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { isOutputPath, manifestOf, manifestPath } from "./manifest.js";
import { type OutputFolder, obstacleOnTheWay } from "./output-folder.js";

export interface Written {
  /** How many files were created, replaced or deleted. */
  readonly changed: number;
}

/**
 * Makes an output folder hold these files, and no others that were generated before. A file that is right already is
 * not touched. Each is written beside its place and renamed, so none is ever half there.
 *
 * Nothing is written at all if a file would go through a symbolic link or replace one that was not generated.
 */
export function write(
  folder: OutputFolder,
  files: readonly OutputFile[],
  diagnostics: Diagnostics,
): Written | undefined {
  const wrong = files.find(({ path }) => !isOutputPath(path));
  if (wrong) throw new Error(`An emitter gave a file the path ${JSON.stringify(wrong.path)}.`);
  const wanted = new Set(files.map(({ path }) => path));
  const obsolete = [...folder.generated].filter((path) => !wanted.has(path));
  if (!mayWrite(folder, files, obsolete, diagnostics)) return undefined;

  const changed = files.filter((file) => readText(folder, file.path) !== file.text);
  const removed = obsolete.filter((path) => readText(folder, path) !== undefined);
  // What is about to be written is listed first: should it stop halfway, the next call knows every file as its own.
  const first = changed.some(({ path }) => !folder.generated.has(path))
    ? [manifestOf([...folder.generated, ...wanted])]
    : [];
  const done =
    replaceFiles(folder, first, diagnostics) &&
    replaceFiles(folder, changed, diagnostics) &&
    removeFiles(folder, removed, diagnostics) &&
    replaceFiles(folder, [manifestOf(wanted)], diagnostics);
  return done ? { changed: changed.length + removed.length } : undefined;
}

/** Whether every file can be put in its place; reports each one that cannot, before any is. */
function mayWrite(
  folder: OutputFolder,
  files: readonly OutputFile[],
  obsolete: readonly string[],
  diagnostics: Diagnostics,
): boolean {
  const before = diagnostics.all().length;
  for (const path of [...files.map((file) => file.path), ...obsolete, manifestPath]) {
    const obstacle = obstacleOnTheWay(folder, path);
    if (obstacle === undefined) continue;
    const shown = `${folder.shown}/${obstacle.path}`;
    if (obstacle.kind === "link") diagnostics.report("out-symbolic-link", undefined, { path: shown });
    else diagnostics.report("out-unwritable", undefined, { path: shown, reason: `a ${obstacle.kind} is in its place` });
  }
  for (const { path, text } of files) {
    if (folder.generated.has(path) || [text, undefined].includes(readText(folder, path))) continue;
    const details = { path: `${folder.shown}/${path}`, manifest: manifestPath };
    diagnostics.report("out-file-unknown", undefined, details);
  }
  return diagnostics.all().length === before;
}

/** The text of a file in an output folder; nothing where there is no file that can be read. */
export function readText(folder: Pick<OutputFolder, "path">, path: string): string | undefined {
  const file = join(folder.path, path);
  try {
    // Not a folder, and not a pipe, which may never end.
    return lstatSync(file).isFile() ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** Writes those files that are not right already: all beside their places, then each renamed. Reports what the system refuses. */
export function replaceFiles(folder: OutputFolder, files: readonly OutputFile[], diagnostics: Diagnostics): boolean {
  const waiting = new Map<string, string>();
  let at = folder.shown;
  try {
    for (const { path, text } of files) {
      if (readText(folder, path) === text) continue;
      at = `${folder.shown}/${path}`;
      const target = join(folder.path, path);
      mkdirSync(dirname(target), { recursive: true });
      const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
      rmSync(temporary, { force: true });
      waiting.set(temporary, target);
      writeFileSync(temporary, text, { flag: "wx" });
    }
    for (const [temporary, target] of waiting) {
      renameSync(temporary, target);
      waiting.delete(temporary);
    }
    return true;
  } catch (error) {
    reportUnwritable(at, error, diagnostics);
    return false;
  } finally {
    for (const temporary of waiting.keys()) rmSync(temporary, { force: true });
  }
}

/** Deletes files, and the folders that this leaves empty. */
export function removeFiles(folder: OutputFolder, paths: readonly string[], diagnostics: Diagnostics): boolean {
  for (const path of paths) {
    try {
      rmSync(join(folder.path, path), { force: true });
    } catch (error) {
      reportUnwritable(`${folder.shown}/${path}`, error, diagnostics);
      return false;
    }
    for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
      try {
        rmdirSync(join(folder.path, parent));
      } catch {
        break; // It still holds something.
      }
    }
  }
  return true;
}

function reportUnwritable(path: string, error: unknown, diagnostics: Diagnostics): void {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  diagnostics.report("out-unwritable", undefined, { path, reason: reasons.get(code) ?? message });
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission was denied"],
  ["EPERM", "permission was denied"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "the disk is full"],
  ["EDQUOT", "the disk quota is used up"],
]);
