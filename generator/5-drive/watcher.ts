import { lstatSync } from "node:fs";
import { dirname } from "node:path";
import { watch } from "chokidar";

/** Something that looks at files until it is closed. */
export interface Watcher {
  close(): Promise<void>;
}

/** What may have changed: a file, or a folder on the way to one, in which case there may be other folders to look at. */
export type FileEvent = { readonly kind: "file" } | { readonly kind: "folder" };

/**
 * Looks at files, whether they are there or not, and tells when one of them may have changed. It is looking when it is
 * given; what happened before, it does not tell.
 *
 * The folders of the files are what it looks at: a file that is replaced, or deleted and made again, is another one to
 * the system, and only its folder tells that it came. Of a folder that is missing it is the nearest one above.
 */
export async function watchFiles(paths: readonly string[], onEvent: (event: FileEvent) => void): Promise<Watcher> {
  const wanted = new Set(paths);
  const above = new Set(paths.flatMap(foldersAbove));
  const watcher = watch([...new Set(paths.map(nearestFolder))], {
    depth: 0,
    ignored: (path) => !wanted.has(path) && !above.has(path),
    ignoreInitial: true,
    // Waiting for a deleted file to come back is for those who do not compare what is there with what was.
    atomic: false,
  });
  watcher.on("all", (event, path) => {
    if (event === "addDir" || event === "unlinkDir") onEvent({ kind: "folder" });
    else if (wanted.has(path)) onEvent({ kind: "file" });
  });
  // A folder that vanishes while it is being looked at. The ones above tell when it is back.
  watcher.on("error", () => onEvent({ kind: "folder" }));
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return { close: () => watcher.close() };
}

function nearestFolder(path: string): string {
  const folder = dirname(path);
  if (folder === path || lstatSync(folder, { throwIfNoEntry: false }) !== undefined) return folder;
  return nearestFolder(folder);
}

function foldersAbove(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}
