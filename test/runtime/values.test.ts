import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equals } from "../../generator/runtime/equality.js";
import { isMultipleOf } from "../../generator/runtime/multiples.js";
import { isInteger, isNumber } from "../../generator/runtime/numbers.js";
import { isObject, own } from "../../generator/runtime/objects.js";
import { hasMaxLength, hasMinLength } from "../../generator/runtime/strings.js";
import { areUnique } from "../../generator/runtime/unique.js";

describe("lengths are counted in code points", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["é", 1],
    ["😀", 1],
    ["😀😀", 2],
    ["👨‍👩‍👧", 5],
    ["\ud800", 1],
  ])("%j has %i", (text, length) => {
    expect([hasMinLength(text, length), hasMinLength(text, length + 1)]).toEqual([true, false]);
    expect([hasMaxLength(text, length), length > 0 && hasMaxLength(text, length - 1)]).toEqual([true, false]);
  });

  test("as the string's iterator does, whatever the bound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat({ max: 30 }), (text, limit) => {
        expect(hasMinLength(text, limit)).toBe([...text].length >= limit);
        expect(hasMaxLength(text, limit)).toBe([...text].length <= limit);
      }),
    );
  });
});

describe("multiples are those of decimals", () => {
  test.each([
    [0.3, 0.1],
    [1.1, 0.1],
    [19.99, 0.01],
    [0, 7],
    [-6, 3],
    [1e21, 10],
    [1e-7, 1e-8],
    [12391239123, 1e-8],
    [0.0075, 0.0001],
  ])("%d is a multiple of %d", (value, divisor) => {
    expect(isMultipleOf(value, divisor)).toBe(true);
  });

  test.each([
    [0.35, 0.1],
    [7, 2],
    [0.00751, 0.0001],
    [1.5, 1],
    [1e-8, 1e-7],
    [1.1, 1e300],
    [7 * 0.07, 0.07],
    [1e300, 3],
  ])("%d is no multiple of %d", (value, divisor) => {
    expect(isMultipleOf(value, divisor)).toBe(false);
  });

  test("of products of integers and powers of ten", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 6 }),
        (factor, digits, places) => {
          const divisor = Number(`${digits}e-${places}`);
          const product = Number(`${BigInt(factor) * BigInt(digits)}e-${places}`);
          expect(isMultipleOf(product, divisor)).toBe(true);
        },
      ),
    );
  });
});

describe("equality is that of JSON", () => {
  test.each([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: undefined }, true],
    [{ a: undefined, b: 1 }, { b: 1 }, true],
    [{ a: undefined }, { a: null }, false],
    [[undefined], [], false],
    [[], {}, false],
    [null, {}, false],
    [0, false, false],
    ["1", 1, false],
    [JSON.parse('{"__proto__": 1}'), {}, false],
    [JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}'), true],
    [{ toString: 1 }, {}, false],
  ])("%j and %j: %s", (a, b, same) => {
    expect([equals(a, b), equals(b, a)]).toEqual([same, same]);
  });

  test("a value is equal to its copy", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => equals(value, structuredClone(value))));
  });

  test.each([
    [[], true],
    [[1, "1", true, null, [], {}], true],
    [[1, 2, 1], false],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      false,
    ],
    [[[1], [1]], false],
    [[0, false], true],
    [[null, null], false],
    [["[]", [], "[1]", [1], '"', "1", ["1"]], true],
    [[[0], [-0]], false],
    [[{ a: undefined }, {}], false],
    [[[1n], [1n]], false],
    [[{ "a,b": 1 }, { a: 1, b: 1 }, ["a", "b"], ["a,b"]], true],
  ])("the items of %o are unique: %s", (items, unique) => {
    expect(areUnique(items)).toBe(unique);
  });

  test("two items are unique where they are not equal", () => {
    const item = fc.jsonValue({ maxDepth: 2 });
    fc.assert(fc.property(item, item, (a, b) => areUnique([a, b]) !== equals(a, b)));
  });
});

describe("types", () => {
  test.each([
    [1, true],
    [1.5, true],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
    ["1", false],
    [1n, false],
  ])("%o is a number: %s", (value, is) => {
    expect(isNumber(value)).toBe(is);
  });

  test.each([
    [1, true],
    [1.0, true],
    [-0, true],
    [1e300, true],
    [1.5, false],
    [Number.NaN, false],
    ["1", false],
  ])("%o is an integer: %s", (value, is) => {
    expect(isInteger(value)).toBe(is);
  });

  test.each([
    [{}, true],
    [Object.create(null), true],
    [[], false],
    [null, false],
    ["{}", false],
    [() => {}, false],
  ])("%o is an object: %s", (value, is) => {
    expect(isObject(value)).toBe(is);
  });

  test("an inherited property is not an own one", () => {
    expect(own({}, "constructor")).toBeUndefined();
    expect(own({ constructor: 1 }, "constructor")).toBe(1);
    expect(own(JSON.parse('{"__proto__": 2}'), "__proto__")).toBe(2);
  });
});
