import type { DocumentRow } from "./run-document.js";

/** A document's row: what became of it, how long that took, and what was reported. */
export function formatRow(row: DocumentRow): string {
  const { name, outcome, files, lines, generateSeconds, checkSeconds, diagnostics } = row;
  const figures = `${files} files, ${lines} lines, ${generateSeconds.toFixed(1)} s, checked in ${checkSeconds.toFixed(1)} s`;
  const counts = [...diagnostics].map(([code, count]) => `${code} ×${count}`);
  const output = "output" in outcome ? outcome.output.trim().split("\n").slice(0, 8) : [];
  const head = `${outcome.kind.padEnd(10)} ${name.padEnd(32)} ${outcome.kind === "refused" ? `${generateSeconds.toFixed(1)} s` : figures}`;
  return [head, ...counts.map((each) => `             ${each}`), ...output.map((line) => `             ${line}`)].join(
    "\n",
  );
}

/** How many documents ended in which way, and how many diagnostics there are of each code. */
export function summaryOf(rows: readonly DocumentRow[]) {
  const count = (kind: DocumentRow["outcome"]["kind"]) => rows.filter(({ outcome }) => outcome.kind === kind).length;
  const codes: Record<string, number> = {};
  for (const { diagnostics } of rows) for (const [code, n] of diagnostics) codes[code] = (codes[code] ?? 0) + n;
  return {
    documents: rows.length,
    generated: count("generated"),
    refused: count("refused"),
    uncompiled: count("uncompiled"),
    unimported: count("unimported"),
    crashed: count("crashed"),
    diagnostics: codes,
  };
}
