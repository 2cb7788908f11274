import type { Diagnostics } from "../diagnostics/collector.js";
import { type Disk, kindAt, reportUnwritable, systemDisk } from "./disk.js";
import { recover, workFolderOf } from "./journal.js";
import { type Busy, takeLock, waitForLock } from "./lock.js";
import { workFolder } from "./manifest.js";
import {
  type FolderOptions,
  locateOutputFolder,
  type OutputFolder,
  type OutputLocation,
  obstacleOnTheWay,
  openOutputFolder,
  reportObstacle,
} from "./output-folder.js";

export interface Turn {
  /** How long to wait for another run, in seconds. */
  readonly patience?: number;
  readonly disk?: Disk;
}

/** Long enough for any run to write what it has staged. */
const usualPatience = 30;

/**
 * Does something with an output folder while no other run writes to it, and after what a stopped run began is completed.
 * `waited` tells whether another run was writing at first. Returns undefined when it was not done, and reports why.
 */
export async function inTurn<T>(
  folder: OutputLocation,
  { patience = usualPatience, disk = systemDisk }: Turn,
  diagnostics: Diagnostics,
  act: (waited: boolean) => T,
): Promise<T | undefined> {
  const obstacle = obstacleOnTheWay(folder, `${workFolder}/lock`);
  if (obstacle !== undefined) {
    reportObstacle(folder, obstacle, diagnostics);
    return undefined;
  }
  try {
    const lock = await takeLock(workFolderOf(folder).lock, patience * 1000, disk);
    if (lock.kind === "busy") {
      reportBusy(folder, lock, diagnostics);
      return undefined;
    }
    try {
      return recover(folder, diagnostics, disk) ? act(lock.waited) : undefined;
    } finally {
      lock.release();
    }
  } catch (error) {
    reportUnwritable(folder.shown, error, diagnostics);
    return undefined;
  }
}

/**
 * Opens an output folder that will be written to. First completes what a stopped run began in it. Returns undefined where
 * the folder must not or cannot be written to, and reports why.
 */
export async function openForWriting(
  options: FolderOptions & Turn,
  diagnostics: Diagnostics,
): Promise<OutputFolder | undefined> {
  const location = locateOutputFolder(options, diagnostics);
  if (location === undefined) return undefined;
  const open = () => openOutputFolder(options, diagnostics);
  return isWorkedIn(location) ? inTurn(location, options, diagnostics, open) : open();
}

/**
 * Opens an output folder that is only read, once no other run writes to it. Changes nothing: returns undefined where a
 * stopped run left it unfinished or it is not ours, and reports that.
 */
export async function openForReading(
  options: FolderOptions & Turn,
  diagnostics: Diagnostics,
): Promise<OutputFolder | undefined> {
  const location = locateOutputFolder(options, diagnostics);
  if (location === undefined) return undefined;
  const { lock, journal } = workFolderOf(location);
  const found = await waitForLock(lock, (options.patience ?? usualPatience) * 1000);
  if (found.kind === "busy") {
    reportBusy(location, found, diagnostics);
    return undefined;
  }
  if (kindAt(journal) !== "nothing") {
    diagnostics.report("out-unfinished", undefined, { out: location.shown });
    return undefined;
  }
  return openOutputFolder(options, diagnostics);
}

/** Whether a run is writing to an output folder, or one that wrote to it was stopped. */
export function isWorkedIn(folder: Pick<OutputLocation, "path">): boolean {
  return kindAt(workFolderOf(folder).path) !== "nothing";
}

function reportBusy({ shown }: OutputLocation, { owner }: Busy, diagnostics: Diagnostics): void {
  const named =
    owner === undefined ? "it does not say which" : `process ${owner.pid} on \`${owner.host}\`, since ${owner.since}`;
  diagnostics.report("out-busy", undefined, { out: shown, owner: named, lock: `${shown}/${workFolder}/lock` });
}
