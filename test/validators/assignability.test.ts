import { expect, test } from "vitest";
import type { DiscriminatorsOption } from "../../generator/3-analyse/discriminators.js";
import { documentOf, generatedFrom, runModule } from "../harness/package.js";
import { drawnComponents, typeNameOf, valuesFor } from "./differential.js";
import { mistakesIn } from "./mistakes.js";

/**
 * What a validator accepts is assignable to the type that it is for. JSON text is TypeScript's syntax for the type of
 * just that value. Two things are not tested:
 *
 * - An object that shares no property with a type of nothing but optional ones is not assignable to it (TS2559), though
 *   it is in the type. So all share one here.
 * - To TypeScript every object has a `constructor` and a `toString`, so the properties have other names here.
 */
test("accepted values are assignable to their types", async () => {
  const programs = [await assignmentsOf(1, "decide"), await assignmentsOf(2, "annotate")];
  expect(mistakesIn(Object.assign({}, ...programs))).toEqual([]);
});

/** The types of a document, and a module in which accepted values are assigned to them. */
async function assignmentsOf(
  seed: number,
  discriminators: DiscriminatorsOption,
): Promise<Readonly<Record<string, string>>> {
  const components = disguised(drawnComponents(seed));
  const { files } = await generatedFrom({ "api.yaml": documentOf(components) }, "api.yaml", {
    discriminators,
    mostInOneFile: Number.POSITIVE_INFINITY,
  });
  const validators = await runModule(files, "src/api/validators.ts", new Map());
  const types = files.find(({ path }) => path === "src/api/types.ts")?.text ?? "";
  const assignments = new Set<string>();
  for (const [name, schema] of Object.entries(components)) {
    const accepts = validators[`is${typeNameOf(name)}`] as (value: unknown) => boolean;
    for (const value of valuesFor({ seed, components }, schema)) {
      if (!accepts(value)) continue;
      const type = withSharedProperty(JSON.stringify(value));
      assignments.add(`{ const value: T.${typeNameOf(name)} = given as ${type}; }`);
    }
  }
  expect(assignments.size).toBeGreaterThan(300);
  return {
    [`/types-${seed}.ts`]: withSharedProperty(types),
    [`/use-${seed}.ts`]: [
      `import type * as T from "./types-${seed}.js";`,
      "declare const given: any;",
      ...assignments,
    ].join("\n"),
  };
}

/** Types of objects, each with a property that is never there. */
function withSharedProperty(types: string): string {
  return types.replaceAll("{", '{ "shared"?: never; ');
}

/** With other names for those that every object inherits, as keys and as texts: a letter in place of a letter. */
function disguised<T>(json: T): T {
  const text = JSON.stringify(json).replace(/__proto__|constructor|toString/g, (name) => name.replace("o", "x"));
  return JSON.parse(text) as T;
}
