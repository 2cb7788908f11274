import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The outside world as the loader sees it: read-only, and small enough to fake in a test. Paths are absolute. */
export interface Host {
  /** The bytes of a file, or why there are none. */
  read(path: string): ReadResult;
  /** The path with all symbolic links followed, up to the first segment that does not exist. */
  realPath(path: string): string;
  /** The names of the files in a folder, for suggestions; a host that cannot list them has none. */
  list?(folder: string): readonly string[];
}

export type ReadResult =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** The file system of the machine. */
export const fileSystemHost: Host = {
  read(path) {
    try {
      const stats = statSync(path);
      if (stats.isDirectory()) return { kind: "unreadable", reason: "it is a folder" };
      // A pipe or a device may never end.
      if (!stats.isFile()) return { kind: "unreadable", reason: "it is not a regular file" };
      return { kind: "file", bytes: readFileSync(path) };
    } catch (error) {
      return readFailure(error as NodeJS.ErrnoException);
    }
  },
  realPath: followLinks,
  list(folder) {
    try {
      return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []));
    } catch {
      return [];
    }
  },
};

function readFailure({ code, message }: NodeJS.ErrnoException): ReadResult {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { kind: "missing" };
    case "EACCES":
    case "EPERM":
      return { kind: "unreadable", reason: "permission was denied" };
    case "ELOOP":
      return { kind: "unreadable", reason: "its symbolic links form a circle" };
    default:
      return { kind: "unreadable", reason: code ?? message };
  }
}

function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(followLinks(parent), basename(path));
  }
}
