import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutputFile } from "../4-emit/output.js";

/** The file in an output folder that lists what was generated: nothing else there is ever replaced or deleted. */
export const manifestPath = ".specmill.json";

/** The folder of a generated package that the build makes. It holds nothing else, and is not committed. */
export const buildFolder = "dist";

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
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return { kind: "missing" };
  if (!found.isFile()) return { kind: "broken", problem: "it is not a regular file" };
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

/** Whether a path is one that an output file can have: inside the folder, on every operating system, and not in `dist`. */
export function isOutputPath(path: unknown): path is string {
  if (typeof path !== "string" || path === manifestPath) return false;
  const segments = path.split("/");
  if (segments[0] === buildFolder || segments[0] === "node_modules") return false;
  return segments.every((segment) => /^[A-Za-z0-9._@-]+$/.test(segment) && !/^\.\.?$/.test(segment));
}
