import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { compareModels } from "../../generator/5-drive/diff/compare.js";
import { type EditedContract, editedContracts } from "./contracts.js";
import type { Edit } from "./edits/edit.js";
import { knownDisagreements } from "./known-disagreements.js";
import { nameOf, sequences } from "./sequences.js";
import { createTruths, type Outcome, shown, verdictsOf } from "./truth.js";

/** Compilers take their time, and the more so where others compile too. */
const patience = 600_000;

const truths = createTruths();

/** An edit and what became of it. */
interface Case {
  readonly name: string;
  readonly edited: EditedContract;
  readonly edit: Edit;
}

const cases: readonly Case[] = editedContracts.flatMap((edited) =>
  edited.edits.map((edit) => ({ name: `${edited.name}: ${edit.name}`, edited, edit })),
);
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  for (const { name, edited, edit } of cases) outcomes.set(name, await truths.of(edited, [edit]));
}, patience);

test("what breaks code, and how", async () => {
  expect(outcomes.size).toBe(cases.length);
  expect([...outcomes].filter(([, { kind }]) => kind === "impossible")).toEqual([]);
  await expect([...outcomes].map(([name, outcome]) => shown(name, outcome)).join("\n")).toMatchFileSnapshot(
    "truths.txt",
  );
});

test.each(cases)("diff says what the compiler says: $name", ({ name }) => {
  const outcome = outcomes.get(name);
  if (outcome?.kind !== "compared") throw new Error(outcome?.reason ?? "It was not tried");
  const { truth, verdict, changes } = verdictsOf(outcome);
  if (knownDisagreements.has(name)) expect(verdict, `${name} is no disagreement any more`).not.toBe(truth);
  else expect(verdict, `${shown(name, outcome)}\n${changes.join("\n")}`).toBe(truth);
});

test("every known disagreement is about an edit, and has a reason", () => {
  expect([...knownDisagreements.keys()].filter((name) => !outcomes.has(name))).toEqual([]);
  expect([...knownDisagreements.values()].filter((reason) => reason === "")).toEqual([]);
});

/** More of them, and with other seeds, are what `npm run diff-truth` tries. */
test(
  "diff says what the compiler says of several edits together",
  async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const outcome = await truths.of(sequence.edited, sequence.edits);
        // A disagreement about one edit is one about any sequence that it is part of.
        const known = sequence.edits.some(({ name }) => knownDisagreements.has(`${sequence.edited.name}: ${name}`));
        fc.pre(outcome.kind === "compared" && !known);
        const { truth, verdict, changes } = verdictsOf(outcome);
        expect(verdict, `${shown(nameOf(sequence), outcome)}\n${changes.join("\n")}`).toBe(truth);
      }),
      { numRuns: 12 },
    );
  },
  patience,
);

test("nothing changed is no change", () => {
  for (const outcome of outcomes.values()) {
    if (outcome.kind === "compared") expect(compareModels(outcome.old, outcome.old).changes).toEqual([]);
  }
});
