import { readFileSync } from "node:fs";
import { join } from "node:path";
import { editedContracts } from "./contracts.js";
import { knownDisagreements } from "./known-disagreements.js";
import type { Sequence } from "./sequences.js";

/** What the compiler says of every edit, as people reviewed it. */
export const truthsPath = join(import.meta.dirname, "truths.txt");

const single: readonly Sequence[] = editedContracts.flatMap((edited) =>
  edited.edits.map((edit) => ({ edited, edits: [edit] })),
);

/** Known disagreements that take several edits are tried too, so that none is stale. */
const several: readonly Sequence[] = knownDisagreements
  .filter(({ edits }) => edits.length > 1)
  .flatMap(({ contract, edits }) =>
    editedContracts
      .filter(({ name }) => name === contract)
      .map((edited) => ({
        edited,
        edits: edits.flatMap((name) => edited.edits.filter((edit) => edit.name === name)),
      })),
  );

/** Every edit of every contract, in the order of `truths.txt`. */
export const allSequences: readonly Sequence[] = [...single, ...several];

/** Every fourth edit of each contract, by its place in the table: what `npm test` has the time for. */
export const someSequences: readonly Sequence[] = allSequences.filter(
  ({ edited, edits: [first, another] }) =>
    another !== undefined || (first !== undefined && edited.edits.indexOf(first) % 4 === 0),
);

/** What was written down of each sequence of edits, by its name. */
export function readTruths(): ReadonlyMap<string, string> {
  const blocks = readFileSync(truthsPath, "utf8").split(/\n\n(?=\S)/);
  return new Map(blocks.map((block) => [block.split("\n")[0] ?? "", block.trimEnd()]));
}

/** The table again, from what is said of each sequence. */
export function asTable(truths: readonly string[]): string {
  return truths.join("\n");
}
