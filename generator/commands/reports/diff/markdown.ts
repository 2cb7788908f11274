import { type Change, isBreaking, subjectText, type Verdict, type Witness } from "../../../compare/change.js";
import { shownJson } from "../../../compare/words.js";
import { formatSpan } from "../../../diagnostics/source.js";
import type { DocumentDiff } from "../../../run/diff.js";
import { codeSpan, escapeMarkdown } from "../../../run/release/markdown-text.js";
import { changesByLevel, levelWords, summariseComparison } from "./levels.js";

/**
 * Differences as a comment of a pull request: breaking changes in full, compatible ones folded away, long lists cut. All
 * text of a contract is escaped, so that none of it is Markdown or HTML.
 */
export function formatMarkdown(documents: readonly DocumentDiff[]): string {
  const blocks = documents.flatMap((document) => [
    `### ${titleOf(document)}`,
    `${summariseComparison(document)}.`,
    ...changesByLevel(document.changes).flatMap(([level, changes]) => {
      const { heading } = levelWords[level];
      if (level === "wire" || level === "source") return [`#### ${heading}`, listed(changes, inFull)];
      const lines = listed(changes, (change) => `- ${sentence(change)}`);
      return [`<details>\n<summary>${heading}: ${changes.length}</summary>\n\n${lines}\n\n</details>`];
    }),
  ]);
  return `${blocks.join("\n\n")}\n`;
}

function titleOf({ old, new: now }: DocumentDiff): string {
  if (now === undefined) return `${codeSpan(old)} is not configured any more`;
  return `${codeSpan(now)} compared with ${codeSpan(old)}`;
}

/** The first changes, and how many more there are: a comment of a pull request has at most 65,536 characters. */
function listed(changes: readonly Change[], item: (change: Change) => string): string {
  const left = changes.length - longest;
  const rest = left > 0 ? [`- … and ${left} more: \`specmill diff\` lists them all.`] : [];
  return [...changes.slice(0, longest).map(item), ...rest].join("\n");
}

const longest = 40;

function inFull(change: Change): string {
  const { rule, old, new: now, wire, source, mend } = change;
  const lines = [
    ...verdictLines("Wire", wire),
    ...verdictLines("Source", source),
    ...(mend === undefined ? [] : [escapeMarkdown(mend)]),
  ];
  const was = old === undefined ? "" : `, was ${codeSpan(formatSpan(old))}`;
  const spans = `${codeSpan(formatSpan(now))}${was} (${codeSpan(rule)})`;
  return [`- ${sentence(change)}`, ...[...lines, spans].map((line) => `  - ${line}`)].join("\n");
}

function verdictLines(level: string, verdict: Verdict): readonly string[] {
  if (!isBreaking(verdict)) return [];
  const breaks = verdict.kind === "breaking" ? "breaks" : "may break";
  const example = verdict.kind === "breaking" && verdict.witness ? ` ${exampleOf(verdict.witness)}` : "";
  return [`${level}: ${breaks} ${escapeMarkdown(verdict.breaks)}. ${escapeMarkdown(verdict.reason)}${example}`];
}

/** The value that shows that something breaks. */
function exampleOf({ direction, value, refusal }: Witness): string {
  const contract = direction === "request" ? "new" : "old";
  const shown = codeSpan(shownJson(value));
  return `For example, the ${contract} contract refuses ${shown}: ${escapeMarkdown(refusal)}.`;
}

function sentence({ subject, what }: Change): string {
  const shown = subject.kind === "api" ? subjectText(subject) : codeSpan(subjectText(subject));
  return `**${shown}** ${escapeMarkdown(what)}.`;
}
