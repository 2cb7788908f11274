import { expect, test } from "vitest";
import { compare } from "./differential.js";

test("the validators agree with Ajv, and say of every refusal where and why", { timeout: 120_000 }, async () => {
  const { pairs, accepted, disagreements } = await compare(20_260, 15_000);
  expect(disagreements.slice(0, 5)).toEqual([]);
  // Of both there must be many, or little was tried.
  expect(accepted / pairs).toBeGreaterThan(0.25);
  expect(accepted / pairs).toBeLessThan(0.75);
});
