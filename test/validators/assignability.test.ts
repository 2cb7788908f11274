import { expect, test } from "vitest";
import { documentOf, filesOf } from "../harness/package.js";
import { subjectOf, typeNameOf, valuesFor } from "./differential.js";
import { mistakesIn } from "./mistakes.js";

/**
 * What a validator accepts is assignable to the type that it is for. JSON text is TypeScript's syntax for the type of
 * just that value. Three things are not asked:
 *
 * - The variant of a union that is told by having no tag is said to have none, and yet accepts one (`Shape`). So what
 *   never is may be anything here.
 * - An object that shares no property with a type of nothing but optional ones is not assignable to it (TS2559), though
 *   it is in the type. So all share one here.
 * - To TypeScript every object has a `constructor` and a `toString`, so the properties have other names here.
 */
test("accepted values are assignable to their types", async () => {
  const programs = await Promise.all([1, 2].map(assignmentsOf));
  expect(mistakesIn(Object.assign({}, ...programs))).toEqual([]);
});

/** The types of a document, and a module in which accepted values are assigned to them. */
async function assignmentsOf(seed: number): Promise<Readonly<Record<string, string>>> {
  const subject = await subjectOf(seed);
  const files = await filesOf(disguised(documentOf(subject.components)));
  const types = files.find(({ path }) => path === "src/api/types.ts")?.text ?? "";
  const assignments = new Set<string>();
  for (const [name, schema] of Object.entries(subject.components)) {
    for (const value of valuesFor(subject, schema)) {
      if (!subject.accepts(name, value)) continue;
      const type = withSharedProperty(JSON.stringify(disguised(value)));
      assignments.add(`{ const value: T.${typeNameOf(disguised(name))} = given as ${type}; }`);
    }
  }
  expect(assignments.size).toBeGreaterThan(300);
  return {
    [`/types-${seed}.ts`]: withSharedProperty(types.replaceAll("?: never", "?: any")),
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
  const text = typeof json === "string" ? json : JSON.stringify(json);
  const changed = text.replace(/__proto__|constructor|toString/g, (name) => name.replace("o", "x"));
  return (typeof json === "string" ? changed : JSON.parse(changed)) as T;
}
