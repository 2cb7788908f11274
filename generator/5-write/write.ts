import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutputFile } from "../4-emit/output.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { clearAway } from "./clear-away.js";
import { type Disk, ensureFolder, kindAt, systemDisk } from "./disk.js";
import { type Exchange, isHeldBack, noExchange, rollBack, rollForward } from "./exchange.js";
import { writeJournal } from "./journal.js";
import { buildFolder, isOutputPath, manifestOf, manifestPath } from "./manifest.js";
import { filesUnder, type OutputFolder, obstacleOnTheWay } from "./output-folder.js";
import { foldersOf } from "./own-folders.js";
import { stage } from "./stage.js";
import { type Change, isExchangeable, unitsOf, waysToExchange } from "./units.js";
import { type WorkFolder, workFolderOf } from "./work-folder.js";

/** All that an output folder is to hold. */
export interface Contents {
  /** What was generated: the manifest lists it. */
  readonly files: readonly OutputFile[];
  /** What the build made of it, in `dist/`. */
  readonly built: readonly OutputFile[];
}

export interface Written {
  /** How many generated files were created, replaced or deleted. */
  readonly changed: number;
}

/**
 * Makes an output folder hold these files, and no others that were generated before. A file that is right already keeps
 * its bytes, its modification time and its inode. The caller holds the lock of the work folder.
 *
 * Nothing is written at all if a file would go through a symbolic link or replace one that was not generated.
 *
 * **What a reader can see.** The next output is put together in full in a work folder on the same disk; files that stay
 * get a second name there. It then takes the place of the one before: by one rename where a single file changes or the
 * folder is new, else the deepest folder that holds every change is exchanged. Where the system can let two folders
 * change places in one step (`swap.ts`), there is no moment without the one or the other, and folders of others in the
 * output folder, `node_modules` and `.git`, can be reached all the while (`stand-ins.ts`). A journal, written before the
 * first step, lets the next run end what was begun.
 *
 * **Where that takes more than one rename.** On Windows, and where neither Perl nor a new `mv` is there, a folder is
 * exchanged by two renames. There, and where the output folder or a folder of others in it is mounted, or the folder around
 * it may not be written to, what others have in the output folder stays in its place: each entry that changes is exchanged
 * for itself. A process of its own does such renames (`rename-apart.ts`), so that a kill of this one comes before all of
 * them or after all. A reader who looks right between two of them finds no output, or some of each. That is left to the
 * next run only where both processes are gone there, as when the machine stops, or where no process could be started.
 * Where links are not copied, a link that others have in a folder of ours is brought along by one of these renames. A
 * folder in which nothing is left is taken out by one; only where the system does not let go of it, it is deleted a moment
 * after the rest, once it is empty.
 *
 * Three other ways were weighed. File by file, a reader finds a mix for hundreds of renames. A link that is switched is
 * one rename, but the output is a plain folder that is committed. Copying everything else of the output folder into the
 * next one would put at risk what is not ours.
 */
export function write(
  folder: OutputFolder,
  { files, built }: Contents,
  diagnostics: Diagnostics,
  disk: Disk = systemDisk,
): Written | undefined {
  const wrong = files.find(({ path }) => !isOutputPath(path));
  if (wrong) throw new Error(`An emitter gave a file the path ${JSON.stringify(wrong.path)}.`);
  const wanted = new Set(files.map(({ path }) => path));
  const obsolete = [...folder.generated].filter((path) => !wanted.has(path));
  if (!mayWrite(folder, files, obsolete, diagnostics)) return undefined;

  const generated: readonly Change[] = [
    ...files.filter((file) => readText(folder, file.path) !== file.text),
    ...obsolete.flatMap((path) => (readText(folder, path) === undefined ? [] : [{ path, text: undefined }])),
  ];
  // In `dist/`, a link is replaced by what should be there; what it leads to is nothing to compare with.
  const isRight = ({ path, text }: OutputFile) =>
    readText(folder, path) === text && obstacleOnTheWay(folder, path) === undefined;
  const rest = [manifestOf(wanted), ...built].filter((file) => !isRight(file));
  const changes = [...generated, ...rest, ...staleBuilds(folder, built)];
  const own = new Set([...folder.generated, ...wanted, manifestPath]);
  return exchange(folder, changes, own, diagnostics, disk) ? { changed: generated.length } : undefined;
}

/** What is in `dist/` that the build does not make, links to elsewhere among it. */
function staleBuilds(folder: OutputFolder, built: readonly OutputFile[]): readonly Change[] {
  const wanted = new Set(built.map(({ path }) => path));
  const found = filesUnder(folder, buildFolder).filter((path) => !wanted.has(path));
  return found.map((path) => ({ path, text: undefined }));
}

/** Exchanges what changes; gives whether it did. Whatever the system refuses is reported, and then the output is as it was. */
function exchange(
  folder: OutputFolder,
  changes: readonly Change[],
  own: ReadonlySet<string>,
  diagnostics: Diagnostics,
  disk: Disk,
): boolean {
  if (changes.length === 0) return true;
  const work = workFolderOf(folder);
  const folders = foldersOf(own);
  const asWhole = work.stands === "beside" && isExchangeable(folder.path, folders, disk.maySwap);
  const ways = waysToExchange(folder.path, changes, asWhole);
  let made: readonly string[] = [];
  try {
    made = ensureFolder(work.path, disk);
    stage(folder, work, ways[0] ?? [], changes, folders, disk);
    const done = exchangeByFirst(ways, folder, work, own, disk);
    clearAway(folder.path, work, done, disk);
  } catch (error) {
    // With a journal, the next run ends what was begun; without one, nothing was.
    if (kindAt(work.journal) === "nothing") clearAway(folder.path, work, noExchange, disk);
    removeIfEmpty(made, disk);
    reportUnwritable(folder.shown, error, diagnostics);
    return false;
  }
  removeIfEmpty([work.path], disk);
  return true;
}

/** Exchanges by the first way that the system allows, and gives what was done. What it refuses is taken back. */
function exchangeByFirst(
  ways: readonly (readonly string[])[],
  folder: OutputFolder,
  work: WorkFolder,
  own: ReadonlySet<string>,
  disk: Disk,
): Exchange {
  let refused: unknown;
  for (const way of ways) {
    const begun: Exchange = { units: unitsOf(folder.path, work, way), own: [...own] };
    writeJournal(work, begun, disk);
    try {
      rollForward(folder.path, work, begun, disk);
      return begun;
    } catch (error) {
      rollBack(folder.path, work, begun, disk);
      disk.removeFile(work.journal);
      if (!isHeldBack(error)) throw error;
      refused = error;
    }
  }
  throw refused;
}

/** Deletes folders that a run made and left empty, the innermost first. */
function removeIfEmpty(folders: readonly string[], disk: Disk): void {
  for (const folder of folders.toReversed()) {
    if (kindAt(folder) !== "folder" || readdirSync(folder).length > 0) return;
    disk.removeFolder(folder);
  }
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
  if (kindAt(join(folder.path, buildFolder)) === "link")
    diagnostics.report("out-symbolic-link", undefined, { path: `${folder.shown}/${buildFolder}` });
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

/** Reports what the system refuses; throws what it did not say. */
export function reportUnwritable(path: string, error: unknown, diagnostics: Diagnostics): void {
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
