import { expect, test } from "vitest";
import { modules } from "./modules.js";

test("no imports of the generator form a circle, those of types included", () => {
  expect(circlesIn(new Map(modules.map(({ path, imports }) => [path, imports])))).toEqual([]);
});

test("a circle is printed from module to module, and once", () => {
  const imports = new Map([
    ["top.ts", ["a.ts"]],
    ["a.ts", ["b.ts", "bottom.ts"]],
    ["b.ts", ["c.ts"]],
    ["c.ts", ["a.ts"]],
    ["self.ts", ["self.ts"]],
  ]);
  expect(circlesIn(imports)).toEqual(["a.ts → b.ts → c.ts → a.ts", "self.ts → self.ts"]);
});

/** The shortest circle through each module that is on one. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const circles = [...imports.keys()].flatMap((path) => {
    const circle = shortestCircle(path, imports);
    return circle === undefined ? [] : [fromItsFirst(circle).join(" → ")];
  });
  return [...new Set(circles)];
}

/** The modules of the shortest circle through a module, which is its first. Looks at imports breadth first. */
function shortestCircle(start: string, imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const ways = new Map([[start, [start]]]);
  for (const [path, way] of ways) {
    for (const target of imports.get(path) ?? []) {
      if (target === start) return way;
      if (!ways.has(target)) ways.set(target, [...way, target]);
    }
  }
  return undefined;
}

/** The same circle, begun and ended at the module that comes first in the alphabet. */
function fromItsFirst(circle: readonly string[]): readonly string[] {
  const first = circle.toSorted()[0] ?? "";
  const start = circle.indexOf(first);
  return [...circle.slice(start), ...circle.slice(0, start), first];
}
