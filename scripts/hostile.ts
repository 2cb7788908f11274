import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readCases } from "./hostile/cases.js";
import { compileChildren, removeChildren } from "./hostile/children.js";
import { attack } from "./hostile/generation.js";
import { attackAtRunTime } from "./hostile/run-time.js";
import { formatSummary, formatTable } from "./hostile/table.js";
import type { Row } from "./hostile/verdict.js";

// Runs every document of a folder (by default of `scripts/hostile/cases`) that attacks a generator (`index.json` says what each tries and what has to happen)
// through specmill, in processes that have no network, little memory and little time. Fails only when one got through:
// a payload ran, something was written or read elsewhere, the network was tried, or a process crashed or hung.

const atOnce = 2;

/** Our own: about overlays and filters. */
const ours = fileURLToPath(new URL("./hostile/cases", import.meta.url));

const [folder = ours] = process.argv.slice(2);
if (!existsSync(resolve(folder, "index.json"))) {
  console.log(`There are no hostile documents at ${folder}: nothing to do.`);
} else {
  const rows = await runAll(resolve(folder));
  console.log(formatTable(rows));
  console.log(formatSummary(rows));
  process.exitCode = rows.some(({ verdict }) => verdict === "NOT OK") ? 1 : 0;
}

async function runAll(folder: string): Promise<readonly Row[]> {
  const children = compileChildren();
  try {
    const cases = readCases(folder);
    const rows: Row[][] = cases.map(() => []);
    const queue = [...cases.entries()];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [index, hostile] = next;
        rows[index] =
          hostile.kind === "document" ? await attack(hostile, children) : [await attackAtRunTime(hostile, children)];
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return rows.flat();
  } finally {
    removeChildren(children);
  }
}
