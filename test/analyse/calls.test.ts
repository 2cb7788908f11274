import { describe, expect, test } from "vitest";
import type { Operation, OperationId, Status } from "../../generator/2-normalise/api.js";
import {
  type Call,
  callOf,
  callsOf,
  contentsOf,
  credentialNeed,
  groupsOf,
  isSecured,
  soleContent,
} from "../../generator/3-analyse/calls.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { analysisOf, contractOf, modelOf } from "../harness/model.js";

const schemas = "Share: { type: object }\nProblem: { type: object }";
const json = (name: string) => `content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } }`;

const paths = `
  /shares/{id}?beta=true#patch:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    patch:
      parameters:
        - { name: X-Trace, in: header, required: true, schema: { type: string } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: page, in: query, explode: false, schema: { type: integer } }
        - { name: session, in: cookie, schema: { type: string } }
      requestBody: { description: What to change., content: { application/merge-patch+json: {} } }
      responses:
        "404": { description: There is none., ${json("Problem")} }
        "200": { description: It is changed., ${json("Share")} }
        "204": { description: Nothing to change. }
    head: { responses: { "200": { description: It is there., ${json("Share")} } } }
    get: { responses: { "200": { description: The share., ${json("Share")} } } }
`;

const model = modelOf(contractOf(schemas, paths));
const operationOf = (method: string): Operation => {
  const operation = model.api.operations.find((each) => each.method === method);
  if (operation === undefined) throw new Error(`There is no ${method}`);
  return operation;
};
const call = callOf(model, operationOf("patch"));

/** The call of an operation that is `get` but for what is given. */
function callWith(more: Partial<Operation>): Call {
  const operation = { ...operationOf("get"), ...more };
  return callOf({ calls: callsOf({ ...model.api, operations: [operation] }, createDiagnostics()) }, operation);
}

