import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { filesOf } from "../harness/package.js";
import { openContract, textOf } from "./contract.js";
import { type Declarations, declarationsOf, differences, words } from "./declarations.js";
import { shuffled, unordered } from "./shuffle.js";

/**
 * Order says nothing in a contract, so it decides nothing but the order of what is generated: no name, and not what is
 * declared. A package is compared with that of the contract as it is.
 */
const contracts = [
  { name: "cloudglue", text: textOf("cloudglue"), numRuns: 1 },
  { name: "rapidly", text: textOf("rapidly"), numRuns: 1 },
  // What the contracts of ours do not have: parameters, bodies and variants that are described in place, and clashes.
  {
    name: "described in place",
    text: readFileSync(new URL("described-in-place.yaml", import.meta.url), "utf8"),
    numRuns: 2,
  },
];

describe.each(contracts)("$name", ({ text, numRuns }) => {
  let before: Declarations = new Map();
  beforeAll(async () => {
    before = await declared(text);
  });

  test("what moves in the contract keeps its name, and says the same", async () => {
    const order = fc.record({ seed: fc.nat(), of: fc.subarray([...unordered], { minLength: 1 }) });
    await fc.assert(
      fc.asyncProperty(order, async ({ seed, of }) => {
        const after = await declared(shuffled(text, seed, new Set(of)));
        expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
        expect(differences(before, after, wordsInAnyPlace)).toEqual([]);
      }),
      { numRuns },
    );
  });

  test("a schema more changes no declaration, wherever it stands", async () => {
    const schemas = openContract(text).get(["components", "schemas"]) as Readonly<Record<string, unknown>>;
    const added = fc.record({
      // None is called like a global that generated code uses: that one would become `globalThis.Object`.
      called: fc.constantFrom("Aardvark", "sharePrice2", "Strings", "ShareNew", "zebra_crossing"),
      before: fc.constantFrom(...Object.keys(schemas)),
      says: fc.constantFrom<unknown>(
        { type: "string", minLength: 1 },
        { type: "object", properties: { id: { type: "string", format: "uuid" }, tags: { type: "array", items: {} } } },
        {
          oneOf: Object.keys(schemas)
            .slice(0, 2)
            .map((other) => ({ $ref: `#/components/schemas/${other}` })),
        },
      ),
    });
    await fc.assert(
      fc.asyncProperty(added, async ({ called, before: next, says }) => {
        const contract = openContract(text);
        contract.insert(["components", "schemas", called], says, next);
        const after = await declared(contract.toString());
        expect(differences(withoutImports(before), after)).toEqual([]);
      }),
      { numRuns },
    );
  });
});

async function declared(text: string): Promise<Declarations> {
  return declarationsOf(await filesOf(text));
}

/** Words but the numbers of list items in the places that are told to people: that is where things stand now. */
function wordsInAnyPlace(text: string): string {
  return words(text.replaceAll(/(parameters|oneOf|anyOf|allOf)\/\d+/g, "$1"));
}

/** Imports and exports are lists of names, and what is added is in them. */
function withoutImports(declarations: Declarations): Declarations {
  return new Map([...declarations].filter(([name]) => !/ (import|export) /.test(name)));
}
