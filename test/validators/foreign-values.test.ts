import { beforeAll, describe, expect, test } from "vitest";
import type { ValidationResult } from "../../generator/runtime/validation.js";
import { documentOf, validatorsOf } from "../harness/package.js";
import { subjectOf, typeNameOf } from "./differential.js";

type Validate = (value: unknown) => ValidationResult<unknown>;
type Is = (value: unknown) => boolean;

/** What JSON cannot hold, and a program passes all the same. */
const foreign: readonly (readonly [string, unknown])[] = [
  ["undefined", undefined],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["a bigint", 1n],
  ["a symbol", Symbol("kind")],
  ["a function", () => 1],
  ["a class", class Kind {}],
  ["a date", new Date(0)],
  ["a map", new Map([["a", 1]])],
  ["a boxed string", new String("a")],
  ["a boxed number", new Number(1)],
  ["a regular expression", /a/],
  ["an error", new Error("a")],
  ["an object without a prototype", Object.create(null)],
  ["an object that inherits its members", Object.create({ a: 1, kind: "a" })],
  ["an array with a hole", Object.assign(new Array(2), { 1: 1 })],
  ["an array with a member", Object.assign([1], { a: 1 })],
  ["bytes", new Uint8Array(2)],
  ["a proxy", new Proxy({ a: 1 }, {})],
  [
    "an instance with a getter",
    new (class {
      get a() {
        return 1;
      }
    })(),
  ],
];

describe("values that are no JSON", () => {
  const validators: { name: string; is: Is; validate: Validate }[] = [];
  beforeAll(async () => {
    const subject = await subjectOf(1);
    for (const component of Object.keys(subject.components)) {
      const name = typeNameOf(component);
      const { [`is${name}`]: is, [`validate${name}`]: validate } = subject.validators;
      validators.push({ name, is: is as Is, validate: validate as Validate });
    }
  });

  test.each(foreign)("%s is accepted without issues or refused with some, wherever it stands", (_, value) => {
    for (const whole of [value, [value], { a: value, kind: value }, { a: { a: [value, value] } }]) {
      for (const { name, is, validate } of validators) {
        expect([name, validate(whole).issues?.length ?? "valid"]).not.toEqual([name, 0]);
        expect([name, validate(whole).issues === undefined]).toEqual([name, is(whole)]);
      }
    }
  });

  test("a member that is undefined is none", () => {
    for (const [without, having] of [
      [{}, { a: undefined, b: undefined, "c/d~e%f": undefined, constructor: undefined }],
      [{ a: 1 }, { a: 1, kind: undefined }],
      [
        { kind: "a", b: [1] },
        { kind: "a", b: [1], a: undefined },
      ],
    ]) {
      for (const { name, is } of validators) expect([name, is(having)]).toEqual([name, is(without)]);
    }
  });
});

describe("what no type that JSON knows may be", () => {
  const types = ["null", "boolean", "object", "array", "number", "integer", "string"];
  const values = foreign.filter(([, value]) => typeof value !== "object");

  test.each(types)("%s", async (type) => {
    const { isValue, isValues } = await validatorsOf(
      documentOf({ Value: { type }, Values: { type: "array", items: { type } } }),
    );
    for (const [name, value] of values)
      expect([name, isValue?.(value), isValues?.([value])]).toEqual([name, false, false]);
    // biome-ignore lint/suspicious/noSparseArray: an item that is not there is no value of any type
    expect(isValues?.([,])).toBe(false);
  });

  test("a number that is none is out of every bound", async () => {
    const schema = { type: ["number", "null"], minimum: 0, maximum: 1, not: { exclusiveMinimum: 2 } };
    const { isValue } = await validatorsOf(documentOf({ Value: schema }));
    expect(
      [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5].map((value) => isValue?.(value)),
    ).toEqual([false, false, false, true]);
  });
});

describe("what goes on for too long", () => {
  const tooDeep = "is nested too deeply to be checked, or contains itself";
  const tree = { type: "object", properties: { next: { $ref: "#/components/schemas/Tree" }, value: { minimum: 1 } } };
  let validate: Validate;
  beforeAll(async () => {
    validate = (await validatorsOf(documentOf({ Tree: tree }))).validateTree as Validate;
  });

  test("a circle, where the schema goes round with it", () => {
    const circle: Record<string, unknown> = { value: 1 };
    circle.next = circle;
    expect(validate(circle).issues).toMatchObject([{ path: [], message: tooDeep }]);
    expect(validate({ other: circle }).issues).toBeUndefined();
  });

  test("a value deeper than the stack", () => {
    const nested = (depth: number) => {
      let value: unknown = { value: 0 };
      for (let level = 0; level < depth; level++) value = { next: value };
      return value;
    };
    expect(validate(nested(500)).issues?.[0]?.path).toHaveLength(501);
    expect(validate(nested(100_000)).issues).toMatchObject([{ path: [], message: tooDeep }]);
  });

  test("a getter or a proxy that throws itself", () => {
    const thrown = new Error("not today");
    const throwing = {
      get value(): unknown {
        throw thrown;
      },
    };
    expect(() => validate(throwing)).toThrow(thrown);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(() => validate(proxy)).toThrow(TypeError);
  });
});
