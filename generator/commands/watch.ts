import type { Command } from "commander";
import { fileSystemHost } from "../1-load/host.js";
import { createDiagnostics } from "../diagnostics/collector.js";
import { formatDiagnostics, mostInTerminal } from "../diagnostics/format.js";
import type { Run } from "../run/watch.js";
import { addInvocationOptions, type Invocation, type InvocationFlags, invocationOf } from "./invocation.js";
import { standardInput } from "./standard-input.js";
import { exitCodes } from "./terminal/exit-codes.js";
import { createProgress, noProgress } from "./terminal/progress.js";
import type { Terminal } from "./terminal/terminal.js";

/** Adds `specmill watch` to the program. `end` is called with the exit code. */
export function addWatchCommand(program: Command, terminal: Terminal, end: (code: number) => void, help: string): void {
  addInvocationOptions(program.command("watch"))
    .description("generate, and again on every save of a file of the documents")
    .addHelpText("after", help)
    .action(async (specs: readonly string[], flags: InvocationFlags) => {
      if (specs.includes(standardInput)) return end(refuseStandardInput(terminal));
      const ended = await watchCommand(invocationOf(specs, flags), flags.quiet === true, terminal, untilSignal());
      end(ended === "refused" ? exitCodes.usage : exitCodes.done);
    });
}

/**
 * `specmill watch`: generates, and again on every save, until `end`. Prints the diagnostics of each run and a line, and
 * never rewrites what it printed, because programs may read it, too.
 */
async function watchCommand(
  invocation: Invocation,
  quiet: boolean,
  terminal: Terminal,
  end: AbortSignal,
): Promise<"ended" | "refused"> {
  const { root, out, error, colour } = terminal;
  const newProgress = () => (terminal.interactive && !quiet ? createProgress(terminal) : noProgress);
  let progress = newProgress();
  // Loaded for this command only: help and mistakes in the command line need not wait for it.
  const { settingsSources } = await import("./settings.js");
  const { watch } = await import("../run/watch.js");
  return watch({
    outputs: (host) => settingsSources(invocation, root, host),
    host: fileSystemHost,
    root,
    end,
    onPhase: (phase) => progress.show(phase),
    onRun(run) {
      progress.clear();
      progress = newProgress();
      const shown = run.diagnostics.filter(({ severity }) => !quiet || severity === "error");
      if (shown.length > 0) error(`${formatDiagnostics(shown, { colour, most: mostInTerminal })}\n`);
      if (!quiet) out(summarise(run));
    },
  });
}

function refuseStandardInput({ error, colour }: Terminal): number {
  const diagnostics = createDiagnostics();
  const reason = "standard input can be read only once, and a watch reads its documents again";
  diagnostics.report("call-contradictory", undefined, { option: standardInput, reason });
  error(`${formatDiagnostics(diagnostics.all(), { colour })}\n`);
  return exitCodes.usage;
}

/** The signals by which a person or a system ends a program. */
const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Aborted by the first signal that would otherwise end the process, possibly in the middle of a run. */
function untilSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of endings) process.once(signal, () => controller.abort());
  return controller.signal;
}

function summarise({ changed, outcome, milliseconds, isLast, watched }: Run): string {
  const cause = changed.length === 0 ? "" : `${changed.join(", ")} changed: `;
  const time = `in ${(milliseconds / 1000).toFixed(2)} s`;
  switch (outcome.kind) {
    case "generated": {
      const done = `${cause}${outcome.changed} of ${counted(outcome.files)} rewritten ${time}\n`;
      return changed.length === 0 && isLast ? `${done}Watching ${counted(watched.length)}; Ctrl-C ends it\n` : done;
    }
    case "refused":
      return `${cause}nothing was generated, earlier output stays, ${time}\n`;
    default:
      return outcome satisfies never;
  }
}

function counted(files: number): string {
  return `${files} ${files === 1 ? "file" : "files"}`;
}
