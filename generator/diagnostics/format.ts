import pc from "picocolors";
import type { Diagnostic } from "./collector.js";
import { type FrameLine, frame } from "./frame.js";
import { createLineIndex, type LineIndex } from "./lines.js";
import type { Severity } from "./message.js";
import { printable, printableSentence } from "./printable.js";
import type { Span } from "./source.js";

export interface FormatOptions {
  /** Whether to colour the text with ANSI escapes. */
  readonly colour: boolean;
  /** How many diagnostics to print at most; a line counts the others. All, if it is not given. */
  readonly most?: number;
}

/** Whether to use colours: on a terminal, unless the environment sets NO_COLOR or FORCE_COLOR. */
export const environmentHasColour: boolean = pc.isColorSupported;

/**
 * Returns diagnostics as text for a person: for each one its file and line, what is wrong, the source around it and
 * how to fix it; at the end, how many there are. Empty if there are none. Does not end with a line break.
 *
 * Where there are more than `most`, errors come before warnings, and these before notes.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], { colour, most }: FormatOptions): string {
  if (diagnostics.length === 0) return "";
  const paint = createPaint(colour);
  const lines = createLineIndex();
  const shown = mostSevere(diagnostics, most ?? diagnostics.length);
  const blocks = diagnostics.flatMap((each) => (shown.has(each) ? [formatDiagnostic(each, lines, paint)] : []));
  const others = diagnostics.filter((each) => !shown.has(each));
  const rest = others.length === 0 ? [] : [`… and ${summariseDiagnostics(others)} more: \`--format json\` prints all`];
  return [...blocks, ...rest, summariseDiagnostics(diagnostics)].join("\n\n");
}

/** The first diagnostics in the order of their severity, and within one severity in the order of the document. */
function mostSevere(diagnostics: readonly Diagnostic[], most: number): ReadonlySet<Diagnostic> {
  const bySeverity = severities.flatMap(({ severity }) => diagnostics.filter((each) => each.severity === severity));
  return new Set(bySeverity.slice(0, most));
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

/** `formatSpan` for many spans of long documents. */
function formatStart({ source, start }: Span, lines: LineIndex): string {
  const { line, column } = lines(source).positionAt(start);
  return `${printable(source.path)}:${line}:${column}`;
}
