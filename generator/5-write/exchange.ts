import { dirname, join } from "node:path";
import { type Disk, ensureFolder, kindAt, linkOrCopy } from "./disk.js";
import { othersOnlyIn } from "./others.js";
import { foldersOf } from "./own-folders.js";
import type { Rename } from "./rename-apart.js";
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

/**
 * Puts every unit in its place that is not there yet. Can be called again after it was stopped anywhere. What takes more
 * than one rename is done by a process of its own, which goes on when this one is killed.
 */
export function rollForward(out: string, work: WorkFolder, { units, own }: Exchange, disk: Disk): void {
  for (const { path } of units) ensureFolder(dirname(join(work.before, path)), disk);
  const left: Unit[] = [];
  for (const unit of units) if (!exchangeInOneStep(unit, out, work, own, disk)) left.push(unit);
  for (const unit of left) keepReplaced(unit, out, work, disk);
  const renames = left.flatMap((unit) => renamesLeft(unit, out, work));
  const theirs = left.flatMap((unit) => renamesOfOthers(unit, out, work, new Set(own)));
  if (renames.length > 1) disk.renameApart([...renames, ...theirs], work.lock);
  // As a rule nothing is left, or the one rename there is. Where no process did more, `clearAway` brings along what is of others.
  for (const unit of left) {
    for (const { kind, from, to } of renamesLeft(unit, out, work))
      if (kind === "replace" || kindAt(to) === "nothing") disk.rename(from, to);
  }
}

/** Lets a folder change places with the one before, where the system can do that in one step. Gives whether that is done. */
function exchangeInOneStep(unit: Unit, out: string, work: WorkFolder, own: readonly string[], disk: Disk): boolean {
  const { target, next, before } = placesOf(unit.path, out, work);
  if (isInPlace(unit, next)) return true;
  const foreign = unit.path === "" ? foreignIn(out, foldersOf(own)) : [];
  const isReady = foreign.every((name) => isStandIn(join(next, name), out, work)) && canSwap(unit, target, before);
  if (isSwapped(unit, next) || (isReady && disk.swap(next, target))) {
    if (unit.path === "") bringHome(out, work, disk);
    disk.rename(next, before);
    return true;
  }
  // By renames they would be out of reach for a while.
  if (foreign[0] !== undefined) throw new StaysPut(join(out, foreign[0]));
  return false;
}

/** A file is renamed over the one before, whose second name is kept in case all has to be taken back. */
function keepReplaced({ path, kind, after }: Unit, out: string, work: WorkFolder, disk: Disk): void {
  const { target, next, before } = placesOf(path, out, work);
  const isReplaced = kind === "file" && after && kindAt(next) !== "nothing" && kindAt(target) !== "nothing";
  if (isReplaced && kindAt(before) === "nothing") linkOrCopy(target, before, disk);
}

/** The renames by which a unit comes into its place, by what is on the disk now: the later ones need the earlier ones. */
function renamesLeft(unit: Unit, out: string, work: WorkFolder): readonly Rename[] {
  const { target, next, before } = placesOf(unit.path, out, work);
  if (isInPlace(unit, next)) return [];
  if (unit.after && unit.kind === "file") return [{ kind: "replace", from: next, to: target, before }];
  const takeOut: Rename = { kind: "move", from: target, to: before };
  // Where somebody put back what had been taken out, that stays.
  const putIn: Rename = { kind: "move", from: next, to: target };
  return [...(kindAt(target) === "nothing" ? [] : [takeOut]), ...(unit.after ? [putIn] : [])];
}

/**
 * The renames by which what others have in a folder comes along where the next one lacks it, as a link does where links
 * are not copied. They come after all that the system may refuse: what is of others is then never in what is thrown away.
 */
function renamesOfOthers({ path }: Unit, out: string, work: WorkFolder, own: ReadonlySet<string>): readonly Rename[] {
  const { target, next, before } = placesOf(path, out, work);
  const old = kindAt(before) === "nothing" ? target : before;
  return othersOnlyIn(old, next, path, own).map((theirs) => ({
    kind: "move",
    from: join(work.before, theirs),
    to: join(out, theirs),
  }));
}

/** Whether nothing waits any more to be put in the place of a unit. */
function isInPlace({ after }: Unit, next: string): boolean {
  return after && kindAt(next) === "nothing";
}

/**
 * Puts every unit back as it was. What a process of its own could not do, it has taken back itself. Several renames are to
 * be taken back here only where there was no such process, or folders that have changed places cannot do so again; a kill
 * between these leaves the rest to the next start.
 */
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
        // What others have in it by now stays: it was brought there, or they put it there meanwhile.
        for (const theirs of othersOnlyIn(target, before, path, new Set(own)))
          if (!isStandIn(join(out, theirs), out, work)) disk.rename(join(out, theirs), join(work.before, theirs));
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

/** Whether the system does not let go of a folder, while what is in it may be renamed. */
export function isHeldBack(error: unknown): boolean {
  return ["EPERM", "EACCES", "EBUSY", "EXDEV"].includes((error as NodeJS.ErrnoException).code ?? "");
}
