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
        "204": {description: Done., headers: {X-Left: {schema: {}}}, links: {}, content: {}}
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
  const { api, reports } = read(
    `${head}paths: {/a: {$ref: "#/components/x-paths/a"}, /b~c: {$ref: "#/components/x-paths/a"}}\ncomponents: {x-paths: {a: {get: {operationId: one, responses: ${done}}}}}\n`,
  );
  expect(api?.operations.map(({ id }) => id)).toEqual(["#/paths/~1a/get", "#/paths/~1b~0c/get"]);
  expect(api?.operations.map(({ operationId }) => operationId?.value)).toEqual(["one", undefined]);
  expect(reports.map((report) => report.split(" ")[0])).toEqual(["path-shared"]);
});

describe("what is wrong with an operation", () => {
  test.each([
    ["/a", `{get: {responses: ${done}}, fetch: {}}`, ["field-unknown"]],
    ["/a", "{get: {responses: {}}}", ["responses-empty"]],
    ["/a", "{get: {responses: {'200': {}}}}", ["documentation-missing"]],
    [
      "/a",
      "{get: {responses: {'099': {description: d}, '600': {description: d}, 6XX: {description: d}, xxx: {description: d}}}}",
      ["response-status-invalid", "response-status-invalid", "response-status-invalid", "response-status-invalid"],
    ],
    ["/a", "{get: {responses: {4XX: {description: d}, 4xx: {description: d}}}}", ["response-duplicate"]],
    ["/a", "{get: {requestBody: {content: {application/json: {}}}}}", ["request-body-not-sent"]],
    ["/a", "{head: {requestBody: {content: {application/json: {}}}}}", ["request-body-not-sent"]],
    ["/a", "{delete: {requestBody: {content: {application/json: {}}}}}", []],
    ["/a", `{trace: {responses: ${done}}}`, ["method-not-sendable"]],
    ["/a", "{post: {requestBody: {}}}", ["field-missing"]],
    ["/a", "{post: {requestBody: {content: {}}}}", ["value-unexpected"]],
    ["/a", "{post: {requestBody: {content: {application/json;x: {}}}}}", ["media-type-malformed"]],
    ["/a", "{post: {requestBody: {content: {json: {}}}}}", ["media-type-malformed"]],
    ["/a", "{post: {requestBody: {content: {application/json: {encoding: {}}}}}}", ["field-ignored"]],
    ["/a", "{post: {requestBody: {$ref: '#/components/requestBodies/none'}}}", ["ref-not-found"]],
    ["/a", "{post: {requestBody: {$ref: '#/paths/~1a/post/requestBody'}}}", ["ref-cycle"]],
    ["/a", "{post: {requestBody: {$ref: 1}}}", ["value-unexpected"]],
    ["/a", "{post: {callbacks: {}, servers: []}}", ["field-ignored"]],
    ["/a", "{post: {tags: [1]}}", ["documentation-invalid"]],
    ["/a", "{post: {externalDocs: {}}}", ["documentation-missing"]],
    ["a", "{}", ["path-slash-missing"]],
    ["/{}", "{}", ["path-invalid"]],
    ["/{a", "{}", ["path-invalid"]],
    ["/a}{b", "{}", ["path-invalid"]],
    ["/{a}/{a}", "{}", ["path-parameter-repeated"]],
    ["//evil.example/x", "{}", ["path-invalid"]],
    ["/up/../admin", "{}", ["path-invalid"]],
    ["/up/%2E%2e/admin", "{}", ["path-invalid"]],
    ["/a/.", "{}", ["path-invalid"]],
    ["/a\\..\\b", "{}", ["path-invalid"]],
    ["/a\tb", "{}", ["path-invalid"]],
    ["/a?x={x}", "{}", ["path-invalid"]],
    [
      "/a?x=1",
      "{get: {parameters: [{name: x, in: query, schema: {type: string}}]}}",
      ["path-query-merged", "path-invalid"],
    ],
    ["/a b/ü/%7Bx/..a/b//c", `{get: {responses: ${done}}}`, []],
    ["/a?x=1#b", `{get: {responses: ${done}}}`, ["path-query-merged", "path-fragment-dropped"]],
    [
      "/{a/b}{c}.json",
      `{get: {parameters: [{name: a/b, in: path, required: true, schema: {}}, {name: c, in: path, required: true, schema: {}}], responses: ${done}}}`,
      [],
    ],
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
    ["/a", "{parameters: [{name: authorization, in: header, schema: {type: string}}]}", ["header-ignored"]],
    ["/a", "{parameters: [{name: 'a b', in: header, schema: {type: string}}]}", ["name-not-sendable"]],
    ["/a", "{parameters: [{name: 'a;b', in: cookie, schema: {type: string}}]}", ["name-not-sendable"]],
    ["/a", "{parameters: [{name: 'a b', in: query, schema: {type: string}}]}", []],
    ["/a", "{parameters: [{name: a, in: querystring, content: {application/json: {}}}]}", ["value-unexpected"]],
    ["/a", "{parameters: [{name: a, in: body, schema: {type: string}}]}", ["value-unexpected"]],
    ["/a", "{parameters: [{name: a, in: query}]}", ["field-missing"]],
    ["/a", "{parameters: [{in: query}]}", ["field-missing"]],
    ["/a", "{parameters: [{name: a, in: query, content: {application/json: {}}}]}", []],
    ["/a", "{parameters: [{name: a, in: query, content: {}}]}", ["value-unexpected"]],
    ["/a", "{parameters: [{name: a, in: query, content: {a/b: {}, c/d: {}}}]}", ["value-unexpected"]],
    ["/a", "{parameters: [{name: a, in: query, schema: {}, content: {a/b: {}}}]}", ["schema-beside-content"]],
    ["/a", "{parameters: [{name: a, in: query, style: form, content: {a/b: {}}}]}", ["field-ignored"]],
    ["/a", "{parameters: [{name: a, in: query, schema: {}, style: matrix}]}", ["value-unexpected"]],
    ["/a", "{parameters: [{name: a, in: cookie, schema: {}, style: cookie}]}", ["value-unexpected"]],
    ["/a", "{parameters: [{name: a, in: header, schema: {}, style: form}]}", ["value-unexpected"]],
    [
      "/a",
      "{parameters: [{name: a, in: header, schema: {type: string}, allowReserved: true, allowEmptyValue: true}]}",
      ["field-ignored", "field-ignored"],
    ],
    ["/a", "{parameters: [{name: a, in: query, schema: {type: string}, examples: {b: 1}}]}", ["example-invalid"]],
    ["/a", "{get: {responses: {'200': {description: d, headers: {'a b': {schema: {}}}}}}}", ["name-not-sendable"]],
    ["/a", "{get: {responses: {'200': {description: d, headers: {content-type: {schema: {}}}}}}}", ["header-ignored"]],
    [
      "/a",
      "{get: {responses: {'200': {description: d, links: {a: {operation: b}}}}}}",
      ["link-target-missing", "field-misspelled"],
    ],
    [
      "/a",
      "{post: {requestBody: {content: {multipart/form-data: {encoding: {a: {style: form, allowReserved: true}}}}}}}",
      ["field-ignored"],
    ],
    ["/a", "{post: {requestBody: {content: {multipart/mixed: {encoding: {a: {style: form}}}}}}}", ["field-ignored"]],
    [
      "/a",
      "{post: {requestBody: {content: {multipart/form-data: {encoding: {a: {headers: {}}}}}}}}",
      ["field-ignored"],
    ],
    [
      "/a",
      "{post: {requestBody: {content: {multipart/form-data: {encoding: {a: {style: label}}}}}}}",
      ["value-unexpected"],
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
    expect(read(text("3.0.3")).reports).toEqual(["responses-empty 3:14"]);
    expect(read(text("3.1.0")).reports).toEqual([]);
  });

  test.each([
    [
      "3.0.3",
      ["field-unknown The OpenAPI Object of OpenAPI 3.0 has no field `webhooks`. Nothing is generated from it."],
    ],
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

describe("security", () => {
  const schemes = `components:
  securitySchemes:
    token: {type: http, scheme: Bearer, bearerFormat: opaque, description: A token.}
    login: {type: http, scheme: BASIC}
    key: {type: apiKey, in: cookie, name: K}
    sso: {type: openIdConnect, openIdConnectUrl: https://x.example}
    oauth: {type: oauth2, flows: {implicit: {authorizationUrl: https://x.example, scopes: {read: Reads.}}}}
`;
  const security = (root: string, operation: string) => {
    const { api, reports } = read(`${head}${root}\npaths: {/a: {get: {${operation} responses: ${done}}}}\n${schemes}`);
    const alternatives = api?.operations[0]?.security.map((each) =>
      each.schemes.map(({ name, scopes }) => [name, ...scopes]),
    );
    return { alternatives, codes: reports.map((report) => report.split(" ")[0]) };
  };

  test.each([
    ["", "", []],
    ["security: [{token: []}]", "", [[["token"]]]],
    ["security: [{token: []}]", "security: [],", []],
    ["security: [{token: []}]", "security: [{}],", [[]]],
    ["", "security: [{}, {oauth: [read]}],", [[], [["oauth", "read"]]]],
    ["", "security: [{token: [], key: []}, {login: []}],", [[["token"], ["key"]], [["login"]]]],
  ])("%s %s", (root, operation, alternatives) => {
    expect(security(root, operation)).toEqual({ alternatives, codes: [] });
  });

  test.each([
    ["security: [{tokn: []}],", ["security-not-found"]],
    ["security: [token],", ["value-unexpected"]],
    ["security: [{token: read}],", ["value-unexpected"]],
    ["security: [{token: [1]}],", ["value-unexpected"]],
  ])("%s is reported", (operation, codes) => {
    expect(security("", operation).codes).toEqual(codes);
  });

  test("every scheme is listed, with what it is", () => {
    const { api, reports } = read(
      `${head}paths: {}\n${schemes}    digest: {type: http, scheme: digest}\n    tls: {type: mutualTLS}\n`,
    );
    expect(api?.security).toMatchObject([
      { name: "token", kind: "bearer", description: "A token." },
      { name: "login", kind: "basic", description: undefined },
      { name: "key", kind: "apiKey", in: "cookie", parameter: "K" },
      { name: "sso", kind: "openIdConnect", url: "https://x.example" },
      { name: "oauth", kind: "oauth2", flows: [{ kind: "implicit", scopes: new Map([["read", "Reads."]]) }] },
      { name: "digest", kind: "http", scheme: "digest" },
      { name: "tls", kind: "mutualTLS" },
    ]);
    expect(reports.map((report) => report.split(" ")[0])).toEqual(["security-not-sent", "security-not-sent"]);
  });

  test.each([
    ["{type: http}", "field-missing"],
    ["{type: apiKey, in: header}", "field-missing"],
    ["{type: apiKey, name: a}", "field-missing"],
    ["{type: apiKey, in: path, name: a}", "value-unexpected"],
    ["{type: apiKey, in: header, name: a b}", "name-not-sendable"],
    ["{type: basic}", "value-unexpected"],
  ])("the scheme %s is reported", (scheme, code) => {
    const { reports } = read(`${head}paths: {}\ncomponents: {securitySchemes: {a: ${scheme}}}\n`);
    expect(reports.map((report) => report.split(" ")[0])).toEqual([code]);
  });
});

describe("servers", () => {
  const servers = (text: string) => {
    const { api, reports } = read(`${head}servers: ${text}\npaths: {}\n`);
    return { servers: api?.servers, codes: reports.map((report) => report.split(" ")[0]) };
  };

  test("keep their variables", () => {
    expect(
      servers(
        "[{url: 'https://{a/b}.example/{v}', variables: {v: {default: v1, enum: [v1, v2], description: Which.}, a/b: {default: x}}}]",
      ),
    ).toMatchObject({
      codes: [],
      servers: [
        {
          url: "https://x.example/v1",
          template: "https://{a/b}.example/{v}",
          absolute: true,
          variables: [
            { name: "a/b", default: "x", values: undefined },
            { name: "v", default: "v1", values: ["v1", "v2"], description: "Which." },
          ],
        },
      ],
    });
  });

  test.each([
    ["[]", "/", false, []],
    ["[{url: /v1}]", "/v1", false, []],
    ["[{url: //x.example}]", "//x.example", false, []],
    ["[{url: HTTPS://x.example}]", "HTTPS://x.example", true, []],
    ["[{url: localhost:80}]", "localhost:80", false, ["server-unusable"]],
    ["[{url: 'https://{x}.example'}]", "https://{x}.example", false, ["server-variable-missing"]],
    ["[{url: /a, variables: {x: {default: a}}}]", "/a", false, ["server-variable-unused"]],
  ])("%s", (text, url, absolute, codes) => {
    expect(servers(text)).toMatchObject({ servers: [{ url, absolute }], codes });
  });

  test.each([
    ["https://x.example?a=1"],
    ["https://x.example/#a"],
    ["/a?b"],
    ["https://a:b@x.example"],
    ["https://a@x.example"],
    ["https://x.example/{a"],
    ["https://x.example/a}"],
    ["https://x.example/{}"],
  ])("%s is refused", (url) => {
    expect(servers(`[{url: ${JSON.stringify(url)}, variables: {a: {default: b}}}]`).codes).toContain(
      "server-url-invalid",
    );
  });

  test("an operation's own come before those of its path", () => {
    const api = apiOf(
      `${head}paths: {/a: {servers: [{url: https://path.example}], get: {responses: ${done}}, put: {servers: [{url: https://own.example}], responses: ${done}}}, /b: {get: {responses: ${done}}}}\n`,
    );
    expect(api.operations.map((operation) => operation.servers.map(({ url }) => url))).toEqual([
      ["https://path.example"],
      ["https://own.example"],
      [],
    ]);
  });
});

test("serializations, with their defaults", () => {
  const api = apiOf(`${head}
paths:
  /{a}/{b}/{c}:
    get:
      parameters:
        - {name: a, in: path, required: true, schema: {type: string}}
        - {name: b, in: path, required: true, schema: {type: string}, style: matrix, explode: true}
        - {name: c, in: path, required: true, schema: {type: string}, style: label}
        - {name: d, in: query, schema: {type: string}, allowReserved: true, allowEmptyValue: true}
        - {name: e, in: query, schema: {type: object}, style: deepObject}
        - {name: f, in: query, schema: {type: array}, style: pipeDelimited}
        - {name: g, in: header, schema: {type: array}}
        - {name: h, in: cookie, schema: {type: string}}
        - {name: i, in: query, content: {Application/Vnd.A+JSON: {schema: {type: object}}}}
      responses: ${done}
`);
  const style = { kind: "style", explode: false, allowReserved: false, allowEmptyValue: false };
  expect(api.operations[0]?.parameters.map(({ serialization }) => serialization)).toEqual([
    { ...style, style: "simple" },
    { ...style, style: "matrix", explode: true },
    { ...style, style: "label" },
    { ...style, style: "form", explode: true, allowReserved: true, allowEmptyValue: true },
    { ...style, style: "deepObject" },
    { ...style, style: "pipeDelimited" },
    { ...style, style: "simple" },
    { ...style, style: "form", explode: true },
    { kind: "content", mediaType: "Application/Vnd.A+JSON", codec: "json" },
  ]);
});

test("what a response has", () => {
  const api = apiOf(`${head}
paths:
  /a:
    get:
      operationId: getNext
      tags: [x]
      externalDocs: {url: https://x.example, description: More.}
      responses:
        4xx:
          description: d
          headers:
            X-Rate: {$ref: "#/components/headers/Rate"}
          links:
            next: {operationId: getNext, parameters: {id: $response.body#/id}, description: The next one.}
          content:
            application/json:
              schema: {type: string}
              examples: {a: {value: 1, summary: One.}, b: {$ref: "#/components/examples/B"}}
            application/xml:
              schema: {type: string}
              example: {$ref: no reference}
components:
  headers: {Rate: {required: true, description: How many., schema: {type: integer}}}
  examples: {B: {externalValue: https://x.example/b.json}}
`);
  const [operation] = api.operations;
  expect(operation).toMatchObject({ tags: ["x"], externalDocs: { url: "https://x.example", description: "More." } });
  expect(operation?.responses).toMatchObject([
    {
      status: { kind: "class", digit: 4 },
      headers: [
        { name: "X-Rate", required: true, description: "How many.", schema: "#/components/headers/Rate/schema" },
      ],
      links: [
        {
          name: "next",
          target: { by: "operationId", value: "getNext" },
          parameters: new Map([["id", "$response.body#/id"]]),
          description: "The next one.",
        },
      ],
      content: [
        {
          codec: "json",
          examples: [
            { name: "a", summary: "One.", value: { kind: "value", value: 1 } },
            { name: "b", value: { kind: "external", uri: "https://x.example/b.json" } },
          ],
        },
        { codec: "text", examples: [{ name: undefined, value: { kind: "value", value: { $ref: "no reference" } } }] },
      ],
    },
  ]);
});
