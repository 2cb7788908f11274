import type { Draw } from "../../validators/draw.js";
import type { WrittenSchema } from "../../validators/written.js";

/** Schemas as people write them, of kinds that are rarely drawn. */
export const commonSchemas: readonly WrittenSchema[] = [
  { oneOf: [{ const: 1 }, { const: "a" }, { const: null }] },
  { anyOf: [{ anyOf: [{ type: "string" }, { type: "integer", minimum: 1 }] }, { type: "null" }] },
  { anyOf: [{ type: "string" }, { type: "boolean" }] },
  { type: "integer", exclusiveMinimum: 0, maximum: 10 },
  { type: "number", minimum: 1, exclusiveMinimum: 1 },
  { minimum: 0, exclusiveMinimum: 0.5, multipleOf: 0.5 },
  { type: "string", enum: ["a", "b", "c"] },
  { enum: ["a", 1, null, true] },
  { type: "object", properties: { kind: { enum: ["cat"] }, a: { type: "string" } }, required: ["kind"] },
  { type: ["string", "null"], enum: ["a", "b", null], default: "a" },
  { not: { anyOf: [{ type: "string" }, { required: ["a"] }] } },
  { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
  { type: "array", maxItems: 2 },
  { maxItems: 1, minItems: 1 },
  { type: "array", items: { type: "string" }, uniqueItems: true, minItems: 1 },
  { type: "object", properties: { a: { type: "string" }, b: {} }, required: ["a"], additionalProperties: false },
  { type: "object", additionalProperties: { type: "integer" }, minProperties: 1 },
  { dependentSchemas: { a: { required: ["b"] } }, dependentRequired: { b: ["kind"] } },
  { if: { required: ["a"] }, then: { properties: { b: { type: "string" } } }, else: { minProperties: 1 } },
  { type: "array", contains: { const: "a" }, minContains: 2, maxContains: 3 },
  { type: "object", patternProperties: { "^a": { type: "string" } }, propertyNames: { maxLength: 4 } },
  {
    allOf: [
      { type: "object", properties: { a: { type: "string" } } },
      { required: ["a"], maxProperties: 4 },
    ],
  },
  { type: "string", format: "uuid" },
  { type: "string", format: "date-time", maxLength: 30 },
  { type: "string", pattern: "^[a-z]+$", minLength: 2 },
];

/** An object with some of them as properties, or one of them alone. */
export function commonSchema(draw: Draw): WrittenSchema {
  if (draw.chance(30)) return draw.pick(commonSchemas);
  const names = ["a", "b", "kind", "id", "items"];
  const properties = Object.fromEntries(draw.some(names, names.length).map((name) => [name, draw.pick(commonSchemas)]));
  const closed = draw.chance(30) ? { additionalProperties: false } : {};
  return { type: "object", properties, required: draw.some(names, 3), ...closed };
}
