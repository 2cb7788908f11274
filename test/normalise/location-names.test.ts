import { describe, expect, test } from "vitest";
import type { Api } from "../../generator/2-normalise/api.js";
import { readFiles } from "./contract.js";

/** The names of the schema that this reference leads to, the best first. */
function namesOf(ref: string): readonly string[] {
  const { api, reports } = readFiles({
    "shop.yaml": `
openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /shares/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getShare
      parameters: [{ name: page-size, in: query, schema: { type: integer } }]
      responses:
        "200":
          description: The share.
          headers: { X-Rate: { schema: { type: integer } } }
          content: { application/json: { schema: { type: object, properties: { share: {}, next: {} } } } }
        "404": { description: None., content: { application/json: { schema: { type: object, properties: { why: {} } } } } }
    put:
      requestBody: { content: { application/json: { schema: { type: object, properties: { title: {} } } } } }
      responses: { "204": { description: Done. } }
components:
  parameters: { Limit: { name: limit, in: query, schema: { type: integer } } }
  responses: { Gone: { description: Gone., content: { application/json: { schema: { type: object } } } } }
  requestBodies: { New: { content: { application/json: { schema: { type: object } } } } }
  schemas:
    Start: { title: Start, $ref: ${JSON.stringify(ref)} }
    Shelf:
      type: object
      properties: { books: { type: array, items: { type: object, properties: { items: {}, "a/b": {} } } } }
      additionalProperties: { type: string }
      oneOf: [{ title: one }, { title: two }]
      allOf: [{ title: three }]
      prefixItems: [{}, {}]
      if: {}
      then: {}
      $defs: { chapter: { type: object, properties: { page: {} } } }
`,
    "parts/money/index.yaml": "{ type: object, properties: { amount: {} } }",
    "parts/price.yaml": "{ $anchor: cost, type: object, properties: { get: {} } }",
    "parts/many.json": '{ "Fixed": {}, "deep": { "Free": { "items": {} } } }',
  });
  expect(reports).toEqual([]);
  const [, names = []] = [...(api as Api).locationNames].at(0) ?? [];
  return names;
}

describe("the names of a schema by its location", () => {
  test.each([
    ["#/components/schemas/Shelf/properties/books", ["Shelf books"]],
    ["#/components/schemas/Shelf/properties/books/items", ["Shelf books Item"]],
    ["#/components/schemas/Shelf/properties/books/items/properties/items", ["Shelf books Item items"]],
    ["#/components/schemas/Shelf/properties/books/items/properties/a~1b", ["Shelf books Item a/b"]],
    ["#/components/schemas/Shelf/additionalProperties", ["Shelf Value"]],
    ["#/components/schemas/Shelf/oneOf/1", ["Shelf Variant2"]],
    ["#/components/schemas/Shelf/allOf/0", ["Shelf Part1"]],
    ["#/components/schemas/Shelf/prefixItems/1", ["Shelf Item2"]],
    ["#/components/schemas/Shelf/then", ["Shelf Then"]],
    ["#/components/schemas/Shelf/$defs/chapter", ["chapter", "Shelf chapter"]],
    ["#/components/schemas/Shelf/$defs/chapter/properties/page", ["chapter page", "Shelf chapter page"]],
    ["#/components/parameters/Limit/schema", ["Limit"]],
    ["#/components/responses/Gone/content/application~1json/schema", ["Gone", "Gone json"]],
    ["#/components/requestBodies/New/content/application~1json/schema", ["New", "New json"]],
    ["#/paths/~1shares~1{id}/parameters/0/schema", ["shares by id id"]],
    ["#/paths/~1shares~1{id}/get/parameters/0/schema", ["getShare page-size"]],
    [
      "#/paths/~1shares~1{id}/get/responses/200/content/application~1json/schema",
      ["getShare Response200", "getShare Response200 json"],
    ],
    [
      "#/paths/~1shares~1{id}/get/responses/200/content/application~1json/schema/properties/share",
      ["getShare share", "getShare Response200 share", "getShare Response200 json share"],
    ],
    [
      "#/paths/~1shares~1{id}/get/responses/404/content/application~1json/schema/properties/why",
      ["getShare Response404 why", "getShare Response404 json why"],
    ],
    [
      "#/paths/~1shares~1{id}/get/responses/200/headers/X-Rate/schema",
      ["getShare X-Rate", "getShare Response200 X-Rate"],
    ],
    [
      "#/paths/~1shares~1{id}/put/requestBody/content/application~1json/schema/properties/title",
      ["put shares by id Body title", "put shares by id Body json title"],
    ],
    ["parts/price.yaml", ["price", "parts price"]],
    ["parts/price.yaml#cost", ["cost", "price", "parts price"]],
    ["parts/price.yaml#/properties/get", ["price get", "parts price get"]],
    ["parts/money/index.yaml", ["money"]],
    ["parts/money/index.yaml#/properties/amount", ["money amount"]],
    ["parts/many.json#/Fixed", ["Fixed", "many Fixed", "parts many Fixed"]],
    [
      "parts/many.json#/deep/Free/items",
      ["Free Item", "deep Free Item", "many deep Free Item", "parts many deep Free Item"],
    ],
  ])("%s", (ref, expected) => {
    expect(namesOf(ref)).toEqual(expected);
  });
});
