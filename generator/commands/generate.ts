import { type Command, InvalidArgumentError, Option } from "commander";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { formatDiagnostics, mostInTerminal } from "../diagnostics/format.js";
import type { Request, Task } from "./execute.js";
import {
  addInvocationOptions,
  type InvocationFlags,
  invocationOf,
  invocationText,
  outputFolderOf,
} from "./invocation.js";
import { printReport, type ReportFormat, reportFormats } from "./reports/print-report.js";
import type { Outcome, RunResult } from "./reports/report.js";
import { hostFor } from "./standard-input.js";
import { exitCodeOfRefusal, exitCodes } from "./terminal/exit-codes.js";
import { createProgress, noProgress } from "./terminal/progress.js";
import type { Terminal } from "./terminal/terminal.js";

interface CheckFlags extends InvocationFlags {
  readonly format: ReportFormat;
  readonly wait?: number;
}

interface GenerateFlags extends CheckFlags {
  readonly check?: boolean;
  readonly bump?: boolean;
}

/**
 * Adds `specmill generate` to the program, and `specmill check`, which is the same with `--check`. `end` is called with
 * the exit code.
 */
export function addGenerateCommands(
  program: Command,
  terminal: Terminal,
  end: (code: number) => void,
  help: string,
): void {
  addOptions(program.command("generate"))
    .description(
      "generate sources, or with --package: a package, and build it; the command that is run where none is named",
    )
    .option("--check", "write nothing, and fail if anything would change")
    .addOption(
      new Option("--bump", "raise the version by what changed in the contracts, and write the changelog").conflicts([
        "check",
        "packageVersion",
      ]),
    )
    .addHelpText("after", help)
    .action(async (specs: readonly string[], flags: GenerateFlags) => {
      end(await runCommand(taskOf(flags), specs, flags, terminal));
    });
  addOptions(program.command("check"))
    .description("the same as generate --check")
    .addHelpText("after", help)
    .action(async (specs: readonly string[], flags: CheckFlags) => {
      end(await runCommand("check", specs, flags, terminal));
    });
}

/** The two flags exclude each other. */
function taskOf({ check, bump }: GenerateFlags): Task {
  if (check) return "check";
  return bump ? "bump" : "generate";
}

function addOptions(command: Command): Command {
  const format = new Option("--format <FORMAT>", "how to print what was found").choices(reportFormats).default("text");
  return addInvocationOptions(command)
    .addOption(format)
    .option("--wait <SECONDS>", "how long to wait for another run that is writing (default: 30)", seconds);
}

function seconds(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It is not a number of seconds.");
  return Number(text);
}

/** Carries out a task and prints its report. Returns the exit code. */
async function runCommand(
  task: Task,
  specs: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<number> {
  const start = performance.now();
  const { quiet = false, wait, format } = flags;
  const diagnostics = createDiagnostics();
  const progress = terminal.interactive && !quiet ? createProgress(terminal) : noProgress;
  const host = await hostFor(specs, terminal);
  const options = { host, root: terminal.root, onPhase: progress.show, ...(wait !== undefined && { patience: wait }) };
  try {
    const request = { invocation: invocationOf(specs, flags), quiet, options };
    const result =
      (await recordedResult(task, request, diagnostics)) ?? (await executeTask(task, request, diagnostics));
    progress.clear();
    const seconds = (performance.now() - start) / 1000;
    printReport({ ...result, diagnostics: diagnostics.all(), seconds }, format, { quiet }, terminal);
    return exitCodeOf(result.outcome);
  } catch (error) {
    progress.clear();
    // A bug of ours. Earlier diagnostics may explain what caused it.
    terminal.error(`${formatDiagnostics(diagnostics.all(), { ...terminal, most: mostInTerminal })}\n`);
    throw error;
  }
}

/**
 * The result of the last run, where this command would only repeat it. Loads neither the compiler nor the reader of YAML.
 * A bump always runs: the output may be up to date and its version be due all the same.
 */
async function recordedResult(
  task: Task,
  { invocation, options: { root } }: Request,
  diagnostics: Diagnostics,
): Promise<RunResult | undefined> {
  const out = outputFolderOf(invocation, root);
  if (task === "bump" || out === undefined) return undefined;
  const { findUpToDateRun } = await import("../run/record/up-to-date.js");
  const run = findUpToDateRun({ invocation: invocationText(invocation), out }, root, task);
  if (run === undefined) return undefined;
  diagnostics.include({ all: () => run.diagnostics });
  return { outcome: { kind: "current", apis: run.apis, files: run.files }, stale: [], changes: undefined };
}

async function executeTask(task: Task, request: Request, diagnostics: Diagnostics): Promise<RunResult> {
  const { execute } = await import("./execute.js");
  return execute(task, request, diagnostics);
}

function exitCodeOf(outcome: Outcome): number {
  switch (outcome.kind) {
    case "generated":
    case "current":
      return exitCodes.done;
    case "stale":
      return exitCodes.failed;
    case "refused":
      return exitCodeOfRefusal(outcome);
    default:
      return outcome satisfies never;
  }
}
