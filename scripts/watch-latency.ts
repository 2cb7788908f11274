/**
 * How long it takes from a save to new files on disk, `dist/` among them, when `specmill watch` is warm:
 *
 *     npm run watch-latency [-- SAVES COPIES]
 *
 * Grows a document of some 300 schemas, starts the built command on it, and saves a change of one schema so many times,
 * which schema and what of it in turn. The time ends with the modification of the last file that was put into its place.
 * Beside it stands a full generation by a new process. Times are of the clock: only on a machine that does nothing else
 * do they mean something, their ratio does elsewhere too.
 */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { grownDocument, schemasIn } from "./grow/document.js";

const saves = Number(process.argv[2] ?? 20);
const copies = Number(process.argv[3] ?? 8);
/** Saves that warm the engine up, and do not count: after so many the times get no shorter. */
const warmUp = 20;
const command = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const call = ["grown.yaml", "--out", "out", "--package", "grown"];

/** What is changed of one schema: a bound, a description, an enum, a property, and a constant. */
const changes: readonly ((text: string, save: number) => string)[] = [
  (text, save) => text.replace(/minimum: 20\d\d/, `minimum: ${2000 + (save % 100)}`),
  (text, save) => text.replace(/(description: What the shareable asset is called)[^\n]*/, `$1, edition ${save}.`),
  (text, save) => text.replace(/enum: \[public, private[^\]]*\]/, `enum: [public, private, level${save}]`),
  (text, save) =>
    text.replace(
      /( {4}NotFound:\n(?: {6}.*\n)*? {6}properties:\n)( {8}extra.*\n)?/,
      `$1        extra${save}: { type: string }\n`,
    ),
  (text, save) => text.replace(/maxLength: \d+/, `maxLength: ${300 + save}`),
];

const folder = mkdtempSync(join(tmpdir(), "specmill-watch-latency-"));
try {
  let text = grownDocument(copies);
  writeFileSync(join(folder, "grown.yaml"), text);
  const cold = [1, 2, 3].map(coldGeneration);
  const watch = spawn(process.execPath, [command, "watch", ...call], { cwd: folder });
  watch.stderr.pipe(process.stderr);
  await line(watch, /Watching/);
  const latencies: number[] = [];
  for (let save = 1; save <= saves + warmUp; save++) {
    const changed = changes[save % changes.length]?.(text, save) ?? text;
    if (changed === text) throw new Error(`Change ${save % changes.length} changes nothing`);
    text = changed;
    const start = Date.now();
    const done = line(watch, /rewritten/);
    writeFileSync(join(folder, "grown.yaml"), text);
    await done;
    if (save > warmUp) latencies.push(lastChangeIn(join(folder, "out")) - start);
  }
  const code = new Promise((resolve) => watch.once("exit", resolve));
  watch.kill("SIGINT");
  if ((await code) !== 0) throw new Error("The watch did not end well");
  report(latencies, cold, schemasIn(text));
} finally {
  rmSync(folder, { recursive: true });
}

function coldGeneration(): number {
  rmSync(join(folder, "out"), { recursive: true, force: true });
  const start = performance.now();
  execFileSync(process.execPath, [command, "generate", ...call, "--quiet"], { cwd: folder });
  return performance.now() - start;
}

function line(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = "";
    const look = (data: Buffer) => {
      seen += data.toString();
      if (!pattern.test(seen)) return;
      child.stdout.off("data", look);
      child.off("exit", fail);
      resolve();
    };
    const fail = () => reject(new Error(`The watch ended: ${seen}`));
    child.stdout.on("data", look);
    child.once("exit", fail);
  });
}

/** When the last file under a folder was written, as a modification time. */
function lastChangeIn(path: string): number {
  return Math.max(
    ...readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).ctimeMs),
  );
}

function report(latencies: readonly number[], cold: readonly number[], schemas: number): void {
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => Math.round(quantile(latencies, share)));
  const [least, most] = [Math.round(Math.min(...latencies)), Math.round(Math.max(...latencies))];
  const full = Math.round(quantile(cold, 0.5));
  const ratio = Number(((median ?? 0) / full).toFixed(3));
  const load = Number(readLoad());
  console.log(JSON.stringify({ schemas, saves: latencies.length, median, low, high, least, most, full, ratio, load }));
  console.log(
    `A save of a change to one of ${schemas} schemas is on disk after ${median} ms (median of ${latencies.length}; the middle half ${low} to ${high} ms), ${ratio} of the ${full} ms that a full generation takes.`,
  );
}

function readLoad(): string {
  try {
    return readFileSync("/proc/loadavg", "utf8").split(" ")[0] ?? "NaN";
  } catch {
    return "NaN";
  }
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}
