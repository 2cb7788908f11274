import { describe, expect, test } from "vitest";
import type { Operation, OperationId, Status } from "../../generator/2-normalise/api.js";
import {
  type Call,
  callOf,
  callsOf,
  contentsOf,
  groupsOf,
  isSecured,
  soleContent,
} from "../../generator/3-analyse/calls.js";
import { contractOf, modelOf } from "../harness/model.js";

const schemas = "Share: { type: object }\nProblem: { type: object }";
const json = (name: string) => `content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } }`;

const paths = `
  /shares/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    patch:
      parameters:
        - { name: X-Trace, in: header, required: true, schema: { type: string } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: page, in: query, explode: false, schema: { type: integer } }
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

/** The call of an operation that is `get` but for what is given: what no document can say yet can be tested so. */
function callWith(more: Partial<Operation>): Call {
  const operation = { ...operationOf("get"), ...more };
  return callOf({ calls: callsOf({ operations: [operation] }) }, operation);
}

test("every operation has a call, by its id", () => {
  expect([...model.calls.keys()]).toEqual(model.api.operations.map(({ id }) => id));
  expect(() => callOf(model, { ...operationOf("get"), id: "#/paths/~1other/get" as OperationId })).toThrow("no call");
});

describe("parameters", () => {
  test("know how they are written, defaults filled in", () => {
    expect(call.parameters.map(({ name, serialization }) => ({ name, ...serialization }))).toEqual([
      { name: "id", kind: "style", style: "simple", explode: false, allowReserved: false },
      { name: "X-Trace", kind: "style", style: "simple", explode: false, allowReserved: false },
      { name: "tags", kind: "style", style: "form", explode: true, allowReserved: false },
      { name: "page", kind: "style", style: "form", explode: false, allowReserved: false },
    ]);
  });

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
    ]);
    expect(groupsOf(callWith({ parameters: [] }))).toEqual([]);
  });
});

describe("bodies", () => {
  test("have a content for each media type", () => {
    expect(call.body).toMatchObject({
      required: false,
      description: "What to change.",
      contents: [{ name: "Body", mediaType: "application/merge-patch+json", codec: "json", schema: undefined }],
    });
    expect(callWith({}).body).toBeUndefined();
  });

  test("those that are sent come before those that come back", () => {
    expect(contentsOf(call).map(({ name }) => name)).toEqual(["Body", "Response404", "Response200"]);
  });

  test("a second one is refused by who can use one only", () => {
    const [content] = contentsOf(call);
    if (content === undefined) throw new Error("There is no content");
    expect(soleContent([])).toBeUndefined();
    expect(soleContent([content])).toBe(content);
    expect(() => soleContent([content, content])).toThrow("second");
  });
});

describe("outcomes", () => {
  test("keep the order of the document, and know what they mean", () => {
    expect(call.outcomes.map(({ key, name, ok, contents }) => [key, name, ok, contents.length])).toEqual([
      [404, "Response404", false, 1],
      [200, "Response200", true, 1],
      [204, "Response204", true, 0],
    ]);
    expect(call.outcomes[0]?.contents).toMatchObject([
      {
        name: "Response404",
        mediaType: "application/json",
        codec: "json",
        schema: "#/paths/~1shares~1{id}/patch/responses/404/content/application~1json/schema",
      },
    ]);
  });

  test.each<[Status, number | string, string, boolean]>([
    [{ kind: "code", code: 199 }, 199, "Response199", false],
    [{ kind: "code", code: 299 }, 299, "Response299", true],
    [{ kind: "code", code: 300 }, 300, "Response300", false],
    [{ kind: "class", digit: 2 }, "2XX", "Response2XX", true],
    [{ kind: "class", digit: 4 }, "4XX", "Response4XX", false],
    [{ kind: "default" }, "default", "ResponseDefault", false],
  ])("%j", (status, key, name, ok) => {
    const [response] = operationOf("get").responses;
    if (response === undefined) throw new Error("There is no response");
    const { outcomes } = callWith({ responses: [{ ...response, status }] });
    expect(outcomes).toMatchObject([{ status, key, name, ok, contents: [{ name }] }]);
  });

  test("an answer to HEAD has no body, whatever the contract says", () => {
    expect(callOf(model, operationOf("head")).outcomes).toMatchObject([{ key: 200, contents: [] }]);
    expect(callOf(model, operationOf("get")).outcomes).toMatchObject([{ key: 200, contents: [{}] }]);
  });
});

test("a call is secured where one of the alternatives names a scheme", () => {
  const { at } = operationOf("get");
  const token = { at, schemes: [{ at, name: "token" }] };
  const nobody = { at, schemes: [] };
  expect(callWith({ security: [nobody, token] }).security).toEqual([nobody, token]);
  expect([[], [nobody], [token], [nobody, token]].map((security) => isSecured(callWith({ security })))).toEqual([
    ...[false, false, true, true],
  ]);
});
