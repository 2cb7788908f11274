import type { Diagnostics } from "../diagnostics/collector.js";
import { bump } from "../run/bump.js";
import { type CheckOutcome, check } from "../run/check.js";
import type { SettingsSource } from "../run/configuration/settings.js";
import { type GenerateOptions, type GenerateOutcome, generateFrom } from "../run/generate.js";
import type { ContractChanges } from "../run/history/contract-changes.js";
import { nextVersion } from "../run/release/next-version.js";
import type { Invocation } from "./invocation.js";
import { missingDependencies } from "./missing-dependencies.js";
import type { RunResult, StaleFileReport, VersionReport } from "./reports/report.js";

/** What a command does: generates, compares with what is there, or generates the next version. */
export type Task = "generate" | "check" | "bump";

export interface Request {
  readonly invocation: Invocation;
  /** Where the settings of the output come from. */
  readonly settings: SettingsSource;
  /** Whether changes of the contracts are left out of the report, and need not be computed. */
  readonly quiet: boolean;
  readonly options: Pick<GenerateOptions, "host" | "root" | "patience" | "onPhase">;
}

/** Carries out a command with the compiler. Every mistake of the user's is reported to the diagnostics. */
export function execute(task: Task, request: Request, diagnostics: Diagnostics): Promise<RunResult> {
  switch (task) {
    case "generate":
      return executeGenerate(request, diagnostics);
    case "check":
      return executeCheck(request, diagnostics);
    case "bump":
      return executeBump(request, diagnostics);
    default:
      return task satisfies never;
  }
}

async function executeGenerate(run: Request, diagnostics: Diagnostics): Promise<RunResult> {
  const outcome = await generateFrom(run.settings, run.options, diagnostics);
  const changes = await changesSince(outcome, run);
  const version = versionBehind(run.invocation, outcome, changes);
  return { outcome, stale: [], changes, version, install: missingDependencies(outcome, run.options.root) };
}

async function executeCheck({ settings, options }: Request, diagnostics: Diagnostics): Promise<RunResult> {
  const read = settings.read(options.host, diagnostics);
  if (read === undefined) return withoutChanges({ kind: "refused", by: "usage" });
  const outcome = await check({ ...read, ...options }, diagnostics);
  if (outcome.kind !== "stale") return withoutChanges(outcome);
  return { outcome, stale: await explainStale(outcome), changes: await outcome.compareContracts() };
}

async function executeBump(run: Request, diagnostics: Diagnostics): Promise<RunResult> {
  const { invocation, settings, options } = run;
  if (invocation.specs.length > 0) {
    diagnostics.report("bump-configuration-missing", undefined, undefined);
    return withoutChanges({ kind: "refused", by: "usage" });
  }
  const { outcome, version, changes } = await bump(settings, options, diagnostics);
  return { outcome, stale: [], changes: changes ?? (await changesSince(outcome, run)), version };
}

function withoutChanges(outcome: RunResult["outcome"]): RunResult {
  return { outcome, stale: [], changes: undefined };
}

async function explainStale(outcome: Extract<CheckOutcome, { kind: "stale" }>): Promise<readonly StaleFileReport[]> {
  // Loaded only now, as most checks find nothing stale.
  const { staleCauses, contractNames } = await import("../run/check/stale-causes.js");
  const { shortDiff } = await import("../run/check/stale-diff.js");
  const names = contractNames(outcome.models);
  return outcome.stale.map((file) => ({ file, causes: staleCauses(file, names), diff: shortDiff(file) }));
}

/** What changed in the contracts since the last generation. Not computed where no output changed. */
async function changesSince(outcome: GenerateOutcome, { quiet }: Request): Promise<ContractChanges | undefined> {
  if (outcome.kind === "refused" || outcome.changed === 0 || quiet) return undefined;
  return outcome.compareContracts();
}

/** The version that `--bump` would choose, where it could be used and a breaking change kept the old version. */
function versionBehind(
  { specs, packageVersion }: Invocation,
  outcome: GenerateOutcome,
  changes: ContractChanges | undefined,
): VersionReport | undefined {
  if (specs.length > 0 || packageVersion !== undefined || outcome.kind === "refused") return undefined;
  const { before, now } = outcome.versions;
  const level = changes?.kind === "known" ? changes.changes[0]?.level : undefined;
  if (now === undefined || before !== now || (level !== "wire" && level !== "source")) return undefined;
  const next = nextVersion(now, level);
  return next === undefined ? undefined : { kind: "behind", now, next };
}
