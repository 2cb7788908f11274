import { expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { schemasModel } from "../harness/model.js";

const object = (name: string, value: string) =>
  `{ type: object, properties: { ${name}: { const: ${value} } }, required: [${name}] }`;

test.each([
  ["types that differ", "[{ type: string }, { type: 'null' }]", true],
  ["an integer and a number", "[{ type: integer }, { type: number }]", false],
  ["values that differ", "[{ const: 1 }, { enum: [2, 3] }]", true],
  ["a value in common", "[{ enum: [1, 2] }, { enum: [2, 3] }]", false],
  ["a value and a type that has it", "[{ const: a }, { type: string }]", false],
  ["a tag", `[${object("k", "a")}, ${object("k", "b")}, { type: 'null' }]`, true],
  ["the same tag", `[${object("k", "a")}, ${object("k", "a")}]`, false],
  ["a tag that may be left out", `[${object("k", "a")}, { type: object, properties: { k: { const: b } } }]`, true],
  ["tags that may both be left out", "[{ type: object, properties: { k: { const: a } } }, { type: object }]", false],
  [
    "a property that the other does not allow",
    `[${object("a", "1")}, { type: object, additionalProperties: false }]`,
    true,
  ],
  ["objects that may be strings", "[{ required: [a] }, { properties: { a: false } }]", false],
  ["one of three", `[{ type: string }, { type: number }, { type: integer }]`, false],
])("the members of `oneOf` exclude each other by %s: %s", (_, members, exclusive) => {
  const model = schemasModel(`A: { oneOf: ${members} }`);
  expect(model.exclusive.has("#/components/schemas/A" as SchemaId)).toBe(exclusive);
});
