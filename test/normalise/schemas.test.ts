import { describe, expect, test } from "vitest";
import { positionOf } from "../../generator/diagnostics/source.js";
import { keywordsOf, linesAboveSchemas, read, readFiles, readSchemas, schemaOf } from "./contract.js";

test("every keyword survives with its place", () => {
  const outcome = readSchemas(`
Price:
  type: [integer, "null"]
  minimum: 2000
  multipleOf: 0.5
  enum: [1, null]
  const: null
  required: []
  properties: {a: {type: string, pattern: "^a$"}}
  patternProperties: {"^x": true}
  additionalProperties: false
  propertyNames: {maxLength: 3}
  prefixItems: [{}, {}]
  items: {}
  $defs: {Inner: {}}
  allOf: [{title: t}]
  not: {uniqueItems: true}
  default: {__proto__: 1}
  examples: []
  readOnly: true
  contentMediaType: text/plain
  $comment: c
  xml: {name: n}
  example: e
  externalDocs: {}
  contentSchema: {}
  x-own: 1
`);
  expect(outcome.reports).toEqual([]);
  const price = "#/components/schemas/Price";
  expect(keywordsOf(outcome, price)).toMatchObject({
    type: ["integer", "null"],
    minimum: 2000,
    const: null,
    required: [],
    additionalProperties: `${price}/additionalProperties`,
    prefixItems: [`${price}/prefixItems/0`, `${price}/prefixItems/1`],
    properties: new Map([["a", `${price}/properties/a`]]),
    readOnly: true,
  });
  const schema = schemaOf(outcome, price);
  if (schema.kind === "boolean") throw new Error("Price is an object");
  const { minimum } = schema.keywords;
  expect(minimum && [positionOf(minimum.keyAt), positionOf(minimum.at)]).toEqual([
    { line: linesAboveSchemas + 3, column: 7 },
    { line: linesAboveSchemas + 3, column: 16 },
  ]);
  expect(schemaOf(outcome, `${price}/additionalProperties`)).toMatchObject({ kind: "boolean", value: false });
  expect(outcome.api?.schemas.size).toBe(12);
});

test("keys are escaped in ids, and are ordinary keys", () => {
  const outcome = readSchemas('A: {properties: {"a/b~c": {}, __proto__: {type: string}, constructor: {}}}');
  expect(keywordsOf(outcome, "#/components/schemas/A/properties/__proto__")).toEqual({ type: ["string"] });
  expect(schemaOf(outcome, "#/components/schemas/A/properties/a~1b~0c")).toBeDefined();
});

describe("names", () => {
  test("components in the order of the document, then what references reach", () => {
    const { api, reports } = readFiles({
      "shop.yaml": `
openapi: 3.1.0
info: {title: Shop, version: "1"}
components:
  schemas:
    Z: {$ref: "#/components/schemas/A/properties/b"}
    A: {properties: {b: {$ref: whole.yaml}, c: {$ref: "parts/many.yaml#/Fixed"}, d: {$ref: "#/components/schemas/Z"}}}
    x-B: {$defs: {inner: {}}, items: {$ref: "#/components/schemas/x-B/$defs/inner"}}
`,
      "whole.yaml": "properties: {again: {$ref: whole.yaml}, back: {$ref: shop.yaml#/components/schemas/Z}}\n",
      "parts/many.yaml": "Fixed: {$ref: '#/Free'}\nFree: {}\n",
    });
    expect(reports).toEqual([]);
    expect([...(api?.named ?? [])]).toEqual([
      // `Z` is only a reference to a schema without a name of its own.
      ["#/components/schemas/A/properties/b", "Z"],
      ["#/components/schemas/A", "A"],
      ["#/components/schemas/x-B", "x-B"],
      ["whole.yaml#", "whole"],
      ["parts/many.yaml#/Fixed", "Fixed"],
      ["#/components/schemas/x-B/$defs/inner", "inner"],
      ["parts/many.yaml#/Free", "Free"],
    ]);
  });
});

