import type { Diagnostics } from "../diagnostics/collector.js";
import { type Disk, systemDisk } from "./disk.js";
import { recover } from "./journal.js";
import { takeLock } from "./lock.js";
import type { OutputFolder } from "./output-folder.js";
import type { Owner } from "./owner.js";
import { shownWorkFolder, workFolderOf } from "./work-folder.js";
import { reportUnwritable } from "./write.js";

export interface Turn {
  /** How long to wait for another run, in seconds. */
  readonly patience?: number;
  readonly disk?: Disk;
}

/** Long enough for any run to write what it has put together. */
const usualPatience = 30;

/**
 * Does something with an output folder while no other run writes to it, and after what a stopped run left is ended.
 * `waited` is whether another run wrote meanwhile. Gives nothing when it was not done; reports why.
 */
export async function inTurn<T>(
  folder: Pick<OutputFolder, "path" | "shown">,
  { patience = usualPatience, disk = systemDisk }: Turn,
  diagnostics: Diagnostics,
  work: (waited: boolean) => T,
): Promise<T | undefined> {
  const place = workFolderOf(folder);
  try {
    const lock = await takeLock(place.lock, { patience: patience * 1000, disk });
    if (lock.kind === "busy") {
      const busy = { out: folder.shown, owner: ownerText(lock.owner), folder: shownWorkFolder(folder, place) };
      diagnostics.report("out-busy", undefined, busy);
      return undefined;
    }
    try {
      return recover(folder, diagnostics, disk) ? work(lock.waited) : undefined;
    } finally {
      lock.release();
    }
  } catch (error) {
    reportUnwritable(folder.shown, error, diagnostics);
    return undefined;
  }
}

function ownerText(owner: Owner | undefined): string {
  return owner === undefined
    ? "it does not say which"
    : `process ${owner.pid} on \`${owner.host}\`, since ${owner.since}`;
}
