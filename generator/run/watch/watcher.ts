import { statSync } from "node:fs";
import { dirname } from "node:path";
import { type FSWatcher, watch } from "chokidar";

/** Something that looks at files, and later at others, until it is closed. */
export interface Watcher {
  /** Looks at these files from now on, and no others. Once it is done, no change of them goes unnoticed. */
  lookAt(paths: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Something that calls back when a file that it looks at may have changed. The files need not be there.
 *
 * The folders of the files are what is looked at: a file that is replaced, or deleted and made again, is another one to
 * the system, and only its folder tells that it came. Of a folder that is missing it is the nearest one above.
 */
export function createWatcher(onEvent: () => void): Watcher {
  let current: FSWatcher | undefined;
  let seen = "";
  return {
    async lookAt(paths) {
      for (let patience = 500; ; patience *= 2) {
        const now = sight(paths);
        if (now === seen) return;
        // The new one looks before the old one is closed: what happens in between is told twice rather than never.
        const before = current;
        current = look(paths, onEvent);
        seen = (await isReady(current, patience)) ? now : "";
        await before?.close();
      }
    },
    close: async () => current?.close(),
  };
}

/** What is to be looked at, as it is now. A folder that was deleted and made again is another one. */
function sight(paths: readonly string[]): string {
  const folders = paths.map((path) => {
    const folder = nearestFolder(path);
    const found = statSync(folder, { throwIfNoEntry: false });
    return `${path} in ${folder} ${found?.ino} ${found?.birthtimeMs}`;
  });
  return [...new Set(folders)].sort().join("\n");
}

function look(paths: readonly string[], onEvent: () => void): FSWatcher {
  const wanted = new Set(paths);
  const above = new Set(paths.flatMap(foldersAbove));
  const watcher = watch([...new Set(paths.map(nearestFolder))], {
    depth: 0,
    ignored: (path) => !wanted.has(path) && !above.has(path),
    ignoreInitial: true,
    // Waiting for a deleted file to come back is for those who do not compare what is there with what was.
    atomic: false,
  });
  // What the system tells, as it comes: the watcher itself leaves out events of a folder while it reads that folder, and
  // what is generated beside the documents makes it read theirs.
  return watcher.on("raw", onEvent).on("all", onEvent).on("error", onEvent);
}

/** Whether everything is looked at. It never is where a folder vanished while it was being read. */
function isReady(watcher: FSWatcher, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patience);
    watcher.once("ready", () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

function nearestFolder(path: string): string {
  const folder = dirname(path);
  if (folder === path || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  return nearestFolder(folder);
}

function foldersAbove(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}