describe("cycles", () => {
  test.each([
    "A: {properties: {a: {$ref: '#/components/schemas/A'}}}",
    "A: {items: {$ref: '#/components/schemas/B'}}\nB: {anyOf: [{$ref: '#/components/schemas/A'}]}",
    "A: {additionalProperties: {not: {$ref: '#/components/schemas/A'}}}",
    "A: {allOf: [{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/B'}]}\nB: {$ref: '#/components/schemas/C'}\nC: {}",
  ])("%s is ordinary", (schemas) => {
    expect(readSchemas(schemas).reports).toEqual([]);
  });

  test.each([
    ["A: {$ref: '#/components/schemas/A'}", ["ref-cycle 6:15"]],
    ["A: {allOf: [{$ref: '#/components/schemas/A'}, {}]}", ["ref-cycle 6:24"]],
    [
      "A: {not: {oneOf: [{$ref: '#/components/schemas/B'}]}}\nB: {anyOf: [{}, {$ref: '#/components/schemas/A'}]}",
      ["ref-cycle 6:30"],
    ],
    [
      "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/C'}\nC: {$ref: '#/components/schemas/B'}",
      ["ref-cycle 7:15"],
    ],
    ["A: {properties: {a: {$ref: '#/components/schemas/A/properties/a'}}}", ["ref-cycle 6:32"]],
  ])("%s never ends", (schemas, reports) => {
    expect(readSchemas(schemas).reports).toEqual(reports);
  });
});

describe("chains", () => {
  const lineOf = (name: string, schemas: readonly string[]) => {
    return linesAboveSchemas + 1 + schemas.findIndex((schema) => schema.startsWith(`${name}:`));
  };
  const chain = (length: number, link: (next: string) => string) => [
    ...Array.from({ length: length - 1 }, (_, index) => `A${index}: ${link(`'#/components/schemas/A${index + 1}'`)}`),
    `A${length - 1}: {type: string}`,
  ];
  const reference = (next: string) => `{$ref: ${next}}`;

  test("of 200 schemas are ordinary, and values may nest as deeply as they like", () => {
    expect(readSchemas(chain(200, reference).join("\n")).reports).toEqual([]);
    expect(readSchemas(chain(2_000, (next) => `{items: {$ref: ${next}}}`).join("\n")).reports).toEqual([]);
  });

  test("of thousands are refused where the limit is passed, in any order", () => {
    const schemas = chain(2_000, reference);
    for (const ordered of [schemas, schemas.toReversed()]) {
      const { reports } = readSchemas(ordered.join("\n"));
      expect(reports).toEqual([`ref-chain-long ${lineOf("A1799", ordered)}:12`]);
    }
  });
});

describe("OpenAPI 3.0", () => {
  const fold = (schema: string) => {
    const outcome = readSchemas(`B: {}\nA: ${schema}`, "3.0.3");
    return { reports: outcome.reports, keywords: outcome.api && keywordsOf(outcome, "#/components/schemas/A") };
  };

  test.each([
    ["{type: string, nullable: true, enum: [a]}", { type: ["string", "null"], enum: ["a"] }],
    ["{nullable: true, type: integer}", { type: ["integer", "null"] }],
    ["{type: integer, nullable: false}", { type: ["integer"] }],
    ["{minimum: 1, exclusiveMinimum: true}", { exclusiveMinimum: 1 }],
    ["{exclusiveMaximum: true, maximum: 9, minimum: 1}", { exclusiveMaximum: 9, minimum: 1 }],
    ["{minimum: 1, exclusiveMinimum: false, maximum: 2}", { minimum: 1, maximum: 2 }],
    ["{exclusiveMinimum: false}", {}],
    [
      "{type: object, additionalProperties: false, example: 1}",
      { type: ["object"], additionalProperties: "#/components/schemas/A/additionalProperties" },
    ],
  ])("%s", (schema, keywords) => {
    expect(fold(schema)).toEqual({ reports: [], keywords });
  });

  test("a reference hides what stands beside it", () => {
    expect(fold("{description: d, $ref: '#/components/schemas/B', type: nonsense, x-own: 1}")).toEqual({
      reports: ["ref-siblings-ignored 7:9", "ref-siblings-ignored 7:57"],
      keywords: { $ref: "#/components/schemas/B" },
    });
  });

  test.each([
    ["{nullable: true}", ["nullable-without-type 7:9"]],
    ["{nullable: 1, type: string}", ["value-unexpected 7:19"]],
    ["{exclusiveMinimum: true}", ["bound-missing 7:9"]],
    ["{exclusiveMinimum: 1}", ["keyword-elsewhere 7:27"]],
    ["{type: array}", ["items-missing 7:15"]],
    ["{type: [string]}", ["keyword-elsewhere 7:15"]],
    ['{type: "null"}', ["keyword-elsewhere 7:15"]],
    ["{not: true}", ["value-unexpected 7:14"]],
    ["{properties: {additionalProperties: true}}", ["value-unexpected 7:44"]],
    ["true", ["value-unexpected 7:8"]],
    [
      "{const: 1, examples: [], if: {}, patternProperties: {}}",
      ["keyword-elsewhere 7:9", "keyword-elsewhere 7:19", "keyword-elsewhere 7:33", "keyword-elsewhere 7:41"],
    ],
  ])("%s is reported", (schema, reports) => {
    expect(fold(schema).reports).toEqual(reports);
  });
});

