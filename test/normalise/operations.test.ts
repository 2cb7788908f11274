import { describe, expect, test } from "vitest";
import { apiOf, read } from "./contract.js";

const head = 'openapi: 3.1.0\ninfo: {title: Shop, version: "1"}\n';
const done = '{"204": {description: Done.}}';

test("an operation with everything", () => {
  const api = apiOf(`${head}
paths:
  x-order: 1
  /prices/{id}/{part}:
    summary: One price.
    description: Of the path.
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: part, in: path, required: true, schema: {type: string}}
      - {name: X-Trace, in: header, schema: {type: string}, description: of the path}
    patch:
      operationId: prices:update
      description: Of the operation.
      deprecated: true
      tags: [a]
      externalDocs: {url: https://example.com}
      parameters:
        - {$ref: "#/components/parameters/Id", description: Which one.}
        - {name: x-trace, in: header, schema: {type: integer}, description: of the operation, deprecated: true}
        - {name: tags, in: query, required: true, schema: {type: array, items: {enum: [a, 1]}}, example: [a]}
      requestBody: {$ref: "#/components/requestBodies/Price"}
      responses:
        "404": {$ref: "#/components/responses/Missing"}
        "204": {description: Done., headers: {X-Left: {}}, links: {}, content: {}}
        x-more: 1
    get: {responses: ${done}}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: integer}, description: An id.}
  requestBodies:
    Price: {required: true, description: A price., content: {Application/Problem+JSON; charset="utf-8": {}}}
  responses:
    Missing: {$ref: "#/components/responses/Gone"}
    Gone: {description: Gone., content: {application/json: {schema: {type: "null"}, examples: {}}}}
`);
  const [patch, get] = api.operations;
  expect(patch).toMatchObject({
    method: "patch",
    path: { value: "/prices/{id}/{part}" },
    operationId: { value: "prices:update" },
    summary: "One price.",
    description: "Of the operation.",
    deprecated: true,
    id: "#/paths/~1prices~1{id}~1{part}/patch",
    security: [],
    parameters: [
      {
        name: "id",
        in: "path",
        required: true,
        description: "Which one.",
        schema: "#/components/parameters/Id/schema",
        serialization: { kind: "style", style: "simple", explode: false, allowReserved: false },
      },
      { name: "part", in: "path", required: true },
      { name: "x-trace", in: "header", required: false, deprecated: true, description: "of the operation" },
      {
        name: "tags",
        in: "query",
        required: true,
        deprecated: false,
        description: undefined,
        serialization: { kind: "style", style: "form", explode: true, allowReserved: false },
      },
    ],
    requestBody: {
      required: true,
      description: "A price.",
      content: [{ name: 'Application/Problem+JSON; charset="utf-8"', schema: undefined }],
    },
    responses: [
      {
        status: { kind: "code", code: 404 },
        description: "Gone.",
        content: [{ name: "application/json", schema: "#/components/responses/Gone/content/application~1json/schema" }],
      },
      { status: { kind: "code", code: 204 }, description: "Done.", content: [] },
    ],
  });
  expect(get).toMatchObject({ method: "get", operationId: undefined, description: "Of the path." });
  expect(get?.parameters.map(({ name }) => name)).toEqual(["id", "part", "X-Trace"]);
});

test("operations keep the order of the document", () => {
  const { operations } = apiOf(
    `${head}paths: {/b: {put: {responses: ${done}}, get: {responses: ${done}}}, /a: {$ref: "#/components/x-paths/a"}}\ncomponents: {x-paths: {a: {head: {responses: ${done}}}}}\n`,
  );
  expect(operations.map(({ method, path }) => `${method} ${path.value}`)).toEqual(["put /b", "get /b", "head /a"]);
});

test("two paths that refer to one path item have operations with ids of their own", () => {
  const { operations } = apiOf(
    `${head}paths: {/a: {$ref: "#/components/x-paths/a"}, /b~c: {$ref: "#/components/x-paths/a"}}\ncomponents: {x-paths: {a: {get: {responses: ${done}}}}}\n`,
  );
  expect(operations.map(({ id }) => id)).toEqual(["#/paths/~1a/get", "#/paths/~1b~0c/get"]);
});

