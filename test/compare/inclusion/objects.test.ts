import { relations } from "./asked.js";

const object = { type: "object" };
const a = { ...object, properties: { a: { type: "string" } } };
const b = { ...object, properties: { b: { type: "integer" } } };
const both = { ...object, properties: { a: { type: "string" }, b: { type: "integer" } } };
const required = (...names: string[]) => ({ ...object, required: names });
const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const tagged = (tag: string, properties = {}) => ({
  ...required("kind"),
  properties: { kind: { const: tag }, ...properties },
});

relations("objects", [
  [a, "in", object],
  [both, "in", a],
  [{ allOf: [a, b] }, "same", both],
  [{ ...object, allOf: [{ properties: { a: { type: "string" } } }, b] }, "same", both],
  [{ ...a, allOf: [{ properties: { b: { type: "integer" } } }] }, "same", both],
  [{ ...a, required: ["a"] }, "in", a],
  [required("a", "b"), "in", required("a")],
  [{ ...a, additionalProperties: false }, "in", a],
  [{ ...a, additionalProperties: false }, "in", { ...both, additionalProperties: false }],
  [{ ...a, additionalProperties: false }, "same", { ...a, unevaluatedProperties: false }],
  [{ allOf: [a, b], unevaluatedProperties: false }, "same", { ...both, additionalProperties: false }],
  [{ ...a, additionalProperties: { type: "integer" } }, "in", { ...both }],
  [{ ...a, properties: { a: { type: "string" }, b: {} } }, "same", a],
  [{ ...object, properties: { a: false } }, "same", { ...object, not: required("a") }],
  [{ ...object, required: ["a"], properties: { a: false } }, "same", { not: {} }],
  [{ ...required("a"), additionalProperties: false }, "same", { not: {} }],
  [{ ...object, minProperties: 1 }, "in", object],
  [required("a"), "in", { ...object, minProperties: 1 }],
  [{ ...object, maxProperties: 0 }, "same", { ...object, additionalProperties: false }],
  [
    { ...required("a"), maxProperties: 1, properties: { a: { type: "string" } } },
    "same",
    { ...required("a"), properties: { a: { type: "string" } }, additionalProperties: false },
  ],
  [{ ...a, minProperties: 2, additionalProperties: false }, "same", { not: {} }],
  [{ ...object, propertyNames: false }, "same", { const: {} }],
  [
    { ...object, propertyNames: { enum: ["a", "b"] } },
    "same",
    { ...object, properties: { a: {}, b: {} }, additionalProperties: false },
  ],
  [{ ...object, propertyNames: { enum: ["a", "b"] } }, "in", { ...object, maxProperties: 2 }],
  [{ ...object, propertyNames: { pattern: ".*" } }, "same", object],
  [{ ...object, propertyNames: { minLength: 1 } }, "in", object],
  [
    { ...object, patternProperties: { ".*": { type: "string" } } },
    "same",
    { ...object, additionalProperties: { type: "string" } },
  ],
  [{ ...object, patternProperties: { "^a": { type: "string" } } }, "in", a],
  [
    { ...object, patternProperties: { "^a": { type: "string" } }, additionalProperties: false },
    "in",
    { ...object, additionalProperties: { type: "string" } },
  ],
  [{ ...object, dependentRequired: { a: ["b"] } }, "same", { ...object, if: required("a"), then: required("b") }],
  [{ ...required("a"), dependentRequired: { a: ["b"] } }, "same", required("a", "b")],
  [{ ...object, dependentSchemas: { a: { required: ["b"] } } }, "same", { ...object, dependentRequired: { a: ["b"] } }],
  [{ ...object, not: { required: ["a"] } }, "same", { ...object, properties: { a: false } }],
  [{ ...object, items: false, maximum: 3 }, "same", object],
  [{ ...object, properties: { toString: { type: "string" } } }, "in", object],
  [{ ...required("__proto__") }, "in", object],
]);

relations("unions of objects", [
  [{ oneOf: [tagged("a"), tagged("b")] }, "same", { anyOf: [tagged("b"), tagged("a")] }],
  [{ oneOf: [tagged("a"), tagged("b")] }, "in", { oneOf: [tagged("a"), tagged("b"), tagged("c")] }],
  [{ oneOf: [tagged("a", { x: { type: "string" } }), tagged("b")] }, "in", { oneOf: [tagged("a"), tagged("b")] }],
  [{ oneOf: [tagged("a"), tagged("b")] }, "same", { ...required("kind"), properties: { kind: { enum: ["a", "b"] } } }],
  [{ anyOf: [a, object] }, "same", object],
  [{ anyOf: [{ ...a, required: ["a"] }, a] }, "same", a],
  [{ ...object, anyOf: [required("a"), required("b")] }, "in", { ...object, minProperties: 1 }],
  [{ oneOf: [required("a"), required("b")] }, "in", { anyOf: [required("a"), required("b")] }],
  [
    { ...object, properties: { a: { type: ["string", "integer"] } } },
    "same",
    { anyOf: [a, { ...object, properties: { a: { type: "integer" } } }] },
  ],
  [
    {
      anyOf: [{ properties: { a: { type: "string" } } }, { properties: { b: {} } }],
      unevaluatedProperties: false,
      ...object,
    },
    "in",
    { ...object, properties: { a: {}, b: {} }, additionalProperties: false },
  ],
]);

relations(
  "recursive objects",
  [
    [component("Tree"), "same", { ...object, properties: { children: { type: "array", items: component("Tree") } } }],
    [component("Tree"), "same", component("SameTree")],
    [component("Named"), "in", component("Tree")],
    [component("List"), "same", component("EvenList")],
    [component("Endless"), "same", { not: {} }],
    [component("Odd"), "in", component("List")],
  ],
  {
    Tree: { ...object, properties: { children: { type: "array", items: component("Tree") } } },
    SameTree: { properties: { children: component("Forest") }, allOf: [{ type: "object" }] },
    Forest: { type: "array", items: component("SameTree") },
    Named: {
      ...required("name"),
      properties: { name: { type: "string" }, children: { type: "array", items: component("Named") } },
    },
    List: { ...object, properties: { next: component("List") }, additionalProperties: false },
    EvenList: {
      ...object,
      properties: { next: { ...object, properties: { next: component("EvenList") }, additionalProperties: false } },
      additionalProperties: false,
    },
    Odd: {
      ...required("next"),
      properties: { next: { ...object, properties: { next: component("Odd") }, additionalProperties: false } },
      additionalProperties: false,
    },
    Endless: { ...required("next"), properties: { next: component("Endless") } },
  },
);
