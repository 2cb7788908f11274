import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ValidationResult } from "../../generator/runtime/validation.js";
import { documentOf, type Validators, validatorsOf } from "../harness/package.js";
import { subjectOf, typeNameOf } from "./differential.js";
import { called, circles, large, small, type UnusualValue } from "./unusual-values.js";

/** The functions of a schema. */
interface SchemaFunctions {
  readonly name: string;
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown) => ValidationResult<unknown>;
  readonly parse: (value: unknown) => unknown;
}

function functionsOf(validators: Validators, name: string): SchemaFunctions {
  const { [`is${name}`]: is, [`validate${name}`]: validate, [`parse${name}`]: parse } = validators;
  if (is === undefined || validate === undefined || parse === undefined) throw new Error(`${name} has no validators`);
  return { name, is, validate, parse } as SchemaFunctions;
}

const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const tagged = (kind: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: kind }, next: component("Union") },
});

/** One schema for each way to look into a value, and for each kind of recursion. */
const schemas = {
  Anything: {},
  Nothing: { not: {} },
  Amount: { type: "number", minimum: -1, exclusiveMaximum: 1e9, multipleOf: 0.5 },
  AnyNumber: { minimum: 0, multipleOf: 0.01 },
  Integer: { type: "integer", maximum: 100 },
  Word: { type: "string", pattern: "^(?:[a-z]|😀)*$", maxLength: 20_000_000 },
  ShortWord: { type: "string", minLength: 1, maxLength: 3, format: "uuid" },
  Literal: { const: { a: [1], kind: "a" } },
  Literals: { enum: [1, "a", null, [1, 1], { a: 1 }] },
  Person: {
    type: "object",
    required: ["a"],
    properties: { a: { type: ["integer", "array"] }, kind: { type: "string" }, constructor: { type: "object" } },
  },
  Closed: { type: "object", additionalProperties: false, properties: { a: {}, kind: {} } },
  Counted: { minProperties: 1, maxProperties: 5, propertyNames: { pattern: "^[a-z]+$", maxLength: 100 } },
  Numbers: {
    type: "object",
    additionalProperties: { type: "number" },
    patternProperties: { "^_": { type: "object" } },
  },
  Items: { type: "array", items: { type: "integer" }, maxItems: 2_000_000 },
  Unique: { type: "array", uniqueItems: true },
  Containing: { type: "array", contains: { type: "integer" }, minContains: 1, maxContains: 2, prefixItems: [{}, true] },
  Unevaluated: {
    anyOf: [{ properties: { a: true } }, { prefixItems: [true] }],
    unevaluatedProperties: false,
    unevaluatedItems: { type: "number" },
  },
  Conditional: {
    if: { required: ["a"] },
    then: { properties: { a: { type: "integer" } } },
    else: { type: "object" },
    dependentRequired: { kind: ["a"] },
    dependentSchemas: { a: { maxProperties: 3 } },
  },
  Tree: {
    type: "object",
    properties: {
      next: component("Tree"),
      children: { type: "array", items: component("Tree") },
      value: { minimum: 1 },
    },
  },
  Nested: { type: "array", items: component("Nested") },
  Directory: { type: "object", additionalProperties: { anyOf: [component("Directory"), { type: ["array", "null"] }] } },
  Json: {
    anyOf: [
      { type: ["string", "number", "boolean", "null"] },
      { type: "array", items: component("Json") },
      { type: "object", additionalProperties: component("Json") },
    ],
  },
  NoJson: { not: component("Json") },
  Union: { oneOf: [component("A"), component("B")], discriminator: { propertyName: "kind" } },
  A: tagged("a"),
  B: tagged("b"),
  UniqueTrees: { type: "array", uniqueItems: true, items: { anyOf: [component("UniqueTrees"), {}] } },
  Sealed: {
    allOf: [{ properties: { next: component("Sealed"), children: true, a: true } }],
    unevaluatedProperties: false,
  },
};

const inside: readonly ((value: unknown) => unknown)[] = [
  (value) => value,
  (value) => [value],
  (value) => ({ a: value, kind: value }),
  (value) => ({ next: value, children: [value] }),
];

describe("values that are not JSON", () => {
  let functions: readonly SchemaFunctions[];
  let inherited: readonly unknown[];
  beforeAll(async () => {
    const validators = await validatorsOf(documentOf(schemas));
    functions = Object.keys(schemas).map((name) => functionsOf(validators, name));
  });
  beforeEach(() => {
    inherited = inheritedNames();
    called.length = 0;
  });
  afterEach(() => {
    expect(called).toEqual([]);
    expect(inheritedNames()).toEqual(inherited);
  });

  test.each(small)("%s is accepted, or refused with issues, at any depth", (_, make) => {
    for (const around of inside) for (const each of functions) check(each, around(make()));
  });

  test.each(large)("%s", (_, make) => {
    const value = make();
    for (const each of functions) check(each, value);
  });

  test.each(circles)("%s", (_, make) => {
    const value = make();
    for (const around of inside) for (const each of functions) check(each, around(value));
  });

  test.each(small)("%s, for schemas of every kind", async (_, make) => {
    const subject = await subject1;
    for (const around of inside) {
      for (const name of Object.keys(subject.components))
        check(functionsOf(subject.validators, typeNameOf(name)), around(make()));
    }
  });
});

const subject1 = subjectOf(1);