test("OpenAPI 3.1 keeps what stands beside a reference", () => {
  const outcome = readSchemas("A: {$ref: '#/components/schemas/B', minimum: 1}\nB: true");
  expect(keywordsOf(outcome, "#/components/schemas/A")).toEqual({ $ref: "#/components/schemas/B", minimum: 1 });
});

describe("values that no keyword can have", () => {
  test.each([
    ["type: strin", "type-unknown"],
    ["type: []", "list-empty"],
    ["type: [string, string]", "value-duplicate"],
    ["type: [string, 1]", "value-unexpected"],
    ["type: {}", "value-unexpected"],
    ["enum: []", "list-empty"],
    ["enum: a", "value-unexpected"],
    ["multipleOf: 0", "value-unexpected"],
    ["multipleOf: -1", "value-unexpected"],
    ["maximum: '1'", "value-unexpected"],
    ["exclusiveMaximum: true", "keyword-elsewhere"],
    ["minLength: -1", "value-unexpected"],
    ["minLength: 1.5", "value-unexpected"],
    ["maxItems: null", "null-ignored"],
    ["uniqueItems: 1", "value-unexpected"],
    ["required: [a, a]", "value-duplicate"],
    ["enum: [a, {b: 1, c: 2}, a, {c: 2, b: 1}]", "value-duplicate"],
    ["required: [1]", "value-unexpected"],
    ["required: true", "value-unexpected"],
    ["format: 1", "text-unquoted"],
    ["pattern: '('", "pattern-invalid"],
    ["pattern: '\\-'", "pattern-corrected"],
    ["pattern: 1", "text-unquoted"],
    ["pattern: '(a*)*'", "pattern-slow"],
    ["patternProperties: {'[': {}}", "pattern-invalid"],
    ["patternProperties: []", "value-unexpected"],
    ["allOf: []", "list-empty"],
    ["oneOf: {}", "value-unexpected"],
    ["anyOf: [null]", "value-unexpected"],
    ["items: []", "value-unexpected"],
    ["properties: []", "value-unexpected"],
    ["$ref: 1", "value-unexpected"],
    ["$ref: '#/nowhere'", "ref-not-found"],
    ["deprecated: 'yes'", "documentation-invalid"],
    ["examples: {}", "documentation-invalid"],
    ["nullable: true", "nullable-without-type"],
    ["definitions: {}", "keyword-elsewhere"],
    ["minLenght: 1", "keyword-misspelled"],
    ["toString: 1", "keyword-unknown"],
    ["dependentRequired: { a: b }", "value-unexpected"],
    ["then: {}", "keyword-ignored"],
    ["$id: 1", "identifier-invalid"],
    ["$schema: http://json-schema.org/draft-03/schema#", "dialect-unsupported"],
    ["discriminator: {}", "field-missing"],
    ["discriminator: {propertyName: a, mappings: {}}", "field-misspelled"],
  ])("%s", (keyword, code) => {
    const { reports } = readSchemas(`A:\n  ${keyword}`);
    expect(reports.map((report) => report.split(" ")[0])).toContain(code);
    expect(reports.every((report) => report.includes(" 7:"))).toBe(true);
  });

  test.each([
    ["{type: string, nullable: true}", { type: ["string", "null"] }, ["nullable-outdated"]],
    ['{type: [string, "null"], nullable: true}', { type: ["string", "null"] }, ["nullable-outdated"]],
    ["{type: string, nullable: false}", { type: ["string"] }, ["nullable-outdated"]],
    ["{minLength: 1, nullable: true}", { minLength: 1, nullable: true }, ["nullable-without-type"]],
  ])("`nullable` in OpenAPI 3.1 is read as in 3.0: %s", (schema, keywords, codes) => {
    const outcome = readSchemas(`A: ${schema}`);
    expect(keywordsOf(outcome, "#/components/schemas/A")).toEqual(keywords);
    expect(outcome.reports.map((report) => report.split(" ")[0])).toEqual(codes);
  });

  test("the schema's own dialect may be named", () => {
    expect(readSchemas("A: {$schema: https://json-schema.org/draft/2020-12/schema}").reports).toEqual([]);
  });
});

