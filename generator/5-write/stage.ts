import { readlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Disk, ensureFolder, kindAt, linkless, linkOrCopy } from "./disk.js";
import { filesUnder, type OutputFolder } from "./output-folder.js";
import { foreignIn, standInFor } from "./stand-ins.js";
import type { Change } from "./units.js";
import type { WorkFolder } from "./work-folder.js";

/**
 * Puts together, in the work folder, what is to come at the paths of a way: what changes is written, every other file
 * gets a second name. Where the system may let folders change places in one step, a link gets another that leads to the
 * same, and a folder of others a stand-in. What then is not there comes along from the output before; the folder that a
 * link is in waits for it.
 *
 * `own` are the names of the folders directly in the output folder that hold what specmill wrote.
 */
export function stage(
  folder: OutputFolder,
  work: WorkFolder,
  way: readonly string[],
  changes: readonly Change[],
  own: ReadonlySet<string>,
  disk: Disk,
): void {
  const changed = new Set(changes.map(({ path }) => path));
  const foreign = new Set(way.includes("") ? foreignIn(folder.path, own) : []);
  for (const path of way.flatMap((unit) => filesUnder(folder, unit, foreign))) {
    const file = join(folder.path, path);
    if (changed.has(path)) continue;
    const kind = kindAt(file);
    if (kind === "file") linkOrCopy(file, placeFor(path), disk);
    else if (kind === "link") placeLink(readlinkSync(file), path);
  }
  for (const name of foreign) placeLink(standInFor(name, folder.path, work), name);
  for (const { path, text } of changes) {
    if (text !== undefined) disk.create(placeFor(path), text);
  }

  function placeFor(path: string): string {
    const next = join(work.next, path);
    ensureFolder(dirname(next), disk);
    return next;
  }

  function placeLink(text: string, path: string): void {
    const place = placeFor(path);
    if (!disk.maySwap) return;
    try {
      disk.symlink(text, place);
    } catch (error) {
      if (!linkless.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
}
