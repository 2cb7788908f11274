import { createProver } from "../../generator/compare/inclusion/inclusion.js";
import { shrunk } from "../../test/compare/inclusion/shrink.js";
import { emptyTally, type Tally, tallied, unknownShare } from "../../test/compare/inclusion/tally.js";
import { resultOf, shown, type Trial, trialOf } from "../../test/compare/inclusion/trials.js";

/** Draws pairs of schemas, has the prover decide each both ways, and holds its answers against values and z-schema. */
const [pairs = 1_000_000, seed = Math.floor(Math.random() * 1e9)] = process.argv.slice(3).map(Number);

console.log(`seed ${seed}`);
let tally = emptyTally;
let slowest = { seed, milliseconds: 0 };
for (let next = seed; next < seed + pairs; next++) {
  const trial = trialOf(next);
  const before = performance.now();
  const result = resultOf(trial, createProver());
  const milliseconds = performance.now() - before;
  if (milliseconds > slowest.milliseconds) slowest = { seed: next, milliseconds };
  tally = tallied(tally, trial, result);
  if (result.faults.length > 0) {
    const small = smallest(trial);
    console.log(`seed ${next}\n${shown(small)}\n  ${resultOf(small, createProver()).faults.join("\n  ")}\n`);
  }
  if ((next - seed + 1) % 10_000 === 0) report(tally);
}
report(tally);
console.log(`the slowest: ${Math.round(slowest.milliseconds)} ms, seed ${slowest.seed}`);
for (const [reason, count] of [...tally.reasons].toSorted(([, a], [, b]) => b - a))
  console.log(`  ${count} × ${reason}`);
process.exitCode = tally.faults === 0 ? 0 : 1;

/** A smaller trial that is as wrong. What a rewriting means is lost where parts are left out, so it stays as it is. */
function smallest(trial: Trial): Trial {
  const asChange: Trial = { ...trial, kind: "changed" };
  const fails = (each: Trial) => resultOf(each, createProver()).faults.length > 0;
  return fails(asChange) ? shrunk(asChange, fails) : trial;
}

function report({ trials, rewritten, proven, refuted, unknown, unjudged, faults, ...rest }: Tally): void {
  const share = (
    unknownShare({ trials, rewritten, proven, refuted, unknown, unjudged, faults, ...rest }) * 100
  ).toFixed(2);
  console.log(
    `${trials} pairs, ${rewritten} of them rewritten: ${proven} proven, ${refuted} refuted with a witness, ` +
      `${unknown} unknown (${share} %), ${unjudged} that z-schema cannot read; ${faults} faults`,
  );
}
