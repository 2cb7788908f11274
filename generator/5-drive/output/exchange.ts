import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Disk, ensureFolder, kindAt, linkOrCopy, removeTree } from "./disk.js";
import { foldersOf } from "./own-folders.js";
import { bringHome, foreignIn, isStandIn, StaysPut, sendBack } from "./stand-ins.js";
import { identityOf } from "./swap.js";
import type { Unit } from "./units.js";
import type { WorkFolder } from "./work-folder.js";

/** An exchange of what is in an output folder for what waits in the work folder: all that is needed to end it. */
export interface Exchange {
  readonly units: readonly Unit[];
  /** What was generated before, by its path in the output folder: no other file that is taken out is deleted. */
  readonly own: readonly string[];
}

/** Puts every unit in its place that is not there yet. Can be called again after it was stopped anywhere. */
export function rollForward(out: string, work: WorkFolder, { units, own }: Exchange, disk: Disk): void {
  for (const { path } of units) ensureFolder(dirname(join(work.before, path)), disk);
  for (const unit of units) {
    const { path, kind, after } = unit;
    const { target, next, before } = placesOf(path, out, work);
    if (after && kindAt(next) === "nothing") continue; // It is in its place.
    const foreign = path === "" ? foreignIn(out, foldersOf(own)) : [];
    const isReady = foreign.every((name) => isStandIn(join(next, name), out, work)) && canSwap(unit, target, before);
    if (isSwapped(unit, next) || (isReady && disk.swap(next, target))) {
      if (path === "") bringHome(out, work, disk);
      disk.rename(next, before);
      continue;
    }
    // By renames they would be out of reach for a while.
    if (foreign[0] !== undefined) throw new StaysPut(join(out, foreign[0]));
    if (kindAt(target) !== "nothing" && kindAt(before) === "nothing") {
      // A file is renamed over the one before, whose second name is kept in case all has to be taken back.
      if (after && kind === "file") linkOrCopy(target, before, disk);
      else disk.rename(target, before);
    }
    // Where somebody put back what had been taken out, that stays.
    if (after && (kind === "file" || kindAt(target) === "nothing")) disk.rename(next, target);
  }
}

/** Puts every unit back as it was. */
export function rollBack(out: string, work: WorkFolder, { units, own }: Exchange, disk: Disk): void {
  for (const unit of units.toReversed()) {
    const { path, kind, before: wasThere, after, identity } = unit;
    const { target, next, before } = placesOf(path, out, work);
    if (isSwapped(unit, next)) {
      if (path === "") sendBack(out, work, foldersOf(own), disk);
      if (disk.swap(next, target)) continue;
      disk.rename(next, before);
    }
    if (kindAt(before) !== "nothing") {
      if (kind === "folder" && kindAt(target) !== "nothing") {
        if (identity !== undefined && disk.swap(before, target)) {
          disk.rename(before, next);
          continue;
        }
        disk.rename(target, next);
      }
      // Another way may still want what was put in the place of a file.
      if (kind === "file" && after && kindAt(next) === "nothing") disk.rename(target, next);
      disk.rename(before, target);
      // To rename one name of a file to another one of its names does nothing.
      if (kind === "file") disk.removeFile(before);
    } else if (!wasThere && kindAt(target) !== "nothing" && kindAt(next) === "nothing") disk.rename(target, next);
  }
}

function placesOf(path: string, out: string, work: WorkFolder) {
  return { target: join(out, path), next: join(work.next, path), before: join(work.before, path) };
}

/** Whether two folders may change places: nothing of the exchange has happened yet. */
function canSwap({ identity }: Unit, target: string, before: string): boolean {
  return identity !== undefined && kindAt(target) === "folder" && kindAt(before) === "nothing";
}

/** Whether two folders have changed places: what waits where the new one did is the one before. */
function isSwapped({ identity }: Unit, next: string): boolean {
  return identity !== undefined && kindAt(next) === "folder" && identityOf(next) !== identity;
}

/** An exchange of nothing: what is to come, if anything is, only has to be thrown away. */
export const noExchange: Exchange = { units: [], own: [] };

/**
 * Deletes what was taken out, and the work folder but for its lock. What was not generated goes back into the output
 * folder, and folders that hold nothing any more go.
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
    if (kind === "folder" && kindAt(target) !== "nothing") {
      for (const name of readdirSync(here)) carryOver(path === "" ? name : `${path}/${name}`);
      disk.removeFolder(here);
    } else if (kind === "folder" && holdsOwn(path)) {
      for (const name of readdirSync(here)) carryOver(path === "" ? name : `${path}/${name}`);
      disk.removeFolder(here);
    } else if (isOwn(path) || isStandIn(here, out, work) || (kind === "file" && isSame(here, target)))
      disk.removeFile(here);
    else {
      ensureFolder(dirname(target), disk);
      disk.rename(here, target);
    }
  }

  function isOwn(path: string): boolean {
    return own.has(path) || path.startsWith("dist/");
  }

  function holdsOwn(path: string): boolean {
    return path === "" || path === "dist" || isOwn(path) || [...own].some((file) => file.startsWith(`${path}/`));
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

/** Whether the system does not let go of a folder, while what is in it may be renamed. */
export function isHeldBack(error: unknown): boolean {
  return ["EPERM", "EACCES", "EBUSY", "EXDEV"].includes((error as NodeJS.ErrnoException).code ?? "");
}
