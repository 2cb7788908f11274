import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { logVariable, phaseVariable } from "./events.js";
import type { Sandbox } from "./sandbox.js";

/** The programs of the child processes, as JavaScript: what they run must not be changed by a loader on its way. */
export interface Children {
  readonly folder: string;
  readonly watch: string;
  readonly exercise: string;
  readonly calls: string;
}

export function compileChildren(): Children {
  const folder = mkdtempSync(join(tmpdir(), "specmill-hostile-children-"));
  const source = (name: string) => fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const entryPoints = ["watch", "exercise", "calls"].map(source);
  const output = { outdir: folder, outExtension: { ".js": ".mjs" } };
  buildSync({ entryPoints, ...output, bundle: true, platform: "node", format: "esm", target: "node20" });
  const built = (name: string) => join(folder, `${name}.mjs`);
  return { folder, watch: built("watch"), exercise: built("exercise"), calls: built("calls") };
}

export function removeChildren({ folder }: Children): void {
  rmSync(folder, { recursive: true });
}

export interface Ending {
  /** Absent when a signal ended the process. */
  readonly code: number | undefined;
  readonly timedOut: boolean;
  /** What it printed, on both streams. */
  readonly output: string;
}

const megabytesAtMost = 512;
/**
 * Of processor time, on every thread: ten seconds of a quiet machine are up to three times that where two runs share
 * the cores with others.
 */
const secondsAtMost = 30;
/** By the clock, for a process that waits for something that never comes. */
const minutesAtMost = 1;

/** Runs Node in a sandbox, with limits on memory and time. */
export function run(parameters: readonly string[], sandbox: Sandbox, phase: string): Promise<Ending> {
  const node = [process.execPath, `--max-old-space-size=${megabytesAtMost}`, ...parameters];
  const child = spawn("/bin/sh", ["-c", `ulimit -t ${secondsAtMost} && exec "$@"`, "sh", ...node], {
    cwd: sandbox.project,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: sandbox.home,
      TMPDIR: sandbox.temporary,
      NO_COLOR: "1",
      TSX_DISABLE_CACHE: "1",
      [logVariable]: sandbox.log,
      [phaseVariable]: phase,
      HOSTILE_SECRET: sandbox.secret,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      if (output.length < 1_000_000) output += text;
    });
  }
  const timer = setTimeout(() => child.kill("SIGKILL"), minutesAtMost * 60_000);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      // Too much processor time is SIGXCPU or SIGKILL, too little memory SIGABRT.
      resolve({ code: code ?? undefined, timedOut: signal === "SIGXCPU" || signal === "SIGKILL", output });
    });
  });
}
