import { expect, test } from "vitest";
import { levelOf } from "../../generator/compare/change.js";
import { compareModels } from "../../generator/compare/compare.js";
import { isCovered } from "../../generator/compare/rules/media-ranges.js";
import { contractOf, modelOf } from "../harness/model.js";

const schemes = `  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: query, name: key }
    certificate: { type: mutualTLS }
`;

/** `rule level` of each change from one operation to another. */
function changesOf(old: string, now: string, [before, after]: readonly [string, string] = ["", ""]): readonly string[] {
  const model = (operation: string, more: string) => {
    const contract = contractOf("Thing: { type: object }", `/a:\n  post: ${operation}`);
    return modelOf(`${contract}${schemes}${more}`);
  };
  const { changes } = compareModels(model(old, before), model(now, after));
  return changes.map((change) => `${change.rule} ${levelOf(change)}`);
}

const parameter = (more: string) =>
  `{ parameters: [{ name: a, in: query, ${more} }], responses: { default: { description: d } } }`;
const body = (content: string) =>
  `{ requestBody: { content: ${content} }, responses: { default: { description: d } } }`;
const response = (more: string) => `{ responses: { "200": { description: d, ${more} } } }`;
const security = (more: string) => `{ security: ${more}, responses: { default: { description: d } } }`;

const integer = "schema: { type: integer }";
const list = "schema: { type: array, items: { type: integer } }";

