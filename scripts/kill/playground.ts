import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { inTurn } from "../../generator/5-write/in-turn.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import { type Contents, write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { sightOf, snapshotOf } from "../../test/harness/snapshot.js";
import { type DiskName, disks } from "./disks.js";

export type Version = "old" | "new";

/** What can be reached in the output folder: what others have there, too. */
export type State = Version | "nothing" | "mixed";

/** A folder to write packages into, and the program that does. */
export interface Playground {
  /** Puts a version there, whatever there was, and what others have there. */
  reset(version: Version): void;
  state(): State;
  /** Whether what is in the output folder is being exchanged, or was when a process was killed. */
  isBegun(): boolean;
  /** What is left beside the output folder. */
  leftovers(): readonly string[];
  /** Starts to write a version; resolves when it begins. */
  start(version: Version, dieAfter?: number): Promise<ChildProcess>;
  /** Ends what was left, as the next start of any command does. */
  recover(): Promise<void>;
  remove(): void;
}

/** Where packages are written to. */
export interface Ground {
  /** As it is printed, after what was done there. */
  readonly where: string;
  readonly disk: DiskName;
  /** Puts into the output folder what is not generated. */
  readonly others: (out: string) => void;
}

export function createPlayground(
  packages: Readonly<Record<Version, Contents>>,
  { disk, others }: Pick<Ground, "disk" | "others">,
): Playground {
  const folder = mkdtempSync(join(tmpdir(), "specmill-kill-"));
  const root = join(folder, "root");
  const program = join(folder, "child.mjs");
  const entryPoints = [fileURLToPath(new URL("child.ts", import.meta.url))];
  buildSync({ entryPoints, outfile: program, bundle: true, platform: "node", format: "esm", target: "node20" });
  const file = (version: Version) => join(folder, `${version}.json`);
  for (const version of ["old", "new"] as const) writeFileSync(file(version), JSON.stringify(packages[version]));
  const texts = { old: snapshotText("old"), new: snapshotText("new") };
  return {
    reset,
    state() {
      if (!existsSync(join(root, "out"))) return "nothing";
      const found = JSON.stringify(sightOf(join(root, "out")));
      return found === texts.old ? "old" : found === texts.new ? "new" : "mixed";
    },
    isBegun: () => existsSync(join(root, ".out.specmill/journal.json")),
    leftovers: () => Object.keys(snapshotOf(root)).filter((path) => !/^out(?:$|\/)/.test(path)),
    async start(version, dieAfter) {
      const words = [root, file(version), disk, ...(dieAfter === undefined ? [] : [String(dieAfter)])];
      const child = fork(program, words, { execArgv: [] });
      // Whoever asks later how it ended is told, too.
      endings.set(child, endingOf(child));
      await new Promise((resolve) => child.once("message", resolve));
      return child;
    },
    async recover() {
      const diagnostics = createDiagnostics();
      const place = { path: join(root, "out"), shown: "out" };
      if ((await inTurn(place, { disk: disks[disk] }, diagnostics, () => true)) !== true)
        throw new Error(JSON.stringify(diagnostics.all()));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };

  function reset(version: Version): void {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root);
    const diagnostics = createDiagnostics();
    const out = openOutputFolder("out", [], root, fileSystemHost, diagnostics);
    if (!out || !write(out, packages[version], diagnostics)) throw new Error(JSON.stringify(diagnostics.all()));
    others(join(root, "out"));
  }

  function snapshotText(version: Version): string {
    reset(version);
    return JSON.stringify(snapshotOf(join(root, "out")));
  }
}

/** How a process ended. What it asked another program to do is done by then, too. */
export async function ended(child: ChildProcess): Promise<Ending> {
  const ending = await gone(child);
  while (isServed(child)) await new Promise((resolve) => setTimeout(resolve, 1));
  return ending;
}

/** How a process ended itself. */
export function gone(child: ChildProcess): Promise<Ending> {
  return endings.get(child) ?? endingOf(child);
}

/** Whether a program is still at work for a process that may be gone: what takes the place of the output before it. */
function isServed({ spawnargs }: ChildProcess): boolean {
  const root = spawnargs.at(2) ?? "";
  const asksFor = (id: string) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, "utf8")
        .split("\0")
        .some((word) => word.startsWith(`${root}/`));
    } catch {
      return false; // It has ended meanwhile.
    }
  };
  return process.platform === "linux" && readdirSync("/proc").some((id) => /^\d+$/.test(id) && asksFor(id));
}

type Ending = "done" | "failed" | "killed";

const endings = new WeakMap<ChildProcess, Promise<Ending>>();

function endingOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once("close", (code, signal) => resolve(signal !== null ? "killed" : code === 0 ? "done" : "failed"));
  });
}
