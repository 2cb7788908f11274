import { type Change, subjectText, type Verdict } from "../../../compare/change.js";
import { formatSpan } from "../../../diagnostics/source.js";
import type { DocumentDiff } from "../../../run/diff.js";
import { codeSpan, escapeMarkdown } from "../../../run/release/markdown-text.js";
import { changesByHeading, headingWords, isBreakingHeading, summariseComparison } from "./levels.js";
import { changesByOperation, countsOf, operationName, tasksOf } from "./summary.js";
import { shortWitness } from "./witness.js";

/**
 * Differences as a comment of a pull request: breaking changes in full, compatible ones folded away, long lists cut. All
 * text of a contract is escaped, so that none of it is Markdown or HTML.
 */
export function formatMarkdown(documents: readonly DocumentDiff[]): string {
  const blocks = documents.flatMap((document) => [
    `### ${titleOf(document)}`,
    `${summariseComparison(document)}.`,
    ...taskLines(document),
    ...operationLines(document),
    ...changesByHeading(document.changes).flatMap(([of, changes]) => {
      const { heading } = headingWords[of];
      if (isBreakingHeading(of)) return [`#### ${heading}`, listed(changes, inFull)];
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

/** What people have to do, each task once. */
function taskLines(document: DocumentDiff): readonly string[] {
  const tasks = tasksOf(document);
  if (tasks.length === 0) return [];
  const lines = tasks.map(
    ({ text, changes }) => `- ${escapeMarkdown(text)}${changes > 1 ? ` (${changes} changes)` : ""}`,
  );
  return [`#### To do\n\n${lines.join("\n")}`];
}

/** How many changes there are for each operation, folded away where there are many. */
function operationLines(document: DocumentDiff): readonly string[] {
  const operations = changesByOperation(document);
  if (operations.length === 0) return [];
  const lines = operations
    .slice(0, longest)
    .map((each) => `- ${codeSpan(operationName(each.operation))}: ${countsOf(each)}`);
  const left = operations.length - longest;
  const list = [...lines, ...(left > 0 ? [`- … and ${left} more`] : [])].join("\n");
  if (operations.length <= 5) return [`#### Operations\n\n${list}`];
  return [`<details>\n<summary>Operations: ${operations.length}</summary>\n\n${list}\n\n</details>`];
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
    ...verdictLines("Wire", wire, change),
    ...verdictLines("Source", source, change),
    ...(mend === undefined ? [] : [escapeMarkdown(mend)]),
  ];
  const before = old === undefined ? "" : `, was ${codeSpan(formatSpan(old))}`;
  const spans = `${codeSpan(formatSpan(now))}${before} (${codeSpan(rule)})`;
  return [`- ${sentence(change)}`, ...[...lines, spans].map((line) => `  - ${line}`)].join("\n");
}

function verdictLines(level: string, verdict: Verdict, change: Change): readonly string[] {
  switch (verdict.kind) {
    case "breaking": {
      const line = `${level}: breaks ${escapeMarkdown(verdict.breaks)}. ${escapeMarkdown(verdict.reason)}`;
      const examples = verdict.witnesses.map((witness) => {
        const { value, contract, refusal } = shortWitness(witness, change);
        return `For example ${codeSpan(value)}, which the ${contract} contract refuses: ${escapeMarkdown(refusal)}`;
      });
      return [line, ...examples];
    }
    case "may-break":
      return [`${level}: may break ${escapeMarkdown(verdict.breaks)}. ${escapeMarkdown(verdict.reason)}`];
    case "compatible":
    case "none":
      return [];
    default:
      return verdict satisfies never;
  }
}

function sentence({ subject, what }: Change): string {
  const shown = subject.kind === "api" ? subjectText(subject) : codeSpan(subjectText(subject));
  return `**${shown}** ${escapeMarkdown(what)}.`;
}
