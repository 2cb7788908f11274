import pc from "picocolors";
import { type Change, type Level, sentenceOf, type Verdict, type Witness } from "../../../compare/change.js";
import { shownJson } from "../../../compare/words.js";
import { linesOf } from "../../../diagnostics/lines.js";
import { printable, printableSentence } from "../../../diagnostics/printable.js";
import type { Span } from "../../../diagnostics/source.js";
import type { DocumentDiff } from "../../../run/diff.js";
import { changesByLevel, levelWords, summariseComparison } from "./levels.js";

/**
 * Differences for a terminal: the changes of each document, the worst first, with both spans, what they break and why, and
 * what to do. Ends with a line break.
 */
export function formatText(documents: readonly DocumentDiff[], { colour }: { readonly colour: boolean }): string {
  const paint = pc.createColors(colour);
  const blocks = documents.flatMap((document) => [
    paint.bold(printable(titleOf(document))),
    ...changesByLevel(document.changes).flatMap(([level, changes]) => [
      paintLevel(level, levelWords[level].heading, paint),
      ...changes.map((change) => formatChange(change, paint)),
    ]),
    summariseComparison(document),
  ]);
  return `${blocks.join("\n\n")}\n`;
}

function titleOf({ old, new: now }: DocumentDiff): string {
  return now === undefined ? `${old} is not configured any more` : `${old} → ${now}`;
}

type Paint = ReturnType<typeof pc.createColors>;

function paintLevel(level: Level, text: string, paint: Paint): string {
  switch (level) {
    case "wire":
      return paint.red(text);
    case "source":
      return paint.yellow(text);
    case "compatible":
      return paint.green(text);
    case "none":
      return paint.dim(text);
    default:
      return level satisfies never;
  }
}

function formatChange(change: Change, paint: Paint): string {
  const { rule, old, new: now, wire, source, mend } = change;
  return [
    `${paint.bold(shownSpan(now))}  ${paint.dim(rule)}`,
    `  ${printableSentence(sentenceOf(change))}`,
    ...(old === undefined ? [] : [`  was at  ${shownSpan(old)}`]),
    ...formatVerdict("wire", wire, paint),
    ...formatVerdict("source", source, paint),
    ...(mend === undefined ? [] : [`  to do   ${printableSentence(mend)}`]),
  ].join("\n");
}

function formatVerdict(level: "wire" | "source", verdict: Verdict, paint: Paint): readonly string[] {
  const label = `  ${level.padEnd(6)}  `;
  switch (verdict.kind) {
    case "breaking":
      return [
        `${label}${paint.red(`breaks ${verdict.breaks}:`)} ${printableSentence(verdict.reason)}`,
        ...(verdict.witness === undefined ? [] : [`${" ".repeat(label.length)}${exampleOf(verdict.witness)}`]),
      ];
    case "may-break":
      return [`${label}${paint.red(`may break ${verdict.breaks}:`)} ${printableSentence(verdict.reason)}`];
    case "compatible":
      return [`${label}${paint.green("compatible:")} ${printableSentence(verdict.reason)}`];
    case "none":
      return [];
    default:
      return verdict satisfies never;
  }
}

/** The value that shows that something breaks. */
function exampleOf({ direction, value, refusal }: Witness): string {
  const contract = direction === "request" ? "new" : "old";
  return printable(`for example ${shownJson(value)}, which the ${contract} contract refuses: ${refusal}`);
}

function shownSpan(span: Span): string {
  const { line, column } = linesOf(span.source).positionAt(span.start);
  return `${printable(span.source.path)}:${line}:${column}`;
}
