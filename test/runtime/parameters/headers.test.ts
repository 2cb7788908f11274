import { describe, expect, it } from "vitest";
import { asciiJsonText } from "../../../generator/runtime/parameters/contents/ascii-json.js";
import { serializeHeaders } from "../../../generator/runtime/parameters/headers.js";
import { simple } from "../../../generator/runtime/parameters/styles/simple.js";

const rgb = { R: 100, G: 200, B: 150 };

describe("serializeHeaders", () => {
  // OpenAPI 3.2, Style Examples: `simple`.
  it.each([
    [false, ["blue", "black", "brown"], "blue,black,brown"],
    [false, rgb, "R,100,G,200,B,150"],
    [true, rgb, "R=100,G=200,B=150"],
    [false, ["", "x"], ",x"],
    [false, "", ""],
  ])("explode: %s, writes %j", (explode, value, expected) => {
    const rules = [{ name: "X-Color", style: simple, explode }];
    expect(serializeHeaders({ "X-Color": value }, rules)).toEqual([["X-Color", expected]]);
  });

  // OpenAPI 3.2, Fixed Fields for use with `schema`: values pass unchanged.
  it("encodes nothing", () => {
    const text = 'a b%2Fc, d;e="f" <>\\^`{}\tg';
    expect(serializeHeaders({ a: text, b: 1 })).toEqual([
      ["a", text],
      ["b", "1"],
    ]);
    expect(new Headers(serializeHeaders({ a: text })).get("a")).toBe(text);
  });

  it("sends nothing for null, undefined and what has no members", () => {
    expect(
      serializeHeaders({ a: null, b: undefined, c: [], d: {} }, [
        { name: "c", style: simple },
        { name: "d", style: simple },
      ]),
    ).toEqual([]);
    expect(serializeHeaders()).toEqual([]);
  });

  // RFC 9110 §5.1.
  it("finds the rule of a name in any case", () => {
    expect(serializeHeaders({ "x-ids": [1, 2] }, [{ name: "X-Ids", style: simple }])).toEqual([["x-ids", "1,2"]]);
  });

  it("writes JSON in ASCII", () => {
    const rules = [{ name: "X-Arg", content: asciiJsonText }];
    expect(serializeHeaders({ "X-Arg": { path: "/Maß 😀\x7f" } }, rules)).toEqual([
      ["X-Arg", String.raw`{"path":"/Ma\u00df \ud83d\ude00\u007f"}`],
    ]);
  });

  // RFC 9110 §5.5.
  it.each(["a\r\nX-Evil: 1", "a\nb", "a\0b", "diṅnāga", "é", "😀", "\x7f", " a", "a ", "\ta"])(
    "refuses %j",
    (value) => {
      expect(() => serializeHeaders({ "X-Color": value })).toThrow(
        /^Request does not match its contract in 1 place\n {2}headers\["X-Color"\]/,
      );
    },
  );

  it.each([[[["a"]]], [{ a: { b: 1 } }], [["a\r\nb"]], [{ "a\r\nb": 1 }]])(
    "refuses %j in a list or an object",
    (value) => {
      expect(() => serializeHeaders({ a: value }, [{ name: "a", style: simple }])).toThrow("headers.a");
    },
  );
});
