import { expect, test } from "vitest";
import { compare } from "./differential.js";

test("the validators agree with z-schema on many more pairs of a schema and a value", async () => {
  const { pairs, disagreements } = await compare(20_260, 20_000);
  expect(pairs).toBeGreaterThanOrEqual(20_000);
  expect(disagreements.slice(0, 5)).toEqual([]);
});