test.each<[string, string, readonly string[]]>([
  [parameter(integer), parameter(`${integer}, explode: false`), []],
  [parameter(list), parameter(list), []],
  [parameter(list), parameter(`${list}, explode: false`), ["request-parameter-serialization-changed wire"]],
  [parameter(list), parameter(`${list}, style: pipeDelimited`), ["request-parameter-serialization-changed wire"]],
  [parameter(integer), parameter("content: { application/json: { schema: { type: integer } } }"), []],
  [
    parameter(integer),
    parameter("content: { application/json: { schema: { type: string } } }"),
    ["request-parameter-type-changed wire", "request-parameter-serialization-changed compatible"],
  ],
  [
    parameter("schema: { type: string }"),
    parameter("content: { application/json: { schema: { type: string } } }"),
    ["request-parameter-serialization-changed wire"],
  ],
  [parameter(integer), parameter(`${integer}, allowReserved: true`), []],
  [
    parameter("schema: { type: string }"),
    parameter("schema: { type: string }, allowReserved: true"),
    ["request-parameter-serialization-changed compatible"],
  ],
  [
    parameter(integer),
    parameter(`${integer}, allowEmptyValue: true`),
    ["request-parameter-serialization-changed compatible"],
  ],
  [parameter(integer), parameter(`${integer}, allowReserved: false`), []],
  [
    parameter(`${integer}, allowEmptyValue: true`),
    parameter(integer),
    ["request-parameter-serialization-changed wire"],
  ],
  [
    parameter(integer),
    parameter("content: { text/plain: {} }"),
    ["request-parameter-changed wire", "request-parameter-serialization-changed compatible"],
  ],

  [body("{ text/csv: {} }"), body("{ text/csv; charset=utf-8: {} }"), []],
  [response("content: { application/json: {} }"), response("content: { 'application/json; charset=utf-8': {} }"), []],
  [
    response("content: { application/json: {} }"),
    response("content: { Application/JSON: {} }"),
    ["response-media-type-respelled source"],
  ],
  [body("{ a/b: {} }"), body("{ a/b: {}, c/d: {} }"), ["request-body-media-type-added compatible"]],
  [body("{ a/b: {} }"), body("{ application/json: {}, a/b: {} }"), ["request-body-media-type-added source"]],
  [body("{ a/b: {}, c/d: {} }"), body("{ a/b: {} }"), ["request-body-media-type-removed wire"]],
  [
    body("{ multipart/form-data: { schema: { properties: { a: {} } } } }"),
    body("{ multipart/form-data: { schema: { properties: { a: {} } }, encoding: { a: { contentType: a/b } } } }"),
    ["request-body-encoding-changed wire"],
  ],
  [
    response("content: { application/json: {} }"),
    response("content: { application/json: {}, text/csv: {} }"),
    ["response-media-type-added wire"],
  ],
  [
    response("content: { application/json: {}, text/csv: {} }"),
    response("content: { text/csv: {} }"),
    ["response-media-type-removed wire"],
  ],
  [
    response("content: { application/jsonl: { schema: { type: integer } } }"),
    response("content: { application/jsonl: { schema: { type: string } } }"),
    ["response-body-type-changed wire"],
  ],
  [
    response("content: { text/event-stream: { schema: { type: string } } }"),
    response("content: { text/event-stream: { schema: { type: string, maxLength: 3 } } }"),
    ["response-body-max-length-set compatible"],
  ],

  [response("headers: { X-A: {} }"), response("headers: { x-a: {} }"), ["response-header-renamed source"]],
  [response("headers: {}"), response("headers: { X-A: {} }"), ["response-header-added compatible"]],
  [response("headers: { X-A: {} }"), response("headers: {}"), ["optional-response-header-removed source"]],
  [
    response("headers: { X-A: { required: true } }"),
    response("headers: {}"),
    ["required-response-header-removed wire"],
  ],
  [
    response("headers: { X-A: { required: true } }"),
    response("headers: { X-A: {} }"),
    ["response-header-became-optional wire"],
  ],
  [
    response("headers: { X-A: {} }"),
    response("headers: { X-A: { required: true } }"),
    ["response-header-became-required compatible"],
  ],
  [
    response("headers: { X-A: { schema: { type: string } } }"),
    response("headers: { X-A: { schema: { type: integer } } }"),
    // The text of every integer is a string.
    ["response-header-type-changed source"],
  ],
  [
    response("headers: { X-A: { schema: { type: integer } } }"),
    response("headers: { X-A: { schema: { type: string } } }"),
    ["response-header-type-changed wire"],
  ],
  [
    response("headers: { X-A: { schema: { type: integer, maximum: 5 } } }"),
    response("headers: { X-A: { schema: { type: integer, maximum: 3 } } }"),
    ["response-header-max-decreased compatible"],
  ],
  [
    parameter("schema: { type: string }"),
    parameter("schema: { type: array, items: { type: string } }"),
    ["request-parameter-type-changed source", "request-parameter-items-added source"],
  ],
  [
    parameter("schema: { type: integer }"),
    parameter("schema: { type: string }"),
    ["request-parameter-type-changed source"],
  ],
  [
    parameter("schema: { type: string }"),
    parameter("schema: { type: integer }"),
    ["request-parameter-type-changed wire"],
  ],
  [
    parameter("schema: { type: integer, minimum: 1, maximum: 3 }"),
    parameter("schema: { type: string, maxLength: 5 }"),
    [
      "request-parameter-type-changed source",
      "request-parameter-max-unset compatible",
      "request-parameter-min-unset compatible",
      "request-parameter-max-length-set compatible",
    ],
  ],
  [
    parameter("schema: { type: integer }"),
    parameter("schema: { type: string, maxLength: 5 }"),
    // Neither breaks alone.
    ["request-parameter-type-changed wire", "request-parameter-max-length-set wire"],
  ],
  [
    parameter("schema: { type: string, enum: ['1'] }"),
    parameter("schema: { type: integer, enum: [1] }"),
    ["request-parameter-type-changed source", "request-parameter-const-changed source"],
  ],

  [security("[]"), security("[{}]"), []],
  [security("[{ token: [] }]"), security("[{ token: [] }]"), []],
  [security("[]"), security("[{ token: [] }]"), ["api-security-added wire", "client-token-required source"]],
  [
    security("[]"),
    security("[{}, { token: [] }]"),
    ["client-token-optional compatible", "api-security-optional compatible"],
  ],
  [
    security("[{ token: [] }]"),
    security("[{}, { token: [] }]"),
    ["client-token-optional compatible", "api-security-removed compatible"],
  ],
  [
    security("[{ token: [] }]"),
    security("[{ token: [] }, { key: [] }]"),
    ["client-credentials-changed source", "api-security-alternative-added compatible"],
  ],
  [
    security("[{ token: [a] }, { token: [b] }]"),
    security("[{ token: [a] }]"),
    ["api-security-alternative-removed wire"],
  ],
  [
    security("[{ token: [a] }, { token: [a, b] }]"),
    security("[{ token: [a] }]"),
    ["api-security-alternative-removed compatible"],
  ],
  [
    security("[{ token: [], key: [] }]"),
    security("[{ token: [] }, { key: [] }]"),
    ["api-security-alternative-removed compatible"],
  ],
  [
    security("[{ token: [] }, { key: [] }]"),
    security("[{ token: [], key: [] }]"),
    ["api-security-alternative-removed wire", "api-security-alternative-removed wire"],
  ],
  [security("[]"), security("[{ certificate: [] }]"), ["api-security-added wire"]],
  [
    security("[{ token: [] }]"),
    security("[{ key: [] }]"),
    [
      "api-security-alternative-removed wire",
      "client-credentials-changed source",
      "api-security-alternative-added compatible",
    ],
  ],
  [security("[{ token: [] }]"), security("[{ token: [a] }]"), ["api-security-scope-added wire"]],
  [security("[{ token: [a] }]"), security("[{ token: [] }]"), ["api-security-scope-removed compatible"]],

  [response("links: {}"), response("links: { self: { operationId: a } }"), ["links-not-compared none"]],
  [
    response("links: { self: { operationId: a, parameters: { b: 1, c: 2 } } }"),
    response("links: { self: { parameters: { c: 2, b: 1 }, operationId: a } }"),
    [],
  ],
  [
    "{ responses: { default: { description: d } } }",
    "{ responses: { default: { description: d } }, callbacks: { done: { a: {} } } }",
    ["callback-added compatible"],
  ],
  [
    "{ responses: { default: { description: d } } }",
    "{ servers: [{ url: https://b.example }], responses: { default: { description: d } } }",
    ["api-operation-servers-changed wire"],
  ],
])("%s → %s", (old, now, changes) => {
  expect(changesOf(old, now)).toEqual(changes);
});

