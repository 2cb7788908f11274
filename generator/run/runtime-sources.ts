import { readdirSync, readFileSync } from "node:fs";

/**
 * The modules of the runtime that can be copied into a package: their text by path, such as `formats/uuid.ts`. Both the
 * sources and the built command read the same folder.
 */
export function readRuntimeSources(): ReadonlyMap<string, string> {
  const folder = new URL("../../generator/runtime/", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
}
