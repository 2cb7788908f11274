#!/usr/bin/env node
import nodeModule from "node:module";
import { exitCodes } from "./commands/terminal/exit-codes.js";
import { refuseOldNode } from "./commands/terminal/node-version.js";

const refusal = refuseOldNode(process.versions.node);
if (refusal === undefined) process.exitCode = await runCommand();
else {
  process.stderr.write(refusal);
  process.exitCode = exitCodes.usage;
}

/** Everything else is loaded only now: an old version of Node may not even be able to. */
async function runCommand(): Promise<number> {
  // Node keeps what it compiled for the next run, from 22.1 on: a sixth of a generation.
  if ("enableCompileCache" in nodeModule) (nodeModule.enableCompileCache as () => void)();
  const { run } = await import("./commands/command.js");
  const { environmentHasColour } = await import("./diagnostics/format.js");
  const { isInteractive } = await import("./commands/terminal/progress.js");
  const forced = Boolean(process.env.FORCE_COLOR);
  return run(process.argv.slice(2), {
    root: process.cwd(),
    out: (text) => process.stdout.write(text),
    input: readStandardInput,
    error: (text) => process.stderr.write(text),
    interactive: isInteractive(process.stderr.isTTY === true, process.env),
    columns: process.stderr.columns,
    // Diagnostics go to the error stream, which may be a file while the output is a terminal.
    colour: environmentHasColour && (process.stderr.isTTY === true || forced),
    outColour: environmentHasColour && (process.stdout.isTTY === true || forced),
  });
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
