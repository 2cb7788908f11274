import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { compareModels } from "../../generator/5-drive/diff/compare.js";
import { type EditedContract, editedContracts } from "./contracts.js";
import type { Edit } from "./edits/edit.js";
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

/** `edit: reason`, for each edit of which `diff` says something else than the compiler. */
const known = new Map(
  readFileSync(join(import.meta.dirname, "known-disagreements.txt"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(" | ", 2) as [string, string]),
);

test.each(cases)("diff says what the compiler says: $name", ({ name }) => {
  const outcome = outcomes.get(name);
  if (outcome?.kind !== "compared") throw new Error(outcome?.reason ?? "It was not tried");
  const { truth, verdict, changes } = verdictsOf(outcome);
  if (known.has(name)) expect(verdict, `${name} is no disagreement any more`).not.toBe(truth);
  else expect(verdict, `${shown(name, outcome)}\n${changes.join("\n")}`).toBe(truth);
});

test("every known disagreement is about an edit, and has a reason", () => {
  expect([...known.keys()].filter((name) => !outcomes.has(name))).toEqual([]);
  expect([...known.values()].filter((reason) => (reason ?? "") === "")).toEqual([]);
});

test("nothing changed is no change", () => {
  for (const outcome of outcomes.values()) {
    if (outcome.kind === "compared") expect(compareModels(outcome.old, outcome.old).changes).toEqual([]);
  }
});