test("a scheme that is sent in another way", () => {
  const operation = security("[{ login: [] }]");
  const scheme = (text: string) => `    login: ${text}\n`;
  expect(
    changesOf(operation, operation, [
      scheme("{ type: http, scheme: bearer }"),
      scheme("{ type: http, scheme: basic }"),
    ]),
  ).toEqual(["api-security-scheme-changed wire", "client-credentials-changed source"]);
  // Its tokens are bearer tokens.
  expect(
    changesOf(operation, operation, [scheme("{ type: http, scheme: bearer }"), scheme("{ type: oauth2, flows: {} }")]),
  ).toEqual(["api-security-scheme-kind-changed compatible"]);
  const header = (name: string) => scheme(`{ type: apiKey, in: header, name: ${name} }`);
  expect(changesOf(operation, operation, [header("X-Key"), header("x-key")])).toEqual([
    "api-security-scheme-respelled compatible",
  ]);
  const query = (name: string) => scheme(`{ type: apiKey, in: query, name: ${name} }`);
  expect(changesOf(operation, operation, [query("Key"), query("key")])).toEqual(["api-security-scheme-changed wire"]);
});

test("webhooks are compared by their names, and what is in them may break", () => {
  const operation = "{ responses: { default: { description: d } } }";
  const webhook = (key: string) => `webhooks: { ${key}: { post: { summary: a, description: b } } }\n`;
  expect(changesOf(operation, operation, [webhook("a"), webhook("b")])).toEqual([
    "webhook-removed wire",
    "webhook-added compatible",
  ]);
  expect(changesOf(operation, operation, [webhook("a"), ""])).toEqual(["webhook-removed wire"]);
  expect(changesOf(operation, operation, [webhook("a"), webhook("a")])).toEqual([]);
  expect(changesOf(operation, operation, [webhook("a"), webhook("a").replace("summary: a", "summary: c")])).toEqual([]);
  const withBody = webhook("a").replace("summary: a", "requestBody: { content: {} }");
  expect(changesOf(operation, operation, [webhook("a"), withBody])).toEqual(["webhook-changed wire"]);
});

test.each<[string, string, readonly string[]]>([
  ["schema: { type: integer }", "schema: { type: integer }, style: simple", []],
  [
    "schema: { type: integer }",
    "schema: { type: integer }, style: label",
    ["request-parameter-serialization-changed wire"],
  ],
])("in a path: %s → %s", (old, now, changes) => {
  const model = (more: string) =>
    modelOf(
      contractOf(
        "Thing: { type: object }",
        `/a/{b}:\n  get: { parameters: [{ name: b, in: path, required: true, ${more} }], responses: { default: { description: d } } }`,
      ),
    );
  expect(compareModels(model(old), model(now)).changes.map((change) => `${change.rule} ${levelOf(change)}`)).toEqual(
    changes,
  );
});

test.each<[string, string, boolean]>([
  ["application/json", "application/*", true],
  ["application/json", "*/*", true],
  ["application/*", "*/*", true],
  ["*/*", "application/*", false],
  ["application/*", "application/json", false],
  ["Application/JSON; charset=utf-8", "application/json", true],
  ["application/json;v=1", "application/json", true],
  ["application/json", "application/json;v=1", false],
  ["application/problem+json", "application/*+json", true],
  ["application/json", "application/*+json", false],
  ["application/*+json", "application/*", true],
  ["application/*", "application/*+json", false],
  ["text/json", "application/*", false],
])("%s is one of %s: %s", (mediaType, range, expected) => {
  expect(isCovered(mediaType, range)).toBe(expected);
});

