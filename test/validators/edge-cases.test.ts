import { describe, expect, test } from "vitest";
import type { Issue, ValidationResult } from "../../generator/runtime/validation.js";
import { documentOf, validatorsOf } from "../harness/package.js";
import { testLargeSchemas } from "./large-schemas.js";
import type { Components, WrittenSchema } from "./written.js";

type Validate = (value: unknown) => ValidationResult<unknown>;

/** Schemas that are easy to compile wrongly, each with valid and invalid values. */
const edgeCases: Readonly<Record<string, readonly [WrittenSchema, readonly unknown[], readonly unknown[]]>> = {
  "an integer among numbers": [
    { allOf: [{ type: ["integer", "null"] }, { type: ["number", "string"] }] },
    [1, 1e3],
    [1.5, null, "1"],
  ],
  "an integer beside number": [{ type: ["integer", "number"] }, [1, 1.5], ["1"]],
  "types that exclude each other": [{ allOf: [{ type: "string" }, { type: "number" }] }, [], ["a", 1, null]],
  "an enum with a type": [{ type: ["string", "integer"], enum: ["a", 1, 1.5, null] }, ["a", 1], [1.5, null]],
  "an enum without a value of its type": [{ type: "object", enum: ["a", null] }, [], ["a", null, {}]],
  "a tagged union beside another type": [
    { type: "number", allOf: [{ oneOf: [tagged("a"), tagged("b")] }] },
    [],
    [{ kind: "a" }, { kind: "b" }, 1],
  ],
  "a nullable tagged union": [
    { oneOf: [tagged("a"), tagged("b"), { type: "null" }] },
    [null, { kind: "b" }],
    [{}, { kind: "c" }],
  ],
  "required here, described there": [
    { allOf: [{ required: ["a", "b"] }, { properties: { a: { type: "string" }, b: true } }], type: "object" },
    [{ a: "", b: 1 }],
    [{ a: "" }, { b: 1 }, { a: 1, b: 1 }],
  ],
  "described twice": [
    { allOf: [{ properties: { a: { minimum: 1 } } }, { properties: { a: { maximum: 2 } } }] },
    [{ a: 1 }, { a: 2 }, {}],
    [{ a: 0 }, { a: 3 }],
  ],
  "a forbidden property": [{ type: "object", properties: { a: false } }, [{}, { b: 1 }], [{ a: null }]],
  "a required and forbidden property": [
    { type: "object", properties: { a: false }, required: ["a"] },
    [],
    [{}, { a: 1 }],
  ],
  "the same variant twice": [{ oneOf: [{ type: "string" }, { type: "string" }, { type: "null" }] }, [null], ["a"]],
  "only variants that refuse everything": [{ anyOf: [false, false] }, [], [null, 1, {}]],
  "a variant that accepts everything": [{ anyOf: [true, { type: "string" }] }, [1, "a"], []],
  "properties that every object inherits": [
    { type: "object", required: ["__proto__", "toString"], properties: { constructor: { type: "string" } } },
    [JSON.parse('{ "__proto__": 1, "toString": 2 }')],
    [{}, { toString: 1 }, JSON.parse('{ "__proto__": 1, "toString": 2, "constructor": 3 }')],
  ],
  "additional properties forbidden": [
    { type: "object", additionalProperties: false, properties: { ["__proto__"]: true, a: true } },
    [{ a: 1 }, JSON.parse('{ "__proto__": 1 }')],
    [{ b: 1 }, { constructor: 1 }],
  ],
  "all properties required, additional ones forbidden": [
    {
      type: "object",
      required: ["a", "b"],
      properties: { a: true, b: { type: "string" } },
      additionalProperties: false,
    },
    [
      { a: 1, b: "" },
      { a: 1, b: "", c: undefined },
    ],
    [{ a: 1 }, { a: 1, c: 1 }, { a: 1, b: "", c: 1 }, { a: 1, b: "", c: undefined, d: 1 }, { a: undefined, b: "" }, []],
  ],
  "only properties that every object inherits": [
    {
      type: "object",
      required: ["__proto__", "toString"],
      properties: { ["__proto__"]: true, toString: true },
      unevaluatedProperties: false,
    },
    [JSON.parse('{ "__proto__": 1, "toString": 2 }')],
    [{ toString: 1 }, { a: 1, toString: 1 }, JSON.parse('{ "__proto__": 1, "toString": 2, "a": 3 }')],
  ],
  "a required property that every array has": [
    { type: "object", required: ["length"] },
    [{ length: 1 }],
    [[], [1], {}],
  ],
  "a required property that some arrays have": [{ type: "object", required: ["0"] }, [{ "0": 1 }], [[1], {}]],
  "a required property that no array has": [{ type: "object", required: ["name"] }, [{ name: 1 }], [[], ["name"], {}]],
  "an array, or an object with a required property": [
    { type: ["array", "object"], required: ["name"] },
    [[], { name: 1 }],
    [{}],
  ],
  "items that two schemas leave unevaluated": [
    {
      type: "array",
      allOf: [
        { anyOf: [{ prefixItems: [{ type: "string" }] }, { minItems: 3 }], unevaluatedItems: { type: "number" } },
        { anyOf: [{ prefixItems: [{ maxLength: 2 }] }, { minItems: 4 }], unevaluatedItems: { minimum: 1 } },
      ],
    },
    [["a", 1], ["a"], [], [1, 2, 3, 4]],
    [["a", 0], ["a", "b"], ["abc"], [2, 0, 3, 4]],
  ],
  "a property with an empty name": [
    { type: "object", required: [""], properties: { "": { type: "null" } } },
    [{ "": null }],
    [{}, { "": 1 }],
  ],
};

