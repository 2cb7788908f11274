import { expect, test } from "vitest";
import { analysisOf, contractOf, shown } from "../harness/model.js";

const base = "Base: { type: object, properties: { a: { type: string } } }\n";
const closed = "{ type: object, additionalProperties: false, properties: { c: { type: string } } }";

/** The schemas that forbid a property which they require or describe: line in the document, and name. */
function reported(schemas: string): readonly string[] {
  return shown(analysisOf(contractOf(base + schemas)).diagnostics)
    .filter((line) => line.startsWith("property-impossible"))
    .map((line) => line.replace(/^\S+ \S+?:(\d+):\d+ (.*)$/, "$1 $2"));
}

test.each([
  ["beside a reference", `A: { allOf: [{ $ref: "#/components/schemas/Base" }, ${closed}] }`],
  [
    "of the schema around",
    'A: { allOf: [{ $ref: "#/components/schemas/Base" }], additionalProperties: false, properties: { c: {} }, type: object }',
  ],
  [
    "of a schema that is closed elsewhere",
    `Closed: ${closed}\nA: { allOf: [{ $ref: "#/components/schemas/Closed" }, { properties: { a: {} } }] }`,
  ],
])("a property that is described is reported where it is forbidden: %s", (_, schemas) => {
  expect(reported(schemas)).toEqual([expect.stringMatching(/^\d+ `a` is described here, but no object may have it/)]);
});

test("one that is required is reported with the property that was meant", () => {
  const schema = "A: { type: object, required: [email], additionalProperties: false, properties: { emial: {} } }";
  expect(reported(schema)).toEqual([
    expect.stringMatching(/^8 No object is valid here: `email` is required.* Did you mean `emial`\?$/),
  ]);
});

test("it is not reported again at schemas around", () => {
  const inner = `A: { allOf: [{ $ref: "#/components/schemas/Base" }, ${closed}] }`;
  const around =
    'B: { description: Around., $ref: "#/components/schemas/A" }\nC: { allOf: [{ $ref: "#/components/schemas/B" }] }';
  expect(reported(`${inner}\n${around}`)).toHaveLength(1);
});

test.each([
  ["open objects", 'A: { allOf: [{ $ref: "#/components/schemas/Base" }, { type: object, properties: { c: {} } }] }'],
  [
    "a property that is forbidden on purpose",
    "A: { type: object, properties: { a: false }, additionalProperties: false }",
  ],
  [
    "properties by pattern",
    "A: { type: object, required: [a], patternProperties: { a: {} }, additionalProperties: false }",
  ],
  [
    "unevaluatedProperties",
    'A: { allOf: [{ $ref: "#/components/schemas/Base" }], properties: { c: {} }, unevaluatedProperties: false }',
  ],
])("nothing is reported of %s", (_, schema) => {
  expect(reported(schema)).toEqual([]);
});
