import type { Diagnostic } from "../../diagnostics/collector.js";
import { createLineIndex, type LineIndex } from "../../diagnostics/lines.js";
import type { Position, Span } from "../../diagnostics/source.js";
import type { ContractChanges } from "../../run/history/contract-changes.js";
import type { Terminal } from "../terminal/terminal.js";
import type { Report, ReportOptions, VersionReport } from "./report.js";

/** The document that `--format json` prints, whatever the outcome. Where there are several outputs, it is a list of them. */
export interface JsonReport {
  /** Raised when an existing field changes its meaning. */
  readonly format: 1;
  /** The output folder, where there are several. */
  readonly output?: string;
  readonly outcome: "generated" | "current" | "stale" | "refused";
  /** Unless the run was refused: how many APIs, how many generated files, and how many of these were changed. */
  readonly apis?: number;
  readonly files?: number;
  readonly changed?: number;
  /** All diagnostics, among them `output-stale` for each stale file. */
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly stale: readonly {
    readonly file: string;
    readonly state: "missing" | "different" | "left over" | "not generated";
    /** The schemas (by name) and the operations (by method and path) that make it stale. */
    readonly causes: readonly string[];
    /** The first lines of a unified diff, and how many more lines differ. */
    readonly diff: readonly string[];
    readonly more: number;
  }[];
  /** What changed in the contracts since the output was generated; absent where nothing was compared. */
  readonly changes?: ContractChanges;
  /** What a bump did to the version of the package, or that the version is behind breaking changes. */
  readonly version?: VersionReport;
  /** What the generated sources import and the project does not depend on, as words for `npm install`. */
  readonly install?: readonly string[];
}

export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning" | "information";
  readonly message: string;
  readonly mend: string;
  /** Lines and columns start at 1; columns count UTF-16 code units. Absent for diagnostics without a span. */
  readonly at?: JsonPlace;
  readonly related: readonly { readonly message: string; readonly at: JsonPlace }[];
}

export interface JsonPlace {
  readonly file: string;
  readonly start: Position;
  /** After the last character. */
  readonly end: Position;
}

/** Prints the document of the only output, or a list of those of all. */
export function printJson(reports: readonly Report[], { quiet }: ReportOptions, { out }: Terminal): void {
  const [first, ...others] = reports.map((report) => documentOf(report, quiet));
  out(`${JSON.stringify(others.length === 0 ? first : [first, ...others], undefined, 2)}\n`);
}

function documentOf(
  { output, outcome, diagnostics, stale, changes, version, install }: Report,
  quiet: boolean,
): JsonReport {
  const lines = createLineIndex();
  return {
    format: 1,
    ...(output !== undefined && { output }),
    outcome: outcome.kind,
    ...("apis" in outcome && { apis: outcome.apis, files: outcome.files }),
    ...(outcome.kind === "generated" && { changed: outcome.changed }),
    diagnostics: diagnostics
      .filter(({ severity }) => !quiet || severity === "error")
      .map((each) => diagnosticOf(each, lines)),
    stale: stale.map(({ file, causes, diff }) => {
      return { file: file.path, state: file.state, causes, diff: diff.lines, more: diff.left };
    }),
    ...(changes && { changes }),
    ...(version && { version }),
    ...(install && install.length > 0 && { install }),
  };
}

function diagnosticOf(diagnostic: Diagnostic, lines: LineIndex): JsonDiagnostic {
  const { code, severity, message, fix, at, related } = diagnostic;
  return {
    code,
    severity,
    message,
    mend: fix,
    ...(at && { at: jsonSpan(at, lines) }),
    related: related.map(({ label, at }) => ({ message: label, at: jsonSpan(at, lines) })),
  };
}

function jsonSpan({ source, start, end }: Span, lines: LineIndex): JsonPlace {
  const { positionAt } = lines(source);
  return { file: source.path, start: positionAt(start), end: positionAt(end) };
}
