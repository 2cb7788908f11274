import { beforeAll, describe, expect, test } from "vitest";
import { createProver } from "../../../generator/compare/inclusion/inclusion.js";
import { changes } from "./changes.js";
import { forgetfulRewritings } from "./rewritings/forgetful.js";
import { rewritings } from "./rewritings/rewritings.js";
import { settled } from "./settled.js";
import { simpleTrials } from "./simple-trials.js";
import { emptyTally, type Tally, tallied, unknownShare } from "./tally.js";
import { resultOf, shown, type Trial, trialOf } from "./trials.js";

const firstSeed = 20_261;
const count = 600;

describe("whether one schema includes another", () => {
  const faults: string[] = [];
  let tally: Tally = emptyTally;

  beforeAll(() => {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const trial = trialOf(seed);
      const result = resultOf(trial, createProver());
      tally = tallied(tally, trial, result);
      if (result.faults.length > 0) faults.push(`${shown(trial)}\n  ${result.faults.join("\n  ")}`);
    }
  }, 120_000);

  test("is never said against a value, against z-schema, or against a rewriting", () => {
    expect(faults.slice(0, 3)).toEqual([]);
  });

  test("is mostly decided, either way", () => {
    expect(tally.unjudged).toBe(0);
    expect(unknownShare(tally)).toBeLessThan(0.01);
    expect(tally.proven).toBeGreaterThan(count);
    expect(tally.refuted).toBeGreaterThan(count / 8);
    expect(tally.rewritten).toBeGreaterThan(count / 3);
  });
});

// Unions that lead back to themselves, which were once taken for the same.
test.each([70_081_930, 70_113_249])("the recursive unions of seed %i are told apart", (seed) => {
  expect(resultOf(trialOf(seed), createProver()).faults).toEqual([]);
});

describe("a rewriting of a simple schema is proven both ways", () => {
  test.each([...rewritings, ...forgetfulRewritings])("%s", (name, edit) => {
    const trials = simpleTrials(name, edit, "rewritten");
    expect(trials.length).toBeGreaterThan(0);
    for (const trial of trials) {
      const { answers, faults } = resultOf(trial, createProver());
      expect(faults).toEqual([]);
      expect(answers, shown(trial)).toEqual([{ kind: "proven" }, { kind: "proven" }]);
    }
  });
});

describe("a change of a simple schema is decided", () => {
  test.each([...changes])("%s", (name, edit) => {
    const trials = simpleTrials(name, edit, "changed");
    expect(trials.length).toBeGreaterThan(0);
    for (const trial of trials) {
      const { answers, faults } = resultOf(trial, createProver());
      expect(faults).toEqual([]);
      expect(
        answers.filter(({ kind }) => kind === "unknown"),
        shown(trial),
      ).toEqual([]);
    }
  });
});

test.each(settled)("$why", ({ old, new: now, values }) => {
  const trial: Trial = { seed: 0, kind: "changed", name: "A", old, new: now, edits: [], values };
  expect(resultOf(trial, createProver()).faults).toEqual([]);
});
