import type { StandardSchemaV1 as Published } from "@standard-schema/spec";
import { describe, expect, it } from "vitest";
import type { StandardSchemaV1 } from "../../generator/runtime/standard-schema.js";
import { type Issue, isValidationError, ValidationError, type Validator } from "../../generator/runtime/validation.js";

const schemas = "rapidly.yaml#/components/schemas";
const issues: readonly Issue[] = [
  {
    path: ["prices", 1, "price_amount"],
    pointer: "/prices/1/price_amount",
    keyword: "minimum",
    expected: "an integer of at least 2000",
    received: "1999",
    schema: "SharePriceFixedCreate",
    message: "must be an integer of at least 2000, got 1999",
    location: `${schemas}/SharePriceFixedCreate/properties/price_amount/minimum`,
  },
  {
    path: ["medias", 0],
    pointer: "/medias/0",
    keyword: "format",
    expected: "a version-4 UUID",
    received: '"nope"',
    schema: "ShareUpdate",
    message: 'must be a version-4 UUID, got "nope"',
    location: `${schemas}/ShareUpdate/properties/medias/items/format`,
  },
];

describe("ValidationError", () => {
  it("says what is wrong, where, and in which schema", () => {
    expect(String(new ValidationError("ShareUpdate", issues))).toBe(
      [
        "ValidationError: ShareUpdate does not match its contract in 2 places",
        "  prices[1].price_amount  must be an integer of at least 2000, got 1999   (SharePriceFixedCreate)",
        '  medias[0]               must be a version-4 UUID, got "nope"',
      ].join("\n"),
    );
  });

  it.each([
    [[], "value"],
    [["a", "b-c", 0, "", "0", "__proto__"], 'a["b-c"][0][""]["0"].__proto__'],
    [["line\nbreak \u001b[31m"], '["line\\nbreak \\u001b[31m"]'],
  ])("writes the path %j as code", (path, expected) => {
    const error = new ValidationError("X", [
      { ...(issues[0] as Issue), path, schema: undefined, message: "must be null" },
    ]);
    expect(error.message).toBe(`X does not match its contract in 1 place\n  ${expected}  must be null`);
  });

  it("names twenty places and counts the others", () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ ...(issues[0] as Issue), path: [index] }));
    const lines = new ValidationError("X", many).message.split("\n");
    expect(lines).toHaveLength(22);
    expect(lines[0]).toContain("in 25 places");
    expect(lines[21]).toBe("  … and 5 more");
  });
});

describe("isValidationError", () => {
  it("recognises one from another copy of the package", () => {
    const { name, message } = new ValidationError("X", issues);
    expect(isValidationError(new ValidationError("X", issues))).toBe(true);
    expect(isValidationError({ name, message, issues })).toBe(true);
  });

  it.each([undefined, null, "ValidationError", new Error("x"), { name: "ValidationError" }])("rejects %o", (value) => {
    expect(isValidationError(value)).toBe(false);
  });
});

describe("StandardSchemaV1", () => {
  it("is what the standard publishes, in both directions", () => {
    const validate: Validator<number> = (value) => (typeof value === "number" ? { value } : { issues });
    const ours: StandardSchemaV1<unknown, number> = { "~standard": { version: 1, vendor: "specmill", validate } };
    const published: Published<unknown, number> = ours;
    const back: StandardSchemaV1<unknown, number> = published;
    const output: Published.InferOutput<typeof ours> = 1;
    expect(back["~standard"].validate(output)).toEqual({ value: 1 });
  });
});
