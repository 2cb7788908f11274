import { relations } from "./asked.js";

const everything = {};
const nothing = { not: {} };

relations("types and values", [
  [true, "same", everything],
  [false, "same", nothing],
  [nothing, "in", { type: "null" }],
  [{ type: ["string", "integer"] }, "same", { anyOf: [{ type: "string" }, { type: "integer" }] }],
  [{ oneOf: [{ type: "string" }, { type: "integer" }] }, "same", { type: ["integer", "string"] }],
  [{ oneOf: [{ type: "number" }, { type: "integer" }] }, "in", { type: "number" }],
  [{ type: "boolean" }, "same", { enum: [true, false] }],
  [{ type: "null" }, "same", { const: null }],
  [{ type: "string", enum: ["a", "b"] }, "same", { enum: ["b", "a"] }],
  [{ type: "string", enum: ["a", {}] }, "same", { const: "a" }],
  [{ oneOf: [{ const: "a" }, { const: "b" }] }, "same", { type: "string", enum: ["a", "b"] }],
  [{ anyOf: [{ enum: ["a"] }, { enum: ["b"] }] }, "in", { enum: ["a", "b", "c"] }],
  [{ const: [1, { a: 2 }] }, "same", { enum: [[1, { a: 2 }]] }],
  [{ const: { a: 1, b: 2 } }, "same", { enum: [{ b: 2, a: 1 }] }],
  [{ const: [1, 2] }, "apart", { const: [2, 1] }],
  [{ enum: [[1, 2]] }, "apart", { enum: [[2, 1]] }],
  [{ const: { a: [1, 2] } }, "apart", { const: { a: [2, 1] } }],
  [{ const: { a: 1 } }, "in", { type: "object", required: ["a"] }],
  [{ type: "array", const: {} }, "same", nothing],
  [{ type: ["string", "null"], enum: ["a", null] }, "same", { anyOf: [{ const: "a" }, { type: "null" }] }],
  [{ title: "A", description: "B", default: 1, examples: [2], deprecated: true }, "same", everything],
  [{ type: "string", contentEncoding: "base64" }, "same", { type: "string" }],
]);

relations(
  "schemas for the same value",
  [
    [{ type: "string", allOf: [{ description: "A" }] }, "same", { type: "string" }],
    [{ $ref: "#/components/schemas/Word" }, "same", { allOf: [{ $ref: "#/components/schemas/Word" }] }],
    [{ $ref: "#/components/schemas/Word" }, "same", { type: "string", minLength: 1 }],
    [{ $ref: "#/components/schemas/Word", maxLength: 3 }, "in", { $ref: "#/components/schemas/Word" }],
    [{ anyOf: [{ type: "string" }, { type: "string", minLength: 1 }] }, "same", { type: "string" }],
    [
      { anyOf: [{ anyOf: [{ type: "string" }, { type: "null" }] }, { type: "integer" }] },
      "same",
      { type: ["string", "null", "integer"] },
    ],
    [
      { anyOf: [{ $ref: "#/components/schemas/Word" }, { $ref: "#/components/schemas/Word" }] },
      "same",
      { $ref: "#/components/schemas/Word" },
    ],
    [{ oneOf: [{ $ref: "#/components/schemas/Word" }, { $ref: "#/components/schemas/Word" }] }, "same", nothing],
    [{ not: { not: { type: "string" } } }, "same", { type: "string" }],
    [{ not: { type: ["string", "number"] } }, "same", { type: ["null", "boolean", "object", "array"] }],
    [{ if: { type: "string" } }, "same", everything],
    [{ if: { type: "string" }, then: { minLength: 2 } }, "same", { minLength: 2 }],
    [{ if: { type: "string" }, then: true, else: false }, "same", { type: "string" }],
    [{ then: false, else: false }, "same", everything],
    [
      { if: { const: 1 }, then: { type: "number" }, else: { type: "string" } },
      "same",
      { anyOf: [{ type: "string" }, { const: 1 }] },
    ],
  ],
  { Word: { type: "string", minLength: 1 } },
);
