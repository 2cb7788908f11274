import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostics } from "../diagnostics/collector.js";

/**
 * Every way in which specmill changes a disk: an interface, so that a test can stop before each operation. Paths are
 * absolute. What the system refuses is thrown as Node throws it.
 */
export interface Disk {
  /** Makes a folder and the folders around it, where they are missing. Returns the outermost that it made, if any. */
  makeFolder(path: string): string | undefined;
  /**
   * Writes a new file, in full or not at all, and flushes it: a later rename must not survive a power cut that the text
   * did not survive. Fails with EEXIST where something stands at the path.
   */
  create(path: string, text: string | Uint8Array): void;
  /**
   * The same without flushing, for what the build makes: it is made again from what is flushed. After a power cut the next
   * generation finds by their hashes which files are not whole. Flushing takes longer than all else of writing a file.
   */
  createBuilt(path: string, text: string | Uint8Array): void;
  /** Renames a file; one that has the new name is replaced in the same step. */
  rename(from: string, to: string): void;
  /** Deletes a file or a symbolic link, if there is one. */
  removeFile(path: string): void;
  /** Deletes an empty folder. */
  removeFolder(path: string): void;
}

const plainDisk: Disk = {
  makeFolder: (path) => mkdirSync(path, { recursive: true }),
  create: (path, text) => createFile(path, text, { flush: true }),
  createBuilt: (path, text) => createFile(path, text, { flush: false }),
  rename: renameSync,
  removeFile(path) {
    try {
      unlinkSync(path);
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
    }
  },
  removeFolder: (path) => rmdirSync(path),
};

function createFile(path: string, text: string | Uint8Array, options: { readonly flush: boolean }): void {
  try {
    writeFileSync(path, text, { flag: "wx", ...options });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") plainDisk.removeFile(path);
    throw error;
  }
}

/** The disk of this machine. */
export const systemDisk: Disk = process.platform === "win32" ? patientDisk(plainDisk, pauseProcess) : plainDisk;

/**
 * A disk that tries again when a file is held open. Windows refuses to replace or delete such a file, and virus scanners
 * and editors close it after a moment. What is refused after the last pause is thrown.
 */
export function patientDisk(disk: Disk, pause: (milliseconds: number) => void): Disk {
  const patiently =
    <Parameters extends readonly unknown[]>(operation: (...parameters: Parameters) => void) =>
    (...parameters: Parameters): void => {
      for (const milliseconds of [10, 20, 40, 80, 160, 320]) {
        try {
          operation(...parameters);
          return;
        } catch (error) {
          if (!["EPERM", "EBUSY", "EACCES"].includes(codeOf(error) ?? "")) throw error;
        }
        pause(milliseconds);
      }
      operation(...parameters);
    };
  const { rename, removeFile, removeFolder } = disk;
  return {
    ...disk,
    rename: patiently(rename),
    removeFile: patiently(removeFile),
    removeFolder: patiently(removeFolder),
  };
}

function pauseProcess(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** What stands at a path itself; symbolic links are not followed. */
export function kindAt(path: string): "file" | "folder" | "link" | "other" | "nothing" {
  try {
    const entry = lstatSync(path);
    return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "other";
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return "nothing";
    throw error;
  }
}

/** Deletes whatever stands at a path, with all that is in it. Symbolic links are deleted and not followed. */
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

/** Deletes a folder if nothing is in it. Returns whether it is gone. */
export function removeIfEmpty(path: string, disk: Disk): boolean {
  try {
    disk.removeFolder(path);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (["ENOTEMPTY", "EEXIST"].includes(code)) return false;
    if (code === "ENOENT") return true;
    throw error;
  }
}

/** Writes a file by renaming a draft over it: at every moment it has the old text or the new one, in full. */
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

/** The code by which the system says why it refused something; undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Reports that the system refused to write something. Throws what is not the system's answer: that is a bug of ours. */
export function reportUnwritable(path: string, error: unknown, diagnostics: Diagnostics): void {
  const code = codeOf(error);
  if (code === undefined) throw error;
  diagnostics.report("out-unwritable", undefined, { path, reason: reasons.get(code) ?? (error as Error).message });
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission was denied"],
  ["EPERM", "permission was denied"],
  ["EBUSY", "another program holds it open"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "the disk is full"],
  ["EDQUOT", "the disk quota is used up"],
]);
