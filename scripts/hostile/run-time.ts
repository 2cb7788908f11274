import { fileURLToPath, pathToFileURL } from "node:url";
import type { HostileCase } from "./cases.js";
import { type Children, run } from "./children.js";
import { gather, generate, outcomeOf } from "./generation.js";
import { createSandbox, differences, removeSandbox, snapshot } from "./sandbox.js";
import { judge, type Row } from "./verdict.js";

const contract = fileURLToPath(new URL("contract.yaml", import.meta.url));

/** Generates the client of a small contract, and attacks that with the data of a case. */
export async function attackAtRunTime(hostile: HostileCase, children: Children): Promise<Row> {
  const sandbox = createSandbox(contract);
  try {
    const before = snapshot(sandbox);
    const generated = await generate(sandbox, "out", [], children);
    let ending = generated;
    if (generated.code === 0) {
      // R05 is about real redirects between two servers on the loopback interface; the others get no network.
      const watch = hostile.id === "R05" ? [] : ["--import", pathToFileURL(children.watch).href];
      ending = await run([...watch, children.calls, sandbox.out, hostile.id, hostile.file], sandbox, "call");
    }
    const evidence = gather(sandbox, differences(before, snapshot(sandbox)), generated.output, "out");
    return judge(hostile, outcomeOf(ending, "call"), evidence);
  } finally {
    removeSandbox(sandbox);
  }
}
