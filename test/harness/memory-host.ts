import { posix } from "node:path";
import type { Host } from "../../generator/1-load/host.js";

/** A file system that holds these files and links, by absolute path, and remembers what was read. */
export function memoryHost(
  files: Readonly<Record<string, string | Uint8Array>>,
  links: Readonly<Record<string, string>> = {},
): Host & { readonly readPaths: string[] } {
  const readPaths: string[] = [];
  return {
    readPaths,
    read(path) {
      readPaths.push(path);
      const found = files[path];
      if (found === undefined) return { kind: "missing" };
      return { kind: "file", bytes: typeof found === "string" ? new TextEncoder().encode(found) : found };
    },
    realPath(path) {
      for (const [from, to] of Object.entries(links)) {
        if (path === from || path.startsWith(`${from}/`)) return posix.join(to, path.slice(from.length));
      }
      return path;
    },
  };
}
