/**
 * Compares generated validators with z-schema on random schemas and values, and checks every issue they report:
 *
 *     npx tsx scripts/differential.ts [pairs] [seed]
 *
 * Prints the seed of each disagreement, so that it can be reproduced. Exits 1 if there is any.
 */
import { compare, type Disagreement } from "../test/validators/differential.js";

const pairs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1e9));

console.log(`seed ${seed}`);
const outcome = await compare(seed, pairs);
for (const disagreement of outcome.disagreements.slice(0, 20)) console.log(shown(disagreement));
console.log(
  `${outcome.pairs} pairs, ${outcome.accepted} of them accepted: ${outcome.disagreements.length} disagreements`,
);
process.exitCode = outcome.disagreements.length === 0 ? 0 : 1;

function shown({ seed, name, schema, value, complaint }: Disagreement): string {
  return [
    `${complaint}`,
    `  schema ${name} of seed ${seed}: ${JSON.stringify(schema)}`,
    `  value ${JSON.stringify(value)}`,
    "",
  ].join("\n");
}
