import { describe, expect, test } from "vitest";
import { createProver } from "../../../generator/compare/inclusion/inclusion.js";
import { contractResultOf, shownChange } from "./contract-trials.js";
import { forgetfulRewritings } from "./rewritings/forgetful.js";
import { rewritings } from "./rewritings/rewritings.js";
import { simpleTrials } from "./simple-trials.js";
import { shown, type Trial, trialOf } from "./trials.js";

const firstSeed = 90_210;
const count = 60;

test("what an operation refuses now breaks, what it still accepts does not, and every witness is one", {
  timeout: 60_000,
}, () => {
  const counts = { yes: 0, no: 0, unknown: 0, refused: 0 };
  const faults: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const trial = trialOf(seed);
    const result = contractResultOf(trial, createProver());
    counts[result.kind === "refused" ? "refused" : result.accepted]++;
    if (result.kind === "compared" && result.faults.length > 0)
      faults.push(`${shown(trial)}\n  ${result.faults.join("\n  ")}`);
  }
  expect(faults.slice(0, 3)).toEqual([]);
  expect(counts.yes).toBeGreaterThan(count / 2);
  expect(counts.no).toBeGreaterThan(count / 12);
  expect(counts.unknown + counts.refused).toBeLessThan(count / 20);
});

/** What says something to people or code, and nothing of what is sent. */
const besides =
  /^(?:schema-rewritten|api-schema-(?:added|removed|renamed)|enum-exports-|union-)|default|deprecated|content-media-type|format-added/;

describe("a rewriting in a contract is no change, but that it is written in another way", () => {
  test.each([...rewritings, ...forgetfulRewritings])("%s", (name, edit) => {
    const trials = simpleTrials(name, edit, "rewritten").slice(0, 4);
    const told: string[] = [];
    for (const [index, trial] of trials.entries()) {
      const inOneDirection: Trial = { ...trial, seed: index };
      const result = contractResultOf(inOneDirection, createProver());
      if (result.kind === "refused") throw new Error(`${shown(trial)}: the contract has errors`);
      expect(result.faults, shown(trial)).toEqual([]);
      expect(result.accepted, shown(trial)).toBe("yes");
      // Where types are others, what is different in them is listed.
      if (result.changes.some(({ source }) => source.kind === "breaking")) continue;
      told.push(
        ...result.changes
          .filter(({ rule }) => !besides.test(rule))
          .map((change) => `${shownChange(change)}\n${shown(trial)}`),
      );
    }
    expect(told).toEqual([]);
  });
});
