import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Disk, ensureFolder, replaceFile } from "../../5-write/disk.js";
import type { Release } from "./changelog.js";

/**
 * A release that was begun: the configuration has its version, or is about to, and the output not yet. It stands beside
 * the record, so that whatever generates next, after a kill in between, knows the entry of the changelog too.
 */
const pendingFile = "release.json";

/** Keeps a release until it is written. One that cannot be kept is missed only after a kill. */
export function keepPending(folder: string, release: Release, disk: Disk): void {
  try {
    ensureFolder(folder, disk);
    const path = join(folder, pendingFile);
    replaceFile(path, `${path}.draft`, `${JSON.stringify(release)}\n`, disk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

/** The release that was begun and is of this version; nothing if there is none that can be understood. */
export function pendingRelease(folder: string, version: string): Release | undefined {
  try {
    const release = JSON.parse(readFileSync(join(folder, pendingFile), "utf8"));
    return release.version === version && typeof release.entry === "string" ? release : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets a release: it is written, or was given up. */
export function forgetPending(folder: string, disk: Disk): void {
  try {
    disk.removeFile(join(folder, pendingFile));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
