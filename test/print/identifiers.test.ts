import { describe, expect, test } from "vitest";
import { toCamelCase, toPascalCase } from "../../generator/3-analyse/words.js";
import { type Code, code } from "../../generator/4-emit/print/code.js";
import { access, identifier, isIdentifier, objectKey, propertyKey } from "../../generator/4-emit/print/identifiers.js";
import { layOut } from "../../generator/4-emit/print/layout.js";
import { jsonLiteral } from "../../generator/4-emit/print/literals.js";
import { regExp } from "../../generator/4-emit/print/regular-expressions.js";

const print = (value: Code) => layOut(value, { width: 100, localName: ({ name }) => name });

test("an identifier is one, or throws", () => {
  expect(print(identifier("größe$1"))).toBe("größe$1");
  for (const name of ["", "a-b", "1a", "class", "await", "eval", "a b", "a\u2028", "x;alert()"]) {
    expect(() => identifier(name)).toThrow("no identifier");
  }
  expect(isIdentifier("of")).toBe(true);
});

test("keys are bare where they may be", () => {
  expect(print(propertyKey("class"))).toBe("class");
  expect(print(propertyKey("na-me"))).toBe('"na-me"');
  expect(print(propertyKey("1"))).toBe('"1"');
  expect(print(propertyKey("__proto__"))).toBe("__proto__");
  expect(print(objectKey("__proto__"))).toBe('["__proto__"]');
  expect(print(access(code`value`, "default"))).toBe("value.default");
  expect(print(access(code`value`, "a]b"))).toBe('value["a]b"]');
});

describe("names from text", () => {
  test.each([
    ["share_price", "SharePrice", "sharePrice"],
    ["shares:update", "SharesUpdate", "sharesUpdate"],
    ["HTTPValidationError", "HTTPValidationError", "httpValidationError"],
    ["SharePriceFixedCreate", "SharePriceFixedCreate", "sharePriceFixedCreate"],
    ["uuid4", "Uuid4", "uuid4"],
    ["2fa code", "_2faCode", "_2faCode"],
    ["größen-tabelle", "GrößenTabelle", "größenTabelle"],
    ["!?", "_", "_"],
    ["", "_", "_"],
    ["$ref", "Ref", "ref"],
    ["\u0301a", "_\u0301a", "_\u0301a"],
  ])("%s", (text, pascal, camel) => {
    expect([toPascalCase(text), toCamelCase(text)]).toEqual([pascal, camel]);
  });
});

test("a regular expression prints as the engine writes it", () => {
  expect(print(regExp("^/a\n[/]$", "u"))).toBe("/^\\/a\\n[/]$/u");
  expect(print(regExp("", ""))).toBe("/(?:)/");
  expect(() => regExp("(", "u")).toThrow(SyntaxError);
});

test("a JSON value keeps every member its own", () => {
  const value = JSON.parse('{"__proto__": {"a": [1, null, "x"]}, "b-c": {}}');
  expect(print(jsonLiteral(value))).toBe('{ ["__proto__"]: { a: [1, null, "x"] }, "b-c": {} }');
});
