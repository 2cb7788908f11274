import { type Command, InvalidArgumentError, Option } from "commander";
import type { Host } from "../1-load/host.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { formatDiagnostics, mostInTerminal } from "../diagnostics/format.js";
import type { SettingsSource } from "../run/configuration/settings.js";
import type { Request, Task } from "./execute.js";
import {
  addInvocationOptions,
  type InvocationFlags,
  invocationOf,
  invocationText,
  outputFoldersOf,
} from "./invocation.js";
import { printReports, type ReportFormat, reportFormats } from "./reports/print-report.js";
import type { Outcome, Report } from "./reports/report.js";
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

/** Carries out a task for every output, and prints their reports. Returns the exit code: the highest of all. */
async function runCommand(
  task: Task,
  specs: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<number> {
  const { quiet = false, wait, format } = flags;
  const progress = terminal.interactive && !quiet && format === "text" ? createProgress(terminal) : noProgress;
  const host = await hostFor(specs, terminal);
  const options = { host, root: terminal.root, onPhase: progress.show, ...(wait !== undefined && { patience: wait }) };
  const reports = await reportsOf(
    task,
    { invocation: invocationOf(specs, flags), quiet, options },
    {
      onFailure(diagnostics) {
        progress.clear();
        // A bug of ours. Earlier diagnostics may explain what caused it.
        terminal.error(`${formatDiagnostics(diagnostics.all(), { ...terminal, most: mostInTerminal })}\n`);
      },
    },
  );
  progress.clear();
  printReports(reports, format, { quiet }, terminal);
  return Math.max(...reports.map(({ outcome }) => exitCodeOf(outcome)));
}

/** Carries out a task for one output after the other. Where no run is needed, the compiler is not loaded. */
async function reportsOf(
  task: Task,
  request: Omit<Request, "settings">,
  { onFailure }: { readonly onFailure: (diagnostics: Diagnostics) => void },
): Promise<readonly Report[]> {
  let start = performance.now();
  const { invocation, options } = request;
  const folders = outputFoldersOf(invocation, options.root);
  const recorded = await recordedReports(task, folders, request);
  if (folders.length > 0 && recorded.every((report) => report !== undefined)) return recorded;
  const { settingsSources } = await import("./settings.js");
  const { execute } = await import("./execute.js");
  const reports: Report[] = [];
  const sources = settingsSources(invocation, options.root, options.host);
  for (const settings of sources) {
    const diagnostics = createDiagnostics();
    const report = recorded[settings.output];
    const own = sources.length > 1 ? taskFor(task, settings, options.host) : task;
    try {
      const result = report ?? (await execute(own, { ...request, settings }, diagnostics));
      const seconds = (performance.now() - start) / 1000;
      const output = sources.length > 1 ? folders[settings.output] : undefined;
      reports.push(report ?? { ...result, diagnostics: diagnostics.all(), seconds, output });
      start = performance.now();
    } catch (error) {
      onFailure(diagnostics);
      throw error;
    }
  }
  return reports;
}

/** Among several outputs, plain sources have no version to raise, and are only generated. */
function taskFor(task: Task, settings: SettingsSource, host: Host): Task {
  const isSources = settings.read(host, createDiagnostics())?.form.kind === "sources";
  return task === "bump" && isSources ? "generate" : task;
}

/**
 * For each output the report of its last run, where this command would only repeat it. Loads neither the compiler nor the
 * reader of YAML. A bump always runs: an output may be up to date and its version be due all the same.
 */
async function recordedReports(
  task: Task,
  folders: readonly string[],
  { invocation, options: { root } }: Omit<Request, "settings">,
): Promise<readonly (Report | undefined)[]> {
  if (task === "bump") return folders.map(() => undefined);
  const { findUpToDateRun } = await import("../run/record/up-to-date.js");
  return folders.map((out) => {
    const start = performance.now();
    const run = findUpToDateRun({ invocation: invocationText(invocation), out }, root, task);
    if (run === undefined) return undefined;
    const { apis, files, diagnostics } = run;
    const seconds = (performance.now() - start) / 1000;
    const output = folders.length > 1 ? out : undefined;
    return { outcome: { kind: "current", apis, files }, stale: [], changes: undefined, diagnostics, seconds, output };
  });
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
