import type { ExampleVerdicts } from "./check-examples.js";
import type { DocumentRow } from "./run-document.js";

/** A document's row: what became of it, how long that took, and what was reported. */
export function formatRow(row: DocumentRow): string {
  const { name, outcome, files, lines, generateSeconds, checkSeconds, diagnostics, examples } = row;
  const figures = `${files} files, ${lines} lines, ${generateSeconds.toFixed(1)} s, checked in ${checkSeconds.toFixed(1)} s`;
  const counts = [...diagnostics].map(([code, count]) => `${code} ×${count}`);
  const output = "output" in outcome ? outcome.output.trim().split("\n").slice(0, 8) : [];
  const head = `${outcome.kind.padEnd(10)} ${name.padEnd(32)} ${outcome.kind === "refused" ? `${generateSeconds.toFixed(1)} s` : figures}`;
  const judged =
    examples === undefined ? [] : [`${examples.agreed} examples judged alike, ${examples.unjudged} not judged`];
  const otherwise = (examples?.disagreed ?? []).map(
    ({ schema, example, valid }) => `${schema} ${valid ? "accepts" : "refuses"} ${example}`,
  );
  return [
    head,
    ...[...judged, ...otherwise].map((each) => `             ${each}`),
    ...counts.map((each) => `             ${each}`),
    ...output.map((line) => `             ${line}`),
  ].join("\n");
}

/** How many documents ended in which way, and how many diagnostics there are of each code. */
export function summaryOf(rows: readonly DocumentRow[]) {
  const count = (kind: DocumentRow["outcome"]["kind"]) => rows.filter(({ outcome }) => outcome.kind === kind).length;
  const total = (number: (verdicts: ExampleVerdicts) => number) =>
    rows.reduce((sum, { examples }) => sum + (examples ? number(examples) : 0), 0);
  const codes: Record<string, number> = {};
  for (const { diagnostics } of rows) for (const [code, n] of diagnostics) codes[code] = (codes[code] ?? 0) + n;
  return {
    documents: rows.length,
    generated: count("generated"),
    lenient: count("lenient"),
    refused: count("refused"),
    uncompiled: count("uncompiled"),
    unimported: count("unimported"),
    crashed: count("crashed"),
    examples: {
      agreed: total(({ agreed }) => agreed),
      unjudged: total(({ unjudged }) => unjudged),
      disagreed: total(({ disagreed }) => disagreed.length),
    },
    diagnostics: codes,
  };
}
