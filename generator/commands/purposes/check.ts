import { fileSystemHost } from "../../1-load/host.js";
import { type CheckOutcome, check } from "../../run/check.js";
import { contractChanges } from "../../run/history/contract-changes.js";
import { settle } from "../configuration/options.js";
import type { ExplainedFile } from "../reports/report.js";
import { type Asked, type Findings, plainly } from "./purpose.js";

/** Checks what a call asks for, and tells why what is stale is stale. */
export async function checkCalled({ call, diagnostics, options }: Asked): Promise<Findings> {
  const { root } = options;
  const settings = settle(call, root, fileSystemHost, diagnostics);
  if (settings === undefined) return plainly({ kind: "refused", by: "call" });
  const outcome = await check({ ...settings, ...options, host: fileSystemHost }, diagnostics);
  if (outcome.kind !== "stale") return plainly(outcome);
  const { models, formats } = outcome;
  const stale = await explained(outcome);
  return { outcome, stale, changes: await contractChanges(models, outcome.before(), { root, formats }) };
}

async function explained({
  stale,
  models,
}: Extract<CheckOutcome, { kind: "stale" }>): Promise<readonly ExplainedFile[]> {
  // Loaded here, as mostly nothing is stale.
  const { causesOf, declaredNames } = await import("../../run/check/stale-causes.js");
  const { shortDiff } = await import("../../run/check/stale-diff.js");
  const names = declaredNames(models);
  return stale.map((file) => ({ file, causes: causesOf(file, names), diff: shortDiff(file) }));
}
