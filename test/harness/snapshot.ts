import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Everything under a folder, by path: the bytes of each file in base64, where links point, and the folders. */
export function snapshotOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(list(folder, ""));
}

function list(folder: string, prefix: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const shown = `${prefix}${entry.name}`;
    if (entry.isSymbolicLink()) return [[shown, `link to ${readlinkSync(path)}`]] as const;
    if (!entry.isFile()) return [[shown, "folder"] as const, ...list(path, `${shown}/`)];
    return [[shown, readFileSync(path).toString("base64")]] as const;
  });
}
