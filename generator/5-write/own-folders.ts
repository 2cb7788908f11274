import { buildFolder } from "./manifest.js";

/** The folder inside an output folder that holds the record of the last run, where there is no better place. */
export const recordFolderInside = ".specmill";

/** The work folder inside an output folder, where it cannot stand beside it. */
export const workFolderInside = ".specmill-work";

/** The folders directly in an output folder that hold what specmill wrote, which are those files. */
export function foldersOf(own: Iterable<string>): ReadonlySet<string> {
  const first = [...own].flatMap((path) => (path.includes("/") ? [path.slice(0, path.indexOf("/"))] : []));
  return new Set([...first, buildFolder, recordFolderInside]);
}
