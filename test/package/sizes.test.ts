import { describe, expect, test } from "vitest";
import { bundle, gzipped } from "../harness/bundle.js";
import { consumers, rapidlyPackage } from "../harness/consumers.js";

/** A schema of every kind, in the indentation of the contract; none of them is used by its operation. */
function unrelatedSchemas(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `
    Unrelated${index}:
      description: Nothing of the contract refers to this.
      type: object
      required: [id, kind]
      additionalProperties: ${index % 2 === 0}
      properties:
        id: { type: string, format: ${["uuid", "uuid4", "date-time"][index % 3]} }
        kind: { type: string, enum: [one, two, three] }
        name: { type: [string, "null"], minLength: 3, maxLength: 40, pattern: "^[a-z]+$" }
        amount: { type: integer, minimum: ${index}, multipleOf: 5 }
        price: { $ref: "#/components/schemas/SharePrice" }
        tags: { type: array, uniqueItems: true, items: { type: string } }
        either:
          oneOf:
            - $ref: "#/components/schemas/Unrelated${(index + 1) % count}"
            - $ref: "#/components/schemas/SharePriceFree"
        none: { not: { const: ${index} } }`,
  ).join("\n");
}

/** How many schemas the contract grows by. */
const unrelated = 30;
const files = await rapidlyPackage();
const grown = await rapidlyPackage(unrelatedSchemas(unrelated));

test("the contract has grown", () => {
  const exports = (of: typeof files) =>
    of.find(({ path }) => path === "src/rapidly/validators.ts")?.text.match(/^export function is/gm);
  expect(exports(grown)).toHaveLength((exports(files)?.length ?? 0) + unrelated);
});

describe.each(consumers)("$name", ({ code, most }) => {
  test(`is at most ${most} B, minified and gzipped`, async () => {
    const size = gzipped(await bundle(code, files));
    expect(size).toBeLessThanOrEqual(most);
    // A bound that is far above what it bounds notices nothing.
    expect(size).toBeGreaterThan(0.95 * most);
  });

  test("is the same code when the contract grows by unrelated schemas", async () => {
    expect(await bundle(code, grown, "kept")).toBe(await bundle(code, files, "kept"));
  });

  test("has as many bytes when the contract grows by unrelated schemas", async () => {
    expect(Buffer.byteLength(await bundle(code, grown))).toBe(Buffer.byteLength(await bundle(code, files)));
  });
});

test("a guard takes along nothing that explains", async () => {
  const code = await bundle(`export { isShare } from "package/rapidly";`, files);
  expect(code).toContain('"product_media"');
  expect(code).not.toMatch(/must be|#\/components|ValidationError/);
});

test("a call takes along nothing that writes or reads what it does not have", async () => {
  const code = await bundle(`export { createRapidlyClient, updateShare } from "package/rapidly";`, files, "kept");
  expect(code).toContain("function plainPath(");
  const others =
    "oneOf serializePath serializeQuery serializeHeaders serializeCookies responseHeaders hidingValues basic authorizer";
  expect(others.split(" ").filter((name) => code.includes(`function ${name}(`))).toEqual([]);
});
