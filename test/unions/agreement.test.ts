import { expect, test } from "vitest";
import { mistakesIn } from "../validators/mistakes.js";
import { disagreementsIn, kindsIn, packageOf, typeChecksOf } from "./agreement.js";

/**
 * Validators, explanations, guards, matchers and types of a union say the same of every value, whether a discriminator
 * decides or only annotates, and no guard says more than a validator checks.
 */
test("everything generated for a union agrees", async () => {
  const compiled = new Map<string, string>();
  const packages = [await packageOf("decide", 1, compiled), await packageOf("annotate", 2, compiled)];
  expect(packages.flatMap(disagreementsIn)).toEqual([]);
  expect(mistakesIn(Object.assign({}, ...packages.map(typeChecksOf)))).toEqual([]);
  expect(packages.map(kindsIn)).toMatchInlineSnapshot(`
    [
      {
        "by property": 1,
        "by tag": 9,
        "by tag declared": 14,
        "by tag not decisive": 2,
        "by trial not decisive": 23,
        "by type": 1,
      },
      {
        "by property": 2,
        "by tag": 16,
        "by tag not decisive": 1,
        "by trial not decisive": 28,
        "by type": 2,
      },
    ]
  `);
});
