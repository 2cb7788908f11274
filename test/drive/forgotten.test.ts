import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { build } from "../../generator/5-write/build/build.js";
import { modelsOf, print } from "../../generator/compile.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { createMemory, type Memory } from "../../generator/memory/memory.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { memoryHost } from "../harness/memory-host.js";

// A watch runs all day: what it remembers of a save is not to keep all that was known of the contract then.

const contract = readFileSync(new URL("../changes/described-in-place.yaml", import.meta.url), "utf8");
const runtime = readRuntimeSources();

/** Collects everything that nothing leads to. */
async function collect(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const gc: () => void = runInNewContext("gc");
  // What a WeakRef was made for or asked about stays until the end of the task (ECMA-262 §9.10.4.2).
  await setImmediate();
  gc();
}

/** Generates, and gives what the memory should not lead to after the next time. */
async function generate(text: string, memory: Memory): Promise<Readonly<Record<string, WeakRef<object>>>> {
  const host = memoryHost({ "/library.yaml": text });
  const options = { host, root: "/", packageName: "library", packageVersion: "1.0.0", runtime, memory };
  const [model] = modelsOf(["library.yaml"], options, createDiagnostics()) ?? [];
  if (model === undefined) throw new Error("The contract has errors");
  build(await print([model], options), undefined, memory);
  memory.forget();
  const { api, names, shapes, unions, usage } = model;
  const known = { model, api, operations: api.operations, schemas: api.schemas, document: api.at.source };
  const all = Object.entries({ ...known, names, shapes, unions, usage });
  return Object.fromEntries(all.map(([what, value]) => [what, new WeakRef(value)]));
}

test("a memory leads to nothing that was known of the contract before the last save", async () => {
  const memory = createMemory();
  const saves: Awaited<ReturnType<typeof generate>>[] = [];
  let text = contract;
  for (let place = 0; place < 6; place++) {
    let left = place;
    text = text.replace(/(?:minimum|minLength): \d+/g, (bound) => (left-- === 0 ? `${bound}7` : bound));
    saves.push(await generate(text, memory));
  }
  await collect();
  const kept = saves
    .slice(0, -1)
    .map((save) => Object.entries(save).flatMap(([what, known]) => (known.deref() === undefined ? [] : [what])));
  expect(kept).toEqual(Array(5).fill([]));
});
