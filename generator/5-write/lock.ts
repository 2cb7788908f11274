import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Disk, ensureFolder, kindAt, linkless, systemDisk } from "./disk.js";
import { guardOf, isAlive, type Owner, ownerHere, ownerIn, textOf } from "./owner.js";

export type Lock =
  | { readonly kind: "held"; readonly waited: boolean; readonly release: () => void }
  /** Another process held it for as long as was waited. */
  | { readonly kind: "busy"; readonly owner: Owner | undefined };

export interface LockOptions {
  /** For how long to wait, in milliseconds. */
  readonly patience: number;
  readonly disk?: Disk;
  readonly self?: Owner;
}

/**
 * Takes a lock: a file that names its owner and is there for as long as it is held. The lock of a process that is gone
 * is taken over, once no other goes on with its work; whether one on another machine is gone cannot be known, so that is
 * waited for.
 */
export async function takeLock(path: string, options: LockOptions): Promise<Lock> {
  const { patience, disk = systemDisk, self = ownerHere() } = options;
  const end = performance.now() + patience;
  for (let waited = false; ; waited = true) {
    ensureFolder(dirname(path), disk);
    if (tryTake(path, self, disk)) return { kind: "held", waited, release: () => release(path, self, disk) };
    if (performance.now() >= end) return { kind: "busy", owner: ownerIn(textOf(path)) };
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** How long to wait between two looks, in milliseconds. */
const pause = 20;

/**
 * Two that find the same dead owner must not both delete its lock, or the slower one deletes the lock of the quicker:
 * only who holds the lock whose name is made of the dead owner's text may.
 */
function tryTake(path: string, self: Owner, disk: Disk): boolean {
  if (create(path, self, disk)) return true;
  const found = textOf(path);
  if (found === undefined || isAlive(ownerIn(found))) return false;
  const guard = guardOf(path, found);
  if (!tryTake(guard, self, disk)) return false;
  if (textOf(path) === found) disk.removeFile(path);
  const taken = create(path, self, disk);
  disk.removeFile(guard);
  return taken;
}

/** The file comes to be with its text in it: written under another name first, then linked. */
function create(path: string, self: Owner, disk: Disk): boolean {
  const draft = `${path}.${self.nonce}`;
  const text = `${JSON.stringify(self)}\n`;
  try {
    disk.create(draft, text);
    disk.link(draft, path);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    // Where there are no links, the text is there a moment later than the file.
    if (linkless.has(code) && kindAt(path) === "nothing") {
      disk.create(path, text);
      return true;
    }
    // The folder goes away with the lock of another.
    if (code === "EEXIST" || code === "ENOENT") return false;
    throw error;
  } finally {
    disk.removeFile(draft);
  }
}

/** The folder of a lock goes with it, unless another waits there. */
function release(path: string, self: Owner, disk: Disk): void {
  if (ownerIn(textOf(path))?.nonce !== self.nonce) return;
  for (const name of readdirSync(dirname(path))) {
    const other = join(dirname(path), name);
    if (name.startsWith(`${basename(path)}.`) && !isAlive(ownerIn(textOf(other)))) disk.removeFile(other);
  }
  disk.removeFile(path);
  try {
    disk.removeFolder(dirname(path));
  } catch {
    // It still holds something, or is gone.
  }
}
