import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Disk, replaceFile } from "../../5-write/disk.js";
import type { Release } from "./changelog.js";

/**
 * A release whose version is in the configuration, or about to be, and not yet in the output. If its run is killed, the
 * next one finds the changelog entry in this file, beside the record.
 */
const pendingFile = "release.json";

/** Stores a release until it is written. Does nothing if the system refuses: the file is needed only after a kill. */
export function storePendingRelease(folder: string, release: Release, disk: Disk): void {
  try {
    disk.makeFolder(folder);
    const path = join(folder, pendingFile);
    replaceFile(path, `${path}.draft`, `${JSON.stringify(release)}\n`, disk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

/** The pending release of a version; undefined if there is none or it cannot be read. */
export function readPendingRelease(folder: string, version: string): Release | undefined {
  try {
    const release = JSON.parse(readFileSync(join(folder, pendingFile), "utf8"));
    return release.version === version && typeof release.entry === "string" ? release : undefined;
  } catch {
    return undefined;
  }
}

/** Removes a release that was written or given up. */
export function removePendingRelease(folder: string, disk: Disk): void {
  try {
    disk.removeFile(join(folder, pendingFile));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
