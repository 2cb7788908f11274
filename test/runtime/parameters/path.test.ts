import { describe, expect, it } from "vitest";
import { serializePath } from "../../../generator/runtime/parameters/path.js";
import type { PathRule } from "../../../generator/runtime/parameters/rules.js";
import { label } from "../../../generator/runtime/parameters/styles/label.js";
import { matrix } from "../../../generator/runtime/parameters/styles/matrix.js";
import { simple } from "../../../generator/runtime/parameters/styles/simple.js";

const blue = "blue";
const colors = ["blue", "black", "brown"];
const rgb = { R: 100, G: 200, B: 150 };

// OpenAPI 3.2, Style Examples; RFC 6570 §3.2.2, §3.2.5 and §3.2.7.
describe("styles of a path", () => {
  it.each([
    [simple, false, blue, "blue"],
    [simple, false, colors, "blue,black,brown"],
    [simple, false, rgb, "R,100,G,200,B,150"],
    [simple, true, colors, "blue,black,brown"],
    [simple, true, rgb, "R=100,G=200,B=150"],
    [label, false, blue, ".blue"],
    [label, false, colors, ".blue,black,brown"],
    [label, false, rgb, ".R,100,G,200,B,150"],
    [label, true, colors, ".blue.black.brown"],
    [label, true, rgb, ".R=100.G=200.B=150"],
    [matrix, false, blue, ";color=blue"],
    [matrix, false, "", ";color"],
    [matrix, false, colors, ";color=blue,black,brown"],
    [matrix, false, rgb, ";color=R,100,G,200,B,150"],
    [matrix, true, colors, ";color=blue;color=black;color=brown"],
    [matrix, true, ["", "x"], ";color;color=x"],
    [matrix, true, rgb, ";R=100;G=200;B=150"],
  ])("%o, explode: %s, writes %j", (style, explode, color, expected) => {
    expect(serializePath("/{color}", { color }, [{ name: "color", style, explode }])).toBe(`/${expected}`);
  });

  it("does not explode by default", () => {
    expect(serializePath("/{color}", { color: rgb }, [{ name: "color", style: simple }])).toBe("/R,100,G,200,B,150");
  });

  // RFC 6570 §2.3.
  it("writes no member that is null or undefined", () => {
    const rules: readonly PathRule[] = [{ name: "color", style: simple }];
    expect(serializePath("/{color}", { color: [null, "x", undefined] }, rules)).toBe("/x");
    expect(serializePath("/{color}", { color: { a: null, b: 1 } }, rules)).toBe("/b,1");
  });

  // OpenAPI 3.2, Appendix C: delimiters are encoded where they are in a value.
  it.each([
    [simple, ["a,b", "c"], "a%2Cb,c"],
    [label, { "a,b": "c" }, ".a%2Cb,c"],
    [matrix, { "k;1": "a=b" }, ";color=k%3B1,a%3Db"],
  ])("%o encodes names and values %j", (style, color, expected) => {
    expect(serializePath("/{color}", { color }, [{ name: "color", style }])).toBe(`/${expected}`);
  });

  it("encodes the name of a parameter where the style writes it", () => {
    expect(serializePath("/{x#y=2}", { "x#y=2": 1 }, [{ name: "x#y=2", style: matrix }])).toBe("/;x%23y%3D2=1");
  });
});

// OpenAPI 3.2, Path Templating.
describe("templates", () => {
  it.each([
    ["/a/{id}", { id: 0 }, "/a/0"],
    ["/a/{id}", { id: false }, "/a/false"],
    ["/a/{id}", { id: 10n }, "/a/10"],
    ["/a/{x}{y}/c", { x: 1, y: 2 }, "/a/12/c"],
    ["/a/{x}.json", { x: "{y}", y: 1 }, "/a/%7By%7D.json"],
    ["/a/{x}", { x: "$&$1$$" }, "/a/%24%26%241%24%24"],
    ["/a/{x}/b/{x}", { x: "/" }, "/a/%2F/b/%2F"],
    ["/a/{name}.{type}", { name: ".", type: "json" }, "/a/..json"],
    ["/a/{x/y}/b", { "x/y": "?" }, "/a/%3F/b"],
    ["https://api.example/v1/a/{id}", { id: "#" }, "https://api.example/v1/a/%23"],
    ["/a", undefined, "/a"],
  ])("fills %s with %o", (template, values, expected) => {
    expect(serializePath(template, values)).toBe(expected);
  });

  it("writes each expression in its own style", () => {
    const rules: readonly PathRule[] = [{ name: "y", style: matrix, explode: true }];
    expect(serializePath("/a/{x}{y}/c", { x: "1", y: ["p", "q"] }, rules)).toBe("/a/1;y=p;y=q/c");
  });
});

describe("what a path cannot hold", () => {
  it.each([
    ["/a/{x}", { x: "" }],
    ["/a/{x}.json", { x: "" }],
    ["/a/{x}", { x: "." }],
    ["/a/{x}", { x: ".." }],
    ["/a/{x}{y}", { x: ".", y: "." }],
    ["/a/%2e{x}", { x: "." }],
    ["/a/{x}", {}],
    ["/a/{x}", undefined],
    ["/a/{x}", { x: null }],
    ["/a/{x}", { x: Number.NaN }],
    ["/a/{x}", { x: Number.POSITIVE_INFINITY }],
    ["/a/{x}", { x: ["b"] }],
    ["/a/{x}", { x: {} }],
    ["/a/{x}", { x: () => 1 }],
    ["/a/{x}", { x: Symbol("s") }],
    ["/a/{x}", { x: "\ud800" }],
    ["/a/{constructor}", {}],
    ["/a/{__proto__}", {}],
  ])("%s filled with %o is refused", (template, values) => {
    expect(() => serializePath(template, values)).toThrow(
      /^Request does not match its contract in 1 place\n {2}path\./,
    );
  });

  it.each([
    [simple, []],
    [simple, [""]],
    [simple, {}],
    [simple, [null]],
    [simple, [[1]]],
    [simple, { a: { b: 1 } }],
    [simple, new Date(0)],
    [simple, new Map([["a", 1]])],
    [label, ""],
    [label, []],
    [label, ["", ""]],
    [matrix, []],
    [matrix, { a: [1] }],
  ])("%o of %o is refused", (style, x) => {
    expect(() => serializePath("/a/{x}", { x }, [{ name: "x", style, explode: true }])).toThrow("path.x");
  });

  it("says which parameter, and not what it is", () => {
    const issue = { path: ["path", "a/b~c"], pointer: "/path/a~1b~0c", keyword: "in", received: "another value" };
    expect(() => serializePath("/{a/b~c}", { "a/b~c": ".." })).toThrow(
      expect.objectContaining({ name: "ValidationError", issues: [expect.objectContaining(issue)] }),
    );
  });
});
