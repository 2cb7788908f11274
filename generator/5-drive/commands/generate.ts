import { type Command, InvalidArgumentError, Option } from "commander";
import { fileSystemHost } from "../../1-load/host.js";
import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";
import { formatDiagnostics } from "../../diagnostics/format.js";
import { exitCodes } from "../exit-codes.js";
import type { Outcome } from "../generate.js";
import type { Call } from "../options.js";
import { createProgress, type Progress } from "../progress.js";
import { printReport, type Report, type ReportFormat, reportFormats } from "../reports/report.js";
import type { Terminal } from "../terminal.js";
import { traced } from "../traced-host.js";
import { repeatOf } from "../up-to-date.js";
import { addCallOptions, type CallFlags, callOf } from "./call.js";

interface GenerateFlags extends CallFlags {
  readonly check?: boolean;
  readonly format: ReportFormat;
  readonly wait?: number;
}

/** Adds `specmill generate` to the program, and `specmill check`, which is the same with `--check`. */
export function addGenerate(program: Command, terminal: Terminal, end: (code: number) => void, help: string): void {
  addOptions(program.command("generate"))
    .description("generate a package, and build it")
    .option("--check", "write nothing, and fail if anything would change")
    .addHelpText("after", help)
    .action(async (specs: readonly string[], flags: GenerateFlags) => {
      end(await generateCommand(callOf(specs, flags), flags, terminal));
    });
  addOptions(program.command("check"))
    .description("the same as generate --check")
    .addHelpText("after", help)
    .action(async (specs: readonly string[], flags: GenerateFlags) => {
      end(await generateCommand(callOf(specs, flags), { ...flags, check: true }, terminal));
    });
}

function addOptions(command: Command): Command {
  const format = new Option("--format <FORMAT>", "how to print what was found").choices(reportFormats).default("text");
  return addCallOptions(command)
    .addOption(format)
    .option("--wait <SECONDS>", "how long to wait for another run that is writing (default: 30)", seconds);
}

function seconds(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It is not a number of seconds.");
  return Number(text);
}

async function generateCommand(call: Call, flags: GenerateFlags, terminal: Terminal): Promise<number> {
  const start = performance.now();
  const quiet = flags.quiet === true;
  const diagnostics = createDiagnostics();
  const progress = createProgress(terminal, terminal.interactive && !quiet);
  try {
    const outcome =
      repeated(call, flags, terminal, diagnostics) ??
      (await generateAnew(call, flags, terminal, diagnostics, progress.show));
    const compared = await compare(outcome, quiet, terminal);
    progress.clear();
    const seconds = (performance.now() - start) / 1000;
    printReport({ outcome, ...compared, diagnostics: diagnostics.all(), seconds }, flags.format, { quiet }, terminal);
    return exitCodeOf(outcome);
  } catch (error) {
    progress.clear();
    // A bug of ours. What was said before may tell what brought it about.
    terminal.error(`${formatDiagnostics(diagnostics.all(), terminal)}\n`);
    throw error;
  }
}

/** The outcome of a call that asks for what is there already. */
function repeated(
  call: Call,
  { check }: GenerateFlags,
  { root }: Terminal,
  diagnostics: Diagnostics,
): Outcome | undefined {
  const repeat = repeatOf(call, root, check ? "check" : "generate");
  if (repeat === undefined) return undefined;
  const { apis, files, diagnostics: said } = repeat;
  diagnostics.include({ all: () => said });
  return { kind: "current", apis, files };
}

async function generateAnew(
  call: Call,
  { check = false, wait }: GenerateFlags,
  { root }: Terminal,
  diagnostics: Diagnostics,
  onStage: Progress["show"],
): Promise<Outcome> {
  // Loaded here, so that what has nothing to compile need not wait for the compiler.
  const { settle } = await import("../options.js");
  const { host, trace } = traced(fileSystemHost);
  const settings = settle(call, root, host, diagnostics);
  if (settings === undefined) return { kind: "refused", by: "call" };
  const { generate } = await import("../generate.js");
  const patience = wait === undefined ? {} : { patience: wait };
  const madeFrom = { call, trace };
  return generate({ ...settings, ...patience, root, host: fileSystemHost, madeFrom, check, onStage }, diagnostics);
}

type Compared = Pick<Report, "stale" | "changes">;

/** What there is to say of the difference to what was generated before. */
async function compare(outcome: Outcome, quiet: boolean, { root }: Terminal): Promise<Compared> {
  switch (outcome.kind) {
    case "generated": {
      if (quiet || outcome.before.kind === "nothing" || outcome.changed === 0) return { stale: [], changes: undefined };
      const { contractChanges } = await import("../contract-changes.js");
      return { stale: [], changes: await contractChanges(outcome.models, outcome.before, { root }) };
    }
    case "stale": {
      const { contractChanges } = await import("../contract-changes.js");
      const { causesOf, declaredNames } = await import("../stale-causes.js");
      const { shortDiff } = await import("../stale-diff.js");
      const names = declaredNames(outcome.models);
      const stale = outcome.stale.map((file) => ({ file, causes: causesOf(file, names), diff: shortDiff(file) }));
      return { stale, changes: await contractChanges(outcome.models, outcome.before, { root }) };
    }
    case "current":
    case "refused":
      return { stale: [], changes: undefined };
    default:
      return outcome satisfies never;
  }
}

function exitCodeOf(outcome: Outcome): number {
  switch (outcome.kind) {
    case "generated":
    case "current":
      return exitCodes.done;
    case "stale":
      return exitCodes.input;
    case "refused":
      return exitCodes[outcome.by];
    default:
      return outcome satisfies never;
  }
}
