import { beforeAll, describe, expect, test } from "vitest";
import { documentOf, validatorsOf } from "../harness/package.js";
import {
  allFunctions,
  faultsWith,
  functionsOf,
  inside,
  judgedByUndefinedProperties,
  type SchemaFunctions,
  schemas,
  thrownBy,
} from "./schema-functions.js";
import { circles, large, small, type UnusualValue } from "./unusual-values.js";

describe("values that are not JSON", () => {
  let all: readonly SchemaFunctions[];
  beforeAll(async () => {
    all = await allFunctions();
  });

  test.each(small)("%s is accepted, or refused with issues, at any depth", (_, make) => {
    expect(inside.flatMap((around) => faultsWith(around(make()), all))).toEqual([]);
  });

  test.each(large)("%s", (_, make) => {
    expect(faultsWith(make(), all)).toEqual([]);
  });

  test.each(circles)("%s", (_, make) => {
    const value = make();
    expect(inside.flatMap((around) => faultsWith(around(value), all))).toEqual([]);
  });
});

test("faults of validators are noticed", () => {
  const parse = () => {
    throw Object.assign(new Error("no"), { name: "ValidationError" });
  };
  const issue = { path: [], keyword: "type", message: "must be a number" } as never;
  const refusing: SchemaFunctions = { name: "A", is: () => false, validate: () => ({ issues: [issue] }), parse };
  const called = { ...refusing, is: (value: unknown) => (value as () => boolean)() && false };
  const [, makeFunction = () => {}] = small.find(([name]) => name === "a function") ?? [];
  expect(faultsWith(1, [refusing])).toEqual([]);
  expect(faultsWith(1, [{ ...refusing, is: () => true }])).toEqual(["A returns true, and reports 1 issues"]);
  expect(faultsWith(1, [{ ...refusing, parse: (value) => value }])).toHaveLength(1);
  expect(faultsWith(1, [{ ...refusing, validate: () => ({ issues: [] }) }])).toEqual(["A reports no issues"]);
  expect(faultsWith(makeFunction(), [called])).toContain("function was called");
});

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
    for (const functions of await allFunctions()) expect(judgedByUndefinedProperties(functions)).toEqual([]);
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
