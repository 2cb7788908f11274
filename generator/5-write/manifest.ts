import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutputFile } from "../4-emit/output.js";

/** The file in an output folder that lists what was generated: nothing else there is ever replaced or deleted. */
export const manifestPath = ".specmill.json";

/** The file that makes an output a package. */
export const packagePath = "package.json";

/** The folder of a generated package that the build makes. It holds nothing else, and is not committed. */
export const buildFolder = "dist";

/** The folder in an output folder that holds the record of the last run, where there is no `node_modules` for it. */
export const recordFolderInside = ".specmill";

/** The folder in an output folder that is there while a run writes, and after one that was killed. */
export const workFolder = ".specmill-work";

/** What a manifest never lists, and all that is in it. */
const reserved: ReadonlySet<string | undefined> = new Set([
  ...[manifestPath, buildFolder, recordFolderInside, workFolder],
  ...[".git", "node_modules"],
]);

/** The manifest of a set of files. */
export function manifestOf(paths: Iterable<string>): OutputFile {
  const files = [...new Set(paths)].sort();
  return { path: manifestPath, text: `${JSON.stringify({ generator: "specmill", files }, undefined, 2)}\n` };
}

export type Manifest =
  | { readonly kind: "read"; readonly files: ReadonlySet<string> }
  | { readonly kind: "missing" }
  | { readonly kind: "broken"; readonly problem: string };

/** Reads the manifest of an output folder. It may come from anywhere: a path in it that leads out of the folder breaks it. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, manifestPath);
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return { kind: "missing" };
  if (!entry.isFile()) return { kind: "broken", problem: "it is not a regular file" };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return { kind: "broken", problem: "it is not JSON" };
  }
  const files = typeof value === "object" && value !== null && "files" in value ? value.files : undefined;
  if (!Array.isArray(files)) return { kind: "broken", problem: "it has no list of files" };
  const wrong = files.find((file) => !isOutputPath(file));
  if (wrong !== undefined)
    return { kind: "broken", problem: `${JSON.stringify(wrong)} is no path of a generated file` };
  return { kind: "read", files: new Set(files) };
}

/** Whether a path is one that a generated file can have: inside the folder on every system, and none that is reserved. */
export function isOutputPath(path: unknown): path is string {
  if (typeof path !== "string") return false;
  const segments = path.split("/");
  if (reserved.has(segments[0])) return false;
  return segments.every((segment) => /^[A-Za-z0-9._@-]+$/.test(segment) && !/^\.\.?$/.test(segment));
}
