import { readdirSync } from "node:fs";
import { join } from "node:path";
import { kindAt } from "./disk.js";
import { buildFolder } from "./manifest.js";

/** Whether specmill wrote what is under a path of an output folder. `own` are the paths that were generated. */
export function isOwn(path: string, own: ReadonlySet<string>): boolean {
  return own.has(path) || path.startsWith(`${buildFolder}/`);
}

/** Whether something that specmill wrote is under a path or in the folder there. */
export function holdsOwn(path: string, own: ReadonlySet<string>): boolean {
  if (path === "" || path === buildFolder || isOwn(path, own)) return true;
  return [...own].some((file) => file.startsWith(`${path}/`));
}

/**
 * What others have in one folder and another lacks, by its paths in the output folder, in which both stand or stood under
 * `path`. Only what can be moved there: not what is in a folder of ours that the other one lacks.
 */
export function othersOnlyIn(one: string, other: string, path: string, own: ReadonlySet<string>): readonly string[] {
  if (kindAt(one) !== "folder" || kindAt(other) !== "folder") return [];
  return readdirSync(one).flatMap((name) => {
    const inner = path === "" ? name : `${path}/${name}`;
    const there = join(other, name);
    if (kindAt(there) !== "nothing") return othersOnlyIn(join(one, name), there, inner, own);
    return holdsOwn(inner, own) ? [] : [inner];
  });
}
