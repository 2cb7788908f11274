import { type Change, subjectText, type Verdict } from "../../../compare/change.js";
import { formatSpan } from "../../../diagnostics/source.js";
import type { DocumentDiff } from "../../../run/diff/diff.js";
import { codeSpan, inline } from "../../../run/release/markdown-text.js";
import { changesByLevel, levelWords, summariseComparison } from "./levels.js";

/**
 * Differences as a comment of a pull request: what breaks is told in full, what is compatible is folded away, long lists are cut. No text of
 * a contract is read as Markdown or HTML.
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

/** As many as people read, and how many more there are: a comment of a pull request has at most 65,536 characters. */
function listed(changes: readonly Change[], item: (change: Change) => string): string {
  const left = changes.length - longest;
  const rest = left > 0 ? [`- … and ${left} more: \`specmill diff\` lists them all.`] : [];
  return [...changes.slice(0, longest).map(item), ...rest].join("\n");
}

const longest = 40;

function inFull(change: Change): string {
  const { rule, old, new: now, wire, source, mend } = change;
  const lines = [...verdict("Wire", wire), ...verdict("Source", source), ...(mend === undefined ? [] : [inline(mend)])];
  const places = `${codeSpan(formatSpan(now))}, was ${codeSpan(formatSpan(old))} (${codeSpan(rule)})`;
  return [`- ${sentence(change)}`, ...[...lines, places].map((line) => `  - ${line}`)].join("\n");
}

function verdict(level: string, found: Verdict): readonly string[] {
  return found.kind === "breaking" ? [`${level}: breaks ${inline(found.breaks)}. ${inline(found.reason)}`] : [];
}

function sentence({ subject, what }: Change): string {
  const shown = subject.kind === "api" ? subjectText(subject) : codeSpan(subjectText(subject));
  return `**${shown}** ${inline(what)}.`;
}
