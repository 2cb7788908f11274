import { median } from "../shared/median.js";
import type { Candidate } from "./candidates.js";
import { type Figures, type Run, runOnce } from "./run-once.js";

/** A candidate at a document: medians of all rounds, or why there are none. */
export interface Result {
  readonly candidate: Candidate;
  readonly outcome: Run;
}

/**
 * Runs the candidates on a document so many rounds, all of them in each round, one after the other: a machine that
 * becomes slower becomes so for all. A round before them warms the caches of the disk up, and does not count. A candidate
 * that fails once is left out of the rounds that follow, and is reported as failed.
 */
export function runRounds(
  candidates: readonly Candidate[],
  document: string,
  rounds: number,
  executables: Readonly<Record<Candidate["node"], string>>,
): readonly Result[] {
  const runs = new Map<Candidate, Run[]>(candidates.map((candidate) => [candidate, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [candidate, earlier] of runs) {
      if (earlier.some(({ kind }) => kind === "failed")) continue;
      const run = runOnce(candidate, document, executables[candidate.node]);
      if (round > 0 || run.kind === "failed") earlier.push(run);
    }
  }
  return [...runs].map(([candidate, all]) => ({ candidate, outcome: summary(all) }));
}

/** The medians of some runs, or the first that failed. */
function summary(runs: readonly Run[]): Run {
  const failed = runs.find(({ kind }) => kind === "failed");
  if (failed !== undefined) return failed;
  const all = runs.flatMap((run) => (run.kind === "completed" ? [run.figures] : []));
  const medianOf = (figure: keyof Figures) => median(all.map((figures) => figures[figure]));
  return {
    kind: "completed",
    figures: {
      seconds: medianOf("seconds"),
      cpuSeconds: medianOf("cpuSeconds"),
      peakMegabytes: medianOf("peakMegabytes"),
      writtenKilobytes: medianOf("writtenKilobytes"),
    },
  };
}
