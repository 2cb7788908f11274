import { printableSentence } from "../../diagnostics/printable.js";

/**
 * A sentence as Markdown: its code spans stay, and everything between them is escaped. A code span is what stands between
 * two single backticks: several in a row neither open nor close it (CommonMark 0.31 §6.1).
 */
export function escapeMarkdown(sentence: string): string {
  return printableSentence(sentence)
    .split(/((?<!`)`[^`]+`(?!`))/)
    .map((text, index) => (index % 2 === 1 ? text : text.replace(/[\\`*_{}[\]<>#|~&@]/g, "\\$&")))
    .join("");
}

/** A text as a code span. Its fence is longer than any in the text (CommonMark 0.31 §6.1). */
export function codeSpan(text: string): string {
  const shown = printableSentence(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}
