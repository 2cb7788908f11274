import type { Result, Trial } from "./trials.js";

/** What became of many trials. A trial has two answers, one for each direction. */
export interface Tally {
  readonly trials: number;
  /** The trials whose versions mean the same. */
  readonly rewritten: number;
  readonly proven: number;
  readonly refuted: number;
  readonly unknown: number;
  readonly unjudged: number;
  readonly faults: number;
  /** How often each reason was given for an answer that is unknown. What it is about is left out. */
  readonly reasons: ReadonlyMap<string, number>;
}

export const emptyTally: Tally = {
  ...{ trials: 0, rewritten: 0, proven: 0, refuted: 0, unknown: 0, unjudged: 0, faults: 0 },
  reasons: new Map(),
};

export function tallied(tally: Tally, { kind }: Trial, { answers, faults, unjudged }: Result): Tally {
  const count = (wanted: string) => answers.filter((answer) => answer.kind === wanted).length;
  const reasons = new Map(tally.reasons);
  for (const answer of answers) {
    if (answer.kind !== "unknown") continue;
    const reason = answer.reason.replace(/`[^`]*`/g, "`…`");
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return {
    trials: tally.trials + 1,
    rewritten: tally.rewritten + (kind === "rewritten" ? 1 : 0),
    proven: tally.proven + count("proven"),
    refuted: tally.refuted + count("refuted"),
    unknown: tally.unknown + count("unknown"),
    unjudged: tally.unjudged + (unjudged ? 1 : 0),
    faults: tally.faults + faults.length,
    reasons,
  };
}

/** The share of answers that are unknown. */
export function unknownShare({ proven, refuted, unknown }: Tally): number {
  return unknown / (proven + refuted + unknown);
}
