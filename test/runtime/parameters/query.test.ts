import { describe, expect, it } from "vitest";
import { serializeQuery } from "../../../generator/runtime/parameters/query.js";
import { deepObject } from "../../../generator/runtime/parameters/styles/deep-object.js";
import { form } from "../../../generator/runtime/parameters/styles/form.js";
import { pipeDelimited } from "../../../generator/runtime/parameters/styles/pipe-delimited.js";
import { spaceDelimited } from "../../../generator/runtime/parameters/styles/space-delimited.js";

const colors = ["blue", "black", "brown"];
const rgb = { R: 100, G: 200, B: 150 };

// OpenAPI 3.2, Style Examples; RFC 6570 §3.2.8.
describe("styles of a query", () => {
  it.each([
    [form, true, "blue", "color=blue"],
    [form, true, "", "color="],
    [form, true, colors, "color=blue&color=black&color=brown"],
    [form, true, rgb, "R=100&G=200&B=150"],
    [form, false, colors, "color=blue,black,brown"],
    [form, false, rgb, "color=R,100,G,200,B,150"],
    [form, false, ["", "x"], "color=,x"],
    [spaceDelimited, false, colors, "color=blue%20black%20brown"],
    [spaceDelimited, false, rgb, "color=R%20100%20G%20200%20B%20150"],
    [pipeDelimited, false, colors, "color=blue%7Cblack%7Cbrown"],
    [pipeDelimited, false, rgb, "color=R%7C100%7CG%7C200%7CB%7C150"],
    [deepObject, true, rgb, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    [deepObject, false, rgb, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
  ])("%o, explode: %s, writes %j", (style, explode, color, expected) => {
    expect(serializeQuery({ color }, [{ name: "color", style, explode }])).toBe(expected);
  });

  // The combinations that the table marks "n/a".
  it.each([
    [spaceDelimited, false, "blue", "color=blue"],
    [spaceDelimited, true, colors, "color=blue&color=black&color=brown"],
    [pipeDelimited, false, "blue", "color=blue"],
    [pipeDelimited, true, rgb, "R=100&G=200&B=150"],
    [deepObject, true, "blue", "color=blue"],
    [deepObject, true, colors, "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown"],
    [deepObject, true, { a: { b: { c: 1 }, d: 2 } }, "color%5Ba%5D%5Bb%5D%5Bc%5D=1&color%5Ba%5D%5Bd%5D=2"],
    [deepObject, true, { a: {} }, ""],
    [deepObject, true, { a: [1, null, 2] }, "color%5Ba%5D%5B0%5D=1&color%5Ba%5D%5B1%5D=2"],
    [
      deepObject,
      true,
      [{ a: 1 }, { a: 2, b: [3] }],
      "color%5B0%5D%5Ba%5D=1&color%5B1%5D%5Ba%5D=2&color%5B1%5D%5Bb%5D%5B0%5D=3",
    ],
    [deepObject, true, [[1], [2]], "color%5B0%5D%5B0%5D=1&color%5B1%5D%5B0%5D=2"],
    [deepObject, true, [], ""],
  ])("%o, explode: %s, goes on with %j", (style, explode, color, expected) => {
    expect(serializeQuery({ color }, [{ name: "color", style, explode }])).toBe(expected);
  });

  it("explodes `form` by default, and no other style", () => {
    expect(serializeQuery({ color: ["a", "b"] }, [{ name: "color", style: form }])).toBe("color=a&color=b");
    expect(serializeQuery({ color: ["a", "b"] }, [{ name: "color", style: pipeDelimited }])).toBe("color=a%7Cb");
  });
});

describe("several parameters", () => {
  // OpenAPI 3.2, Appendix C.
  it("are joined, those without a value left out", () => {
    const values = { a: 1, b: undefined, c: null, d: [], e: {}, f: [null], g: "" };
    const rules = ["d", "e", "f"].map((name) => ({ name, style: form }));
    expect(serializeQuery(values, rules)).toBe("a=1&g=");
    expect(serializeQuery({ d: [] }, rules)).toBe("");
    expect(
      serializeQuery({ d: [], e: {} }, [
        { name: "d", style: form, explode: false },
        { name: "e", style: pipeDelimited },
      ]),
    ).toBe("");
    expect(serializeQuery()).toBe("");
  });

  it("have their own rules, in the order of the values", () => {
    const rules = [
      { name: "c", style: deepObject },
      { name: "a", style: form },
      { name: "b", style: pipeDelimited },
    ];
    expect(serializeQuery({ a: [1, 2], b: [1, 2], c: { x: 1 } }, rules)).toBe("a=1&a=2&b=1%7C2&c%5Bx%5D=1");
  });
});

// OpenAPI 3.2, Appendix C: Illegal Variable Names as Parameter Names.
it.each([
  ["page[size]", 10, "page%5Bsize%5D=10"],
  ["$top", 5, "%24top=5"],
  ["a b", "x", "a%20b=x"],
  ["a&b", "x", "a%26b=x"],
  ["x#y=2", 1, "x%23y%3D2=1"],
  ["❤️", "love!", "%E2%9D%A4%EF%B8%8F=love%21"],
])("the name %s is encoded", (name, value, expected) => {
  expect(serializeQuery({ [name]: value })).toBe(expected);
  expect(serializeQuery({ [name]: [value] }, [{ name, style: form }])).toBe(expected);
  expect(serializeQuery({ [name]: { k: 1 } }, [{ name, style: deepObject }])).toBe(
    `${expected.slice(0, expected.indexOf("="))}%5Bk%5D=1`,
  );
});

it("a name that every object inherits has a value only where one is given", () => {
  expect(serializeQuery({}, [{ name: "constructor", style: form }])).toBe("");
  expect(serializeQuery(JSON.parse('{"__proto__": 1}'))).toBe("__proto__=1");
});

// OpenAPI 3.2, Parameter Object: `allowEmptyValue`.
it("allowEmptyValue sends what is there and empty", () => {
  const rules = ["a", "b", "c", "d", "e"].map((name) => ({ name, style: form, allowEmptyValue: true }));
  expect(serializeQuery({ a: null, b: [], c: {}, d: undefined, e: 1 }, rules)).toBe("a=&b=&c=&e=1");
});

it.each([
  [form, [[1]]],
  [form, { a: [1] }],
  [form, { a: { b: 1 } }],
  [form, new Date(0)],
  [form, "\udc00"],
  [form, { "\ud800": 1 }],
  [pipeDelimited, [{ a: 1 }]],
  [deepObject, { a: new Date(0) }],
])("%o of %o is refused", (style, color) => {
  expect(() => serializeQuery({ color }, [{ name: "color", style }])).toThrow(
    /^Request does not match its contract in 1 place\n {2}query\.color(\.a)? /,
  );
});

it("without a style, only one string, number or boolean is sent", () => {
  expect(serializeQuery({ a: "x", b: 1.5, c: true, d: -0 })).toBe("a=x&b=1.5&c=true&d=0");
  expect(() => serializeQuery({ a: ["x"] })).toThrow("query.a");
  expect(() => serializeQuery({ "\ud800": 1 })).toThrow("well-formed text");
});
