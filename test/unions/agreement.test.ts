import { beforeAll, describe, expect, test } from "vitest";
import { mistakesIn } from "../validators/mistakes.js";
import { disagreementsIn } from "./disagreements.js";
import { kindsIn, type Package, packageOf } from "./package.js";
import { typeChecksOf } from "./type-checks.js";

/**
 * Validators, explanations, guards, matchers and types of a union say the same of every value, whether a discriminator
 * decides or only annotates, and no guard says more than a validator checks. Nothing is excepted.
 */
describe("all that is generated for a union", () => {
  let packages: readonly Package[];

  beforeAll(async () => {
    const compiled = new Map<string, string>();
    packages = [await packageOf("decide", 308, compiled), await packageOf("annotate", 5310, compiled)];
  }, 120_000);

  test("says the same of every value", () => {
    expect(packages.flatMap(disagreementsIn)).toEqual([]);
  });

  test("is what the types say", { timeout: 120_000 }, () => {
    expect(mistakesIn(Object.assign({}, ...packages.map(typeChecksOf)))).toEqual([]);
  });

  test("is there for every kind of union", () => {
    expect(packages.map(kindsIn)).toMatchInlineSnapshot(`
      [
        {
          "by property": 2,
          "by tag": 5,
          "by tag declared": 14,
          "by tag not decisive": 2,
          "by trial not decisive": 11,
          "by type": 2,
        },
        {
          "by property": 1,
          "by tag": 15,
          "by tag not decisive": 5,
          "by trial not decisive": 12,
          "by type": 3,
        },
      ]
    `);
  });
});
