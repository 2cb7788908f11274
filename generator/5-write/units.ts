import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { kindAt } from "./disk.js";
import { foreignIn, isOnDiskOf } from "./stand-ins.js";
import { identityOf } from "./swap.js";
import type { WorkFolder } from "./work-folder.js";

/** A path in the output folder that is created, replaced or deleted. */
export interface Change {
  readonly path: string;
  /** Nothing where it is deleted. */
  readonly text: string | undefined;
}

/** What is exchanged by renaming it: a file, or a folder with all that is in it. */
export interface Unit {
  /** In the output folder; empty for the folder itself. */
  readonly path: string;
  readonly kind: "file" | "folder";
  /** Whether it is there before the exchange, and after it. */
  readonly before: boolean;
  readonly after: boolean;
  /**
   * Of the one folder that takes the place of another: which of the two it is, wherever it stands. Of several none has
   * one: they change places by renames, one right after the other, as there would be a mix for longer if programs had to
   * be asked in between.
   */
  readonly identity?: string | undefined;
}

/**
 * The ways to exchange what changes, by the paths that are exchanged, best first: as few as possible, one where that can
 * be. The finer ones are for what the system does not let go of: a folder that another program holds open. A folder in
 * which nothing is left goes as one, but for the last way: there it goes once it is empty.
 *
 * `asWhole` is whether the output folder itself may be exchanged.
 */
export function waysToExchange(
  out: string,
  changes: readonly Change[],
  asWhole: boolean,
): readonly (readonly string[])[] {
  const gone = goneWith(out, changes);
  const files = changes.map(({ path }) => path);
  const paths = [...new Set(files.map((path) => foldersAround(path).find((folder) => gone.has(folder)) ?? path))];
  const one = commonFolder(paths);
  const asOne = one !== "" || asWhole;
  const entries = paths.map((path) => path.split("/")[0] ?? path);
  return [...(asOne ? [[one]] : []), entries, paths, files].map((way) => [
    ...new Set(way.map((path) => outermostNew(out, path))),
  ]);
}

/** What happens to each path of a way, once what is to come waits in the work folder. */
export function unitsOf(out: string, work: WorkFolder, way: readonly string[]): readonly Unit[] {
  return way.map((path) => {
    const before = kindAt(join(out, path));
    const after = kindAt(join(work.next, path));
    const kind = before === "folder" || after === "folder" ? "folder" : "file";
    const canSwap = way.length === 1 && before === "folder" && after === "folder";
    const identity = canSwap ? identityOf(join(work.next, path)) : undefined;
    return { path, kind, before: before !== "nothing", after: after !== "nothing", identity };
  });
}

/** The deepest folder that holds all the paths, or the path itself if there is one only. */
function commonFolder(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  let folder = first;
  while (folder !== "" && !others.every((path) => path.startsWith(`${folder}/`))) {
    folder = folder.includes("/") ? posix.dirname(folder) : "";
  }
  return folder;
}

/** A path, or the outermost folder that it needs and that is not there. */
function outermostNew(out: string, path: string): string {
  return ["", ...foldersAround(path)].find((folder) => kindAt(join(out, folder)) === "nothing") ?? path;
}

/** The paths that are deleted, and the folders in which nothing is left then. */
function goneWith(out: string, changes: readonly Change[]): ReadonlySet<string> {
  const gone = new Set(changes.flatMap(({ path, text }) => (text === undefined ? [path] : [])));
  const filled = new Set(changes.flatMap(({ path, text }) => (text === undefined ? [] : foldersAround(path))));
  const around = new Set([...gone].flatMap(foldersAround));
  // What is in a folder has a longer path, and is looked at before it.
  for (const folder of [...around].sort((a, b) => b.length - a.length)) {
    if (filled.has(folder)) continue;
    if (readdirSync(join(out, folder)).every((name) => gone.has(`${folder}/${name}`))) gone.add(folder);
  }
  return gone;
}

/** The folders in the output folder that a path is in, the outermost first. */
function foldersAround(path: string): readonly string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

/**
 * Whether an output folder can be exchanged as a whole. Folders of generated files and single files can, as files get a
 * second name in the next one. Where two folders may change places in one step, links get another of their kind there,
 * and folders of others, such as `node_modules`, a stand-in; else what is of others stays where it is.
 *
 * `own` are the names of the folders directly in the output folder that hold what specmill wrote.
 */
export function isExchangeable(out: string, own: ReadonlySet<string>, maySwap: boolean): boolean {
  if (kindAt(out) === "nothing") return true;
  if (maySwap) return foreignIn(out, own).every((name) => isOnDiskOf(out, name));
  return foreignIn(out, own).length === 0 && !readdirSync(out, { withFileTypes: true }).some((e) => e.isSymbolicLink());
}
