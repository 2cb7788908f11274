import { randomUUID } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { codeOf, type Disk, kindAt, removeIfEmpty } from "./disk.js";

/** The process that holds a lock, as it is written into the file. */
export interface Owner {
  /** No two locks have the same. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** When the lock was taken (ISO 8601). */
  readonly since: string;
}

export type Lock =
  /** `waited`: another process held it at first. */
  { readonly kind: "held"; readonly waited: boolean; readonly release: () => void } | Busy;

/** Another process held the lock for as long as was waited. */
export interface Busy {
  readonly kind: "busy";
  /** Undefined where the file does not say. */
  readonly owner: Owner | undefined;
}

/**
 * Takes a lock: a file that is there for as long as it is held, and names the process that holds it. The lock of a process
 * that is gone is taken over. Whether a process on another machine is gone cannot be known, so that one is waited for.
 * `patience` is in milliseconds.
 */
export async function takeLock(path: string, patience: number, disk: Disk): Promise<Lock> {
  const self: Owner = { id: randomUUID(), host: hostname(), pid: process.pid, since: new Date().toISOString() };
  const held = await retry(patience, (waited): Lock | undefined => {
    try {
      const folder = dirname(path);
      const outermost = disk.makeFolder(folder) ?? folder;
      if (!isTaken(path, self, disk)) return undefined;
      return { kind: "held", waited, release: () => release(path, self, outermost, disk) };
    } catch (error) {
      // Another process released the lock right now, and the folder went with it.
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
  });
  return held ?? { kind: "busy", owner: ownerOf(path) };
}

/** Deletes a lock, with its folder and those around it that were made for it, up to the outermost, if they are empty. */
function release(path: string, self: Owner, outermost: string, disk: Disk): void {
  // Somebody may have deleted the lock, and another process may hold it now.
  if (ownerOf(path)?.id === self.id) disk.removeFile(path);
  let folder = dirname(path);
  while (removeIfEmpty(folder, disk) && folder.length > outermost.length) folder = dirname(folder);
}

/** Waits until no living process holds a lock. `patience` is in milliseconds. */
export async function waitForLock(path: string, patience: number): Promise<{ readonly kind: "free" } | Busy> {
  const isFree = () => kindAt(path) === "nothing" || isAbandoned(path);
  const free = await retry(patience, () => (isFree() ? ({ kind: "free" } as const) : undefined));
  return free ?? { kind: "busy", owner: ownerOf(path) };
}

/** The first answer of a function that is called again and again, for so many milliseconds. */
async function retry<T>(patience: number, attempt: (waited: boolean) => T | undefined): Promise<T | undefined> {
  const end = performance.now() + patience;
  for (let waited = false; ; waited = true) {
    const answer = attempt(waited);
    if (answer !== undefined || performance.now() >= end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Two processes that find the same abandoned lock must not both delete it: the slower one would delete the lock that the
 * quicker one holds by then. So whoever deletes it holds a second lock meanwhile, which is named after the dead owner.
 */
function isTaken(path: string, self: Owner, disk: Disk): boolean {
  if (isCreated(path, self, disk)) return true;
  const owner = ownerOf(path);
  if (!isAbandoned(path)) return false;
  const guard = `${path}.${owner?.id ?? "nobody"}`;
  if (!isTaken(guard, self, disk)) return false;
  if (ownerOf(path)?.id === owner?.id && isAbandoned(path)) disk.removeFile(path);
  const isOurs = isCreated(path, self, disk);
  disk.removeFile(guard);
  return isOurs;
}

function isCreated(path: string, self: Owner, disk: Disk): boolean {
  try {
    disk.create(path, `${JSON.stringify(self)}\n`);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function ownerOf(path: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, "utf8"));
    const isOwner = typeof owner?.pid === "number" && typeof owner.host === "string" && /^[\w-]+$/.test(owner.id);
    return isOwner ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Safe to be wrong by taking a process for a living one: then a person is asked. */
function isAbandoned(path: string): boolean {
  const owner = ownerOf(path);
  if (owner === undefined) return isOld(path);
  if (owner.host !== hostname()) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/** A lock names its owner as soon as it is created. One that names nobody for seconds is of a process killed in between. */
function isOld(path: string): boolean {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  return entry !== undefined && Date.now() - entry.mtimeMs > 10_000;
}
