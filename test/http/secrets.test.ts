import { inspect } from "node:util";
import { describe, expect } from "vitest";
import type { CallRequest } from "../../generator/runtime/call.js";
import { type Client, createClient } from "../../generator/runtime/client.js";
import { ApiError } from "../../generator/runtime/or-throw.js";
import type { Unexpected } from "../../generator/runtime/result.js";
import { authorizer, bearer } from "../../generator/runtime/security.js";
import type { ValidationError } from "../../generator/runtime/validation.js";
import { filesOf, runModule } from "../harness/package.js";
import { json } from "./answers.js";
import { failure, it } from "./fixtures.js";

/** An operation that takes keys in headers and in its body, as the contracts of `specs/` do not. */
const document = {
  openapi: "3.1.0",
  info: { title: "Vault", version: "1" },
  components: {
    securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    schemas: { Word: { type: "string", format: "password", minLength: 12 } },
  },
  security: [{ bearer: [] }],
  paths: {
    "/vaults/{id}": {
      post: {
        operationId: "openVault",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "code", in: "query", schema: { type: "string", format: "password", pattern: "^\\d+$" } },
          { name: "X-Key", in: "header", required: true, schema: { type: "string", pattern: "^key-\\d+$" } },
          { name: "X-Kind", in: "header", schema: { enum: ["one", "two"] } },
          {
            name: "X-Either",
            in: "header",
            schema: { anyOf: [{ format: "uuid", type: "string" }, { const: "none" }] },
          },
          { name: "X-Never", in: "header", schema: false },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  words: { type: "array", items: { $ref: "#/components/schemas/Word" }, uniqueItems: true },
                },
              },
            },
          },
        },
        responses: {
          "200": {
            description: "Open.",
            headers: { "X-Key": { schema: { type: "string" } } },
            content: { "application/json": { schema: { type: "object", required: ["opened"] } } },
          },
        },
      },
    },
  },
};

type OpenVault = (
  client: Client<object>,
  request: CallRequest,
) => Promise<Partial<Unexpected> & Pick<Unexpected, "response">>;

const { openVault } = await runModule(await filesOf(JSON.stringify(document)), "src/api/operations.ts", new Map());

/** Everything that a program could log of an error. */
function logged(error: ValidationError): string {
  const { message, stack, issues } = error;
  return [message, stack, String(error), JSON.stringify([error, issues]), inspect(error, { depth: 20 })].join("\n");
}

describe("a secret", () => {
  const good = { path: { id: 1 }, headers: { "X-Key": "key-1" }, body: {} };
  const clientAt = (url: string) =>
    createClient<object>(
      { baseUrl: url, headers: { "X-Client": "hush-client" } },
      { authorize: authorizer({ bearer: "hush-token" }, [[bearer("bearer")]]) },
    );
  const open = (url: string, request: CallRequest) => failure((openVault as OpenVault)(clientAt(url), request));

  it("in a header is not told, only the rule that it breaks", async ({ server }) => {
    const headers = { "X-Key": "hush-1", "X-Kind": "hush-2", "X-Either": "hush-3", "X-Never": "hush-4" };
    const error = await open(server.url, {
      ...good,
      path: { id: "7" },
      headers: { ...headers, "X-Other": "hush-5" },
    });
    expect(error.issues.map(({ pointer, received }) => [pointer, received])).toEqual([
      ["/path/id", '"7"'],
      ["/headers/X-Key", "another value"],
      ["/headers/X-Kind", "another value"],
      ["/headers/X-Either", "another value"],
      ["/headers/X-Never", "another value"],
    ]);
    expect(error.message).toContain("must be a string that matches the pattern ^key-\\d+$");
    expect(logged(error)).not.toContain("hush");
    expect(server.requests).toEqual([]);
  });

  it("for the headers, or nothing, is not told", async ({ server }) => {
    const error = await open(server.url, { ...good, headers: "hush" as unknown as CallRequest["headers"] });
    expect(error.issues).toMatchObject([{ pointer: "/headers", expected: "an object", received: "another value" }]);
    expect(logged(error)).not.toContain("hush");
    const { issues } = await open(server.url, { ...good, headers: {} });
    expect(issues).toMatchObject([{ pointer: "/headers/X-Key", keyword: "required", message: "is required" }]);
  });

  it("in the query or the body is not told where it is a password", async ({ server }) => {
    const body = { words: ["hush", 7, "a long hush word", "a long hush word"] };
    const error = await open(server.url, { ...good, query: { code: "hush" }, body });
    const hidden = "a value that is not shown";
    expect(error.issues.map(({ pointer, keyword, received }) => [pointer, keyword, received])).toEqual([
      ["/query/code", "pattern", hidden],
      ["/body/words/0", "minLength", hidden],
      ["/body/words/1", "type", hidden],
      ["/body/words/3", "uniqueItems", "the value of item 2"],
    ]);
    expect(logged(error)).not.toContain("hush");
  });

  it("that went over the wire or came with the response is not told", async ({ server }) => {
    server.answerWith((response, seen) => {
      response.setHeader("X-Key", "hush-key").setHeader("Set-Cookie", "session=hush-session");
      json(200, {})(response, seen);
    });
    const result = await (openVault as OpenVault)(clientAt(server.url), good);
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: "Bearer hush-token",
      "x-client": "hush-client",
      "x-key": "key-1",
    });
    expect(result.response.headers.get("X-Key")).toBe("hush-key");
    expect(result.unexpected?.issues).toMatchObject([{ pointer: "/opened", keyword: "required" }]);
    const error = new ApiError(result as Unexpected);
    for (const each of [result, error])
      expect(`${inspect(each, { depth: 20 })}${JSON.stringify(each)}`).not.toMatch(/hush|key-1/);
  });
});
