import type { Model } from "../3-analyse/model.js";
import { openForReading } from "../5-write/turn.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { type StaleFile, staleFiles } from "./check/stale-files.js";
import { type CompareContracts, type Counts, compilePackage, type PackageOptions } from "./compile-package.js";
import type { Refused } from "./refused.js";

export type CheckOptions = Omit<PackageOptions, "release">;

export type CheckOutcome =
  /** A generation would change nothing. */
  | ({ readonly kind: "current" } & Counts)
  | {
      readonly kind: "stale";
      readonly stale: readonly StaleFile[];
      readonly models: readonly Model[];
      readonly compareContracts: CompareContracts;
    }
  | Refused;

/**
 * Compares what would be generated from documents with what is there. Reports each file that is stale, and every reason
 * why nothing would be generated; one is that a run was stopped while it wrote. Writes nothing.
 */
export async function check(options: CheckOptions, diagnostics: Diagnostics): Promise<CheckOutcome> {
  // Errors that the caller reported before are not those of this run.
  const own = createDiagnostics();
  const outcome = await compareOutput(options, own);
  diagnostics.include(own);
  return outcome;
}

async function compareOutput(options: CheckOptions, diagnostics: Diagnostics): Promise<CheckOutcome> {
  const folder = await openForReading(options, diagnostics);
  if (folder === undefined) return { kind: "refused", by: "usage" };
  const compiled = await compilePackage(options, folder, diagnostics);
  if (compiled.kind === "refused") return compiled;
  const { models, files, counts, compareContracts } = compiled;
  const stale = staleFiles(folder, files, diagnostics);
  if (stale === undefined) return { kind: "refused", by: "usage" };
  if (stale.length === 0) return { kind: "current", ...counts };
  return { kind: "stale", stale, models, compareContracts };
}
