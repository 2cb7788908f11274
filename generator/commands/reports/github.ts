import type { Diagnostic } from "../../diagnostics/collector.js";
import { createLineIndex, type LineIndex } from "../../diagnostics/lines.js";
import { printable } from "../../diagnostics/printable.js";
import type { Terminal } from "../terminal/terminal.js";
import type { Report, ReportOptions } from "./report.js";

/**
 * Prints a report as commands of a GitHub workflow, one a line, which GitHub shows beside the lines of a pull request: an
 * error for every mistake and every stale file, a notice for every change of a contract.
 */
export function printGithub(report: Report, { quiet }: ReportOptions, { out }: Terminal): void {
  const { diagnostics, stale, changes } = report;
  const shown = diagnostics.filter(({ code, severity }) => code !== "output-stale" && (!quiet || severity === "error"));
  const lines = createLineIndex();
  const commands = [
    ...shown.map((each) => commandOf(each, lines)),
    ...stale.map(({ file, causes, diff }) => {
      const what = diagnostics.find(
        ({ code, message }) => code === "output-stale" && message.includes(`\`${file.path}\``),
      );
      const because = causes.length === 0 ? "" : `Because of ${causes.join(", ")}.`;
      const more = diff.left === 0 ? "" : `… and ${diff.left} more lines that differ`;
      const message = [what?.message ?? "", because, what?.fix ?? "", ...diff.lines, more].filter(
        (line) => line !== "",
      );
      const { file: _, ...position } = what ? propertiesOf(what, lines) : { file: "" };
      return command("error", { file: file.path, ...position, title: "output-stale" }, message.join("\n"));
    }),
    ...(quiet || changes?.kind !== "known" ? [] : changes.changes).map(({ line }) =>
      command("notice", { title: "The contract changed" }, line),
    ),
  ];
  for (const line of commands) out(`${line}\n`);
}

function commandOf(diagnostic: Diagnostic, lines: LineIndex): string {
  const { code, severity, message, fix } = diagnostic;
  const kind = severity === "information" ? "notice" : severity;
  return command(kind, { ...propertiesOf(diagnostic, lines), title: code }, `${message}\n${fix}`);
}

interface AnnotationPosition {
  readonly file?: string;
  readonly line?: string;
  readonly col?: string;
}

function propertiesOf({ at }: Diagnostic, lines: LineIndex): AnnotationPosition {
  if (at === undefined) return {};
  const { line, column } = lines(at.source).positionAt(at.start);
  return { file: at.source.path, line: String(line), col: String(column) };
}

function command(kind: string, properties: Readonly<Record<string, string | undefined>>, message: string): string {
  const list = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined || value === "" ? [] : [`${key}=${escapeProperty(printable(value))}`],
  );
  return `::${kind}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapeData(message)}`;
}

/** Escapes what would end a command, or start another: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function escapeData(text: string): string {
  const lines = text.split("\n").map((line) => printable(line.replaceAll("\r", "")).replaceAll("%", "%25"));
  return lines.join("%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
