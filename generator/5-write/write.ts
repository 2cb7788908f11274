import { dirname, join } from "node:path";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type Disk, reportUnwritable, systemDisk } from "./disk.js";
import { carryOut, clearWorkFolder, workFolderOf, writeJournal } from "./journal.js";
import { buildFolder } from "./manifest.js";
import type { OutputFolder } from "./output-folder.js";
import { type Contents, type Plan, planOf } from "./plan.js";

export interface Written {
  /** How many generated files were created, replaced or deleted. */
  readonly changed: number;
}

/**
 * Makes an output folder hold these contents, and no others that were generated before. The caller holds the lock, and
 * has completed what an earlier run began.
 *
 * A file that is right already keeps its bytes and its modification time. Nothing is written at all if a file would go
 * through a symbolic link or replace one that was not generated.
 *
 * The files that differ are staged first. Then comes the journal, and with it there is no way back: each file is renamed
 * to its place, what is obsolete is deleted, and the manifest is renamed last. So every file is whole at every moment. A
 * run that was stopped before the journal was there has changed nothing; one that was stopped later is completed by the
 * next run (`recover`). In between, readers find old files beside new ones.
 *
 * Returns undefined where the folder does not hold the contents afterwards, and reports why.
 */
export function write(
  folder: OutputFolder,
  contents: Contents,
  diagnostics: Diagnostics,
  disk: Disk = systemDisk,
): Written | undefined {
  const plan = planOf(folder, contents, diagnostics);
  if (plan === undefined) return undefined;
  const { steps, changed } = plan;
  if (steps.length === 0) return { changed };
  return commit(plan, folder, diagnostics, disk) && carryOut(steps, folder, diagnostics, disk)
    ? { changed }
    : undefined;
}

/** Stages the files of a plan and writes its journal. Where the system refuses that, all is as it was, and it is reported. */
function commit({ steps, staged }: Plan, folder: OutputFolder, diagnostics: Diagnostics, disk: Disk): boolean {
  const work = workFolderOf(folder);
  try {
    for (const { path, text } of staged) {
      disk.makeFolder(dirname(join(work.staged, path)));
      const create = path.startsWith(`${buildFolder}/`) ? disk.createBuilt : disk.create;
      create(join(work.staged, path), text);
    }
    writeJournal(work, steps, disk);
    return true;
  } catch (error) {
    clearWorkFolder(work, disk);
    reportUnwritable(folder.shown, error, diagnostics);
    return false;
  }
}
