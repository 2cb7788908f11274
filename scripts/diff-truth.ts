/**
 * Asks of random edits of contracts, several together, whether code that compiled against the old package compiles
 * against the new one, and whether `specmill diff` says the same:
 *
 *     npx tsx scripts/diff-truth.ts [sequences] [seed]
 *
 * The seed is printed, so that what was found can be found again. Exits 1 where something was that is not known.
 */
import fc from "fast-check";
import { isKnown } from "../test/diff/known-disagreements.js";
import { nameOf, sequences } from "../test/diff/sequences.js";
import { createTruths, shown, verdictsOf } from "../test/diff/truth.js";

const wanted = Number(process.argv[2] ?? 300);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1e9));

console.log(`seed ${seed}`);
const truths = createTruths();
const counts = { breaks: 0, compiles: 0, impossible: 0, known: 0 };
const found: string[] = [];

for (const sequence of fc.sample(sequences, { seed, numRuns: wanted })) {
  const name = nameOf(sequence);
  const outcome = await truths.of(sequence.edited, sequence.edits);
  if (outcome.kind === "impossible") {
    counts.impossible++;
    continue;
  }
  const { truth, verdict, changes } = verdictsOf(outcome);
  counts[truth]++;
  if (truth === verdict) continue;
  if (isKnown(sequence)) counts.known++;
  else found.push(name);
  if (!isKnown(sequence))
    console.log(`${shown(name, outcome)}  diff says that it ${verdict}\n    ${changes.join("\n    ")}\n`);
}

console.log(
  `${wanted} sequences: ${counts.breaks} break code, ${counts.compiles} do not, ${counts.impossible} were impossible; ` +
    `${counts.known} known disagreements, ${found.length} others`,
);
for (const name of found) console.log(`  ${name}`);
process.exitCode = found.length === 0 ? 0 : 1;
