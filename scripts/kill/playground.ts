import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import type { Contents } from "../../generator/5-write/plan.js";
import { inTurn } from "../../generator/5-write/turn.js";
import { write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { snapshotOf } from "../../test/harness/snapshot.js";

export type Version = "old" | "new";
export type Ending = "done" | "failed" | "killed";

/** A folder to write packages into, and the program that does. */
export type Playground = ReturnType<typeof createPlayground>;

export function createPlayground(packages: Readonly<Record<Version, Contents>>) {
  const folder = mkdtempSync(join(tmpdir(), "specmill-kill-"));
  const root = join(folder, "root");
  const out = join(root, "out");
  const program = join(folder, "child.mjs");
  const entryPoints = [fileURLToPath(new URL("child.ts", import.meta.url))];
  buildSync({ entryPoints, outfile: program, bundle: true, platform: "node", format: "esm", target: "node20" });
  const fileOf = (version: Version) => join(folder, `${version}.json`);
  for (const version of ["old", "new"] as const) writeFileSync(fileOf(version), JSON.stringify(packages[version]));
  const texts = { old: snapshotOfVersion("old"), new: snapshotOfVersion("new") };

  return {
    /** Puts a version there, whatever there was, and what others have there. */
    reset,
    /** Which version is in the output folder, or a part of each. */
    state(): Version | "partial" {
      const found = JSON.stringify(output());
      return found === JSON.stringify(texts.old) ? "old" : found === JSON.stringify(texts.new) ? "new" : "partial";
    },
    /** The files that are neither the old ones nor the new ones, and what others miss. */
    problems(): readonly string[] {
      const found = output();
      const paths = new Set([...Object.keys(texts.old), ...Object.keys(texts.new), ...Object.keys(found)]);
      return [...paths].flatMap((path) => {
        const isFolder = [texts.old[path], texts.new[path], found[path]].includes("folder");
        const isExpected = isFolder || found[path] === texts.old[path] || found[path] === texts.new[path];
        return isExpected ? [] : [`${path} is not whole`];
      });
    },
    hasJournal: () => existsSync(join(out, ".specmill-work/journal.json")),
    hasWorkFolder: () => existsSync(join(out, ".specmill-work")),
    /** Starts to write a version. */
    start(version: Version, dieBefore?: number): { readonly child: ChildProcess; readonly ended: Promise<Ending> } {
      const words = [root, fileOf(version), ...(dieBefore === undefined ? [] : [String(dieBefore)])];
      const child = fork(program, words, { execArgv: [] });
      const ended = new Promise<Ending>((resolve) => {
        child.once("close", (code, signal) => resolve(signal !== null ? "killed" : code === 0 ? "done" : "failed"));
      });
      return { child, ended };
    },
    /** Completes what was begun, as the next run does first. */
    async complete(): Promise<void> {
      const diagnostics = createDiagnostics();
      if ((await inTurn({ path: out, shown: "out" }, {}, diagnostics, () => true)) !== true)
        throw new Error(JSON.stringify(diagnostics.all()));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };

  function output(): Readonly<Record<string, string>> {
    const found = Object.entries(snapshotOf(out)).filter(([path]) => !path.startsWith(".specmill-work"));
    return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  function reset(version: Version): void {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root);
    const diagnostics = createDiagnostics();
    const opened = openOutputFolder({ out: "out", specs: [], root, host: fileSystemHost }, diagnostics);
    if (!opened || !write(opened, packages[version], diagnostics)) throw new Error(JSON.stringify(diagnostics.all()));
    addForeign();
  }

  /** What others have in an output folder: a folder of files and links, a link to elsewhere, and some in a folder of ours. */
  function addForeign(): void {
    for (let count = 0; count < 20; count++) {
      const module = join(out, "node_modules", `module-${count}`);
      mkdirSync(module, { recursive: true });
      writeFileSync(join(module, "index.js"), `export default ${count};\n`);
    }
    symlinkSync("module-0", join(out, "node_modules/linked"));
    symlinkSync("../node_modules/module-2", join(out, "src/linked"));
    writeFileSync(join(out, "src/mine.ts"), "export {};\n");
  }

  function snapshotOfVersion(version: Version): Readonly<Record<string, string>> {
    reset(version);
    return output();
  }
}
