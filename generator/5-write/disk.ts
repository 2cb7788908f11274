import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type Rename, renameApart } from "./rename-apart.js";
import { maySwap, swapPlaces } from "./swap.js";

/**
 * Every way in which specmill changes a disk, one step each that a kill of the process does not come into: small enough
 * to play in a test, which can then stop before any of them. Paths are absolute; what the system refuses is thrown.
 */
export interface Disk {
  /** Makes a folder in one that is there. */
  makeFolder(path: string): void;
  /**
   * Writes a file that is not there yet. Its text is on the disk itself before it gets another name or its folder another
   * place, or a power cut could leave the name with nothing under it. Names are not waited for: file systems that keep a
   * journal keep their order.
   */
  create(path: string, text: string | Uint8Array): void;
  /** Gives a file a second name; both are the same file, with one modification time. */
  link(from: string, to: string): void;
  /** Copies a file in full or not at all, its modification time too: for file systems that have no links. */
  copy(from: string, to: string): void;
  rename(from: string, to: string): void;
  /** Makes a symbolic link that leads to what the text says. */
  symlink(text: string, path: string): void;
  /** Whether the system has a call for `swap`: where it has none, nothing has to be prepared for it. */
  readonly maySwap: boolean;
  /** Lets two folders, or a link and a folder, change places in one step, where the system can; gives whether it did. */
  swap(a: string, b: string): boolean;
  /**
   * Carries out several renames, all or none, by a process that goes on when this one is killed (`rename-apart.ts`). Where
   * there can be none, nothing is done. The caller holds the lock.
   */
  renameApart(renames: readonly Rename[], lock: string): void;
  /** Deletes a file or a link; one that is not there is deleted already. */
  removeFile(path: string): void;
  /** Deletes an empty folder. */
  removeFolder(path: string): void;
}

/** The disk of the machine. */
export const systemDisk: Disk = {
  makeFolder: (path) => void mkdirSync(path),
  create: (path, text) => writeFileSync(path, text, { flag: "wx", flush: true }),
  link: (from, to) => linkSync(from, to),
  copy(from, to) {
    try {
      copyFileSync(from, to);
      const { atime, mtime } = lstatSync(from);
      utimesSync(to, atime, mtime);
    } catch (error) {
      systemDisk.removeFile(to);
      throw error;
    }
  },
  rename: (from, to) => renameSync(from, to),
  symlink: (text, path) => symlinkSync(text, path),
  maySwap: maySwap(),
  swap: swapPlaces,
  renameApart: (renames, lock) => renameApart(renames, lock),
  removeFile(path) {
    try {
      unlinkSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  },
  removeFolder: (path) => rmdirSync(path),
};

/** What stands at a path itself, links not followed. */
export function kindAt(path: string): "file" | "folder" | "link" | "other" | "nothing" {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return "nothing";
  return found.isFile() ? "file" : found.isDirectory() ? "folder" : found.isSymbolicLink() ? "link" : "other";
}

/** Makes a folder and those that it is in, where they are missing. Gives those it made, the outermost first. */
export function ensureFolder(path: string, disk: Disk): readonly string[] {
  if (kindAt(path) !== "nothing") return [];
  const made = ensureFolder(dirname(path), disk);
  try {
    disk.makeFolder(path);
  } catch (error) {
    // Another process was quicker.
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && kindAt(path) === "folder") return made;
    throw error;
  }
  return [...made, path];
}

/** Deletes whatever stands at a path, and all that is in it. Follows no link. */
export function removeTree(path: string, disk: Disk): void {
  switch (kindAt(path)) {
    case "nothing":
      return;
    case "folder":
      for (const name of readdirSync(path)) removeTree(join(path, name), disk);
      disk.removeFolder(path);
      return;
    default:
      disk.removeFile(path);
  }
}

/** Gives a file another text, in full or not at all. A draft stands at the second path meanwhile, and after a kill. */
export function replaceFile(path: string, draft: string, text: string | Uint8Array, disk: Disk): void {
  disk.removeFile(draft);
  try {
    disk.create(draft, text);
    disk.rename(draft, path);
  } catch (error) {
    disk.removeFile(draft);
    throw error;
  }
}

/** A file under a second name, as a link where the file system has them. */
export function linkOrCopy(from: string, to: string, disk: Disk): void {
  try {
    disk.link(from, to);
  } catch (error) {
    if (!linkless.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    disk.copy(from, to);
  }
}

/** What file systems say that have no hard links, or have enough of them. */
export const linkless: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"]);
