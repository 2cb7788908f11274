import { fileSystemHost } from "../../1-load/host.js";
import { type GenerateOutcome, generate } from "../../run/generate.js";
import { type ContractChanges, contractChanges } from "../../run/history/contract-changes.js";
import { traced } from "../../run/record/traced-host.js";
import type { Release } from "../../run/release/changelog.js";
import { nextVersion } from "../../run/release/next-version.js";
import { type Call, settle } from "../configuration/options.js";
import type { VersionReport } from "../reports/report.js";
import type { Asked, Findings } from "./purpose.js";

/** Generates what a call asks for, and tells what changed in the contracts since that was done before. */
export async function generateCalled(asked: Asked): Promise<Findings> {
  const outcome = await generateSettled(asked, undefined);
  const changes = await changesSince(outcome, asked);
  return { outcome, stale: [], changes, version: versionBehind(asked.call, outcome, changes) };
}

/** Generates with what the configuration says by now. A release goes into the changelog. */
export async function generateSettled(
  { call, diagnostics, options }: Asked,
  release: Release | undefined,
): Promise<GenerateOutcome> {
  const { host, trace } = traced(fileSystemHost);
  const settings = settle(call, options.root, host, diagnostics);
  if (settings === undefined) return { kind: "refused", by: "call" };
  return generate({ ...settings, ...options, host: fileSystemHost, madeFrom: { call, trace }, release }, diagnostics);
}

/** What changed in the contracts since the output was generated before; nothing where nobody asks or nothing did. */
export async function changesSince(
  outcome: GenerateOutcome,
  { quiet, options: { root } }: Asked,
): Promise<ContractChanges | undefined> {
  if (outcome.kind === "refused" || outcome.changed === 0 || quiet) return undefined;
  const { models, formats } = outcome;
  const before = outcome.before();
  return before.kind === "nothing" ? undefined : contractChanges(models, before, { root, formats });
}

/** That a version stays although something breaks: what it would be by `--bump`, where that can be asked for. */
function versionBehind(
  call: Call,
  outcome: GenerateOutcome,
  changes: ContractChanges | undefined,
): VersionReport | undefined {
  if (call.specs.length > 0 || call.packageVersion !== undefined) return undefined;
  if (outcome.kind === "refused" || outcome.versions.before !== outcome.versions.now) return undefined;
  const level = changes?.kind === "known" ? changes.changes[0]?.level : undefined;
  if (level !== "wire" && level !== "source") return undefined;
  const { now } = outcome.versions;
  const next = nextVersion(now, level);
  return next === undefined ? undefined : { kind: "behind", now, next };
}
