import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { compareModels } from "../../generator/compare/compare.js";
import { modelOf } from "../harness/model.js";
import { repository, samples, samplesFolder } from "./documents.js";

const documents = new Map([
  ...["cloudglue", "rapidly"].map(
    (api) => [api, readFileSync(join(repository, "specs", `${api}.yaml`), "utf8")] as const,
  ),
  ...samples.flatMap((sample) =>
    ["old", "new"].map(
      (side) => [`${sample}/${side}`, readFileSync(join(samplesFolder, sample, `${side}.yaml`), "utf8")] as const,
    ),
  ),
]);

test("nothing changed in a contract that is compared with itself, or with the same in another order", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...documents.values()),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (text, draws) => {
        const model = modelOf(text);
        expect(compareModels(model, modelOf(text))).toEqual({ changes: [], wording: 0 });
        const reordered = stringify(shuffled(parse(text), () => Number(draws.next().value)));
        expect(compareModels(model, modelOf(reordered))).toEqual({ changes: [], wording: 0 });
      },
    ),
    { numRuns: 30 },
  );
});

test("every change is somewhere in both contracts, and has a reason for what it breaks", () => {
  const texts = [...documents.values()];
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (oldText, newText) => {
      for (const change of compareModels(modelOf(oldText), modelOf(newText)).changes) {
        if (change.old !== undefined) expect(change.old.source.text).toBe(oldText);
        expect(change.new.source.text).toBe(newText);
        for (const { start, end, source } of [change.old ?? change.new, change.new]) {
          expect([start >= 0, start < end, end <= source.text.length]).toEqual([true, true, true]);
        }
        expect(change.rule).toMatch(/^[a-z]+(-[a-z]+)+$/);
        expect(change.directions.length).toBeGreaterThan(0);
        expect(`${change.what} ${change.mend}`).not.toMatch(/undefined \w|\[object|NaN/);
        const breaks = [change.wire, change.source].some(({ kind }) => kind === "breaking");
        if (breaks) expect(change.mend).toBeDefined();
      }
    }),
    { numRuns: 40 },
  );
});

describe("what is removed can be added again", () => {
  const mirrored = [
    ["property-optional-added", "new-optional-request-property", "request-property-removed"],
    ["union-variant-added", "response-body-one-of-added", "request-body-one-of-removed"],
    ["operation-added", "endpoint-added", "api-removed-without-deprecation"],
  ] as const;
  test.each(mirrored)("%s", (sample, forwards, backwards) => {
    const [old, now] = ["old", "new"].map((side) => modelOf(documents.get(`${sample}/${side}`) ?? ""));
    if (old === undefined || now === undefined) throw new Error(`${sample} is no sample`);
    expect(compareModels(old, now).changes.map(({ rule }) => rule)).toContain(forwards);
    expect(compareModels(now, old).changes.map(({ rule }) => rule)).toContain(backwards);
  });
});

/** A value with the keys of its objects in another order. What is in lists stays where it is. */
function shuffled(value: unknown, draw: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, draw));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, held]) => ({ key, held, rank: draw() }));
  entries.sort((a, b) => a.rank - b.rank);
  return Object.fromEntries(entries.map(({ key, held }) => [key, shuffled(held, draw)]));
}
