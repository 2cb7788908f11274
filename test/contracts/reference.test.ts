import { describe, expect, test } from "vitest";
import { apiNames, examplesOf, operationOf, readContract, type SchemaObject } from "./documents.js";
import { facts } from "./payloads.js";

/** What the reference pages say that no payload can show. */
const operations = {
  cloudglue: {
    openapi: "3.0.3",
    server: "https://api.cloudglue.dev/v1",
    path: "/share/{id}",
    method: "put",
    operationId: "updateShareableAsset",
    bodyRequired: false,
    idFormat: "uuid",
    bodies: { request: "UpdateShareableAssetRequest", 200: "ShareableAsset", 404: "NotFound" },
  },
  rapidly: {
    openapi: "3.1.0",
    server: "https://api.rapidly.tech",
    path: "/api/shares/{id}",
    method: "patch",
    operationId: "updateShare",
    bodyRequired: true,
    idFormat: "uuid4",
    bodies: {
      request: "ShareUpdate",
      200: "Share",
      403: "NotPermitted",
      404: "ResourceNotFound",
      422: "HttpValidationError",
    },
  },
} as const;

const defaults = {
  cloudglue: [],
  rapidly: [
    ["SharePriceFixedCreate", "price_currency", "usd"],
    ["SharePriceCustomCreate", "price_currency", "usd"],
    ["SharePriceCustomCreate", "minimum_amount", 2000],
    ["SharePriceFreeCreate", "price_currency", "usd"],
  ],
} as const;

const readOnly = {
  cloudglue: [],
  rapidly: [
    ["ShareMediaFileRead", "size_readable", true],
    ["ShareMediaFileRead", "public_url", true],
  ],
} as const;

const discriminators = {
  SharePrice: ["amount_type", { fixed: "SharePriceFixed", custom: "SharePriceCustom", free: "SharePriceFree" }],
  SharePriceCreate: [
    "amount_type",
    { fixed: "SharePriceFixedCreate", custom: "SharePriceCustomCreate", free: "SharePriceFreeCreate" },
  ],
  CustomField: [
    "type",
    {
      text: "CustomFieldText",
      number: "CustomFieldNumber",
      date: "CustomFieldDate",
      checkbox: "CustomFieldCheckbox",
      select: "CustomFieldSelect",
    },
  ],
} as const;

describe.each(apiNames)("the contract of %s", (api) => {
  const document = readContract(api);
  const expected = operations[api];
  const { path, method, operation } = operationOf(document);
  const { schemas, securitySchemes } = document.components;

  test("has the version, server and operation of the reference page", () => {
    expect(document.openapi).toBe(expected.openapi);
    expect(document.servers.map(({ url }) => url)).toEqual([expected.server]);
    expect({ path, method, operationId: operation.operationId }).toEqual({
      path: expected.path,
      method: expected.method,
      operationId: expected.operationId,
    });
  });

  test("asks for a bearer token", () => {
    expect(document.security).toEqual([{ bearerAuth: [] }]);
    expect(securitySchemes).toEqual({
      bearerAuth: { type: "http", scheme: "bearer", description: expect.any(String) },
    });
  });

  test("takes one id in the path", () => {
    const id = {
      name: "id",
      in: "path",
      required: true,
      description: expect.any(String),
      schema: { type: "string", format: expected.idFormat },
    };
    expect(operation.parameters).toEqual([id]);
  });

  test("names the schema of each body", () => {
    const bodies = { request: operation.requestBody, ...operation.responses };
    const names = Object.entries(bodies).map(([place, { content }]) => {
      expect(Object.keys(content)).toEqual(["application/json"]);
      return [place, String(content["application/json"]?.schema.$ref).replace("#/components/schemas/", "")];
    });
    expect(Object.fromEntries(names)).toEqual(expected.bodies);
    expect(operation.requestBody.required).toBe(expected.bodyRequired);
  });

  test("has an example of each body", () => {
    const places = examplesOf(document).map(({ place }) => place.split(" ")[0]);
    expect([...new Set(places)].sort()).toEqual(Object.keys(expected.bodies).sort());
  });

  test("has the schemas of the facts and no others", () => {
    const named = facts.filter((fact) => fact.api === api).map(({ schema }) => schema);
    expect(Object.keys(schemas).sort()).toEqual([...named].sort());
  });

  test.each(facts.filter((fact) => fact.api === api && fact.fields))(
    "has the fields of $schema and no others",
    ({ schema, fields = {} }) => {
      const { properties = {}, required = [] } = schemas[schema] ?? {};
      expect(Object.keys(properties).sort()).toEqual(Object.keys(fields).sort());
      expect([...required].sort()).toEqual(
        Object.keys(fields)
          .filter((name) => fields[name]?.required)
          .sort(),
      );
    },
  );

  test("has the defaults and the read-only fields of the reference page and no others", () => {
    expect(annotated(schemas, "default")).toEqual(defaults[api]);
    expect(annotated(schemas, "readOnly")).toEqual(readOnly[api]);
  });

  test("describes every schema and every field", () => {
    const undescribed = Object.entries(schemas).flatMap(([name, schema]) => [
      ...("description" in schema ? [] : [name]),
      ...Object.entries(schema.properties ?? {}).flatMap(([field, property]) =>
        "description" in property ? [] : [`${name}.${field}`],
      ),
    ]);
    expect(undescribed).toEqual([]);
  });
});

test.each(Object.entries(discriminators))("%s is told apart by its tag", (name, [propertyName, mapping]) => {
  const schema = readContract("rapidly").components.schemas[name];
  const references = Object.entries(mapping).map(([tag, variant]) => [tag, `#/components/schemas/${variant}`]);
  expect(schema?.discriminator).toEqual({ propertyName, mapping: Object.fromEntries(references) });
  expect(schema?.oneOf).toEqual(references.map(([, $ref]) => ({ $ref })));
});

test("an update of prices keeps the published nesting", () => {
  const { SharePriceUpdate } = readContract("rapidly").components.schemas;
  expect(SharePriceUpdate?.anyOf).toEqual([
    { $ref: "#/components/schemas/ExistingSharePrice" },
    { $ref: "#/components/schemas/SharePriceCreate" },
  ]);
});

function annotated(
  schemas: Readonly<Record<string, SchemaObject>>,
  keyword: string,
): readonly (readonly [string, string, unknown])[] {
  return Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties).flatMap(([field, property]) =>
      keyword in property ? [[name, field, property[keyword]] as const] : [],
    ),
  );
}
