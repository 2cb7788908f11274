import pc from "picocolors";
import { sentenceOf, type Verdict } from "../../../compare/change.js";
import type { ReportedChange } from "../../../compare/compare.js";
import { createLineIndex, type LineIndex } from "../../../diagnostics/lines.js";
import { printable, printableSentence } from "../../../diagnostics/printable.js";
import type { Span } from "../../../diagnostics/source.js";
import type { DocumentDiff } from "../../../run/diff.js";
import { changesByHeading, type Heading, headingWords, isBreakingHeading, summariseComparison } from "./levels.js";
import { changesByOperation, countsOf, operationName, tasksOf } from "./summary.js";
import { shortWitness, witnessLines } from "./witness.js";

interface TextOptions {
  readonly colour: boolean;
  /** How much is printed: what fits a screen or two, or every change in full. */
  readonly extent: "summary" | "all";
}

/**
 * Differences for a terminal. Of each document first what a person must do, then how many changes there are for each
 * operation, then the changes: those that break something in full, and others in a line each. Ends with a line break.
 */
export function formatText(documents: readonly DocumentDiff[], { colour, extent }: TextOptions): string {
  const report: Report = { paint: pc.createColors(colour), limits: limits[extent], lines: createLineIndex() };
  const blocks = documents.flatMap((document) => documentBlocks(document, report));
  return `${blocks.join("\n\n")}\n`;
}

interface Report {
  readonly paint: ReturnType<typeof pc.createColors>;
  readonly limits: Limits;
  readonly lines: LineIndex;
}

/** How many operations and changes are listed, and under which headings in full. */
interface Limits {
  readonly operations: number;
  readonly inFull: number;
  readonly inLines: number;
  readonly isFull: (heading: Heading) => boolean;
}

const limits: Readonly<Record<TextOptions["extent"], Limits>> = {
  summary: { operations: 10, inFull: 10, inLines: 10, isFull: isBreakingHeading },
  all: {
    operations: Number.POSITIVE_INFINITY,
    inFull: Number.POSITIVE_INFINITY,
    inLines: Number.POSITIVE_INFINITY,
    isFull: () => true,
  },
};

function documentBlocks(document: DocumentDiff, report: Report): readonly string[] {
  const { paint } = report;
  return [
    paint.bold(printable(titleOf(document))),
    summariseComparison(document),
    ...taskBlock(document, report),
    ...operationBlock(document, report),
    ...changesByHeading(document.changes).flatMap(([heading, changes]) => changeBlocks(heading, changes, report)),
  ];
}

function titleOf({ old, new: now }: DocumentDiff): string {
  return now === undefined ? `${old} is not configured any more` : `${old} → ${now}`;
}

function taskBlock(document: DocumentDiff, { paint }: Report): readonly string[] {
  const tasks = tasksOf(document);
  if (tasks.length === 0) return [];
  const shown = tasks.map(({ text, changes }) => `  ${text}${changes === 1 ? "" : paint.dim(` (${changes} changes)`)}`);
  return [[paint.bold("To do"), ...shown].join("\n")];
}

function operationBlock(document: DocumentDiff, { paint, limits }: Report): readonly string[] {
  const operations = changesByOperation(document);
  if (operations.length === 0) return [];
  const shown = operations
    .slice(0, limits.operations)
    .map((each) => `  ${printableSentence(operationName(each.operation))}: ${countsOf(each)}`);
  return [[paint.bold("Operations"), ...shown, ...rest(operations.length - limits.operations, paint)].join("\n")];
}

function changeBlocks(of: Heading, changes: readonly ReportedChange[], report: Report): readonly string[] {
  const { paint, limits } = report;
  const heading = paintHeading(of, `${headingWords[of].heading}: ${changes.length}`, paint);
  if (!limits.isFull(of)) {
    const lines = changes.slice(0, limits.inLines).map((change) => `  ${formatLine(change, report)}`);
    return [[heading, ...lines, ...rest(changes.length - limits.inLines, paint)].join("\n")];
  }
  const blocks = changes.slice(0, limits.inFull).map((change) => formatChange(change, report));
  return [heading, ...blocks, ...rest(changes.length - limits.inFull, paint)];
}

function rest(left: number, paint: Report["paint"]): readonly string[] {
  return left > 0 ? [paint.dim(`  … and ${left} more: --all lists them`)] : [];
}

function paintHeading(heading: Heading, text: string, paint: Report["paint"]): string {
  switch (heading) {
    case "wire":
      return paint.red(text);
    case "may-break":
    case "source":
      return paint.yellow(text);
    case "compatible":
      return paint.green(text);
    case "none":
      return paint.dim(text);
    default:
      return heading satisfies never;
  }
}

function formatLine(change: ReportedChange, { paint, lines }: Report): string {
  return `${printableSentence(sentenceOf(change))} ${paint.dim(shownSpan(change.new, lines))}`;
}

function formatChange(change: ReportedChange, { paint, lines }: Report): string {
  const { rule, old, new: now, wire, source, mend } = change;
  return [
    `${paint.bold(shownSpan(now, lines))}  ${paint.dim(rule)}`,
    `  ${printableSentence(sentenceOf(change))}`,
    ...(old === undefined ? [] : [`  was at  ${shownSpan(old, lines)}`]),
    ...formatVerdict("wire", wire, change, paint),
    ...formatVerdict("source", source, change, paint),
    ...(mend === undefined ? [] : [`  to do   ${printableSentence(mend)}`]),
  ].join("\n");
}

function formatVerdict(
  level: "wire" | "source",
  verdict: Verdict,
  change: ReportedChange,
  paint: Report["paint"],
): readonly string[] {
  const label = `  ${level.padEnd(6)}  `;
  const indent = " ".repeat(label.length);
  switch (verdict.kind) {
    case "breaking": {
      const witness = verdict.witnesses.flatMap((each) => witnessLines(shortWitness(each, change)));
      const reason = `${label}${paint.red(`breaks ${verdict.breaks}:`)} ${printableSentence(verdict.reason)}`;
      return [reason, ...witness.map((line) => indent + printable(line))];
    }
    case "may-break":
      return [`${label}${paint.yellow(`may break ${verdict.breaks}:`)} ${printableSentence(verdict.reason)}`];
    case "compatible":
      return [`${label}${paint.green("compatible:")} ${printableSentence(verdict.reason)}`];
    case "none":
      return [];
    default:
      return verdict satisfies never;
  }
}

function shownSpan(span: Span, lines: LineIndex): string {
  const { line, column } = lines(span.source).positionAt(span.start);
  return `${printable(span.source.path)}:${line}:${column}`;
}
