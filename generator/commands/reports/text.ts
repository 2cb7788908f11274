import type { Level } from "../../compare/change.js";
import { isReadLeniently } from "../../diagnostics/collector.js";
import { createPaint, formatDiagnostics, mostInTerminal, type Paint } from "../../diagnostics/format.js";
import { printable } from "../../diagnostics/printable.js";
import { formatSpan } from "../../diagnostics/source.js";
import type { ContractChanges, Since } from "../../run/history/contract-changes.js";
import type { Terminal } from "../terminal/terminal.js";
import type { Report, ReportOptions, StaleFileReport, VersionReport } from "./report.js";

/** Prints a report for people: diagnostics to the error stream, and what was done to the output. */
export function printText(report: Report, { quiet }: ReportOptions, { out, error, colour }: Terminal): void {
  const shown = report.diagnostics.filter(
    ({ code, severity }) => code !== "output-stale" && (!quiet || severity === "error"),
  );
  if (shown.length > 0) error(`${formatDiagnostics(shown, { colour, most: mostInTerminal })}\n`);
  if (report.stale.length > 0) error(`${formatStale(report, createPaint(colour))}\n`);
  if (quiet) return;
  const summary = summarise(report);
  out(report.output === undefined || summary === "" ? summary : `${printable(report.output)}: ${summary}`);
  if (report.outcome.kind === "generated") out(formatChanges(report.changes, report.outcome.changed));
  if (report.version !== undefined) out(`${formatVersion(report.version)}\n`);
  if (report.install !== undefined && report.install.length > 0) out(formatInstall(report.install));
}

function formatInstall(packages: readonly string[]): string {
  return `Now run: npm install ${packages.join(" ")}   (a dependency, since the generated code imports it)\n`;
}

/** How many changes and how many diffs are shown. Nobody reads more of them in a terminal. */
const mostChanges = 12;
const mostDiffs = 10;

function formatStale({ stale, changes }: Report, paint: Paint): string {
  const diffs = new Set(stale.filter(({ file }) => file.state === "different").slice(0, mostDiffs));
  const blocks = stale.map((entry) => formatFile(entry, diffs.has(entry), paint));
  const count = `${stale.length} stale ${stale.length === 1 ? "file" : "files"}`;
  return [...formatSince(changes), ...blocks, `${count}: run \`specmill generate\`, and commit what it writes`].join(
    "\n\n",
  );
}

function formatFile({ file, causes, diff }: StaleFileReport, withDiff: boolean, paint: Paint): string {
  const place = file.state === "different" ? printable(formatSpan(file.at)) : undefined;
  const because = causes.length === 0 ? "" : `, because of ${shownNames(causes)}`;
  const heading = [...(place ? [paint.bold(place)] : []), paint.red("error"), paint.dim("output-stale")].join("  ");
  const sentence = `  \`${printable(file.path)}\` ${staleness[file.state]}${because}.`;
  if (!withDiff) return [heading, sentence].join("\n");
  const lines = diff.lines.map((line) => `  ${paintDiff(printable(line), paint)}`);
  const more =
    diff.left === 0
      ? []
      : [paint.dim(`  … and ${diff.left} more ${diff.left === 1 ? "line that differs" : "lines that differ"}`)];
  return [heading, sentence, "", ...lines, ...more].join("\n");
}

const staleness = {
  missing: "would be generated, and is not there",
  different: "would be generated differently",
  "left over": "would not be generated any more",
  "not generated": "was not generated: move it away, or delete it",
};

function shownNames(names: readonly string[]): string {
  const most = 6;
  const shown = names.slice(0, most).map((name) => `\`${printable(name)}\``);
  return names.length > most ? `${shown.join(", ")} and ${names.length - most} more` : shown.join(", ");
}

function paintDiff(line: string, paint: Paint): string {
  if (line.startsWith("+")) return paint.green(line);
  if (line.startsWith("-")) return paint.red(line);
  return line.startsWith("@@") ? paint.cyan(line) : line;
}

/** What changed in the contracts, above the stale files. */
function formatSince(changes: ContractChanges | undefined): readonly string[] {
  if (changes === undefined) return [];
  if (changes.kind === "unknown") return [`What the output was generated from is unknown: ${changes.why}.`];
  if (changes.changes.length === 0) return [`No contract changed its meaning since ${sinceText(changes.since)}.`];
  return [`Changed in the contracts since ${sinceText(changes.since)}:\n${changeLines(changes).join("\n")}`];
}

/** What changed in the contracts, after a generation that changed something. */
function formatChanges(changes: ContractChanges | undefined, changed: number): string {
  if (changes === undefined || changed === 0) return "";
  if (changes.kind === "unknown") return `What changed in the contracts is unknown: ${changes.why}\n`;
  return changes.changes.length === 0 ? "" : `${changeLines(changes).join("\n")}\n`;
}

function formatVersion(version: VersionReport): string {
  switch (version.kind) {
    case "raised":
      return `Version ${version.before} → ${version.now} (${versionWords[version.level]})`;
    case "kept":
      return `Version ${version.now} stays: nothing changed in the contracts since it was generated first`;
    case "behind":
      return `The version is still ${version.now}: \`--bump\` would make it ${version.next}`;
    default:
      return version satisfies never;
  }
}

/** What raised the version. What may break counts like what breaks. */
const versionWords: Readonly<Record<Level, string>> = {
  wire: "wire-breaking",
  source: "source-breaking",
  compatible: "compatible",
  none: "for people",
};

function changeLines({ changes }: Extract<ContractChanges, { kind: "known" }>): readonly string[] {
  const lines = changes.slice(0, mostChanges).map(({ line }) => `  ${printable(line)}`);
  const more = changes.length - lines.length;
  return more > 0 ? [...lines, `  … and ${more} more`] : lines;
}

function sinceText(since: Since): string {
  return since.kind === "run" ? "the output was generated" : `commit ${since.commit.slice(0, 10)}`;
}

const lenientHint =
  "If it is not yours to fix: `--lenient` reads such mistakes as well as it can, and `--overlay FILE` changes a document from outside\n";

/** Whether every error is one that a lenient run would read in some way. */
function mayBeLenient(diagnostics: Report["diagnostics"]): boolean {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return errors.length > 0 && errors.every(({ code }) => isReadLeniently(code));
}

function summarise({ outcome, seconds, diagnostics }: Report): string {
  const time = `in ${seconds.toFixed(1)} s`;
  switch (outcome.kind) {
    case "generated":
      return `Generated ${counts(outcome)} (${outcome.changed} changed) ${time}\n`;
    case "current":
      return `Up to date: ${counts(outcome)}, ${time}\n`;
    case "stale":
      return "";
    case "refused":
      return `Nothing was generated\n${mayBeLenient(diagnostics) ? lenientHint : ""}`;
    default:
      return outcome satisfies never;
  }
}

function counts({ apis, files }: { readonly apis: number; readonly files: number }): string {
  return `${apis} ${apis === 1 ? "API" : "APIs"}, ${files} ${files === 1 ? "file" : "files"}`;
}
