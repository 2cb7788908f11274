import { table } from "../shared/table.js";
import { reference } from "./candidates.js";
import type { Result } from "./rounds.js";
import type { Figures, Run } from "./run-once.js";

/** One candidate at one document beside the others: a line of the table, and what `--json` prints. */
export type Line = { readonly candidate: string } & (
  | Extract<Run, { kind: "failed" }>
  | {
      readonly kind: "completed";
      readonly figures: Figures;
      /** How many times as long as the quickest it takes. */
      readonly toQuickest: number;
      /** How many times as long as the reference it takes, if the reference takes part and completed. */
      readonly toReference: number | undefined;
    }
);

export function comparisonOf(results: readonly Result[]): readonly Line[] {
  const seconds = new Map(
    results.flatMap(({ candidate, outcome }) =>
      outcome.kind === "completed" ? [[candidate.name, outcome.figures.seconds]] : [],
    ),
  );
  const quickest = Math.min(...seconds.values());
  const compared = seconds.get(reference);
  return results.map(({ candidate: { name }, outcome }): Line => {
    if (outcome.kind === "failed") return { candidate: name, ...outcome };
    const own = outcome.figures.seconds;
    return { candidate: name, ...outcome, toQuickest: own / quickest, toReference: compared && own / compared };
  });
}

/** The lines as a table, and below it why a candidate failed. */
export function comparisonTable(lines: readonly Line[]): string {
  const header = ["", "seconds", "to the quickest", `to ${reference}`, "CPU seconds", "peak MB", "written kB"];
  const rows = lines.map((line) =>
    line.kind === "failed"
      ? [line.candidate, "failed"]
      : [
          line.candidate,
          line.figures.seconds.toFixed(2),
          `${line.toQuickest.toFixed(2)}×`,
          line.toReference === undefined ? "–" : `${line.toReference.toFixed(2)}×`,
          line.figures.cpuSeconds.toFixed(2),
          line.figures.peakMegabytes.toFixed(0),
          line.figures.writtenKilobytes.toFixed(0),
        ],
  );
  const failures = lines.flatMap((line) => (line.kind === "failed" ? [`  ${line.candidate} failed: ${line.why}`] : []));
  return [table([header, ...rows]), ...failures, ""].join("\n");
}
