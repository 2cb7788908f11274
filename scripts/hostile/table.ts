import type { Evidence, Outcome, Row } from "./verdict.js";

/** The rows as a table for people, with what was found under the row it belongs to. */
export function formatTable(rows: readonly Row[]): string {
  const head = ["id", "expected", "outcome", "payload", "elsewhere", "network", "verdict"];
  const cells = rows.map((row) => [
    row.id,
    cut(row.expect, 34),
    cut(formatOutcome(row.outcome), 60),
    ranWhen(row.evidence),
    count(row.evidence.elsewhere),
    count(row.evidence.network),
    row.verdict,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const format = (line: readonly string[]) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const body = rows.flatMap((row, index) => [
    format(cells[index] ?? []),
    ...findings(row).map((finding) => `     ! ${finding}`),
  ]);
  return [format(head), widths.map((width) => "-".repeat(width)).join("  "), ...body].join("\n");
}

/** How many rows there are of each verdict. */
export function formatSummary(rows: readonly Row[]): string {
  const verdicts = ["ok", "to be worked off", "NOT OK"].map(
    (verdict) => `${rows.filter((row) => row.verdict === verdict).length} ${verdict}`,
  );
  const outcomes = ["generated", "refused", "not yet", "timed out", "crashed"].map(
    (kind) => `${rows.filter((row) => row.outcome.kind === kind).length} ${kind}`,
  );
  return `\n${rows.length} attacks: ${verdicts.join(", ")} (${outcomes.join(", ")}).`;
}

function formatOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case "generated":
      return "generated";
    case "refused":
      return `refused: ${outcome.code} ${outcome.place ?? "(no place)"}${outcome.others > 0 ? ` and ${outcome.others} more` : ""}`;
    case "not yet":
      return `not yet: needs ${outcome.option}`;
    case "timed out":
      return `timed out in ${outcome.during}`;
    case "crashed":
      return `crashed in ${outcome.during}`;
    default:
      return outcome satisfies never;
  }
}

function ranWhen({ payloads, prototypes }: Evidence): string {
  if (payloads.length > 0) return cut([...new Set(payloads)].join(", "), 20);
  return prototypes.length > 0 ? "prototype" : "-";
}

function count(found: readonly string[]): string {
  return found.length === 0 ? "-" : String(found.length);
}

/** What a reader has to know of a row to mend it. */
function findings({ outcome, evidence, verdict }: Row): readonly string[] {
  if (verdict === "ok") return [];
  const { payloads, prototypes, network, elsewhere, leaked, leftBehind, unnamed, notImported, failedProbes } = evidence;
  return [
    ...(outcome.kind === "crashed" ? [outcome.reason] : []),
    ...[...new Set(payloads)].map((when) => `payload: ${when}`),
    ...prototypes.map((what) => `changed: ${what}`),
    ...network.map((what) => `network: ${what}`),
    ...elsewhere.map((path) => `touched: ${path}`),
    ...(leaked ? ["leaked: the text of a file that it had no business to read"] : []),
    ...leftBehind.map((path) => `left behind: ${path}`),
    ...unnamed.map((what) => `not named: ${what}`),
    ...notImported.map((what) => `not imported: ${what}`),
    ...failedProbes.map((what) => `probe: ${what}`),
  ].slice(0, 12);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
