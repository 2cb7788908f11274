import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Direction } from "../../generator/2-normalise/api.js";
import { compareModels } from "../../generator/compare/compare.js";
import { modelOf } from "../harness/model.js";
import { filesOf, runModule, type Validators } from "../harness/package.js";
import { samplesFolder } from "./documents.js";

/**
 * Verdicts on the wire beside what validators say: for each sample, values that show which direction breaks. Every value
 * of every sample is tried on both contracts of each.
 */
const witnesses: Readonly<Record<string, readonly unknown[]>> = {
  "additional-properties-closed": [{ other: 1 }],
  "bounds-of-multiples": [{ a: 2 }, { b: 3 }, { c: 2 }, { c: 3 }],
  condition: [{ a: "x" }, { b: "x" }, {}],
  contains: [{ a: ["y"] }, { b: ["x"] }],
  "dependent-schemas": [{ card: "x" }],
  "discriminator-tag-renamed": [{ kind: "cash" }, { kind: "coins" }],
  "discriminator-that-decides-removed": [{ kind: "card", number: "1" }, { kind: "other" }],
  "enum-value-removed": [{ size: "l" }],
  format: [{ a: "x" }, { b: "2d931510-d99f-194a-8c67-87feb05e1594" }, { c: "2020-01-01" }],
  not: [{ a: "y" }, { b: "x" }],
  "property-became-optional": [{}],
  "property-optional-added-to-closed": [{ count: 1 }],
  "tuple-longer": [{ a: ["x", 1] }],
  "type-generalized": [{ count: 1.5 }],
  "unevaluated-properties": [{ more: "x" }],
  "union-exclusive": [{ kind: "cash" }],
  "union-keyword": [{ a: { x: "1", y: "1" } }],
  "union-variant-added": [{ kind: "coin" }],
};

/** Most of two packages is the same, and compiled once. */
const compiled = new Map<string, string>();

async function validatorsOf(text: string): Promise<Validators> {
  return (await runModule(await filesOf(text), "src/api/validators.ts", compiled)) as Validators;
}

describe.each(Object.keys(witnesses))("%s", (sample) => {
  test("breaks what validators refuse, and nothing else", async () => {
    const texts = ["old", "new"].map((side) => readFileSync(join(samplesFolder, sample, `${side}.yaml`), "utf8"));
    const [old = "", now = ""] = texts;
    const said = compareModels(modelOf(old), modelOf(now)).changes.flatMap(({ wire }) =>
      wire.kind === "breaking" ? wire.directions : [],
    );
    const [before, after] = [await validatorsOf(old), await validatorsOf(now)];
    const found = Object.values(witnesses)
      .flat()
      .flatMap((value): readonly Direction[] => {
        const [was, is] = [before.isOrder?.(value), after.isOrder?.(value)];
        return was === is ? [] : [was ? "request" : "response"];
      });
    expect(new Set(said)).toEqual(new Set(found));
  });
});
