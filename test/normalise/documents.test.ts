import { describe, expect, test } from "vitest";
import { apiOf, read, readFiles } from "./contract.js";

const info = 'info: {title: Shop, version: "1"}';

describe("the version", () => {
  test.each(["3.0.0", "3.0.3", "3.0.4", "3.1.0", "3.1.2", "3.2.0", "3.2.1"])("%s is read", (version) => {
    expect(read(`openapi: ${version}\n${info}\npaths: {}\n`).api).toBeDefined();
  });

  test.each([
    ["openapi: 4.0.0", "1:10"],
    ["openapi: 3.10.0", "1:10"],
    ["openapi: {}", "1:10"],
    ['swagger: "2.0"', "1:10"],
    ["version: 1", "1:1"],
    ["- 3.1.0", "1:1"],
  ])("%s is refused", (line, place) => {
    expect(read(`${line}\n`).reports).toEqual([`version-unsupported ${place}`]);
  });

  test.each(["openapi: 3.1", 'openapi: "3.1"', "openapi: 3.0.5"])("%s is read as that minor version", (line) => {
    const { api, reports } = read(`${line}\n${info}\npaths: {}\n`);
    expect(reports).toEqual(["version-imprecise 1:10"]);
    expect(api).toBeDefined();
  });

  test("a second document in another version is refused", () => {
    const { reports } = readFiles({
      "shop.yaml": `openapi: 3.1.0\n${info}\ncomponents: {schemas: {A: {$ref: "b.yaml#/B"}}}\n`,
      "b.yaml": "openapi: 3.0.3\nB: {type: string}\n",
    });
    expect(reports).toEqual(["version-mixed b.yaml:1:10"]);
  });
});

test("what the document says of itself", () => {
  const api = apiOf(`
openapi: 3.1.0
info: {title: Shop, version: "2", summary: s, description: All prices., contact: {}, license: {name: MIT}, x-logo: {}}
servers:
  - url: https://{region}.example.com/{path}
    description: The real one.
    variables: {region: {default: eu, enum: [eu, us]}, path: {default: v1}}
paths: {}
tags: []
externalDocs: {url: https://example.com}
x-anything: 1
`);
  expect(api.name).toBe("shop");
  expect(api.info).toEqual({ title: "Shop", version: "2", description: "All prices." });
  expect(api.servers).toMatchObject([{ url: "https://eu.example.com/v1", description: "The real one." }]);
});

test("no servers are one at the root", () => {
  expect(apiOf(`openapi: 3.0.3\n${info}\npaths: {}\n`).servers).toEqual([
    { url: "/", template: "/", variables: [], absolute: false, description: undefined },
  ]);
});

test.each([
  ["Share Prices.v2.yaml", "share-prices-v2"],
  ["sharePrices.json", "share-prices"],
  ["__proto__.yaml", "proto"],
  ["日本.yaml", "api"],
])("%s names the API %s", (file, name) => {
  expect(readFiles({ [file]: `openapi: 3.0.3\n${info}\npaths: {}\n` }).api?.name).toBe(name);
});

test.each([
  ["3.0.3", "", ["contents-missing 1:1"]],
  ["3.1.0", "", ["contents-missing 1:1"]],
  ["3.0.3", "components: {}", ["paths-missing 1:1"]],
  ["3.1.0", "components: {}", []],
  ["3.0.3", "paths: {}\nwebhooks: {}", ["field-unknown 4:1"]],
  ["3.1.0", "webhooks: {}", ["field-ignored 3:1"]],
  [
    "3.1.0",
    "paths: {}\ntags: [{name: a}, {name: a}, b, {}]",
    ["value-duplicate 4:26", "documentation-invalid 4:30", "documentation-missing 4:33"],
  ],
  ["3.1.0", "paths: {/a: }", ["null-as-empty 3:13"]],
  ["3.1.0", "paths: []", ["value-unexpected 3:8"]],
  ["3.1.0", "paths: {}\nconstructor: {}", ["field-unknown 4:1"]],
  ["3.1.0", "paths: {}\ncomponents: {schema: {}}", ["field-misspelled 4:14"]],
  [
    "3.1.0",
    "paths: {}\ncomponents: {headers: {a b: {schema: {}}}, links: {'': {}}}",
    ["component-name-invalid 4:24", "component-name-invalid 4:52"],
  ],
])("%s with %j", (version, fields, reports) => {
  expect(read(`openapi: ${version}\n${info}\n${fields}\n`).reports).toEqual(reports);
});

test("every mistake is reported in one run, and nothing is given", () => {
  const { api, reports } = read(`
openapi: 3.1.0
info: {title: Shop}
servers: [{}]
paths:
  /a: {get: {operationId: 1, responses: {"999": {description: d}}}}
components:
  schemas: {A: {type: strng}, B: {$ref: "#/components/schemas/C"}}
`);
  expect(api).toBeUndefined();
  expect(reports).toEqual([
    "documentation-missing 3:1",
    "field-missing 4:11",
    "text-unquoted 6:27",
    "response-status-invalid 6:42",
    "type-unknown 8:23",
    "ref-not-found 8:41",
  ]);
});