/** The call of the one operation of a contract, and the codes of what is reported. */
function onlyCall(operation: string, schemas = "A: {}", more = "") {
  const { model, diagnostics } = analysisOf(`${contractOf(schemas, `/a:\n  post: ${operation}`)}${more}`);
  const [only] = model?.api.operations ?? [];
  if (model === undefined || only === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return { call: callOf(model, only), model, codes: diagnostics.map(({ code }) => code) };
}

test("every operation has a call, by its id", () => {
  expect([...model.calls.keys()]).toEqual(model.api.operations.map(({ id }) => id));
  expect(() => callOf(model, { ...operationOf("get"), id: "#/paths/~1other/get" as OperationId })).toThrow("no call");
});

test("an address is without the fragment of its path, and knows what is always in the query", () => {
  expect(call.address).toEqual({ path: "/shares/{id}", query: "beta=true" });
});

describe("parameters", () => {
  test("stand in groups, which are required where one of theirs is", () => {
    const groups = groupsOf(call).map(({ name, parameters, required }) => [
      name,
      parameters.map((parameter) => parameter.name),
      required,
    ]);
    expect(groups).toEqual([
      ["path", ["id"], true],
      ["query", ["tags", "page"], false],
      ["headers", ["X-Trace"], true],
      ["cookies", ["session"], false],
    ]);
    expect(groupsOf(callWith({ parameters: [] }))).toEqual([]);
  });

  const wireOf = (parameter: string, schemas?: string) =>
    onlyCall(`{ parameters: [{ name: a, ${parameter} }], responses: { default: { description: d } } }`, schemas).call
      .parameters[0]?.wire;

  test.each([
    ["in: header, schema: { type: [string, integer, boolean] }"],
    ["in: query, schema: { const: 1 }"],
    ["in: query, explode: false, schema: { $ref: '#/components/schemas/Text' }"],
    ["in: query, schema: { anyOf: [{}, { type: object }], type: number }"],
    ["in: query, schema: { anyOf: [{ type: string }, { type: 'null' }] }"],
    ["in: cookie, schema: false"],
  ])("%s is plain", (parameter) => {
    expect(wireOf(parameter, "Text: { enum: [a, b] }")).toBe("plain");
  });

  test.each([
    ["in: query, schema: {}"],
    ["in: query, schema: { type: [string, object] }"],
    ["in: query, schema: { $ref: '#/components/schemas/Loop' }"],
    ["in: query, schema: { type: array, items: { type: string } }"],
    ["in: query, schema: { type: string }, allowReserved: true"],
    ["in: query, schema: { type: string }, allowEmptyValue: true"],
    ["in: query, schema: { type: string }, style: deepObject"],
    ["in: query, content: { text/plain: { schema: { type: string } } }"],
  ])("%s is structured", (parameter) => {
    expect(
      wireOf(parameter, "Loop: { anyOf: [{ type: string }, { items: { $ref: '#/components/schemas/Loop' } }] }"),
    ).toBe("structured");
  });
});

describe("null", () => {
  const shapeOfParameter = (parameter: string, schemas?: string) => {
    const { call, model, codes } = onlyCall(
      `{ parameters: [{ name: a, in: query, ${parameter} }], responses: { default: { description: d } } }`,
      schemas,
    );
    const schema = call.parameters[0]?.schema;
    const shape = schema && model.shapes.get(schema);
    const target = shape?.kind === "reference" ? { ...shape, shape: model.shapes.get(shape.id) } : shape;
    return { shape: target, dropped: codes.includes("parameter-null-dropped") };
  };
  const text = { kind: "primitive", type: "string" };

  test.each([
    ["anyOf: [{ type: string }, { type: 'null' }]"],
    ["oneOf: [{ type: 'null' }, { type: string }]"],
    ["type: [string, 'null']"],
    ["allOf: [{ type: [string, 'null'] }]"],
  ])("is no value of a parameter that a style writes: %s", (schema) => {
    expect(shapeOfParameter(`schema: { ${schema} }`)).toEqual({ shape: text, dropped: true });
  });

  test("is not listed either", () => {
    expect(shapeOfParameter("schema: { enum: [a, null] }")).toEqual({
      shape: { kind: "literal", value: "a" },
      dropped: true,
    });
  });

  test("a schema with a name has a copy for parameters, and stays as it is elsewhere", () => {
    const { shape, dropped } = shapeOfParameter(
      "schema: { $ref: '#/components/schemas/Kind' }",
      "Kind: { type: [string, 'null'] }\nOther: { properties: { kind: { $ref: '#/components/schemas/Kind' } } }",
    );
    expect(dropped).toBe(true);
    expect(shape).toMatchObject({ kind: "reference", id: "#/components/schemas/Kind~text", shape: text });
  });

  test.each([
    ["schema: { type: string }"],
    ["schema: { type: 'null' }"],
    ["schema: { type: [string, 'null'] }, allowEmptyValue: true"],
    ["content: { application/json: { schema: { type: [string, 'null'] } } }"],
  ])("is left alone: %s", (parameter) => {
    expect(shapeOfParameter(parameter).dropped).toBe(false);
  });
});

describe("contents", () => {
  const body = (content: string, schemas?: string) => {
    const { call, codes, model } = onlyCall(
      `{ requestBody: { content: ${content} }, responses: { "200": { description: d, content: ${content} } } }`,
      schemas,
    );
    return { sent: call.body?.contents ?? [], received: call.outcomes[0]?.contents ?? [], codes, model };
  };

  test("a body has one for each media type, JSON first, each with a name of its own", () => {
    const { sent, received } = body(
      "{ text/csv: {}, application/json: {}, multipart/form-data: {}, application/x-www-form-urlencoded: {}, text/csv; header=absent: {}, image/*: {}, '*/*': {}, application/vnd.a+json: {} }",
    );
    expect(sent.map(({ name, mediaType, codec }) => [name, mediaType, codec])).toEqual([
      ["Body", "application/json", "json"],
      ["BodyVndAJson", "application/vnd.a+json", "json"],
      ["BodyTextCsv", "text/csv", "text"],
      ["BodyFormData", "multipart/form-data", "any-multipart"],
      ["BodyFormUrlencoded", "application/x-www-form-urlencoded", "any-form"],
      ["BodyTextCsv2", "text/csv; header=absent", "text"],
      ["BodyAnyImage", "image/*", "binary"],
      ["BodyAny", "*/*", "binary"],
    ]);
    expect(received.map(({ name }) => name).slice(0, 3)).toEqual([
      "Response200",
      "Response200VndAJson",
      "Response200TextCsv",
    ]);
  });

  test("those that are sent come before those that come back", () => {
    expect(contentsOf(call).map(({ name }) => name)).toEqual(["Body", "Response404", "Response200"]);
    expect(callWith({}).body).toBeUndefined();
    expect(soleContent([])).toBeUndefined();
  });

  test("text is checked against a schema of strings, bytes against none", () => {
    const { sent, codes } = body(
      "{ text/plain: { schema: { type: string, maxLength: 3 } }, a/b: { schema: { format: binary } } }",
    );
    expect(sent.map(({ schema }) => schema !== undefined)).toEqual([true, false]);
    expect(codes).toEqual([]);
  });

  test.each([
    ["{ text/plain: { schema: { type: integer } } }", 2],
    ["{ application/xml: { schema: { type: object } } }", 2],
    ["{ a/b: { schema: { type: object } } }", 2],
    ["{ a/b: { schema: { type: string, format: binary, maxLength: 3 } } }", 2],
    ["{ multipart/form-data: { schema: { type: object } } }", 1],
    ["{ application/jsonl: { schema: { type: object } } }", 1],
    ["{ a/b: { schema: {} }, text/plain: {} }", 0],
  ])("%s: a schema that is not applied is named", (content, count) => {
    // In the request and in the response.
    expect(body(content).codes).toEqual(new Array(count).fill("content-schema-not-applied"));
  });

  test("a form is written by its encoding", () => {
    const { sent, received, codes } = body(
      "{ multipart/form-data: { schema: { properties: { a: {}, b: {}, c: {}, d: {} } }, encoding: { a: { contentType: 'image/png, image/*' }, b: { style: deepObject, contentType: a/b }, c: { explode: false }, d: {}, e: { contentType: application/json } } } }",
    );
    const [form] = sent;
    expect(form && "encoding" in form && [...form.encoding]).toEqual([
      ["a", { kind: "content", mediaTypes: ["image/png", "image/*"], codec: "binary" }],
      ["b", { kind: "style", style: "deepObject", explode: false, allowReserved: false }],
      ["c", { kind: "style", style: "form", explode: false, allowReserved: false }],
      ["e", { kind: "content", mediaTypes: ["application/json"], codec: "json" }],
    ]);
    expect(received[0]).toMatchObject({ codec: "multipart", schema: undefined, encoding: new Map() });
    expect(codes).toContain("encoding-unused");
  });
});

describe("bytes", () => {
  const shapesIn = (content: string, schemas: string) => {
    const { model, call } = onlyCall(
      `{ requestBody: { content: ${content} }, responses: { default: { description: d } } }`,
      schemas,
    );
    return call.body?.contents.map(({ schema }) => {
      const shape = schema && model.shapes.get(schema);
      const opened = shape?.kind === "reference" ? model.shapes.get(shape.id) : shape;
      const properties = opened?.kind === "object" ? opened.properties : [];
      return Object.fromEntries(
        properties.map(({ name, shape }) => [name, shape.kind === "array" ? [shape.items.kind] : shape.kind]),
      );
    });
  };
  const upload = `Upload:
  type: object
  properties:
    note: { type: string }
    file: { type: string, format: binary }
    image: { contentMediaType: image/png }
    text: { type: string, contentMediaType: text/plain }
    base64: { type: string, contentMediaType: image/png, contentEncoding: base64 }
    files: { type: array, items: { $ref: '#/components/schemas/File' } }
    nested: { type: object, properties: { file: { type: string, format: binary } } }
    many: { type: array, items: { type: array, items: { type: string, format: binary } } }
File: { type: string, format: binary }`;
  const ref = "{ schema: { $ref: '#/components/schemas/Upload' } }";

  test("are the properties of a multipart body that say so, and the items of one", () => {
    expect(shapesIn(`{ multipart/form-data: ${ref} }`, upload)).toEqual([
      {
        note: "primitive",
        file: "bytes",
        image: "bytes",
        text: "primitive",
        base64: "primitive",
        files: ["reference"],
        nested: "object",
        many: ["array"],
      },
    ]);
  });

  test("have a shape of their own where they have a name", () => {
    const { model } = onlyCall(
      `{ requestBody: { content: { multipart/form-data: ${ref} } }, responses: { default: { description: d } } }`,
      upload,
    );
    const file = [...model.api.named].find(([, name]) => name === "File")?.[0];
    expect(file && model.shapes.get(file)).toEqual({ kind: "bytes" });
  });

  test("are text in JSON, which has a schema of its own then", () => {
    const [inJson, inForm] = shapesIn(`{ application/json: ${ref}, multipart/form-data: ${ref} }`, upload) ?? [];
    expect(inJson?.file).toBe("primitive");
    expect(inForm?.file).toBe("bytes");
  });

  test("what is said of their text is named", () => {
    const { codes } = onlyCall(
      "{ requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string, format: binary, maxLength: 3 } } } } } }, responses: { default: { description: d } } }",
    );
    expect(codes).toEqual(["content-schema-not-applied"]);
  });

  test("a component that no operation uses is JSON", () => {
    const { model } = onlyCall(
      `{ requestBody: { content: { multipart/form-data: ${ref} } }, responses: { default: { description: d } } }`,
      `${upload}\nOther: { type: array, items: { $ref: '#/components/schemas/File' } }`,
    );
    const shapeOf = (wanted: string) => {
      const id = [...model.api.named].find(([, name]) => name === wanted)?.[0];
      return id && model.shapes.get(id);
    };
    expect(shapeOf("File")).toEqual({ kind: "primitive", type: "string" });
    expect(shapeOf("FileMultipart")).toEqual({ kind: "bytes" });
  });

  test("a schema that only multipart bodies use keeps its name", () => {
    const { model } = onlyCall(
      `{ requestBody: { content: { multipart/form-data: ${ref} } }, responses: { default: { description: d } } }`,
      upload,
    );
    expect([...model.api.named.values()]).toContain("Upload");
    expect([...model.api.named.values()].filter((name) => name.includes("Multipart"))).toEqual([]);
  });
});

describe("streams", () => {
  const item = (mediaType: string, schema: string, schemas?: string) => {
    const { call } = onlyCall(
      `{ responses: { "200": { description: d, content: { ${mediaType}: { schema: ${schema} } } } } }`,
      schemas,
    );
    const [content] = call.outcomes[0]?.contents ?? [];
    return content !== undefined && "item" in content
      ? { ...content.item, schema: content.item.schema !== undefined }
      : undefined;
  };

  const price = "{ $ref: '#/components/schemas/Price' }";
  const ping = "{ $ref: '#/components/schemas/Ping' }";

  test.each<[string, string, "item" | "data", boolean | string[], boolean]>([
    ["application/jsonl", "{ type: object }", "item", true, false],
    ["application/json-seq", "{ type: object }", "item", true, false],
    ["text/event-stream", "{ type: object, properties: { id: { type: string } } }", "data", true, false],
    ["text/event-stream", "{ type: string }", "data", false, false],
    ["text/event-stream", "{ anyOf: [{ type: string }, { type: object }] }", "data", true, true],
    ["text/event-stream", "{}", "data", true, true],
    ["text/event-stream", "{ properties: { event: { const: a }, data: { type: object } } }", "item", true, false],
    ["text/event-stream", "{ properties: { data: { type: string }, id: {} } }", "item", false, false],
    ["text/event-stream", "{ properties: { data: {}, object: {} } }", "data", true, false],
    ["text/event-stream", `{ oneOf: [${price}, ${ping}] }`, "item", ["price"], false],
    ["text/event-stream", `{ oneOf: [${price}, { properties: { event: { const: bye } } }] }`, "item", ["price"], false],
    [
      "text/event-stream",
      `{ oneOf: [{ properties: { data: { type: object } } }, { properties: { retry: {} } }] }`,
      "item",
      true,
      true,
    ],
    [
      "text/event-stream",
      `{ oneOf: [{ properties: { event: { const: a } } }, { properties: { event: { const: b } } }] }`,
      "data",
      true,
      true,
    ],
    ["text/event-stream", `{ properties: { event: {}, data: { type: [integer, string] } } }`, "item", true, true],
    ["text/event-stream", `{ oneOf: [${price}, { type: string }] }`, "data", true, true],
    ["text/event-stream", "{ $ref: '#/components/schemas/Loop' }", "data", true, true],
  ])("%s of %s", (mediaType, schema, describes, json, orText) => {
    const events = `Price: { properties: { event: { const: price }, data: { type: object } } }
Ping: { properties: { event: { enum: [ping, pong] }, data: { type: string } } }
Loop: { anyOf: [{ type: object }, { items: { $ref: '#/components/schemas/Loop' } }] }`;
    expect(item(mediaType, schema, events)).toEqual({ describes, json, orText, schema: true });
  });
});

describe("outcomes", () => {
  test("keep the order of the document, and know what they mean", () => {
    expect(call.outcomes.map(({ key, name, ok, contents }) => [key, name, ok, contents.length])).toEqual([
      [404, "Response404", false, 1],
      [200, "Response200", true, 1],
      [204, "Response204", true, 0],
    ]);
  });

  test.each<[Status, number | string, string, boolean | "either"]>([
    [{ kind: "code", code: 199 }, 199, "Response199", false],
    [{ kind: "code", code: 299 }, 299, "Response299", true],
    [{ kind: "code", code: 300 }, 300, "Response300", false],
    [{ kind: "class", digit: 2 }, "2XX", "Response2XX", true],
    [{ kind: "class", digit: 4 }, "4XX", "Response4XX", false],
    [{ kind: "default" }, "default", "ResponseDefault", "either"],
  ])("%j", (status, key, name, ok) => {
    const [response] = operationOf("get").responses;
    if (response === undefined) throw new Error("There is no response");
    const { outcomes } = callWith({ responses: [{ ...response, status }] });
    expect(outcomes).toMatchObject([{ status, key, name, ok, contents: [{ name }] }]);
  });

  test.each(["200", "2XX"])("a default beside %s is no success", (key) => {
    const { call } = onlyCall(`{ responses: { default: { description: d }, "${key}": { description: d } } }`);
    expect(call.outcomes.map(({ ok }) => ok)).toEqual([false, true]);
  });

  test("an answer to HEAD has no body, whatever the contract says", () => {
    expect(callOf(model, operationOf("head")).outcomes).toMatchObject([{ key: 200, contents: [] }]);
    expect(callOf(model, operationOf("get")).outcomes).toMatchObject([{ key: 200, contents: [{}] }]);
  });

  test.each([204, 205, 304])("%d has no body, whatever the contract says", (status) => {
    const { call, codes } = onlyCall(
      `{ responses: { "${status}": { description: d, content: { application/json: { schema: {} } } } } }`,
    );
    expect(call.outcomes).toMatchObject([{ contents: [] }]);
    expect(codes).toEqual(["response-body-impossible"]);
  });
});

describe("headers", () => {
  const reading = (header: string) => {
    const { call, codes } = onlyCall(`{ responses: { "200": { description: d, headers: { X-A: ${header} } } } }`);
    return { reading: call.outcomes[0]?.headers[0]?.reading, codes };
  };

  test.each([
    ["{ schema: { type: string, format: date } }", { kind: "text" }],
    ["{ schema: { type: integer } }", { kind: "integer" }],
    ["{ schema: { type: [number, 'null'] } }", { kind: "number" }],
    ["{ schema: { enum: [1, 2.5] } }", { kind: "number" }],
    ["{ schema: { type: boolean } }", { kind: "boolean" }],
    ["{ schema: { type: [integer, string] } }", { kind: "text" }],
    ["{ schema: { type: array, items: { type: integer } } }", { kind: "list", item: "integer" }],
    ["{ schema: { type: array } }", { kind: "list", item: "text" }],
    ["{ schema: { type: [array, string] } }", { kind: "text" }],
    ["{ content: { application/json: { schema: { type: object } } } }", { kind: "json" }],
    ["{ content: { text/plain: {} } }", { kind: "text" }],
  ])("%s", (header, expected) => {
    expect(reading(header)).toEqual({ reading: expected, codes: [] });
  });

  test("one without a schema is read as it comes", () => {
    expect(reading("{}")).toEqual({ reading: { kind: "text" }, codes: ["header-schema-missing"] });
  });

  test("an object is text, which is reported", () => {
    expect(reading("{ schema: { type: object } }")).toEqual({
      reading: { kind: "text" },
      codes: ["header-not-parsed"],
    });
  });
});

describe("security", () => {
  const schemes = `  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: query, name: key }
    tls: { type: mutualTLS }
`;
  test.each([
    ["[]", "none"],
    ["[{}]", "none"],
    ["[{ tls: [] }]", "none"],
    ["[{ token: [] }]", "required"],
    ["[{ token: [], tls: [] }, { key: [] }]", "required"],
    ["[{}, { token: [] }]", "optional"],
    ["[{ token: [] }, { tls: [] }]", "optional"],
  ])("%s: a credential is needed, or not", (security, need) => {
    const { call } = onlyCall(
      `{ security: ${security}, responses: { default: { description: d } } }`,
      undefined,
      schemes,
    );
    expect(credentialNeed(call)).toBe(need);
    expect(isSecured(call)).toBe(need !== "none");
  });

  test("alternatives know their schemes", () => {
    const { call } = onlyCall(
      "{ security: [{}, { token: [read], key: [] }], responses: { default: { description: d } } }",
      undefined,
      schemes,
    );
    expect(call.security).toMatchObject([
      { schemes: [] },
      {
        schemes: [
          { scheme: { kind: "bearer", name: "token" }, scopes: ["read"] },
          { scheme: { kind: "apiKey", in: "query", parameter: "key" }, scopes: [] },
        ],
      },
    ]);
  });
});
