import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { environmentWithoutNpm } from "../shared/peers.js";
import type { Candidate } from "./candidates.js";

/** What one run of a candidate came to. */
export type Run =
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "completed"; readonly figures: Figures };

export interface Figures {
  /** From the start of the process to its end, by the clock. */
  readonly seconds: number;
  /** Of all Node processes that the run started, taken together. */
  readonly cpuSeconds: number;
  /** The most memory (resident set) that a single process of the run held. */
  readonly peakMegabytes: number;
  readonly writtenKilobytes: number;
}

const here = fileURLToPath(new URL("./", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const timeout = 300_000;

/**
 * Runs a candidate once on a document, as a process of its own in a folder of its own that is empty before. A run has
 * completed if its exit code is 0 and it has written something.
 */
export function runOnce(candidate: Candidate, document: string, node: string): Run {
  const folder = join(here, "build", candidate.name.replace(/\W+/g, "-"));
  const resources = join(folder, "resources");
  const out = join(folder, "out");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(resources, { recursive: true });
  mkdirSync(out);
  const { configuration } = candidate;
  if (configuration !== undefined)
    copyFileSync(join(here, "configurations", configuration), join(folder, configuration));
  const [script = "", ...args] = candidate.call(document);
  const start = performance.now();
  const { status, signal, stdout, stderr, error } = spawnSync(node, [join(root, script), ...args], {
    cwd: folder,
    encoding: "utf8",
    timeout,
    maxBuffer: 1 << 28,
    env: {
      ...environmentWithoutNpm(),
      BENCH_DOCUMENT: document,
      BENCH_RESOURCES: resources,
      NODE_OPTIONS: `--require ${JSON.stringify(join(here, "resources.cjs"))}`,
      NO_COLOR: "1",
      DO_NOT_TRACK: "1",
      KUBB_DISABLE_TELEMETRY: "1",
    },
  });
  const seconds = (performance.now() - start) / 1000;
  if (error !== undefined) return { kind: "failed", why: error.message };
  if (status !== 0) return { kind: "failed", why: firstErrorLine(stdout, stderr) ?? `exit code ${status ?? signal}` };
  const writtenKilobytes = sizeOf(out) / 1000;
  if (writtenKilobytes === 0)
    return { kind: "failed", why: firstErrorLine(stdout, stderr) ?? "it ended well and wrote nothing" };
  const processes = readdirSync(resources).map(
    (file): Pick<Figures, "cpuSeconds" | "peakMegabytes"> => JSON.parse(readFileSync(join(resources, file), "utf8")),
  );
  const cpuSeconds = processes.reduce((sum, process) => sum + process.cpuSeconds, 0);
  const peakMegabytes = Math.max(...processes.map((process) => process.peakMegabytes));
  return { kind: "completed", figures: { seconds, cpuSeconds, peakMegabytes, writtenKilobytes } };
}

/** What the lines say that explain a mistake, the most telling words first. */
const telling = [/cannot|can't|could not|no such|not found|invalid|missing|unable/i, /error|fail/i, /\w/];

/** The first line that explains what went wrong, on the error stream rather than on the other. */
function firstErrorLine(stdout: string, stderr: string): string | undefined {
  const lines = [stderr, stdout].flatMap((text) =>
    stripVTControlCharacters(text)
      .split("\n")
      .map((line) => line.trim())
      // Node shows the line of code that throws before the error.
      .filter((line) => !line.startsWith("throw ")),
  );
  return telling.map((words) => lines.find((line) => words.test(line))).find((line) => line !== undefined);
}

/** How many bytes the files in a folder have. */
function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
