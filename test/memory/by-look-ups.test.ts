import { expect, test } from "vitest";
import { byLookUps } from "../../generator/memory/by-look-ups.js";

interface Tables {
  readonly prices: (name: string) => number | undefined;
}

/** A sum of prices, and how often it was worked out. */
function createTotal() {
  let count = 0;
  const total = byLookUps((names: readonly string[], { prices }: Tables): readonly number[] => {
    count++;
    return [names.reduce((sum, name) => sum + (prices(name) ?? 0), 0)];
  });
  return { total, count: () => count };
}

const tableOf = (prices: Readonly<Record<string, number>>): Tables => ({ prices: (name) => prices[name] });

test("what would be found again is not worked out again, whatever else a table holds", () => {
  const { total, count } = createTotal();
  const names = ["bread", "milk"];
  const first = total(names, tableOf({ bread: 3, milk: 1 }));
  expect(first).toEqual([4]);
  expect(total(names, tableOf({ bread: 3, milk: 1, salt: 2 }))).toBe(first);
  expect(count()).toBe(1);
});

test("what finds something else is worked out anew, and so is another value", () => {
  const { total } = createTotal();
  const names = ["bread", "milk"];
  total(names, tableOf({ bread: 3, milk: 1 }));
  expect(total(names, tableOf({ bread: 3, milk: 2 }))).toEqual([5]);
  expect(total(names, tableOf({ bread: 3 }))).toEqual([3]);
  expect(total(["bread"], tableOf({ bread: 3 }))).toEqual([3]);
});
