import { accessSync, constants, statSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { kindAt } from "./disk.js";
import type { OutputFolder } from "./output-folder.js";
import { workFolderInside } from "./own-folders.js";

/**
 * Where the next output is put together, on the disk of the output folder: only there can it be renamed into its place.
 * It is there while a run writes, and after one that was killed.
 */
export interface WorkFolder {
  readonly path: string;
  /** Beside the output folder, which can then be exchanged as a whole, or in it. */
  readonly stands: "beside" | "inside";
  readonly lock: string;
  /** Says how far the exchange is meant to go. Without one, the output folder is as it was. */
  readonly journal: string;
  /** What is to come into the output folder, under its paths there. */
  readonly next: string;
  /** What was taken out of it. */
  readonly before: string;
}

/** The work folder that is there, or where it would be: beside the output folder, where that is one disk and may be written to. */
export function workFolderOf({ path }: Pick<OutputFolder, "path">): WorkFolder {
  const beside = workFolderAt(join(dirname(path), `.${basename(path)}.specmill`), "beside");
  const inside = workFolderAt(join(path, workFolderInside), "inside");
  if (kindAt(beside.path) === "folder") return beside;
  if (kindAt(inside.path) === "folder") return inside;
  return canBeRenamed(path) ? beside : inside;
}

/** A work folder as it is printed. */
export function shownWorkFolder({ shown }: Pick<OutputFolder, "shown">, { path, stands }: WorkFolder): string {
  return posix.join(stands === "beside" ? posix.dirname(shown) : shown, basename(path));
}

function workFolderAt(path: string, stands: WorkFolder["stands"]): WorkFolder {
  const at = (name: string) => join(path, name);
  return { path, stands, lock: at("lock"), journal: at("journal.json"), next: at("next"), before: at("before") };
}

function canBeRenamed(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return true;
  const parent = dirname(path);
  try {
    accessSync(parent, constants.W_OK);
  } catch {
    return false;
  }
  // A volume that is mounted here has another device than what it is mounted in.
  return statSync(parent).dev === found.dev;
}
