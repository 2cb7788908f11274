/**
 * Asks of edits of contracts whether code that compiled against the old package compiles against the new one, and
 * whether `specmill diff` says the same: of every edit alone, and of random ones, several together. Exits 1 where something
 * was that is not known.
 */
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { isKnown } from "../../test/compare/known-disagreements.js";
import { nameOf, type Sequence, sequences } from "../../test/compare/sequences.js";
import { createTruths, type Outcome, shown, verdictsOf } from "../../test/compare/truth.js";
import { allSequences, asTable, readTruths, truthsPath } from "../../test/compare/truth-table.js";

const flags = process.argv.slice(2);
const write = flags.includes("--write");
const [wanted = 300, seed = Math.floor(Math.random() * 1e9)] = flags.filter((flag) => flag !== "--write").map(Number);

const atOnce = 50;
const truths = createTruths();
const counts = { breaks: 0, compiles: 0, impossible: 0, known: 0 };
const found: string[] = [];

const table = await truths.of(allSequences);
const written = readTruths();
for (const [index, sequence] of allSequences.entries()) {
  const [name, outcome] = [nameOf(sequence), table[index]];
  if (outcome === undefined) throw new Error(`${name} was not tried`);
  judge(sequence, outcome);
  const said = shown(name, outcome).trimEnd();
  if (write || said === written.get(name)) continue;
  found.push(name);
  console.log(`test/compare/truths.txt says something else:\n${said}\n`);
}
if (write) writeFileSync(truthsPath, asTable(table.map((outcome, index) => shown(nameAt(index), outcome))));
report(`${allSequences.length} edits`);

console.log(`seed ${seed}`);
for (let tried = 0; tried < wanted; tried += atOnce) {
  const some = fc.sample(sequences, { seed: seed + tried, numRuns: Math.min(atOnce, wanted - tried) });
  for (const [index, outcome] of (await truths.of(some)).entries()) judge(some[index] as Sequence, outcome);
}
report(`${wanted} sequences`);
for (const name of found) console.log(`  ${name}`);
process.exitCode = found.length === 0 ? 0 : 1;

function judge(sequence: Sequence, outcome: Outcome): void {
  const name = nameOf(sequence);
  if (outcome.kind === "impossible") {
    counts.impossible++;
    return;
  }
  const { truth, verdict, changes } = verdictsOf(outcome);
  counts[truth]++;
  if (truth === verdict) return;
  if (isKnown(sequence)) {
    counts.known++;
    return;
  }
  found.push(name);
  console.log(`${shown(name, outcome)}  diff says that it ${verdict}\n    ${changes.join("\n    ")}\n`);
}

function report(what: string): void {
  console.log(
    `${what}: ${counts.breaks} break code, ${counts.compiles} do not, ${counts.impossible} were impossible; ` +
      `${counts.known} known disagreements, ${found.length} others`,
  );
  Object.assign(counts, { breaks: 0, compiles: 0, impossible: 0, known: 0 });
}

function nameAt(index: number): string {
  return nameOf(allSequences[index] as Sequence);
}
