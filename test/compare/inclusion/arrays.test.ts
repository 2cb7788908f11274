import { relations } from "./asked.js";

const array = { type: "array" };
const strings = { ...array, items: { type: "string" } };

relations("arrays", [
  [strings, "in", array],
  [{ ...array, items: { type: "string", minLength: 1 } }, "in", strings],
  [{ ...strings, minItems: 1, maxItems: 3 }, "in", { ...strings, maxItems: 3 }],
  [{ ...array, items: false }, "same", { ...array, maxItems: 0 }],
  [{ ...array, items: false }, "same", { const: [] }],
  [{ ...array, prefixItems: [{ type: "string" }], items: false }, "same", { ...strings, maxItems: 1 }],
  [{ ...strings, prefixItems: [{ type: "string" }, { type: "string" }] }, "same", strings],
  [
    { ...array, prefixItems: [{ type: "integer" }], items: { type: "string" } },
    "in",
    { ...array, items: { type: ["integer", "string"] } },
  ],
  [{ ...array, prefixItems: [true, false] }, "same", { ...array, maxItems: 1 }],
  [{ ...strings, contains: { type: "integer" } }, "same", { not: {} }],
  [{ ...array, contains: { type: "integer" } }, "in", { ...array, minItems: 1 }],
  [{ ...array, contains: { type: "integer" }, minContains: 0 }, "same", array],
  [{ ...array, contains: true }, "same", { ...array, minItems: 1 }],
  [{ ...array, contains: {}, minContains: 2, maxContains: 3 }, "same", { ...array, minItems: 2, maxItems: 3 }],
  [
    { ...array, contains: { type: "integer" }, minContains: 3 },
    "in",
    { ...array, contains: { type: "number" }, minContains: 2 },
  ],
  [
    { ...array, contains: { type: "number" }, maxContains: 2, minContains: 0 },
    "in",
    { ...array, contains: { type: "integer" }, maxContains: 2, minContains: 0 },
  ],
  [
    { ...array, contains: { type: "integer" }, maxContains: 0, minContains: 0 },
    "same",
    { ...array, items: { not: { type: "integer" } } },
  ],
  [{ ...array, uniqueItems: true }, "in", array],
  [{ ...array, uniqueItems: true, maxItems: 1 }, "same", { ...array, maxItems: 1 }],
  [{ ...array, uniqueItems: true, items: { type: "boolean" } }, "in", { ...array, maxItems: 2 }],
  [{ ...array, uniqueItems: true, items: { const: 1 } }, "same", { enum: [[], [1]] }],
  [{ ...array, uniqueItems: false }, "same", array],
  [{ ...array, unevaluatedItems: false }, "same", { ...array, items: false }],
  [
    { ...array, allOf: [{ prefixItems: [{ type: "string" }] }], unevaluatedItems: false },
    "same",
    { ...array, prefixItems: [{ type: "string" }], items: false },
  ],
  [{ ...strings, unevaluatedItems: false }, "same", strings],
  [{ ...array, minProperties: 3, pattern: "^a" }, "same", array],
  [
    { ...array, items: { anyOf: [{ type: "string" }, { type: "integer" }] } },
    "same",
    { ...array, items: { type: ["string", "integer"] } },
  ],
  [
    { anyOf: [strings, { ...array, items: { type: "integer" } }] },
    "in",
    { ...array, items: { type: ["string", "integer"] } },
  ],
  [
    { ...array, contains: { const: "a" }, minContains: 2, maxContains: 3 },
    "apart",
    { ...array, contains: { enum: ["a", null] }, minContains: 2, maxContains: 3 },
  ],
  [{ ...strings, contains: { type: "string" }, maxContains: 2 }, "same", { ...strings, minItems: 1, maxItems: 2 }],
  [
    {
      ...array,
      prefixItems: [true, { const: 1 }],
      items: { const: 2 },
      contains: { type: "integer" },
      minContains: 0,
      maxContains: 1,
    },
    "in",
    { ...array, maxItems: 2 },
  ],
  [{ ...array, contains: { const: "a" }, minContains: 2, uniqueItems: true }, "same", { not: {} }],
  [
    { ...array, prefixItems: [{ const: 1 }, { enum: [1, 2] }, { enum: [1, 2] }], uniqueItems: true },
    "in",
    { ...array, maxItems: 2 },
  ],
]);