describe("what is wrong with an operation", () => {
  test.each([
    ["/a", `{get: {responses: ${done}}, fetch: {}}`, ["field-unknown"]],
    ["/a", "{get: {responses: {}}}", ["value-unexpected"]],
    ["/a", "{get: {responses: {'200': {}}}}", ["field-missing"]],
    [
      "/a",
      "{get: {responses: {'2XX': {description: d}, default: {description: d}}}}",
      ["response-status-unsupported", "response-status-unsupported"],
    ],
    [
      "/a",
      "{get: {responses: {'099': {description: d}, '600': {description: d}, 2xx: {description: d}}}}",
      ["response-status-invalid", "response-status-invalid", "response-status-invalid"],
    ],
    ["/a", "{get: {requestBody: {content: {application/json: {}}}}}", ["request-body-unsupported"]],
    ["/a", "{post: {requestBody: {}}}", ["field-missing"]],
    ["/a", "{post: {requestBody: {content: {}}}}", ["value-unexpected"]],
    ["/a", "{post: {requestBody: {content: {text/json: {}}}}}", ["media-type-unsupported"]],
    ["/a", "{post: {requestBody: {content: {application/json: {}, a/b+json: {}}}}}", ["media-type-unsupported"]],
    ["/a", "{post: {requestBody: {content: {application/json;x: {}}}}}", ["media-type-unsupported"]],
    ["/a", "{post: {requestBody: {content: {application/json: {encoding: {}}}}}}", ["field-ignored"]],
    ["/a", "{post: {requestBody: {$ref: '#/components/requestBodies/none'}}}", ["ref-not-found"]],
    ["/a", "{post: {requestBody: {$ref: '#/paths/~1a/post/requestBody'}}}", ["ref-cycle"]],
    ["/a", "{post: {requestBody: {$ref: 1}}}", ["value-unexpected"]],
    ["/a", "{post: {callbacks: {}, servers: []}}", ["field-ignored", "field-unsupported"]],
    ["a", "{}", ["path-invalid"]],
    ["/{}", "{}", ["path-invalid"]],
    ["/{a", "{}", ["path-invalid"]],
    ["/a}{b", "{}", ["path-invalid"]],
    ["/{a}/{a}", "{}", ["path-invalid"]],
    ["/{a}", `{get: {responses: ${done}}}`, ["path-parameter-missing"]],
    ["/{a}", "{get: {parameters: [{$ref: '#/none'}]}}", ["ref-not-found"]],
    ["/a", "{parameters: [{name: b, in: path, required: true, schema: {type: string}}]}", ["path-parameter-unused"]],
    [
      "/{a}",
      "{parameters: [{name: a, in: path, required: false, schema: {type: string}}]}",
      ["path-parameter-optional"],
    ],
    [
      "/a",
      "{parameters: [{name: X-A, in: header, schema: {type: string}}, {name: x-a, in: header, schema: {type: string}}]}",
      ["parameter-duplicate"],
    ],
    ["/a", "{parameters: [{name: authorization, in: header, schema: {type: string}}]}", ["parameter-ignored"]],
    ["/a", "{parameters: [{name: 'a b', in: header, schema: {type: string}}]}", ["parameter-unsupported"]],
    ["/a", "{parameters: [{name: a, in: cookie, schema: {type: string}}]}", ["parameter-unsupported"]],
    ["/a", "{parameters: [{name: a, in: body, schema: {type: string}}]}", ["value-unexpected"]],
    ["/a", "{parameters: [{name: a, in: query}]}", ["field-missing"]],
    ["/a", "{parameters: [{in: query}]}", ["field-missing"]],
    ["/a", "{parameters: [{name: a, in: query, content: {application/json: {}}}]}", ["parameter-unsupported"]],
    [
      "/a",
      "{parameters: [{name: a, in: query, schema: {type: string}, style: pipeDelimited, allowReserved: true, allowEmptyValue: true}]}",
      ["parameter-unsupported", "parameter-unsupported", "parameter-unsupported"],
    ],
    ["/a", "{parameters: [{name: a, in: query, schema: {type: strin}}]}", ["type-unknown"]],
    ["/a", "{parameters: {}}", ["value-unexpected"]],
  ])("%s: %s", (path, item, codes) => {
    const { reports } = read(`${head}paths:\n  ${JSON.stringify(path)}: ${item}\n`);
    expect(reports.map((report) => report.split(" ")[0])).toEqual(codes);
  });

  test("OpenAPI 3.0 requires responses, 3.1 does not", () => {
    const text = (version: string) =>
      `openapi: ${version}\ninfo: {title: Shop, version: "1"}\npaths: {/a: {get: {}}}\n`;
    expect(read(text("3.0.3")).reports).toEqual(["field-missing 3:14"]);
    expect(read(text("3.1.0")).reports).toEqual([]);
  });

  test.each([
    ["3.0.3", ["field-unknown The OpenAPI Object of OpenAPI 3.0 has no field `webhooks`."]],
    ["3.1.0", ["field-ignored"]],
  ])("a field is there since a version: webhooks in %s", (version, expected) => {
    const text = `openapi: ${version}\ninfo: {title: Shop, version: "1"}\npaths: {}\nwebhooks: {}\n`;
    const reports = read(text).diagnostics.map(({ code, message }) =>
      code === "field-unknown" ? `${code} ${message}` : code,
    );
    expect(reports).toEqual(expected);
  });

  test("the same operationId twice, with both places", () => {
    const { diagnostics } = read(
      `${head}paths:\n  /a: {get: {operationId: x, responses: ${done}}}\n  /b: {get: {operationId: x, responses: ${done}}}\n`,
    );
    expect(diagnostics.map(({ code, related }) => [code, related.length])).toEqual([["operation-id-duplicate", 1]]);
  });

  test("paths that differ in the names of parameters only", () => {
    const parameter = (name: string) =>
      `{parameters: [{name: ${name}, in: path, required: true, schema: {type: string}}]}`;
    const { reports } = read(
      `${head}paths:\n  /{a}/x: ${parameter("a")}\n  /{b}/x: ${parameter("b")}\n  /{b}/y: ${parameter("b")}\n`,
    );
    expect(reports).toEqual(["path-duplicate 5:3"]);
  });
});

