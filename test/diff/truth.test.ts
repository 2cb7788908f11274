import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { compareModels } from "../../generator/5-drive/diff/compare.js";
import { editedContracts } from "./contracts.js";
import { isKnown, knownDisagreements } from "./known-disagreements.js";
import { nameOf, type Sequence, sequences } from "./sequences.js";
import { type Compared, createTruths, type Outcome, shown, verdictsOf } from "./truth.js";

/** Compilers take their time, and the more so where others compile too. */
const patience = 600_000;

const truths = createTruths();

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
const cases = [...single, ...several].map((sequence) => ({ name: nameOf(sequence), sequence }));
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  for (const { name, sequence } of cases) outcomes.set(name, await truths.of(sequence.edited, sequence.edits));
}, patience);

test("what breaks code, and how", async () => {
  expect(outcomes.size).toBe(cases.length);
  expect([...outcomes].filter(([, { kind }]) => kind === "impossible")).toEqual([]);
  const table = [...outcomes].map(([name, outcome]) => shown(name, outcome)).join("\n");
  await expect(table).toMatchFileSnapshot("truths.txt");
});

test.each(cases)("diff says what the compiler says: $name", ({ name, sequence }) => {
  const outcome = outcomes.get(name);
  if (outcome?.kind !== "compared") throw new Error(outcome?.reason ?? "It was not tried");
  if (!isKnown(sequence)) return expectAgreement(name, outcome);
  const { truth, verdict } = verdictsOf(outcome);
  expect(verdict, `${name} is no disagreement any more: take it out of known-disagreements.txt`).not.toBe(truth);
});

test("every known disagreement is about edits, and has a reason", () => {
  const names = new Set(cases.map(({ name }) => name));
  const strange = knownDisagreements.filter(
    ({ contract, edits, reason }) => reason === "" || !names.has(`${contract}: ${edits.join(" + ")}`),
  );
  expect(strange).toEqual([]);
});

/** More of them, and with other seeds, are what `npm run diff-truth` tries. */
async function agree(sequence: Sequence): Promise<void> {
  const outcome = await truths.of(sequence.edited, sequence.edits);
  fc.pre(outcome.kind === "compared" && !isKnown(sequence));
  if (outcome.kind === "compared") expectAgreement(nameOf(sequence), outcome);
}

test(
  "diff says what the compiler says of several edits together",
  async () => {
    await fc.assert(fc.asyncProperty(sequences, agree), { numRuns: 12 });
  },
  patience,
);

test("nothing changed is no change", () => {
  const contracts = new Set([...outcomes.values()].flatMap((outcome) => ("old" in outcome ? [outcome.old] : [])));
  expect(contracts.size).toBe(editedContracts.length);
  for (const contract of contracts) expect(compareModels(contract, contract).changes).toEqual([]);
});

function expectAgreement(name: string, outcome: Compared): void {
  const { truth, verdict, changes } = verdictsOf(outcome);
  expect(verdict, `${shown(name, outcome)}\n${changes.join("\n")}`).toBe(truth);
}
