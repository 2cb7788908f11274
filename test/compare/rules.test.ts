import { expect, test } from "vitest";
import { compareModels } from "../../generator/compare/compare.js";
import { annotationRules } from "../../generator/compare/rules/annotations.js";
import { everyKeyword } from "../../generator/compare/rules/fallback.js";
import { schemaRules } from "../../generator/compare/rules/schema-rules.js";
import { contractOf, modelOf } from "../harness/model.js";

test("every keyword belongs to one rule", () => {
  const spoken = [...schemaRules, ...annotationRules].flatMap(({ keywords }) => keywords);
  expect(new Set(spoken).size).toBe(spoken.length);
  // Neither says anything: the one keeps schemas, the other was made a `$ref`.
  expect(everyKeyword.filter((keyword) => !spoken.includes(keyword))).toEqual(["$dynamicRef", "$defs"]);
});

/** Schemas with one keyword more, each of which makes a difference. */
const added = [
  "type: string",
  "enum: [a]",
  "const: a",
  "maximum: 1",
  "exclusiveMaximum: 1",
  "minimum: 1",
  "exclusiveMinimum: 1",
  "multipleOf: 2",
  "maxLength: 1",
  "minLength: 1",
  "pattern: a",
  "format: date",
  "maxItems: 1",
  "minItems: 1",
  "uniqueItems: true",
  "maxProperties: 1",
  "minProperties: 1",
  "required: [a]",
  "dependentRequired: { a: [b] }",
  "properties: { a: { type: string } }",
  "patternProperties: { a: { type: string } }",
  "additionalProperties: false",
  "unevaluatedProperties: false",
  "propertyNames: { maxLength: 1 }",
  "dependentSchemas: { a: { required: [b] } }",
  "prefixItems: [{ type: string }]",
  "items: { type: string }",
  "contains: { type: string }",
  "unevaluatedItems: false",
  "allOf: [{ type: string }, { minLength: 1 }]",
  "anyOf: [{ type: string }, { type: integer }]",
  "oneOf: [{ type: string }, { type: integer }]",
  "not: { type: string }",
  "if: { type: string }\n  then: { minLength: 1 }",
  "$ref: '#/components/schemas/Other'",
];

/** An operation that sends and receives the schema. */
const sentAndReceived = `
/things:
  post:
    requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
    responses:
      "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
`;

test.each(added)("nothing goes unsaid: %s", (keyword) => {
  const schemas = (said: string) => `Thing:\n  ${said}\nOther: { type: string }`;
  const model = (said: string) => modelOf(contractOf(schemas(said), sentAndReceived));
  const [without, having] = [model("title: Thing"), model(`title: Thing\n  ${keyword}`)];
  for (const [old, now, loser] of [
    [without, having, "request"],
    [having, without, "response"],
  ] as const) {
    const changes = compareModels(old, now).changes;
    expect(changes.length, keyword).toBeGreaterThan(0);
    if (keyword.startsWith("properties")) continue;
    const broken = changes.flatMap(({ wire }) => (wire.kind === "breaking" ? wire.directions : []));
    expect(broken).toContain(loser);
  }
});