test("a part of the address that moves from the servers to the paths", () => {
  const contract = (server: string, ...paths: readonly string[]) =>
    modelOf(
      `${contractOf("Thing: { type: object }", paths.map((path) => `${path}: { get: { responses: {} } }`).join("\n"))}servers: [{ url: "${server}" }]\n`,
    );
  const wireOf = (old: ReturnType<typeof contract>, now: ReturnType<typeof contract>) =>
    compareModels(old, now).changes.flatMap(({ rule, wire }) => (wire.kind === "breaking" ? [rule] : []));
  expect(wireOf(contract("https://a/v1", "/a", "/b"), contract("https://a", "/v1/a", "/v1/b"))).toEqual([]);
  expect(wireOf(contract("https://a/", "/v1/a"), contract("https://a/v1", "/a"))).toEqual([]);
  // Not all of them are where they were.
  const half = wireOf(contract("https://a/v1", "/a", "/b"), contract("https://a", "/v1/a", "/b"));
  expect(half).toContain("api-server-removed");
  expect(wireOf(contract("https://a/v1", "/a"), contract("https://b", "/v1/a"))).toContain("api-server-removed");
  expect(wireOf(contract("https://a/v1", "/a"), contract("https://a/v1/", "/a"))).toEqual([]);
});

test("variables of a server", () => {
  const operation = "{ responses: { default: { description: d } } }";
  const server = (values: string) => `servers: [{ url: "/{v}", variables: { v: { default: a, enum: ${values} } } }]\n`;
  expect(changesOf(operation, operation, [server("[a, b]"), server("[a]")])).toEqual([
    "api-server-variable-values-removed wire",
  ]);
  expect(changesOf(operation, operation, [server("[a]"), server("[a, b]")])).toEqual([
    "api-server-variable-values-added compatible",
  ]);
});

test.each<[string, string, readonly string[]]>([
  // A contract without servers has one at `/`.
  ["", "servers: [{ url: / }]", []],
  ["servers: [{ url: / }]", "", []],
  ["servers: [{ url: https://a }]", "servers: [{ url: https://A:443/ }]", ["api-server-respelled compatible"]],
  [
    "servers: [{ url: https://a }]",
    "servers: [{ url: https://a:8443 }]",
    ["api-server-removed wire", "api-server-added compatible"],
  ],
  [
    "servers: [{ url: 'https://{v}.a', variables: { v: { default: x, enum: [x, y] } } }]",
    "servers: [{ url: 'https://{v}.a', variables: { v: { default: y, enum: [x, y] } } }]",
    ["api-server-variable-default-changed compatible"],
  ],
])("servers %s → %s", (old, now, changes) => {
  const operation = "{ responses: { default: { description: d } } }";
  expect(changesOf(operation, operation, [`${old}\n`, `${now}\n`])).toEqual(changes);
});

test.each<[string, string, string, readonly string[]]>([
  ["", "servers: [{ url: https://a }], ", "https://a", ["api-operation-servers-changed compatible"]],
  ["servers: [{ url: https://a/ }], ", "", "https://a", ["api-operation-servers-changed compatible"]],
  [
    "servers: [{ url: https://a }], ",
    "servers: [{ url: https://b }], ",
    "https://a",
    ["api-operation-servers-changed wire"],
  ],
  [
    "servers: [{ url: https://b }], ",
    "servers: [{ url: https://b }, { url: https://c }], ",
    "https://a",
    ["api-operation-servers-changed compatible"],
  ],
  [
    "servers: [{ url: '/{v}', variables: { v: { default: x, enum: [x, y] } } }], ",
    "servers: [{ url: '/{v}', variables: { v: { default: x, enum: [x] } } }], ",
    "https://a",
    ["api-server-variable-values-removed wire"],
  ],
])("servers of an operation: %s → %s", (old, now, api, changes) => {
  const operation = (servers: string) => `{ ${servers}responses: { default: { description: d } } }`;
  const servers = `servers: [{ url: "${api}" }]\n`;
  expect(changesOf(operation(old), operation(now), [servers, servers])).toEqual(changes);
});

test("names of servers and summaries of responses are texts for people", () => {
  const contract = (text: string) =>
    modelOf(
      `openapi: 3.2.0\ninfo: { title: t, version: "1" }\nservers: [{ url: /, name: ${text} }]\n` +
        `paths: { /a: { get: { responses: { "200": { description: d, summary: ${text} } } } } }\n`,
    );
  expect(compareModels(contract("one"), contract("another"))).toEqual({ changes: [], wording: 2 });
});
