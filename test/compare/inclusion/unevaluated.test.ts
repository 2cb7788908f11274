import { relations } from "./asked.js";

const closed = { type: "object", unevaluatedProperties: false };
const a = { properties: { a: { type: "string" } } };
const b = { properties: { b: { type: "string" } } };
const both = { type: "object", properties: { ...a.properties, ...b.properties } };
const has = (name: string) => ({ required: [name] });

relations(
  "properties that are evaluated by schemas for the same object",
  [
    [{ ...closed, ...a }, "same", { type: "object", ...a, additionalProperties: false }],
    [{ ...closed, allOf: [a, b] }, "same", { ...both, additionalProperties: false }],
    [{ ...closed, $ref: "#/components/schemas/A", ...b }, "same", { ...both, additionalProperties: false }],
    [
      { ...closed, allOf: [{ $ref: "#/components/schemas/A" }], ...b },
      "same",
      { ...both, additionalProperties: false },
    ],
    [{ ...closed, anyOf: [a, b] }, "same", { ...both, additionalProperties: false }],
    [{ ...closed, anyOf: [a, b] }, "in", { type: "object", anyOf: [a, b] }],
    [
      {
        ...closed,
        oneOf: [
          { ...a, ...has("a") },
          { ...b, ...has("b") },
        ],
      },
      "same",
      {
        type: "object",
        oneOf: [
          { ...a, ...has("a"), additionalProperties: false },
          { ...b, ...has("b"), additionalProperties: false },
        ],
      },
    ],
    [
      { ...closed, if: { ...a, ...has("a") }, then: b, else: { properties: { c: true } } },
      "in",
      {
        type: "object",
        properties: { a: { type: "string" }, b: { type: "string" }, c: true },
        additionalProperties: false,
      },
    ],
    [{ ...closed, if: a }, "same", { type: "object", ...a, additionalProperties: false }],
    [
      { ...closed, dependentSchemas: { a: { properties: { a: true, b: true } } } },
      "in",
      { type: "object", properties: { a: true, b: true }, additionalProperties: false },
    ],
    [{ ...closed, not: { not: a } }, "same", { const: {} }],
    [
      { ...closed, patternProperties: { "^x-": true } },
      "same",
      { type: "object", patternProperties: { "^x-": true }, additionalProperties: false },
    ],
    [
      { ...closed, additionalProperties: { type: "string" } },
      "same",
      { type: "object", additionalProperties: { type: "string" } },
    ],
    [
      { ...closed, allOf: [{ ...a, unevaluatedProperties: { type: "integer" } }] },
      "same",
      { type: "object", ...a, additionalProperties: { type: "integer" } },
    ],
    [
      { type: "object", ...a, unevaluatedProperties: { type: "integer" } },
      "same",
      { type: "object", ...a, additionalProperties: { type: "integer" } },
    ],
    [{ type: "object", ...a, unevaluatedProperties: true }, "same", { type: "object", ...a }],
  ],
  { A: { ...a, description: "A" } },
);

const tuple = { type: "array", unevaluatedItems: false };

relations("items that are evaluated by schemas for the same array", [
  [{ ...tuple, prefixItems: [true, true] }, "same", { type: "array", maxItems: 2 }],
  [
    { ...tuple, allOf: [{ prefixItems: [true] }, { prefixItems: [true, true] }] },
    "same",
    { type: "array", maxItems: 2 },
  ],
  [
    { ...tuple, anyOf: [{ prefixItems: [{ const: 1 }] }, { prefixItems: [{ const: 2 }, true] }] },
    "in",
    { type: "array", maxItems: 2 },
  ],
  [{ ...tuple, contains: { type: "integer" } }, "same", { type: "array", minItems: 1, items: { type: "integer" } }],
  [
    { ...tuple, prefixItems: [true], contains: { type: "integer" }, minContains: 0 },
    "same",
    { type: "array", prefixItems: [true], items: { type: "integer" } },
  ],
]);
