import { type Command, InvalidArgumentError, Option } from "commander";
import { fileSystemHost } from "../../1-load/host.js";
import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";
import { formatDiagnostics } from "../../diagnostics/format.js";
import type { BumpResult } from "../bump.js";
import type { Call } from "../configuration/options.js";
import type { Outcome } from "../generate.js";
import type { ContractChanges } from "../history/contract-changes.js";
import { traced } from "../record/traced-host.js";
import { repeatOf } from "../record/up-to-date.js";
import type { Release } from "../release/changelog.js";
import { printReport, type Report, type ReportFormat, reportFormats } from "../reports/report.js";
import { exitCodes } from "../terminal/exit-codes.js";
import { createProgress, type Progress } from "../terminal/progress.js";
import type { Terminal } from "../terminal/terminal.js";
import { addCallOptions, type CallFlags, callOf } from "./call.js";

interface GenerateFlags extends CallFlags {
  readonly check?: boolean;
  readonly bump?: boolean;
  readonly format: ReportFormat;
  readonly wait?: number;
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
    const repeat = repeated(call, flags, terminal, diagnostics);
    const result: BumpResult = repeat
      ? { outcome: repeat }
      : await generateAnew(call, flags, terminal, diagnostics, progress.show);
    const { outcome } = result;
    const compared = await compare(outcome, quiet, terminal);
    const changes = result.changes ?? compared.changes;
    const version = result.bumped ?? (await behind(call, outcome, changes));
    progress.clear();
    const seconds = (performance.now() - start) / 1000;
    const report = { outcome, ...compared, changes, version, diagnostics: diagnostics.all(), seconds };
    printReport(report, flags.format, { quiet }, terminal);
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
  { check, bump }: GenerateFlags,
  { root }: Terminal,
  diagnostics: Diagnostics,
): Outcome | undefined {
  // What would be generated is there already, but its version may be due.
  if (bump) return undefined;
  const repeat = repeatOf(call, root, check ? "check" : "generate");
  if (repeat === undefined) return undefined;
  const { apis, files, diagnostics: said } = repeat;
  diagnostics.include({ all: () => said });
  return { kind: "current", apis, files };
}

async function generateAnew(
  call: Call,
  { check = false, bump = false, wait }: GenerateFlags,
  { root }: Terminal,
  diagnostics: Diagnostics,
  onStage: Progress["show"],
): Promise<BumpResult> {
  // Loaded here, so that what has nothing to compile need not wait for the compiler.
  const { settle } = await import("../configuration/options.js");
  const refused = { kind: "refused", by: "call" } as const;
  const options = { ...(wait !== undefined && { patience: wait }), root, host: fileSystemHost };
  const generateSettled = async (release: Release | undefined): Promise<Outcome> => {
    const { host, trace } = traced(fileSystemHost);
    const settings = settle(call, root, host, diagnostics);
    if (settings === undefined) return refused;
    const { generate } = await import("../generate.js");
    return generate({ ...settings, ...options, madeFrom: { call, trace }, check, release, onStage }, diagnostics);
  };
  if (!bump) return { outcome: await generateSettled(undefined) };
  if (call.specs.length > 0) {
    diagnostics.report("bump-configuration-missing", undefined, undefined);
    return { outcome: refused };
  }
  const settings = settle(call, root, fileSystemHost, diagnostics);
  if (settings === undefined) return { outcome: refused };
  const { bump: raise } = await import("../bump.js");
  return raise(settings, { ...options, generate: generateSettled }, diagnostics);
}

/** That a version stays although something breaks: what it would be by `--bump`, where that can be asked for. */
async function behind(
  call: Call,
  outcome: Outcome,
  changes: ContractChanges | undefined,
): Promise<Report["version"] | undefined> {
  if (call.specs.length > 0 || call.packageVersion !== undefined) return undefined;
  if (outcome.kind !== "generated" || outcome.versions.before !== outcome.versions.now) return undefined;
  const level = changes?.kind === "known" ? changes.changes[0]?.level : undefined;
  if (level !== "wire" && level !== "source") return undefined;
  const { nextVersion } = await import("../release/next-version.js");
  const { now } = outcome.versions;
  const next = nextVersion(now, level);
  return next === undefined ? undefined : { kind: "behind", now, next };
}

type Compared = Pick<Report, "stale" | "changes">;

/** What there is to say of the difference to what was generated before. */
async function compare(outcome: Outcome, quiet: boolean, { root }: Terminal): Promise<Compared> {
  switch (outcome.kind) {
    case "generated": {
      const before = quiet || outcome.changed === 0 ? undefined : outcome.before();
      if (before === undefined || before.kind === "nothing") return { stale: [], changes: undefined };
      const { contractChanges } = await import("../history/contract-changes.js");
      return { stale: [], changes: await contractChanges(outcome.models, before, { root, formats: outcome.formats }) };
    }
    case "stale": {
      const { contractChanges } = await import("../history/contract-changes.js");
      const { causesOf, declaredNames } = await import("../check/stale-causes.js");
      const { shortDiff } = await import("../check/stale-diff.js");
      const names = declaredNames(outcome.models);
      const stale = outcome.stale.map((file) => ({ file, causes: causesOf(file, names), diff: shortDiff(file) }));
      return {
        stale,
        changes: await contractChanges(outcome.models, outcome.before(), { root, formats: outcome.formats }),
      };
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
