import { expect, test } from "vitest";
import type { ValidationResult } from "../../generator/runtime/validation.js";
import { compileErrorsIn, formatCompileError } from "../harness/compile-errors.js";
import { documentOf, filesOf, runModule } from "../harness/package.js";
import type { Components, WrittenSchema } from "./written.js";

/**
 * Tests that schemas with thousands of values, properties, variants or conditions, or many levels, validate correctly, and that the generated
 * code compiles. A `scale` below 1 makes the schemas smaller.
 */
export function testLargeSchemas(scale: number): void {
  const large = largeSchemas(scale);
  const components = Object.fromEntries(large.map(({ name, schema }) => [name, schema]));
  const generated = filesOf(documentOf(components));

  test("validate correctly", async () => {
    const validators = await runModule(await generated, "src/api/validators.ts", new Map());
    for (const { name, accepted, refused } of large) {
      const validate = validators[`validate${name}`] as (value: unknown) => ValidationResult<unknown>;
      expect([name, validate(accepted).issues, (validate(refused).issues ?? []).length]).toEqual([name, undefined, 1]);
    }
  });

  test("compile", async () => {
    const sources = (await generated).filter(({ path }) => /\/(runtime|api\/(types|validators))/.test(path));
    const errors = compileErrorsIn(new Map(sources.map(({ path, text }) => [path, text])));
    expect(errors.map(formatCompileError)).toEqual([]);
  });
}

interface LargeSchema {
  readonly name: string;
  readonly schema: WrittenSchema;
  readonly accepted: unknown;
  readonly refused: unknown;
}

function largeSchemas(scale: number): readonly LargeSchema[] {
  const names = (count: number) => Array.from({ length: count * scale }, (_, index) => `n${index}`);
  const properties = (count: number, schema: WrittenSchema): Components =>
    Object.fromEntries(names(count).map((name) => [name, schema]));
  const object = (names: readonly string[], value: unknown) => Object.fromEntries(names.map((name) => [name, value]));
  return [
    { name: "ManyValues", schema: { enum: names(5000) }, accepted: names(5000).at(-1), refused: "other" },
    {
      name: "ManyProperties",
      schema: {
        type: "object",
        properties: properties(2000, { type: "string", minLength: 1 }),
        required: names(1000),
      },
      accepted: object(names(1000), "a"),
      refused: object(names(1000).slice(1), "a"),
    },
    {
      name: "NullableProperties",
      schema: { type: ["object", "null"], properties: properties(500, { type: "string" }) },
      accepted: null,
      refused: object(names(500).slice(-1), 1),
    },
    {
      name: "ManyRequired",
      schema: { required: names(3000) },
      accepted: object(names(3000), null),
      refused: object(names(3000).slice(1), null),
    },
    {
      name: "Closed",
      schema: { type: "object", additionalProperties: false, properties: properties(2000, true) },
      accepted: object(names(2000).slice(-1), 1),
      refused: { other: 1 },
    },
    {
      name: "ManyVariants",
      schema: { anyOf: names(2500).map((name) => ({ type: "object", required: [name] })) },
      accepted: object(names(2500).slice(-1), 1),
      refused: null,
    },
    {
      name: "ManyConditions",
      schema: { allOf: names(1500).map((name) => ({ if: { required: [name] }, then: { required: ["x"] } })) },
      accepted: object([...names(1500), "x"], 1),
      refused: object(names(1500).slice(-1), 1),
    },
    {
      name: "ManyNegations",
      schema: { type: "object", allOf: names(2000).map((name) => ({ not: { required: [name] } })) },
      accepted: { x: 1 },
      refused: object(names(2000).slice(-1), 1),
    },
    {
      name: "ManyDependencies",
      schema: { dependentRequired: Object.fromEntries(names(2000).map((name) => [name, ["x"]])) },
      accepted: object([...names(2000), "x"], 1),
      refused: object(names(2000).slice(-1), 1),
    },
    {
      name: "ManyPositions",
      schema: { type: "array", prefixItems: names(2000).map(() => ({ type: "string" })) },
      accepted: names(2000),
      refused: [...names(2000).slice(1), 1],
    },
    {
      name: "ManyPatterns",
      schema: { type: "string", allOf: names(2000).map((name) => ({ pattern: `^(?!${name}$)` })) },
      accepted: "x",
      refused: names(2000).at(-1),
    },
    {
      name: "ManyObjects",
      schema: { enum: names(2500).map((name) => ({ name })) },
      accepted: { name: names(2500).at(-1) },
      refused: { name: "x" },
    },
    { name: "Nested", schema: nested(90), accepted: [[[]]], refused: [[[1]]] },
  ];
}

function nested(depth: number): WrittenSchema {
  return depth === 0 ? { type: "array" } : { type: "array", items: nested(depth - 1) };
}
