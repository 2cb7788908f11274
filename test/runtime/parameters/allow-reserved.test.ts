import { describe, expect, it } from "vitest";
import { allowReserved } from "../../../generator/runtime/parameters/allow-reserved.js";
import { serializeCookies } from "../../../generator/runtime/parameters/cookies.js";
import { serializePath } from "../../../generator/runtime/parameters/path.js";
import { serializeQuery } from "../../../generator/runtime/parameters/query.js";
import type { QueryStyle } from "../../../generator/runtime/parameters/rules.js";
import { deepObject } from "../../../generator/runtime/parameters/styles/deep-object.js";
import { form } from "../../../generator/runtime/parameters/styles/form.js";
import { label } from "../../../generator/runtime/parameters/styles/label.js";
import { matrix } from "../../../generator/runtime/parameters/styles/matrix.js";
import { pipeDelimited } from "../../../generator/runtime/parameters/styles/pipe-delimited.js";
import { simple } from "../../../generator/runtime/parameters/styles/simple.js";

// RFC 6570 §3.2.3; OpenAPI 3.2, Parameter Object: `allowReserved`.
describe("allowReserved in a query", () => {
  it.each([
    ["a/b:c@d?e!f$g'h(i)j*k,l;m", "a/b:c@d?e!f$g'h(i)j*k,l;m"],
    ["a%2Fb%2fc", "a%2Fb%2fc"],
    ["100%", "100%25"],
    ["%zz%4", "%25zz%254"],
    ["a b", "a%20b"],
    ["é^x😀", "%C3%A9%5Ex%F0%9F%98%80"],
    // Appendix C: these are not allowed in a query, or have a meaning in a form.
    ["[]#&=+", "%5B%5D%23%26%3D%2B"],
  ])("writes %s as %s", (q, expected) => {
    expect(serializeQuery({ q }, [{ name: "q", allowReserved }])).toBe(`q=${expected}`);
  });

  it.each<[QueryStyle, boolean, unknown, string]>([
    [form, true, ["a/b", "c,d"], "q=a/b&q=c,d"],
    [form, false, ["a/b", "c,d"], "q=a/b,c%2Cd"],
    [form, true, { "k=1": "a/b" }, "k%3D1=a/b"],
    [form, false, { k: "a/b,", m: "x:y" }, "q=k,a/b%2C,m,x:y"],
    [deepObject, true, { p: "a/b", "[]": "]" }, "q%5Bp%5D=a/b&q%5B%5B%5D%5D=%5D"],
    [pipeDelimited, false, ["a/b", "c"], "q=a/b%7Cc"],
  ])("%o, explode: %s, writes %j", (style, explode, q, expected) => {
    expect(serializeQuery({ q }, [{ name: "q", style, explode, allowReserved }])).toBe(expected);
  });

  it("encodes the name of the parameter in full", () => {
    expect(serializeQuery({ "a:b%2F": [1] }, [{ name: "a:b%2F", style: form, allowReserved }])).toBe("a%3Ab%252F=1");
  });

  it("refuses text that is not well-formed", () => {
    expect(() => serializeQuery({ q: "/\ud800/" }, [{ name: "q", allowReserved }])).toThrow("query.q");
  });
});

// OpenAPI 3.2, Path Templating: no "/", "?" and "#" in a value.
it("allowReserved in a path keeps a value in its segment", () => {
  const fill = (x: unknown) => serializePath("/{x}", { x }, [{ name: "x", allowReserved }]);
  expect(fill("a:b@c!$&'()*+,;=")).toBe("/a:b@c!$&'()*+,;=");
  expect(fill("a/b?c#d[e]")).toBe("/a%2Fb%3Fc%23d%5Be%5D");
  expect(() => fill("%2e%2E")).toThrow("path.x");
});

it.each([
  [simple, ["a,b:c", "d"], "a%2Cb:c,d"],
  [simple, { "k=": "a=:" }, "k%3D=a%3D:"],
  [label, { "k=": "a,b" }, ".k%3D=a,b"],
  [matrix, ["a;b:c"], ";x=a%3Bb:c"],
  [matrix, "a;b,c", ";x=a%3Bb,c"],
])("%o encodes its own delimiters in %j", (style, x, expected) => {
  expect(serializePath("/{x}", { x }, [{ name: "x", style, explode: true, allowReserved }])).toBe(`/${expected}`);
});

// RFC 6265 §4.1.1.
it("allowReserved in a cookie encodes what ends a cookie or its name", () => {
  expect(serializeCookies({ c: { "k=:": "a=:" } }, [{ name: "c", style: form, allowReserved }])).toBe("k%3D:=a=:");
  expect(serializeCookies({ c: 'a/b?c=d;e,f"g\\h#[i]' }, [{ name: "c", allowReserved }])).toBe(
    "c=a/b?c=d%3Be%2Cf%22g%5Ch#[i]",
  );
});
