import type { Diagnostic } from "./collector.js";

/** Diagnostics that say the same of several spans. */
export interface DiagnosticGroup {
  readonly first: Diagnostic;
  /** The others, which need not be printed whole. */
  readonly others: readonly Diagnostic[];
}

/**
 * Groups warnings and notes that say the same, in the order of the first of each group. Each error is a group of its own: it
 * has to be fixed, so its frame is worth its lines. So is what points at other spans, too.
 */
export function groupAlike(diagnostics: readonly Diagnostic[]): readonly DiagnosticGroup[] {
  const groups = new Map<string, { first: Diagnostic; others: Diagnostic[] }>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { code, severity, at, message, fix, related } = diagnostic;
    const isAlone = severity === "error" || at === undefined || related.length > 0;
    const key = JSON.stringify(isAlone ? index : [code, severity, message, fix]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: diagnostic, others: [] });
    else group.others.push(diagnostic);
  }
  return [...groups.values()];
}
