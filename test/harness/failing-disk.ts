import type { Disk } from "../../generator/5-write/disk.js";

/** Thrown by a disk whose process would not be there any more: nothing happens from then on. */
export class Killed extends Error {}

/** Whether an action came to its end, and was not killed. */
export function attempt(action: () => void): boolean {
  try {
    action();
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

/**
 * A disk that refuses the operations for which `refuses` returns a code of the system. `nth` counts from 0; the path is the
 * one that something comes to stand at or goes from.
 */
export function diskRefusing(
  refuses: (operation: keyof Disk, path: string, nth: number) => string | undefined,
  inner: Disk,
): Disk {
  let nth = 0;
  return guarded(inner, (operation, path) => {
    const code = refuses(operation, path, nth++);
    if (code !== undefined) throw Object.assign(new Error(`${code}: ${operation}`), { code });
  });
}

function guarded(disk: Disk, guard: (operation: keyof Disk, path: string) => void): Disk {
  const { makeFolder, create, createBuilt, rename, removeFile, removeFolder } = disk;
  const guardedBy =
    <Rest extends readonly unknown[], Result>(operation: keyof Disk, act: (path: string, ...rest: Rest) => Result) =>
    (path: string, ...rest: Rest): Result => {
      guard(operation, operation === "rename" ? String(rest[0]) : path);
      return act(path, ...rest);
    };
  return {
    makeFolder: guardedBy("makeFolder", makeFolder),
    create: guardedBy("create", create),
    createBuilt: guardedBy("createBuilt", createBuilt),
    rename: guardedBy("rename", rename),
    removeFile: guardedBy("removeFile", removeFile),
    removeFolder: guardedBy("removeFolder", removeFolder),
  };
}
