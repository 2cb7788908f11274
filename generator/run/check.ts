import { openUnchanged } from "../5-write/turn.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { type StaleFile, staleFiles } from "./check/stale-files.js";
import { type Compared, type Counts, compilePackage, type PackageOptions } from "./compile-package.js";
import type { Refused } from "./refused.js";

export type CheckOptions = Omit<PackageOptions, "release">;

export type CheckOutcome =
  /** There is nothing to generate. */
  | ({ readonly kind: "current" } & Counts)
  /** Something would change. */
  | ({ readonly kind: "stale"; readonly stale: readonly StaleFile[] } & Compared)
  | Refused;

/**
 * Compares what would be generated from documents with what is there. Reports each file that is stale, and every reason
 * why nothing would be generated; one is that a run was stopped while it wrote. Writes nothing.
 */
export async function check(options: CheckOptions, diagnostics: Diagnostics): Promise<CheckOutcome> {
  // What the caller reported before is no error of these documents.
  const own = createDiagnostics();
  const outcome = await compareOutput(options, own);
  diagnostics.include(own);
  return outcome;
}

async function compareOutput(options: CheckOptions, diagnostics: Diagnostics): Promise<CheckOutcome> {
  const folder = await openUnchanged(options, diagnostics);
  if (folder === undefined) return { kind: "refused", by: "usage" };
  const compiled = await compilePackage(options, folder, diagnostics);
  if (compiled.kind === "refused") return compiled;
  const { files, counts, compared } = compiled;
  const stale = staleFiles(folder, files, diagnostics);
  if (stale === undefined) return { kind: "refused", by: "usage" };
  return stale.length === 0 ? { kind: "current", ...counts } : { kind: "stale", stale, ...compared };
}
