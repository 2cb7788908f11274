import { type FSWatcher, statSync, watch } from "node:fs";
import { dirname } from "node:path";

/** Watches the folders of files. */
export interface FolderWatcher {
  /** Watches for changes of these files from now on, and of no others. The files need not exist. */
  watch(paths: readonly string[]): void;
  close(): void;
}

/**
 * A watcher that calls `onEvent` whenever something happened in the folder of a file that it watches. Whether the file
 * changed is for the caller to find out: a call too many is safe, and a call too few is not.
 *
 * Folders are watched instead of files, because a file that an editor replaces is another file to the system. Where a
 * folder is missing, the nearest one above it is watched, in which it would appear.
 */
export function createFolderWatcher(onEvent: () => void, watchSystem: WatchSystem = watch): FolderWatcher {
  const watchers = new Map<string, Watcher>();

  function closeUnless(isWanted: (folder: string, watcher: Watcher) => boolean): void {
    for (const [folder, watcher] of watchers) {
      if (isWanted(folder, watcher)) continue;
      watcher.close();
      watchers.delete(folder);
    }
  }

  return {
    watch(paths) {
      const identities = new Map(paths.map(nearestFolder).map((folder) => [folder, identityOf(folder)]));
      closeUnless((folder, { identity }) => identities.get(folder) === identity);
      for (const [folder, identity] of identities) {
        if (watchers.has(folder)) continue;
        const onError = () => {
          watchers.delete(folder);
          onEvent();
        };
        watchers.set(folder, { identity, close: startWatching(folder, { onEvent, onError, watchSystem }) });
      }
    },
    close: () => closeUnless(() => false),
  };
}

/** As `watch` of `node:fs`. */
type WatchSystem = (folder: string, onEvent: () => void) => Pick<FSWatcher, "on" | "close">;

interface Watcher {
  /** Of the folder as it was when it was first watched. */
  readonly identity: string;
  readonly close: () => void;
}

/** How often a folder is looked at that the system cannot watch, in milliseconds. */
const interval = 1000;

interface Callbacks {
  readonly onEvent: () => void;
  readonly onError: () => void;
  readonly watchSystem: WatchSystem;
}

/** Returns what ends it. An error ends it, too: on Windows there is one when the folder is deleted. */
function startWatching(folder: string, { onEvent, onError, watchSystem }: Callbacks): () => void {
  try {
    const watcher = watchSystem(folder, onEvent).on("error", onError);
    return () => watcher.close();
  } catch {
    // The folder vanished at this very moment, or the system allows no more watchers.
    const timer = setInterval(onEvent, interval);
    return () => clearInterval(timer);
  }
}

function nearestFolder(path: string): string {
  const folder = dirname(path);
  if (folder === path || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  return nearestFolder(folder);
}

/** A folder that was deleted and created again has another identity. */
function identityOf(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  return `${found?.ino} ${found?.birthtimeMs}`;
}
