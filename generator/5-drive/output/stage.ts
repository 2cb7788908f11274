import { dirname, join } from "node:path";
import { type Disk, ensureFolder, kindAt, linkOrCopy } from "./disk.js";
import { filesUnder, type OutputFolder } from "./output-folder.js";
import type { Change } from "./units.js";
import type { WorkFolder } from "./work-folder.js";

/**
 * Puts together, in the work folder, what is to come at the paths of a way: what changes is written, every other file
 * gets a second name. Links and the like are left to be carried over.
 */
export function stage(
  folder: OutputFolder,
  work: WorkFolder,
  way: readonly string[],
  changes: readonly Change[],
  disk: Disk,
): void {
  const changed = new Set(changes.map(({ path }) => path));
  for (const path of way.flatMap((unit) => filesUnder(folder, unit))) {
    const file = join(folder.path, path);
    if (changed.has(path) || kindAt(file) !== "file") continue;
    linkOrCopy(file, placeFor(path), disk);
  }
  for (const { path, text } of changes) {
    if (text !== undefined) disk.create(placeFor(path), text);
  }

  function placeFor(path: string): string {
    const next = join(work.next, path);
    ensureFolder(dirname(next), disk);
    return next;
  }
}
