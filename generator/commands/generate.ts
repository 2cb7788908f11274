import { type Command, InvalidArgumentError, Option } from "commander";
import { createDiagnostics } from "../diagnostics/collector.js";
import { formatDiagnostics } from "../diagnostics/format.js";
import { repeatOf } from "../run/record/up-to-date.js";
import { addCallOptions, type CallFlags, callOf } from "./call.js";
import type { Asked, Findings, Purpose } from "./purposes/purpose.js";
import { type Outcome, printReport, type ReportFormat, reportFormats } from "./reports/report.js";
import { exitCodes } from "./terminal/exit-codes.js";
import { createProgress, noProgress } from "./terminal/progress.js";
import type { Terminal } from "./terminal/terminal.js";

interface CheckFlags extends CallFlags {
  readonly format: ReportFormat;
  readonly wait?: number;
}

interface GenerateFlags extends CheckFlags {
  readonly check?: boolean;
  readonly bump?: boolean;
}

/** Adds `specmill generate` to the program, and `specmill check`, which is the same with `--check`. */
export function addGenerate(program: Command, terminal: Terminal, end: (code: number) => void, help: string): void {
  addOptions(program.command("generate"))
    .description("generate a package, and build it")
    .option("--check", "write nothing, and fail if anything would change")
    .addOption(
      new Option("--bump", "raise the version by what changed in the contracts, and write the changelog").conflicts([
        "check",
        "packageVersion",
      ]),
    )
    .addHelpText("after", help)
    .action(async (specs: readonly string[], flags: GenerateFlags) => {
      end(await perform(purposeOf(flags), specs, flags, terminal));
    });
  addOptions(program.command("check"))
    .description("the same as generate --check")
    .addHelpText("after", help)
    .action(async (specs: readonly string[], flags: CheckFlags) => {
      end(await perform({ kind: "check" }, specs, flags, terminal));
    });
}

/** No call has both flags: one excludes the other. */
function purposeOf({ check, bump }: GenerateFlags): Purpose {
  if (check) return { kind: "check" };
  return bump ? { kind: "bump" } : { kind: "generate" };
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

/** Does what a call is for, and prints what it came to. Gives the exit code. */
async function perform(
  purpose: Purpose,
  specs: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<number> {
  const start = performance.now();
  const { quiet = false, wait, format } = flags;
  const diagnostics = createDiagnostics();
  const progress = terminal.interactive && !quiet ? createProgress(terminal) : noProgress;
  const options = { root: terminal.root, onStage: progress.show, ...(wait !== undefined && { patience: wait }) };
  try {
    const findings = await findingsOf(purpose, { call: callOf(specs, flags), quiet, diagnostics, options });
    progress.clear();
    const seconds = (performance.now() - start) / 1000;
    printReport({ ...findings, diagnostics: diagnostics.all(), seconds }, format, { quiet }, terminal);
    return exitCodeOf(findings.outcome);
  } catch (error) {
    progress.clear();
    // A bug of ours. What was said before may tell what brought it about.
    terminal.error(`${formatDiagnostics(diagnostics.all(), terminal)}\n`);
    throw error;
  }
}

/** What a call came to. Only what is not there already waits for the compiler, and for what calls it. */
async function findingsOf(purpose: Purpose, asked: Asked): Promise<Findings> {
  switch (purpose.kind) {
    case "generate":
      return repeated("generate", asked) ?? (await import("./purposes/generate.js")).generateCalled(asked);
    case "check":
      return repeated("check", asked) ?? (await import("./purposes/check.js")).checkCalled(asked);
    case "bump":
      // What would be generated may be there already, and its version due.
      return (await import("./purposes/bump.js")).bumpCalled(asked);
    default:
      return purpose satisfies never;
  }
}

/** The findings of a call that asks for what is there already. */
function repeated(
  purpose: "generate" | "check",
  { call, diagnostics, options: { root } }: Asked,
): Findings | undefined {
  const repeat = repeatOf(call, root, purpose);
  if (repeat === undefined) return undefined;
  const { apis, files, diagnostics: said } = repeat;
  diagnostics.include({ all: () => said });
  return { outcome: { kind: "current", apis, files }, stale: [], changes: undefined };
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
