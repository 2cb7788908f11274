import { renameSync } from "node:fs";
import { type Disk, kindAt, systemDisk } from "../../generator/5-write/disk.js";
import type { Rename } from "../../generator/5-write/rename-apart.js";

/** The disk of a system that cannot let two folders change places in one step. */
export const withoutSwap: Disk = { ...systemDisk, maySwap: false, swap: () => false };

/** The same, where no process can be started that carries out renames. */
export const plainDisk: Disk = { ...withoutSwap, renameApart: () => undefined };

/** The disk of a system that can, played by renames. */
export const withSwap: Disk = {
  ...plainDisk,
  maySwap: true,
  swap(a, b) {
    if ([a, b].some((path) => kindAt(path) === "nothing")) return false;
    renameSync(a, `${a}.swapped`);
    renameSync(b, a);
    renameSync(`${a}.swapped`, b);
    return true;
  },
};

/** A disk where something is mounted on `node_modules`: that cannot be moved, and what it is in can. */
export function mounted(disk: Disk): Disk {
  return { ...disk, swap: (a, b) => !a.endsWith("/node_modules") && disk.swap(a, b) };
}

export const withMount: Disk = mounted(withSwap);

/** A disk whose renames are carried out by a process of its own, which is not killed along with this one: played here. */
export function apart(disk: Disk): Disk {
  return { ...disk, renameApart: (renames) => renameAll(renames, disk) };
}

function renameAll(renames: readonly Rename[], disk: Disk): void {
  const done: Rename[] = [];
  try {
    for (const rename of renames) {
      if (rename.kind === "move" && kindAt(rename.to) !== "nothing") continue;
      disk.rename(rename.from, rename.to);
      done.unshift(rename);
    }
  } catch (error) {
    for (const rename of done) {
      renameSync(rename.to, rename.from);
      if (rename.kind === "replace" && kindAt(rename.before) !== "nothing") renameSync(rename.before, rename.to);
    }
    throw error;
  }
}

/** Thrown by a disk whose process would not be there any more: it does nothing from then on. */
export class Killed extends Error {}

/** Gives whether a piece of work came to its end, and was not killed. */
export function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

/** A disk on which only the first `count` operations happen, as if the process were killed before the next one. */
export function diskKilledAfter(count: number, inner: Disk): Disk {
  let left = count;
  return guarded(inner, () => {
    if (left-- <= 0) throw new Killed();
  });
}

/** A disk that refuses some operations: the ones that `refuses` gives a code of the system for. `nth` counts from 0. */
export function diskRefusing(
  refuses: (operation: keyof Disk, nth: number, path: string) => string | undefined,
  inner: Disk,
): Disk {
  let nth = 0;
  return guarded(inner, (operation, path) => {
    const code = refuses(operation, nth++, path);
    if (code !== undefined) throw Object.assign(new Error(`${code}: ${operation}`), { code });
  });
}

function guarded(disk: Disk, guard: (operation: keyof Disk, path: string) => void): Disk {
  return {
    makeFolder: (path) => {
      guard("makeFolder", path);
      disk.makeFolder(path);
    },
    create: (path, text) => {
      guard("create", path);
      disk.create(path, text);
    },
    link: (from, to) => {
      guard("link", to);
      disk.link(from, to);
    },
    copy: (from, to) => {
      guard("copy", to);
      disk.copy(from, to);
    },
    rename: (from, to) => {
      guard("rename", from);
      disk.rename(from, to);
    },
    symlink: (text, path) => {
      guard("symlink", path);
      disk.symlink(text, path);
    },
    maySwap: disk.maySwap,
    swap: (a, b) => {
      guard("swap", a);
      return disk.swap(a, b);
    },
    renameApart: (renames, lock) => {
      guard("renameApart", lock);
      disk.renameApart(renames, lock);
    },
    removeFile: (path) => {
      guard("removeFile", path);
      disk.removeFile(path);
    },
    removeFolder: (path) => {
      guard("removeFolder", path);
      disk.removeFolder(path);
    },
  };
}
