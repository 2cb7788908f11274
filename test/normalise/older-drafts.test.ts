import { describe, expect, test } from "vitest";
import type { Issue } from "../../generator/runtime/validation.js";
import { documentOf, validatorsOf } from "../harness/package.js";
import { keywordsOf, read, readSchemas } from "./contract.js";

const draft2019 = "https://json-schema.org/draft/2019-09/schema";
const draft2020 = "https://json-schema.org/draft/2020-12/schema";
const draft07 = "http://json-schema.org/draft-07/schema#";
const draft04 = "http://json-schema.org/draft-04/schema#";
const A = "#/components/schemas/A";

/** The reports on a schema, without their columns. */
function reportsOn(schemas: string): readonly string[] {
  return readSchemas(schemas).reports.map((report) => report.split(" ")[0] ?? "");
}

describe("what an older draft says becomes what 2020-12 says", () => {
  test("lists, with the places where they were written", () => {
    const outcome = readSchemas(`A: {$schema: '${draft2019}', items: [true], additionalItems: false}`);
    expect(keywordsOf(outcome, A)).toEqual({ prefixItems: [`${A}/items/0`], items: `${A}/additionalItems` });
  });

  test("definitions", () => {
    const outcome = readSchemas(`A: {$schema: '${draft04}', definitions: {B: {}}}`);
    expect(keywordsOf(outcome, A)).toEqual({ $defs: new Map([["B", `${A}/definitions/B`]]) });
  });

  test("the keywords of OpenAPI are still there", () => {
    expect(reportsOn(`A: {$schema: '${draft04}', xml: {}, example: 1, externalDocs: {}}`)).toEqual([]);
  });

  test("`jsonSchemaDialect` decides for the whole document", () => {
    const document = `openapi: 3.1.0
info: {title: Shop, version: "1"}
jsonSchemaDialect: ${draft2019}
components: {schemas: {A: {items: [{type: string}]}, B: {$schema: '${draft2020}', prefixItems: [true]}}}`;
    const outcome = read(document);
    expect(outcome.reports).toEqual([]);
    expect(keywordsOf(outcome, A)).toEqual({ prefixItems: [`${A}/items/0`] });
    expect(keywordsOf(outcome, "#/components/schemas/B")).toEqual({
      prefixItems: ["#/components/schemas/B/prefixItems/0"],
    });
  });

  test.each([
    ["applicator", ["prefixItems", "items", "unevaluatedProperties"]],
    ["validation", ["type"]],
    ["format", ["format"]],
  ])("a meta-schema of 2019-09 with the vocabulary `%s`", (name, expected) => {
    const uri = (each: string) => `'https://json-schema.org/draft/2019-09/vocab/${each}': true`;
    const meta = `{$id: 'urn:meta', $schema: '${draft2019}', $vocabulary: {${uri("core")}, ${uri(name)}}}`;
    const schema =
      "{$schema: 'urn:meta', type: array, items: [true], additionalItems: true, unevaluatedProperties: true, format: x}";
    const outcome = readSchemas(`A: ${schema}\nMeta: ${meta}`);
    expect(outcome.reports).toEqual([]);
    expect(Object.keys(keywordsOf(outcome, A)).toSorted()).toEqual(expected.toSorted());
  });

  test("issues name the place in the contract", async () => {
    const items = { items: [{ type: "string" }], additionalItems: { type: "integer" } };
    const Schema = { $schema: draft07, ...items, dependencies: { "a/b": { maxProperties: 1 } } };
    const { validateSchema } = await validatorsOf(documentOf({ Schema }));
    const locations = (value: unknown) => {
      const result = validateSchema?.(value) as { readonly issues: readonly Issue[] } | undefined;
      return result?.issues.map(({ location }) => location.replace("#/components/schemas/Schema", ""));
    };
    expect(locations([1, "a"])).toEqual(["/items/0/type", "/additionalItems/type"]);
    expect(locations({ "a/b": 1, c: 1 })).toEqual(["/dependencies/a~1b/maxProperties"]);
  });
});

describe("what is wrong is told", () => {
  test.each([
    ["additionalItems: {}", "keyword-ignored"],
    ["items: []", "value-unexpected"],
    ["$recursiveRef: '#a'", "value-unexpected"],
    ["$recursiveRef: 1", "value-unexpected"],
    ["$recursiveAnchor: true", "identifier-invalid"],
    ["$recursiveAnchor: 1", "identifier-invalid"],
    ["$anchor: _a", "identifier-invalid"],
    ["$id: '#a'", "identifier-invalid"],
    ["prefixItems: [true]", "keyword-elsewhere"],
    ["prefixItem: [true]", "keyword-unknown"],
  ])("in 2019-09: %s", (keyword, code) => {
    expect(reportsOn(`A:\n  $schema: ${draft2019}\n  ${keyword}`)).toEqual([code]);
  });

  test.each([
    ["not: true", "value-unexpected"],
    ["exclusiveMinimum: 1", "keyword-elsewhere"],
    ["exclusiveMinimum: true", "bound-missing"],
    ["id: a#b", "identifier-invalid"],
    ["id: '#1'", "identifier-invalid"],
    ["$ref: '#/components/schemas/B'\n  type: string", "ref-siblings-ignored"],
  ])("in draft-04: %s", (keyword, code) => {
    expect(reportsOn(`B: {}\nA:\n  $schema: ${draft04}\n  ${keyword}`)).toEqual([code]);
  });
});

describe("`unevaluatedItems` that meets `contains`", () => {
  const old = `$schema: '${draft2019}'`;
  const rest = "unevaluatedItems: false";
  const found = "contains: {type: integer}";
  const refused = ["contains-unevaluated"];
  const b = "$ref: '#/components/schemas/B'";

  test.each([
    ["in one schema", `A: {${old}, ${found}, ${rest}}`, refused],
    ["in a schema inside", `A: {${old}, anyOf: [{${found}}, {}], ${rest}}`, refused],
    ["behind a reference", `A: {${old}, ${b}, ${rest}}\nB: {${old}, ${found}}`, refused],
    ["of 2019-09, from 2020-12", `A: {${b}, ${rest}}\nB: {${old}, ${found}}`, refused],
    ["of 2020-12, from 2019-09", `A: {${old}, ${b}, ${rest}}\nB: {${found}}`, refused],
    [
      "in a resource that the dynamic scope may lead to",
      `A: {${old}, $id: 'urn:a', $recursiveAnchor: true, ${found}, not: {$ref: 'urn:b'}}
B: {${old}, $id: 'urn:b', $recursiveAnchor: true, allOf: [{not: {not: {$recursiveRef: '#'}, ${rest}}}]}`,
      refused,
    ],
    ["both of 2020-12", `A: {${b}, ${rest}}\nB: {${found}}\nC: {${old}, ${found}}`, []],
    ["of another value", `A: {${old}, items: [{${found}}], ${rest}}`, []],
    ["that allows anything", `A: {${old}, ${found}, unevaluatedItems: true}`, []],
  ])("%s", (_, schemas, expected) => {
    const codes = reportsOn(schemas).filter((code) => code !== "ref-cycle");
    expect(codes).toEqual(expected);
  });
});
