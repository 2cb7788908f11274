import { expect, test } from "vitest";
import { mistakesIn } from "../validators/mistakes.js";
import { disagreementsIn } from "./disagreements.js";
import { packageOf } from "./package.js";
import { typeChecksOf } from "./type-checks.js";

/** The same as `agreement.test.ts`, of many more unions. */
test.each(Array.from({ length: 8 }, (_, index) => 100 + index))(
  "all that is generated for a union agrees, seed %i",
  { timeout: 120_000 },
  async (seed) => {
    const compiled = new Map<string, string>();
    const packages = [await packageOf("decide", seed, compiled), await packageOf("annotate", seed + 1000, compiled)];
    expect(packages.flatMap(disagreementsIn)).toEqual([]);
    expect(mistakesIn(Object.assign({}, ...packages.map(typeChecksOf)))).toEqual([]);
  },
);
