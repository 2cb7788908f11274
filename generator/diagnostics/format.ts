import pc from "picocolors";
import type { Diagnostic } from "./collector.js";
import { type FrameLine, frame } from "./frame.js";
import { type DiagnosticGroup, groupAlike } from "./groups.js";
import { createLineIndex, type LineIndex } from "./lines.js";
import type { Severity } from "./message.js";
import { printable, printableSentence } from "./printable.js";
import type { Source, Span } from "./source.js";

export interface FormatOptions {
  /** Whether to colour the text with ANSI escapes. */
  readonly colour: boolean;
  /** How many different diagnostics to print at most; a line counts the others. All, if it is not given. */
  readonly most?: number;
}

/** Whether to use colours: on a terminal, unless the environment sets NO_COLOR or FORCE_COLOR. */
export const environmentHasColour: boolean = pc.isColorSupported;

/**
 * Returns diagnostics as text for a person: for each one its file and line, what is wrong, the source around it and
 * how to fix it; at the end, how many there are. Empty if there are none. Does not end with a line break.
 *
 * Notes come first and errors last, nearest to where a person goes on typing; within one severity, the order is that of the
 * documents. Warnings and notes that say the same are printed once, with the other spans. Where there are more than `most`,
 * notes are left out first, and errors last.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], { colour, most }: FormatOptions): string {
  if (diagnostics.length === 0) return "";
  const paint = createPaint(colour);
  const lines = createLineIndex();
  const groups = bySeverity(groupAlike(diagnostics));
  const shown = groups.slice(0, most);
  const others = groups.slice(shown.length).flatMap(({ first, others }) => [first, ...others]);
  const rest = others.length === 0 ? [] : [`… and ${summariseDiagnostics(others)} more: \`--format json\` prints all`];
  const blocks = leastSevereFirst(shown).map((group) => formatGroup(group, lines, paint));
  return [...rest, ...blocks, summariseDiagnostics(diagnostics)].join("\n\n");
}

/** Errors, then warnings, then notes; within one severity in the order of the documents. */
function bySeverity(groups: readonly DiagnosticGroup[]): readonly DiagnosticGroup[] {
  return severities.flatMap(({ severity }) => groups.filter(({ first }) => first.severity === severity));
}

function leastSevereFirst(groups: readonly DiagnosticGroup[]): readonly DiagnosticGroup[] {
  return severities.toReversed().flatMap(({ severity }) => groups.filter(({ first }) => first.severity === severity));
}

/** How many diagnostics a terminal is for: nobody reads more of them there. */
export const mostInTerminal = 100;

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

/** How many spans of diagnostics that say the same are listed. */
const mostSpans = 8;

function formatGroup({ first, others }: DiagnosticGroup, lines: LineIndex, paint: Paint): string {
  const block = formatDiagnostic(first, lines, paint);
  if (others.length === 0) return block;
  const starts = others.slice(0, mostSpans).map(({ at }) => at && formatStartIn(first.at?.source, at, lines));
  const more = others.length - starts.length;
  const list = `${starts.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return `${block}\n  ${others.length === 1 ? "The same" : `The same ${others.length} times more`}: ${list}`;
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

/** The start of a span, without its document where that is named already. */
function formatStartIn(source: Source | undefined, at: Span, lines: LineIndex): string {
  if (at.source !== source) return formatStart(at, lines);
  const { line, column } = lines(source).positionAt(at.start);
  return `${line}:${column}`;
}

/** `formatSpan` for many spans of long documents. */
function formatStart({ source, start }: Span, lines: LineIndex): string {
  const { line, column } = lines(source).positionAt(start);
  return `${printable(source.path)}:${line}:${column}`;
}
