/**
 * What importing generated validators costs, beside an empty module of the same size:
 *
 *     npm run cold-start [-- RUNS]
 *
 * Each import has a process of its own, and the two take turns. That nothing is constructed is proven by a test; here one
 * sees what is left: a module of functions is read once to find where they end, a comment is not.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../test/harness/bundle.js";
import { rapidlyPackage } from "../test/harness/consumers.js";

const runs = Number(process.argv[2] ?? 41);
const folder = mkdtempSync(join(tmpdir(), "specmill-cold-start-"));
try {
  const validators = await validatorsModule();
  const size = Buffer.byteLength(validators);
  const empty = `/*${" ".repeat(size - "/**/export {};".length)}*/export {};`;
  const uncalled = `export function never() {\n${validators.replace(/export \{[^}]*\};\s*$/, "")}}`;
  const modules = {
    "an empty module": write("empty.mjs", empty),
    "the empty one again": write("again.mjs", empty),
    "the text in a function that is not called": write("uncalled.mjs", uncalled),
    "Rapidly's validators": write("validators.mjs", validators),
  };
  const times = new Map(Object.keys(modules).map((name) => [name, [] as number[]]));
  for (let run = -2; run < runs; run++) {
    for (const [name, path] of Object.entries(modules)) {
      const time = timeOf(path);
      if (run >= 0) times.get(name)?.push(time);
    }
  }
  console.log(`Importing ${size} B, in milliseconds: median, and the middle half of ${runs} processes`);
  for (const [name, all] of times) {
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(all, share).toFixed(2));
    console.log(`  ${name.padEnd(41)} ${middle}  ${low} … ${high}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Everything that the validators of an API export, as one module. */
async function validatorsModule(): Promise<string> {
  return bundle(`export * from "package/rapidly/validators.ts";`, await rapidlyPackage(), "kept");
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The time of one import in a new process, after another import has loaded the loader. */
function timeOf(path: string): number {
  const script = `
    await import("data:text/javascript,export {}");
    const start = process.hrtime.bigint();
    await import(${JSON.stringify(pathToFileURL(path).href)});
    process.stdout.write(String(Number(process.hrtime.bigint() - start) / 1e6));`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}
