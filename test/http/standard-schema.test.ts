import type { StandardSchemaV1 } from "@standard-schema/spec";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type ShareableAsset, ShareableAssetSchema } from "../../generated/src/cloudglue/index.js";
import { type Share, ShareSchema, type ShareUpdate, ShareUpdateSchema } from "../../generated/src/rapidly/index.js";
import { cloudglueExample, rapidlyExample } from "./examples.js";

/** What a router does with a schema of any library, written against the interface that the standard publishes. */
function procedure<Input extends StandardSchemaV1, Output extends StandardSchemaV1, Result>(
  input: Input,
  output: Output,
  handle: (value: StandardSchemaV1.InferOutput<Input>) => Result,
): (value: unknown) => Promise<StandardSchemaV1.InferOutput<Output>> {
  return async (value) => valid(output, await handle(await valid(input, value)));
}

async function valid<Schema extends StandardSchemaV1>(
  schema: Schema,
  value: unknown,
): Promise<StandardSchemaV1.InferOutput<Schema>> {
  const result = await schema["~standard"].validate(value);
  if (!result.issues) return result.value as StandardSchemaV1.InferOutput<Schema>;
  const lines = result.issues.map(({ path = [], message }) => {
    const keys = path.map((segment) => String(typeof segment === "object" ? segment.key : segment));
    return `${keys.join(".")}: ${message}`;
  });
  throw new Error(lines.join("\n"));
}

describe("a library that takes a Standard Schema", () => {
  const share = rapidlyExample("200 full") as Share;
  const rename = procedure(ShareUpdateSchema, ShareSchema, (update) => ({ ...share, name: update.name }));

  it("gets values with their types, untouched", async () => {
    expectTypeOf(rename).returns.resolves.toEqualTypeOf<Share>();
    const renamed = await rename({ name: "Frogs", added: true });
    expect(renamed).toEqual({ ...share, name: "Frogs" });
    const asset = cloudglueExample("200 segment");
    expect(await valid(ShareableAssetSchema, asset)).toBe(asset);
    expectTypeOf(valid(ShareableAssetSchema, asset)).resolves.toEqualTypeOf<ShareableAsset>();
    expectTypeOf<StandardSchemaV1.InferInput<typeof ShareUpdateSchema>>().toEqualTypeOf<ShareUpdate>();
  });

  it("gets issues with their paths, of what goes in and of what comes out", async () => {
    await expect(rename({ name: "ab", prices: [{ amount_type: "fixed" }] })).rejects.toThrow(
      /^name: .*3 characters.*\nprices\.0\.price_amount: is required$/,
    );
    await expect(rename({ name: null })).rejects.toThrow(/^name: must be a string/);
  });

  it("gets an answer at once, not a promise", () => {
    const result = ShareSchema["~standard"].validate(null);
    expect(result).toMatchObject({ issues: [{ path: [], message: "must be an object, got null" }] });
    expect(ShareSchema["~standard"]).toMatchObject({ version: 1, vendor: "specmill" });
  });
});