/** Checks that all functions agree, and that a refused value has issues with messages. */
function check({ name, is, validate, parse }: SchemaFunctions, value: unknown): void {
  const answer = is(value);
  const { issues } = validate(value);
  const thrown = thrownBy(() => parse(value));
  expect([name, typeof answer, issues === undefined, thrown === undefined]).toEqual([name, "boolean", answer, answer]);
  if (issues === undefined) return;
  expect([name, issues.length > 0]).toEqual([name, true]);
  for (const { path, keyword, message } of issues.slice(0, 10)) {
    expect([name, Array.isArray(path), keyword !== "", /\S \S/.test(message)]).toEqual([name, true, true, true]);
    expect(message.length).toBeLessThan(1000);
  }
  expect([name, (thrown as Error).name]).toEqual([name, "ValidationError"]);
}

function thrownBy(call: () => unknown): unknown {
  try {
    call();
    return undefined;
  } catch (thrown) {
    return thrown ?? "nothing";
  }
}

/** The names that all objects, arrays, functions and strings inherit. */
function inheritedNames(): readonly (readonly PropertyKey[])[] {
  return [Object, Array, Function, String].map(({ prototype }) => Reflect.ownKeys(prototype));
}

const notJson: readonly UnusualValue[] = small.filter(([name, make]) => {
  const value = make();
  return !["string", "object"].includes(typeof value) && name !== "minus zero";
});

describe("values of no JSON type", () => {
  const types = ["null", "boolean", "object", "array", "number", "integer", "string"];

  test.each(types)("%s", async (type) => {
    const { isValue, isValues } = await validatorsOf(
      documentOf({ Value: { type }, Values: { type: "array", items: { type } } }),
    );
    for (const [name, make] of notJson)
      expect([name, isValue?.(make()), isValues?.([make()])]).toEqual([name, false, false]);
    // biome-ignore lint/suspicious/noSparseArray: a hole is a value of no type
    expect(isValues?.([,])).toBe(false);
  });

  test("NaN is out of every bound", async () => {
    const schema = { type: ["number", "null"], minimum: 0, maximum: 1, not: { exclusiveMinimum: 2 } };
    const list = { type: "array", items: { type: "number", exclusiveMinimum: 0, maximum: 1 } };
    const holder = { type: "object", properties: { a: { type: ["array", "number"], minimum: 0, maximum: 1 } } };
    const validators = await validatorsOf(documentOf({ Value: schema, Values: list, Holder: holder }));
    const { isValue, isValues } = validators;
    const numbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5];
    expect(numbers.map((value) => isValue?.(value))).toEqual([false, false, false, true]);
    expect(numbers.map((value) => isValues?.([value]))).toEqual([false, false, false, true]);
    expect(numbers.map((a) => functionsOf(validators, "Holder").validate({ a }).issues?.length)).toEqual([
      1,
      1,
      1,
      undefined,
    ]);
  });

  test("a property that is undefined is absent", async () => {
    const subject = await subject1;
    for (const [without, having] of [
      [{}, { a: undefined, b: undefined, "c/d~e%f": undefined, constructor: undefined }],
      [{ a: 1 }, { a: 1, kind: undefined }],
      [
        { kind: "a", b: [1] },
        { kind: "a", b: [1], a: undefined },
      ],
    ]) {
      for (const component of Object.keys(subject.components)) {
        const { name, is } = functionsOf(subject.validators, typeNameOf(component));
        expect([name, is(having)]).toEqual([name, is(without)]);
      }
    }
  });
});

describe("values that are too deep", () => {
  const tooDeep = "is nested too deeply to be checked, or contains itself";
  let validate: SchemaFunctions["validate"];
  beforeAll(async () => {
    validate = functionsOf(await validatorsOf(documentOf({ Tree: schemas.Tree })), "Tree").validate;
  });

  test("a value that contains itself, and a recursive schema", () => {
    const circle: Record<string, unknown> = { value: 1 };
    circle.next = circle;
    expect(validate(circle).issues).toMatchObject([{ path: [], message: tooDeep }]);
    expect(validate({ other: circle }).issues).toBeUndefined();
  });

  test("a value deeper than the call stack", () => {
    const nested = (depth: number) => {
      let value: unknown = { value: 0 };
      for (let level = 0; level < depth; level++) value = { next: value };
      return value;
    };
    expect(validate(nested(500)).issues?.[0]?.path).toHaveLength(501);
    expect(validate(nested(100_000)).issues).toMatchObject([{ path: [], message: tooDeep }]);
  });
});

/** Reading a property may run a getter: the error that it throws is passed on. */
describe("values that throw when they are read", () => {
  const thrown = new Error("not today");
  const fail = () => {
    throw thrown;
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const values: readonly (readonly [string, unknown, unknown])[] = [
    ["a getter", Object.defineProperty({}, "next", { get: fail, enumerable: true }), thrown],
    ["an instance with a getter", Object.create({}, { next: { get: fail } }), thrown],
    ["a proxy", new Proxy({}, { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail }), thrown],
    ["a revoked proxy", revoked.proxy, expect.any(TypeError)],
  ];

  test.each(values)("%s", async (_, value, expected) => {
    const { is, validate, parse } = functionsOf(await validatorsOf(documentOf({ Tree: schemas.Tree })), "Tree");
    for (const call of [is, validate, parse]) expect(thrownBy(() => call(value))).toEqual(expected);
  });
});
