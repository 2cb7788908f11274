import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Disk, ensureFolder, kindAt, removeTree } from "./disk.js";
import type { Exchange } from "./exchange.js";
import { holdsOwn, isOwn } from "./others.js";
import { isStandIn } from "./stand-ins.js";
import type { WorkFolder } from "./work-folder.js";

/**
 * Deletes what was taken out, and the work folder but for its lock. What was not generated goes back into the output
 * folder, and folders that hold nothing any more go, where the exchange has not seen to that.
 */
export function clearAway(out: string, work: WorkFolder, { units, own: paths }: Exchange, disk: Disk): void {
  const own = new Set(paths);
  for (const { path, after } of units) if (!after) removeEmptyFolders(out, path, disk);
  carryOver("");
  removeTree(work.next, disk);
  disk.removeFile(work.journal);

  function carryOver(path: string): void {
    const here = join(work.before, path);
    const target = join(out, path);
    const kind = kindAt(here);
    if (kind === "nothing") return;
    // What it stands for comes now.
    if (kind !== "link" && isStandIn(target, out, work)) disk.removeFile(target);
    if (kind === "folder" && (kindAt(target) !== "nothing" || holdsOwn(path, own))) {
      for (const name of readdirSync(here)) carryOver(path === "" ? name : `${path}/${name}`);
      disk.removeFolder(here);
    } else if (isOwn(path, own) || isStandIn(here, out, work) || (kind === "file" && isSame(here, target)))
      disk.removeFile(here);
    else {
      ensureFolder(dirname(target), disk);
      disk.rename(here, target);
    }
  }
}

/** Whether two paths are one file, or hold the same. */
function isSame(a: string, b: string): boolean {
  if (kindAt(b) !== "file") return false;
  const [first, second] = [statSync(a), statSync(b)];
  return first.ino === second.ino || (first.size === second.size && readFileSync(a).equals(readFileSync(b)));
}

function removeEmptyFolders(out: string, path: string, disk: Disk): void {
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
    const folder = join(out, parent);
    // It went before this was stopped.
    if (kindAt(folder) === "nothing") continue;
    if (kindAt(folder) !== "folder" || readdirSync(folder).length > 0) return;
    disk.removeFolder(folder);
  }
}
