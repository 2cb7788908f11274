import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Above both the sources and the built command. */
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The modules of this process, and those that are copied into packages. */
const sourceFolders = [fileURLToPath(new URL("../../", import.meta.url)), join(root, "generator/runtime/")];

/**
 * Identifies everything besides its input that the output depends on: Node, the dependencies, and every file of specmill
 * with the time of its last change, so that whoever works on specmill never sees the output of an earlier state.
 *
 * Taken when this module is loaded, as that is what the process runs, whatever changes on disk later.
 */
export const fingerprint: string = takeFingerprint();

function takeFingerprint(): string {
  const hash = createHash("sha256").update(`${process.version}\n`);
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  hash.update(manifest);
  for (const name of Object.keys(JSON.parse(manifest).dependencies ?? {})) hash.update(`${name} ${versionOf(name)}\n`);
  for (const folder of sourceFolders) {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      const { size, mtimeMs } = statSync(join(folder, file));
      if (/\.[jt]s$/.test(file)) hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

/** Without the times of files, which are all the same in an installed package. */
function versionOf(name: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    const manifest = join(folder, "node_modules", name, "package.json");
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, "utf8")).version;
    if (dirname(folder) === folder) return "none";
  }
}
