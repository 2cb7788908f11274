import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * What the output depends on besides its input: this version of specmill, down to when each of its files was last
 * changed, the versions of what it depends on, and Node's. Whoever works on specmill never gets what an earlier state of
 * it would have generated.
 *
 * It is that of what this process runs: files that change while a watch goes on are not what it generates with.
 */
export function fingerprint(): string {
  known ??= takeFingerprint();
  return known;
}

let known: string | undefined;

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

/** Above both the sources and the built command. */
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Where this module and all others are, and the modules that are copied into packages. */
const sourceFolders = [fileURLToPath(new URL("../../", import.meta.url)), join(root, "generator/runtime/")];

/** Times say nothing here: those of installed files are all the same. */
function versionOf(name: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    const manifest = join(folder, "node_modules", name, "package.json");
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, "utf8")).version;
    if (dirname(folder) === folder) return "none";
  }
}