describe("what a parameter can hold", () => {
  const report = (carrier: string, schema: string, more = "") => {
    const { diagnostics } = read(
      `${head}paths: {"/{a}": {parameters: [{name: a, in: path, required: true, schema: {type: string}}, {name: ${carrier === "path" ? "b" : "c"}, in: ${carrier}, schema: ${schema}${more}}]}}
components: {schemas: {Text: {enum: [a, b]}, Loop: {anyOf: [{type: string}, {items: {$ref: "#/components/schemas/Loop"}}]}}}\n`,
    );
    return diagnostics.flatMap(({ code, message }) =>
      code === "parameter-unsupported" ? message.replace(/^.*: /, "") : [],
    );
  };

  test.each([
    ["header", "{type: [string, integer, boolean]}"],
    ["query", "{const: 1}"],
    ["query", "{$ref: '#/components/schemas/Text'}"],
    ["query", "{oneOf: [{type: string}, {type: array, items: {$ref: '#/components/schemas/Text'}}]}"],
    ["query", "{type: array, allOf: [{items: {type: integer}}]}"],
    ["query", "{anyOf: [{}, {type: object}], type: number}"],
    ["query", "{enum: [[1, 2], 3]}"],
    ["header", "false"],
  ])("%s %s", (carrier, schema) => {
    expect(report(carrier, schema)).toEqual([]);
  });

  test.each([
    ["query", "{}", "its schema does not say that it is a string, a number or a boolean."],
    ["query", "{type: [string, object]}", "it can be an object."],
    [
      "query",
      "{$ref: '#/components/schemas/Loop'}",
      "its schema does not say that it is a string, a number or a boolean.",
    ],
    ["query", "{type: array}", "it can be an array of more than primitives."],
    [
      "query",
      "{type: array, items: {type: array, items: {type: string}}}",
      "it can be an array of more than primitives.",
    ],
    ["query", "{type: array, prefixItems: [{}], items: {type: string}}", "it can be an array of more than primitives."],
    ["header", "{type: array, items: {type: string}}", "it can be an array, which only a query can hold."],
    ["query", "{anyOf: [{type: string}, {type: 'null'}]}", "it can be `null`, which has no text."],
  ])("%s %s is refused", (carrier, schema, problem) => {
    expect(report(carrier, schema)).toEqual([problem]);
  });

  test("explode matters to arrays only", () => {
    expect(report("query", "{type: string}", ", explode: false")).toEqual([]);
    expect(report("query", "{type: array, items: {type: string}}", ", explode: false")).toHaveLength(1);
  });
});

describe("security", () => {
  const schemes = `components:
  securitySchemes:
    token: {type: http, scheme: Bearer, bearerFormat: opaque, description: A token.}
    other: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: K}
`;
  const security = (root: string, operation: string) => {
    const { api, reports } = read(`${head}${root}\npaths: {/a: {get: {${operation} responses: ${done}}}}\n${schemes}`);
    const alternatives = api?.operations[0]?.security.map((each) => each.schemes.map(({ name }) => name));
    return { alternatives, codes: reports.map((report) => report.split(" ")[0]) };
  };

  test.each([
    ["", "", []],
    ["security: [{token: []}]", "", [["token"]]],
    ["security: [{token: []}]", "security: [],", []],
    ["security: [{token: []}]", "security: [{}],", [[]]],
    ["", "security: [{}, {token: [read]}],", [[], ["token"]]],
  ])("%s %s", (root, operation, alternatives) => {
    expect(security(root, operation)).toEqual({ alternatives, codes: ["security-unused"] });
  });

  test.each([
    ["", "security: [{key: []}],", ["security-unsupported"]],
    ["security: [{key: []}]", "security: [],", ["security-unused"]],
    ["security: [{token: []}]", "security: [{other: []}],", ["security-unused"]],
    ["", "security: [{token: []}, {other: []}],", ["security-unsupported", "security-unused"]],
    ["", "security: [{tokn: []}],", ["security-not-found", "security-unused"]],
    ["", "security: [token],", ["value-unexpected", "security-unused"]],
  ])("%s %s gives %j", (root, operation, codes) => {
    expect(security(root, operation).codes.toSorted()).toEqual(codes.toSorted());
  });

  test("schemes that can be sent are listed", () => {
    const api = read(`${head}paths: {}\n${schemes}`).api;
    expect(api?.security.map(({ name, description }) => [name, description])).toEqual([
      ["token", "A token."],
      ["other", undefined],
    ]);
  });
});