describe("discriminators", () => {
  const variants = `
Price:
  oneOf: [{$ref: "#/components/schemas/Fixed"}, {$ref: "#/components/schemas/More"}]
  discriminator: {propertyName: kind, mapping: MAPPING}
More: {anyOf: [{$ref: "#/components/schemas/Free"}, {type: object}]}
Fixed: {}
Free: {}
Other: {}
`;
  const map = (mapping: string) => readSchemas(variants.replace("MAPPING", mapping));

  test("names, references and members of nested unions resolve", () => {
    const outcome = map('{a: Fixed, b: "#/components/schemas/Free", c: "#/components/schemas/More/anyOf/1", d: More}');
    expect(outcome.reports).toEqual([]);
    const { discriminator } = keywordsOf(outcome, "#/components/schemas/Price") as {
      discriminator: { propertyName: string; mapping: ReadonlyMap<string, { value: string }> };
    };
    expect(discriminator.propertyName).toBe("kind");
    expect([...discriminator.mapping].map(([tag, { value }]) => [tag, value])).toEqual([
      ["a", "#/components/schemas/Fixed"],
      ["b", "#/components/schemas/Free"],
      ["c", "#/components/schemas/More/anyOf/1"],
      ["d", "#/components/schemas/More"],
    ]);
    expect([...(outcome.api?.named.values() ?? [])]).toEqual(["Price", "More", "Fixed", "Free", "Other"]);
  });

  test.each([
    ["{a: Fixd}", "mapping-not-found"],
    ["{a: '#/components/schemas/Fixd'}", "ref-not-found"],
    ["{a: Other}", "mapping-not-a-variant"],
    ["{a: Price}", "mapping-not-a-variant"],
    ["{a: 1}", "value-unexpected"],
    ["{a: fixed.yaml}", "file-missing"],
  ])("%s is reported", (mapping, code) => {
    expect(map(mapping).reports.map((report) => report.split(" ")[0])).toEqual([code]);
  });

  test("a name that could be a file is a name if a schema has it", () => {
    const outcome = readSchemas(
      "A: {oneOf: [{$ref: '#/components/schemas/b.yaml'}], discriminator: {propertyName: k, mapping: {b: b.yaml}}}\nb.yaml: {}",
    );
    expect(outcome.reports).toEqual([]);
  });
});

test("components that nothing uses are checked", () => {
  const { reports } = read(`
openapi: 3.1.0
info: {title: Shop, version: "1"}
components:
  parameters: {P: {name: p, in: query, schema: {type: wrong}}}
  requestBodies: {B: {content: {application/json: {schema: {type: wrong}}}}}
  responses: {R: {description: r, content: {application/json: {schema: {type: wrong}}}}}
`);
  expect(reports).toEqual(["type-unknown 5:55", "type-unknown 6:67", "type-unknown 7:79"]);
});

test("a value may be as long as it likes", () => {
  // More than can be passed to a function one by one.
  const values = JSON.stringify(Array.from({ length: 150_000 }, (_, index) => index));
  expect(readSchemas(`Counts: {type: array, default: ${values}}`).reports).toEqual([]);
});
