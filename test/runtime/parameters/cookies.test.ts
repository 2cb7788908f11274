import { describe, expect, it } from "vitest";
import { jsonText } from "../../../generator/runtime/parameters/contents/json.js";
import { serializeCookies } from "../../../generator/runtime/parameters/cookies.js";
import { cookie } from "../../../generator/runtime/parameters/styles/cookie.js";
import { form } from "../../../generator/runtime/parameters/styles/form.js";

const colors = ["blue", "black", "brown"];
const rgb = { R: 100, G: 200, B: 150 };

describe("serializeCookies", () => {
  // OpenAPI 3.2, Style Examples, and Appendix D for `form`, exploded.
  it.each([
    [cookie, true, "blue", "color=blue"],
    [cookie, true, "", "color="],
    [cookie, true, colors, "color=blue; color=black; color=brown"],
    [cookie, true, rgb, "R=100; G=200; B=150"],
    [cookie, false, colors, "color=blue,black,brown"],
    [cookie, true, "Hello%2C world!", "color=Hello%2C world!"],
    [form, false, colors, "color=blue,black,brown"],
    [form, false, rgb, "color=R,100,G,200,B,150"],
    [form, true, colors, "color=blue; color=black; color=brown"],
    [form, true, rgb, "R=100; G=200; B=150"],
    [form, true, "Hello, world!", "color=Hello%2C%20world%21"],
  ])("%o, explode: %s, writes %j", (style, explode, color, expected) => {
    expect(serializeCookies({ color }, [{ name: "color", style, explode }])).toBe(expected);
  });

  it("explodes by default, and encodes where no style is named", () => {
    const rules = [{ name: "b", style: cookie }];
    expect(serializeCookies({ a: "x;y", b: [1, 2], c: null, d: undefined }, rules)).toBe("a=x%3By; b=1; b=2");
    expect(serializeCookies()).toBe("");
  });

  it("encodes the text of a media type", () => {
    expect(serializeCookies({ a: { b: 1 } }, [{ name: "a", content: jsonText }])).toBe("a=%7B%22b%22%3A1%7D");
  });

  // RFC 6265 §4.2.1.
  it.each([["a;b"], ["a\r\nb"], ["é"], ["😀"], [" a"], ["a "], ["a\tb"], [{ "a;b": 1 }], [[["a"]]], [["a;b"]]])(
    "the style `cookie` refuses %j",
    (color) => {
      expect(() => serializeCookies({ color }, [{ name: "color", style: cookie }])).toThrow(
        /^Request does not match its contract in 1 place\n {2}cookies\.color /,
      );
    },
  );
});
