import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { bytesStandIn, plainSchemas } from "../../generator/compare/plain-schemas.js";
import { interpreterOf } from "../../generator/compare/witness/interpreter.js";
import { jsonSchemaOf, rootName } from "../../generator/compare/witness/json-schema.js";
import { contractOf, modelOf, schemasModel } from "../harness/model.js";
import { type Package, packageOf } from "../unions/package.js";

const component = (name: string) => `#/components/schemas/${name}` as SchemaId;

describe("the plain form of a union accepts what the generated validators accept", () => {
  test.each(["decide", "annotate"] as const)("where discriminators %s", async (discriminators) => {
    const drawn = await packageOf(discriminators, 771, new Map());
    const { judgements, wrong } = judged(drawn);
    expect(wrong).toEqual([]);
    expect(judgements).toBeGreaterThan(800);
  });

  function judged({ model, families, values, validators }: Package) {
    const plain = plainSchemas(model);
    const wrong: unknown[] = [];
    let judgements = 0;
    for (const family of families) {
      const accepts = interpreterOf(jsonSchemaOf(component(family.name), plain).$defs)(rootName);
      for (const value of values.get(family) ?? []) {
        judgements++;
        const accepted = validators[`is${family.name}`]?.(value);
        if (accepts(value) !== accepted) wrong.push({ name: family.name, value, accepted });
      }
    }
    return { judgements, wrong };
  }
});

test("a declared discriminator decides, and no keyword of OpenAPI is left", () => {
  const model = schemasModel(`
    Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: kind } }
    Cat: { type: object, required: [kind], properties: { kind: { type: string }, friend: { $ref: "#/components/schemas/Pet" } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string }, bark: { type: integer } } }
  `);
  const schema = jsonSchemaOf(component("Pet"), plainSchemas(model));
  expect(schema).toMatchInlineSnapshot(`
    {
      "$defs": {
        "0": {
          "allOf": [
            {
              "anyOf": [
                {
                  "$ref": "#/$defs/1",
                  "not": {
                    "properties": {
                      "kind": {
                        "not": {
                          "enum": [
                            "Cat",
                          ],
                        },
                      },
                    },
                  },
                  "type": [
                    "object",
                  ],
                },
                {
                  "$ref": "#/$defs/2",
                  "not": {
                    "properties": {
                      "kind": {
                        "not": {
                          "enum": [
                            "Dog",
                          ],
                        },
                      },
                    },
                  },
                  "type": [
                    "object",
                  ],
                },
              ],
            },
          ],
        },
        "1": {
          "properties": {
            "friend": {
              "$ref": "#/$defs/0",
            },
            "kind": {
              "type": [
                "string",
              ],
            },
          },
          "required": [
            "kind",
          ],
          "type": [
            "object",
          ],
        },
        "2": {
          "properties": {
            "bark": {
              "type": [
                "integer",
              ],
            },
            "kind": {
              "type": [
                "string",
              ],
            },
          },
          "required": [
            "kind",
          ],
          "type": [
            "object",
          ],
        },
      },
      "$ref": "#/$defs/0",
      "$schema": "https://json-schema.org/draft/2020-12/schema",
    }
  `);
  expect(JSON.stringify(schema)).not.toContain("discriminator");
  const accepts = interpreterOf(schema.$defs)(rootName);
  expect(accepts({ kind: "Cat", bark: "no" })).toBe(true);
  expect(accepts({ kind: "Dog", bark: "no" })).toBe(false);
  expect(accepts({ kind: "Cat", friend: { kind: "Dog", bark: "no" } })).toBe(false);
  expect(accepts({ kind: "Horse" })).toBe(false);
});

test("where every variant says its own tags, the discriminator adds nothing", () => {
  const model = schemasModel(`
    Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: kind } }
    Cat: { type: object, required: [kind], properties: { kind: { const: Cat } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: Dog } } }
  `);
  const plain = plainSchemas(model);
  expect(plain.size).toBe(model.api.schemas.size);
  expect(Object.keys(keywordsOf(plain, "Pet"))).toEqual(["anyOf"]);
});

test("only formats that are checked are left", () => {
  const plain = plainSchemas(
    schemasModel("{ A: { type: string, format: uuid }, B: { type: string, format: crockford } }"),
  );
  expect(keywordsOf(plain, "A").format?.value).toBe("uuid");
  expect(keywordsOf(plain, "B").format).toBeUndefined();
});

test("a `oneOf` whose members may accept the same value is counted", () => {
  const plain = plainSchemas(
    schemasModel(
      "{ A: { oneOf: [{ minimum: 1 }, { multipleOf: 2 }] }, B: { oneOf: [{ type: string }, { type: integer }] } }",
    ),
  );
  expect(Object.keys(keywordsOf(plain, "A"))).toEqual(["oneOf"]);
  expect(Object.keys(keywordsOf(plain, "B"))).toEqual(["anyOf"]);
});

test("bytes are one value that is no text", () => {
  const paths = `
    /files:
      post:
        operationId: send
        requestBody: { content: { multipart/form-data: { schema: { $ref: "#/components/schemas/Upload" } } } }
        responses: { "204": { description: done } }
  `;
  const upload =
    "Upload: { type: object, properties: { file: { type: [string, 'null'], contentMediaType: image/png }, name: { type: string } } }";
  const model = modelOf(contractOf(upload, paths));
  const plain = plainSchemas(model);
  const accepts = interpreterOf(jsonSchemaOf(bodyOf(model), plain).$defs)(rootName);
  expect(accepts({ file: bytesStandIn, name: "a" })).toBe(true);
  expect(accepts({ file: null })).toBe(true);
  expect(accepts({ file: "text" })).toBe(false);
  expect(accepts({ name: bytesStandIn })).toBe(false);
});

function bodyOf({ calls }: ReturnType<typeof modelOf>): SchemaId {
  const [schema] = [...calls.values()].flatMap(({ body }) => body?.contents.map(({ schema }) => schema) ?? []);
  if (schema === undefined) throw new Error("the operation has no body");
  return schema;
}

function keywordsOf(plain: ReturnType<typeof plainSchemas>, name: string) {
  const schema = plain.get(component(name));
  if (schema?.kind !== "keywords") throw new Error(`${name} has no keywords`);
  return schema.keywords;
}
