import type { Diagnostic } from "../../diagnostics/collector.js";
import type { VersionChange } from "../../run/bump.js";
import type { ShortDiff } from "../../run/check/stale-diff.js";
import type { StaleFile } from "../../run/check/stale-files.js";
import type { CheckOutcome } from "../../run/check.js";
import type { GenerateOutcome } from "../../run/generate.js";
import type { ContractChanges } from "../../run/history/contract-changes.js";

export type Outcome = GenerateOutcome | CheckOutcome;

/** What a run did. */
export interface RunResult {
  readonly outcome: Outcome;
  readonly stale: readonly StaleFileReport[];
  /** Absent where no contracts were compared. */
  readonly changes: ContractChanges | undefined;
  readonly version?: VersionReport | undefined;
  /** What the generated sources import and the project does not depend on, as words for `npm install`. */
  readonly install?: readonly string[];
}

/** A run with its diagnostics and its time, as it is printed. */
export interface Report extends RunResult {
  /** The output folder, where there are several. */
  readonly output: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly seconds: number;
}

export type VersionReport =
  | VersionChange
  /** The version is unchanged although the contracts changed in a breaking way. */
  | { readonly kind: "behind"; readonly now: string; readonly next: string };

export interface StaleFileReport {
  readonly file: StaleFile;
  /** The schemas and operations that make it stale. */
  readonly causes: readonly string[];
  readonly diff: ShortDiff;
}

export interface ReportOptions {
  /** Prints errors only. */
  readonly quiet: boolean;
}
