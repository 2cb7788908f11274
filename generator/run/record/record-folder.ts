import { join } from "node:path";
import { kindAt } from "../../5-write/disk.js";
import { recordFolderInside } from "../../5-write/manifest.js";
import type { OutputFolder } from "../../5-write/output-folder.js";
import { hashOf } from "./hash.js";

/**
 * The folder for the record of an output folder: among the caches in `node_modules` of the working folder, or inside the
 * output folder. The record is not for git, as it changes with every comment in a contract.
 */
export function recordFolderOf(root: string, { path }: Pick<OutputFolder, "path">): string {
  const modules = join(root, "node_modules");
  return kindAt(modules) === "folder"
    ? join(modules, ".cache", "specmill", hashOf(path).slice(0, 16))
    : join(path, recordFolderInside);
}
