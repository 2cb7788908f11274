import pc from "picocolors";
import type { Diagnostic } from "./collector.js";
import { type FrameLine, frame } from "./frame.js";
import { type Lines, linesOf } from "./lines.js";
import type { Severity } from "./message.js";
import { printable, printableSentence } from "./printable.js";
import type { Source, Span } from "./source.js";

export interface FormatOptions {
  /** Whether to colour the text with ANSI escapes. */
  readonly colour: boolean;
}

/** Whether to use colours: on a terminal, unless the environment sets NO_COLOR or FORCE_COLOR. */
export const environmentHasColour: boolean = pc.isColorSupported;

/**
 * Returns diagnostics as text for a person: for each one its file and line, what is wrong, the source around it and
 * how to fix it; at the end, how many there are. Empty if there are none. Does not end with a line break.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], { colour }: FormatOptions): string {
  if (diagnostics.length === 0) return "";
  const paint = createPaint(colour);
  const lines = createLineIndex();
  const blocks = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, lines, paint));
  return [...blocks, summariseDiagnostics(diagnostics)].join("\n\n");
}

/** Returns how many diagnostics there are of each severity: `2 errors, 1 warning`. */
export function summariseDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const counts = severities.map(({ severity, one, many }) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counts.flat().join(", ") || "no errors";
}

const severities: readonly { severity: Severity; one: string; many: string }[] = [
  { severity: "error", one: "error", many: "errors" },
  { severity: "warning", one: "warning", many: "warnings" },
  { severity: "information", one: "note", many: "notes" },
];

/** Functions that colour a text, or return it unchanged. */
export type Paint = ReturnType<typeof pc.createColors>;

export function createPaint(colour: boolean): Paint {
  return pc.createColors(colour);
}

function formatDiagnostic(diagnostic: Diagnostic, lines: LineIndex, paint: Paint): string {
  const { code, severity, at, message, fix, related } = diagnostic;
  const heading = [paintSeverity(severity, paint), paint.dim(code)];
  if (at) heading.unshift(paint.bold(formatStart(at, lines)));
  return [
    heading.join("  "),
    `  ${printableSentence(message)}`,
    ...formatFrame(at, lines, paint),
    `  ${printableSentence(fix)}`,
    ...related.flatMap(({ label, at }) => [
      "",
      `  ${paint.bold(formatStart(at, lines))}  ${printableSentence(label)}`,
      ...formatFrame(at, lines, paint).slice(0, -1),
    ]),
  ].join("\n");
}

function paintSeverity(severity: Severity, paint: Paint): string {
  switch (severity) {
    case "error":
      return paint.red(severity);
    case "warning":
      return paint.yellow(severity);
    case "information":
      return paint.blue(severity);
    default:
      return severity satisfies never;
  }
}

/** The frame with an empty line before and after it. Empty where there is no text to show. */
function formatFrame(at: Span | undefined, lines: LineIndex, paint: Paint): readonly string[] {
  if (at === undefined || at.source.text.trim() === "") return [];
  return ["", ...frame(at, lines(at.source)).map((line) => paintLine(line, paint)), ""];
}

function paintLine({ kind, gutter, text }: FrameLine, paint: Paint): string {
  const space = text === "" ? "" : " ";
  return `${kind === "here" ? gutter : paint.dim(gutter)}${space}${kind === "carets" ? paint.red(text) : text}`;
}

type LineIndex = (source: Source) => Lines;

function createLineIndex(): LineIndex {
  const indexed = new Map<Source, Lines>();
  return (source) => {
    const lines = indexed.get(source) ?? linesOf(source);
    indexed.set(source, lines);
    return lines;
  };
}

/** `formatSpan` for many spans of long documents. */
function formatStart({ source, start }: Span, lines: LineIndex): string {
  const { line, column } = lines(source).positionAt(start);
  return `${printable(source.path)}:${line}:${column}`;
}
