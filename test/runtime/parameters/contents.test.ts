import { describe, expect, it } from "vitest";
import { jsonText } from "../../../generator/runtime/parameters/contents/json.js";
import { plainText } from "../../../generator/runtime/parameters/contents/text.js";
import { urlencodedText } from "../../../generator/runtime/parameters/contents/urlencoded.js";
import { serializePath } from "../../../generator/runtime/parameters/path.js";
import { serializeQuery } from "../../../generator/runtime/parameters/query.js";
import { serializeQuerystring } from "../../../generator/runtime/parameters/querystring.js";

// OpenAPI 3.2, Fixed Fields for use with `content`, and Parameter Object Examples.
describe("parameters with `content`", () => {
  it.each([
    [jsonText, { lat: 10, long: 60 }, "near=%7B%22lat%22%3A10%2C%22long%22%3A60%7D"],
    [jsonText, null, "near=null"],
    [jsonText, undefined, ""],
    [jsonText, "ü", "near=%22%C3%BC%22"],
    [plainText, "a b", "near=a%20b"],
    [plainText, null, ""],
    [urlencodedText, { a: "b c", d: [1, 2] }, "near=a%3Db%2Bc%26d%3D1%26d%3D2"],
    [urlencodedText, null, ""],
  ])("a query holds %o of %j", (content, near, expected) => {
    expect(serializeQuery({ near }, [{ name: "near", content }])).toBe(expected);
  });

  it("a path holds JSON", () => {
    expect(serializePath("/{p}", { p: { a: "/" } }, [{ name: "p", content: jsonText }])).toBe(
      "/%7B%22a%22%3A%22%2F%22%7D",
    );
    expect(() => serializePath("/{p}", {}, [{ name: "p", content: jsonText }])).toThrow("path.p");
  });

  it.each([
    [jsonText, 10n],
    [jsonText, circular()],
    [plainText, ["a"]],
    [plainText, "\ud800"],
    [urlencodedText, "a"],
    [urlencodedText, ["a"]],
    [urlencodedText, { a: "\ud800" }],
    [urlencodedText, { a: 10n, b: new Date(0) }],
  ])("%o of %o is refused", (content, near) => {
    expect(() => serializeQuery({ near }, [{ name: "near", content }])).toThrow(
      /^Request does not match its contract in 1 place\n {2}query\.near /,
    );
  });
});

// OpenAPI 3.2, Parameter Object Examples.
describe("serializeQuerystring", () => {
  it.each([
    [urlencodedText, { foo: "a + b", bar: true }, "foo=a+%2B+b&bar=true"],
    [jsonText, { numbers: [1, 2], flag: null }, "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"],
    [plainText, "$.a.b[1:1]", "%24.a.b%5B1%3A1%5D"],
    [jsonText, undefined, ""],
    [urlencodedText, {}, ""],
  ])("%o writes %j", (content, value, expected) => {
    expect(serializeQuerystring(value, content)).toBe(expected);
  });

  it("refuses what the media type cannot hold", () => {
    expect(() => serializeQuerystring(1, urlencodedText)).toThrow("querystring  must be an object");
  });
});

// OpenAPI 3.2, Encoding the `x-www-form-urlencoded` Media Type.
it("a form has JSON where values are structured", () => {
  const form = { id: "f8", address: { zip: "99999+1234" }, tags: ["a", { b: 1 }, null], none: null, empty: "" };
  expect(serializeQuerystring(form, urlencodedText)).toBe(
    "id=f8&address=%7B%22zip%22%3A%2299999%2B1234%22%7D&tags=a&tags=%7B%22b%22%3A1%7D&empty=",
  );
});

function circular(): unknown {
  const value: { self?: unknown } = {};
  value.self = value;
  return value;
}
