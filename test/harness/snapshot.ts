import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";

/** Everything under a folder, by path: the bytes of each file in base64, where links point, and the folders. */
export function snapshotOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(list(folder, "", () => false));
}

/** The same as one sees it who reads there: a link into a work folder is the folder that it stands for. */
export function sightOf(folder: string): Readonly<Record<string, string>> {
  const isStandIn = (path: string) => readlinkSync(path).includes(".specmill/next/");
  return Object.fromEntries(
    list(folder, "", (path) => isStandIn(path) && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true),
  );
}

function list(
  folder: string,
  prefix: string,
  isFolder: (link: string) => boolean,
): readonly (readonly [string, string])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const shown = `${prefix}${entry.name}`;
    if (entry.isSymbolicLink() && !isFolder(path)) return [[shown, `link to ${readlinkSync(path)}`]] as const;
    if (!entry.isFile()) return [[shown, "folder"] as const, ...list(path, `${shown}/`, isFolder)];
    return [[shown, readFileSync(path).toString("base64")]] as const;
  });
}