describe("edge cases", async () => {
  const names = Object.keys(edgeCases);
  const schemas = Object.fromEntries(names.map((name, index) => [`S${index}`, edgeCases[name]?.[0]]));
  const validators = await validatorsOf(documentOf(schemas));

  test.each(names)("%s", (name) => {
    const [, accepted, refused] = edgeCases[name] ?? [true, [], []];
    const validate = validators[`validateS${names.indexOf(name)}`] as Validate;
    expect(accepted.filter((value) => validate(value).issues !== undefined)).toEqual([]);
    expect(refused.filter((value) => (validate(value).issues ?? []).length === 0)).toEqual([]);
  });
});

test.each([1, 5, 20, 60])("a mistake %i levels down is reported once, with its whole path", async (levels) => {
  const tree = {
    type: "object",
    properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  };
  const { validateTree } = await validatorsOf(documentOf({ Tree: tree }));
  let value: unknown = "a leaf";
  for (let level = 0; level < levels; level++) value = { children: [{ children: [] }, value, { children: [] }] };
  const { issues = [] } = (validateTree as Validate)(value);
  expect(issues.map(({ pointer }) => pointer)).toEqual(["/children/1".repeat(levels)]);
});

test("a deep level is not tested again for every level above it", async () => {
  const tree = {
    type: "object",
    properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  };
  const { validateTree } = await validatorsOf(documentOf({ Tree: tree }));
  let reads = 0;
  let value: unknown = Object.defineProperty({}, "children", {
    enumerable: true,
    get: () => {
      reads++;
      return "no array";
    },
  });
  for (let level = 0; level < 200; level++) value = { children: [value] };
  expect((validateTree as Validate)(value).issues).toHaveLength(1);
  expect(reads).toBeLessThan(30);
});

test("only schemas that say the same share an explanation", async () => {
  const schemas = {
    A: { type: "number", minimum: 1.5 },
    B: { type: "number", minimum: 15 },
    C: { type: "number", minimum: -1e-21 },
    D: { type: "number", minimum: -1e21 },
    E: { type: "string", format: "integer" },
    F: { type: "integer", format: "int32" },
    G: { type: "string", format: "date-time" },
    H: { type: "string", format: "date_time" },
  };
  const properties = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schema]));
  const { validateAll } = await validatorsOf(documentOf({ All: { type: "object", properties } }));
  const { issues = [] } = (validateAll as Validate)(
    Object.fromEntries(
      Object.keys(schemas).map((name) => [name, name < "E" ? -1e22 : name === "E" || name === "H" ? 1 : "x"]),
    ),
  );
  expect(issues.map(({ path, message }) => `${String(path[0])} ${message}`)).toEqual([
    "A must be a number of at least 1.5, got -1e+22",
    "B must be a number of at least 15, got -1e+22",
    "C must be a number of at least -1e-21, got -1e+22",
    "D must be a number of at least -1e+21, got -1e+22",
    "E must be a string, got 1",
    'F must be a 32-bit integer, got "x"',
    'G must be a date and time with an offset, got "x"',
    "H must be a string, got 1",
  ]);
});

test("a schema that many references lead to is checked once", async () => {
  const refer = (...names: readonly string[]) => names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const depth = 40;
  const components: Record<string, WrittenSchema> = {};
  for (let level = 0; level < depth; level++) {
    const next = refer(`A${level + 1}`, `B${level + 1}`);
    components[`A${level}`] = { allOf: next, properties: { [`a${level}`]: { type: "string" } } };
    components[`B${level}`] = { allOf: next, properties: { [`b${level}`]: { type: "string" } } };
  }
  components[`A${depth}`] = { type: "object", required: ["x"] };
  components[`B${depth}`] = { properties: { x: { type: "number" } } };
  const { validateA0 } = await validatorsOf(documentOf(components));
  const validate = validateA0 as Validate;
  let reads = 0;
  const counting = {
    get x() {
      reads++;
      return 1;
    },
  };
  expect(validate(counting).issues).toBeUndefined();
  expect(reads).toBeLessThan(10);
  const refused = validate({ x: "1", a39: 1, b1: 1 }).issues ?? [];
  expect(refused.map(({ location }: Issue) => location).toSorted()).toEqual([
    "#/components/schemas/A39/properties/a39/type",
    "#/components/schemas/B1/properties/b1/type",
    "#/components/schemas/B40/properties/x/type",
  ]);
});

test("tests properties in the order of the contract, but expensive ones last", async () => {
  const properties: Components = {
    choices: { type: "array", items: { oneOf: [tagged("a"), tagged("b")] } },
    things: { type: "array", items: tagged("c") },
    words: { type: "array", items: { type: "string" } },
    choice: { oneOf: [tagged("a"), tagged("b")] },
    thing: tagged("c"),
    word: { type: "string" },
    more: { type: ["string", "null"] },
  };
  const { validateAll } = await validatorsOf(documentOf({ All: { type: "object", properties } }));
  const value = {
    choices: [{ kind: "a" }],
    things: [{ kind: "c" }],
    words: ["x"],
    choice: { kind: "b" },
    thing: { kind: "c" },
    word: "x",
    more: null,
  };
  const read = new Set<PropertyKey>();
  const watched = new Proxy(value, {
    get(target, name) {
      read.add(name);
      return Reflect.get(target, name);
    },
  });
  expect((validateAll as Validate)(watched).issues).toBeUndefined();
  expect([...read]).toEqual(["word", "more", "thing", "choice", "words", "things", "choices"]);
});

describe("large schemas", () => testLargeSchemas(0.1));

function tagged(kind: string): WrittenSchema {
  return { type: "object", required: ["kind"], properties: { kind: { const: kind } } };
}
