import { relations } from "./asked.js";

const integer = { type: "integer" };
const number = { type: "number" };

relations("numbers", [
  [integer, "in", number],
  [integer, "same", { type: "number", multipleOf: 1 }],
  [{ ...integer, exclusiveMinimum: 0 }, "same", { ...integer, minimum: 1 }],
  [{ ...integer, exclusiveMinimum: 0.5 }, "same", { ...integer, minimum: 1 }],
  [{ ...number, exclusiveMinimum: 0 }, "in", { ...number, minimum: 0 }],
  [{ ...number, minimum: 1, maximum: 2 }, "in", { ...number, minimum: 0 }],
  [{ ...number, minimum: 1 }, "apart", { ...number, maximum: 5 }],
  [{ ...integer, minimum: 1, maximum: 3 }, "same", { enum: [1, 2, 3] }],
  [{ ...integer, multipleOf: 4 }, "in", { ...integer, multipleOf: 2 }],
  [{ ...integer, allOf: [{ multipleOf: 2 }, { multipleOf: 3 }] }, "same", { ...integer, multipleOf: 6 }],
  [{ ...number, multipleOf: 0.01 }, "apart", { ...number, multipleOf: 0.005, maximum: 1 }],
  [{ ...number, multipleOf: 0.1 }, "in", { ...number, multipleOf: 0.01 }],
  [{ ...number, minimum: 1, maximum: 1 }, "same", { const: 1 }],
  [{ ...integer, minimum: 2, maximum: 1 }, "same", { not: {} }],
  [{ ...integer, format: "int32" }, "in", { ...integer, format: "int64" }],
  [{ ...integer, format: "int32" }, "same", { ...integer, minimum: -2147483648, maximum: 2147483647 }],
  [{ ...integer, format: "unheard-of" }, "same", integer],
  [{ ...integer, minLength: 3, pattern: "^a$", required: ["a"] }, "same", integer],
  [{ ...integer, minimum: 0, anyOf: [{ maximum: 5 }, { minimum: 5 }] }, "same", { ...integer, minimum: 0 }],
  [{ ...number, anyOf: [{ maximum: 5 }, { minimum: 6 }] }, "in", number],
  [{ ...integer, anyOf: [{ maximum: 5 }, { minimum: 6 }] }, "same", integer],
  [{ ...integer, oneOf: [{ maximum: 5 }, { minimum: 5 }] }, "same", { ...integer, not: { const: 5 } }],
  [{ ...number, not: { minimum: 3 } }, "same", { ...number, exclusiveMaximum: 3 }],
  [{ ...number, maximum: -1e300 }, "same", { ...integer, maximum: -1e300 }],
  [{ ...number, exclusiveMinimum: 9007199254740991 }, "in", integer],
]);
