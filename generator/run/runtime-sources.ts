import { readdirSync, readFileSync } from "node:fs";

/**
 * The modules that generated packages can take along: their text by path, `formats/uuid.ts`. The same folder is read
 * from the sources and from the built command.
 */
export function readRuntimeSources(): ReadonlyMap<string, string> {
  const folder = new URL("../../generator/runtime/", import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
}
