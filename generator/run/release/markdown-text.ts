import { printableSentence } from "../../diagnostics/printable.js";

/** A sentence of ours with code spans in it. What is outside of them is text, whatever it looks like. */
export function inline(text: string): string {
  return printableSentence(text)
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_{}[\]<>#|~&@]/g, "\\$&")))
    .join("");
}

/** A text as code. A fence longer than any in it (CommonMark 0.31 §6.1). */
export function codeSpan(text: string): string {
  const shown = printableSentence(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}
