import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { compareModels } from "../../generator/compare/compare.js";
import { editedContracts } from "./contracts.js";
import { isKnown, knownDisagreements } from "./known-disagreements.js";
import { nameOf, type Sequence, sequences } from "./sequences.js";
import { type Compared, createTruths, type Outcome, shown, verdictsOf } from "./truth.js";
import { allSequences, readTruths, someSequences } from "./truth-table.js";

/** Compilers take their time, and the more so where others compile too. */
const patience = 600_000;

const truths = createTruths();

// All of them, and more that are random, are what `npm run diff-truth` tries.
const cases = someSequences.map((sequence) => ({ name: nameOf(sequence), sequence }));
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  const found = await truths.of(someSequences);
  for (const [index, { name }] of cases.entries()) {
    const outcome = found[index];
    if (outcome !== undefined) outcomes.set(name, outcome);
  }
}, patience);

test("what breaks code, and how", () => {
  expect(outcomes.size).toBe(cases.length);
  const written = readTruths();
  for (const [name, outcome] of outcomes) {
    expect(outcome.kind, name).toBe("compared");
    expect(shown(name, outcome).trimEnd(), "`npm run diff-truth -- --write` writes it down").toBe(written.get(name));
  }
});

test("every edit is written down, and nothing else", () => {
  expect([...readTruths().keys()]).toEqual(allSequences.map(nameOf));
});

test.each(cases)("diff says what the compiler says: $name", ({ name, sequence }) => {
  const outcome = outcomes.get(name);
  if (outcome?.kind !== "compared") throw new Error(outcome?.reason ?? "It was not tried");
  if (!isKnown(sequence)) return expectAgreement(name, outcome);
  const { truth, verdict } = verdictsOf(outcome);
  expect(verdict, `${name} is no disagreement any more: take it out of known-disagreements.txt`).not.toBe(truth);
});

test("every known disagreement is about edits, and has a reason", () => {
  const names = new Set(allSequences.map(nameOf));
  const strange = knownDisagreements.filter(
    ({ contract, edits, reason }) => reason === "" || !names.has(`${contract}: ${edits.join(" + ")}`),
  );
  expect(strange).toEqual([]);
});

/** More of them, and with other seeds, are what `npm run diff-truth` tries. */
async function agree(several: readonly Sequence[]): Promise<void> {
  const found = await truths.of(several);
  for (const [index, sequence] of several.entries()) {
    const outcome = found[index];
    if (outcome?.kind === "compared" && !isKnown(sequence)) expectAgreement(nameOf(sequence), outcome);
  }
}

test(
  "diff says what the compiler says of several edits together",
  async () => {
    const several = fc.array(sequences, { minLength: 8, maxLength: 8 });
    await fc.assert(fc.asyncProperty(several, agree), { numRuns: 1, endOnFailure: true });
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
