import type { Diagnostic } from "../../diagnostics/collector.js";
import type { Bumped } from "../../run/bump.js";
import type { ShortDiff } from "../../run/check/stale-diff.js";
import type { StaleFile } from "../../run/check/stale-files.js";
import type { CheckOutcome } from "../../run/check.js";
import type { GenerateOutcome } from "../../run/generate.js";
import type { ContractChanges } from "../../run/history/contract-changes.js";
import type { Terminal } from "../terminal/terminal.js";
import { printGithub } from "./github.js";
import { printJson } from "./json.js";
import { printText } from "./text.js";

/** What became of a call. */
export type Outcome = GenerateOutcome | CheckOutcome;

/** What a run came to, and all that was said. */
export interface Report {
  readonly outcome: Outcome;
  readonly diagnostics: readonly Diagnostic[];
  readonly stale: readonly ExplainedFile[];
  /** Nothing where nothing was compared. */
  readonly changes: ContractChanges | undefined;
  /** What there is to say of the package's version. */
  readonly version?: VersionReport | undefined;
  readonly seconds: number;
}

export type VersionReport =
  | Bumped
  /** It stayed although something breaks. */
  | { readonly kind: "behind"; readonly now: string; readonly next: string };

export interface ExplainedFile {
  readonly file: StaleFile;
  /** The schemas and operations that make it stale. */
  readonly causes: readonly string[];
  readonly diff: ShortDiff;
}

export interface ReportOptions {
  readonly quiet: boolean;
}

type Print = (report: Report, options: ReportOptions, terminal: Terminal) => void;

const printers = { text: printText, github: printGithub, json: printJson } as const satisfies Record<string, Print>;

export type ReportFormat = keyof typeof printers;

/** The ways to print a report. */
export const reportFormats = Object.keys(printers) as readonly ReportFormat[];

/** Prints a report: for people, as commands of a GitHub workflow, or as a JSON document. */
export function printReport(report: Report, format: ReportFormat, options: ReportOptions, terminal: Terminal): void {
  printers[format](report, options, terminal);
}
