import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import type { MediaType, Operation, OperationId, Parameter, Response } from "../../generator/2-normalise/api.js";
import { emitPaths } from "../../generator/4-emit/paths.js";
import type { PrintedModule } from "../../generator/4-emit/print/module.js";
import { emitTypes } from "../../generator/4-emit/types.js";
import { compileErrorsIn } from "../harness/compile-errors.js";
import { array, at, idOf, literal, modelOf, nothing, object, reference, text, union } from "./model.js";

const parameter = (name: string, more: Partial<Parameter> & Pick<Parameter, "in">): Parameter => ({
  at,
  name,
  required: false,
  deprecated: false,
  description: undefined,
  schema: idOf("Inline"),
  serialization: { kind: "style", style: "form", explode: true, allowReserved: false, allowEmptyValue: false },
  examples: [],
  ...more,
});
const response = (code: number, description: string | undefined, ...content: readonly MediaType[]): Response => ({
  at,
  status: { kind: "code", code },
  description,
  headers: [],
  content,
  links: [],
});
const json = (schema: string | undefined, name = "application/json"): MediaType => ({
  at,
  keyAt: at,
  name,
  codec: "json",
  schema: schema === undefined ? undefined : idOf(schema),
  itemSchema: undefined,
  encoding: new Map(),
  unread: new Map(),
  examples: [],
});
const operation: Operation = {
  id: "update" as OperationId,
  at,
  method: "patch",
  path: { value: '/api/shares/{id}/"quoted"', at, keyAt: at },
  operationId: { value: "shares:update", at, keyAt: at },
  chosenName: undefined,
  tags: [],
  externalDocs: undefined,
  callbacks: undefined,
  unsentBody: undefined,
  summary: "Update a share */ @deprecated",
  description: "All of it.",
  deprecated: true,
  parameters: [
    parameter("id", { in: "path", required: true, description: "Which one.", schema: idOf("Id") }),
    parameter("page-size", { in: "query" }),
    parameter("__proto__", { in: "query", deprecated: true }),
  ],
  requestBody: { at, required: true, description: "*/", content: [json("Update")] },
  responses: [
    response(200, "*/", json("Share")),
    response(204, undefined),
    response(404, undefined, json("Inline", "application/problem+json")),
    response(422, undefined, json(undefined)),
  ],
  security: [],
  servers: [],
};
const list: Operation = {
  ...operation,
  id: "list" as OperationId,
  method: "get",
  parameters: [],
  requestBody: undefined,
  summary: undefined,
  description: undefined,
  deprecated: false,
};

const model = modelOf(
  {
    Id: { shape: text },
    Share: { shape: object({ id: text, prices: array(text) }) },
    Update: { shape: object({ "visibility?": union(literal("public"), literal("private")) }) },
  },
  { Inline: { shape: union(array(reference("Share")), nothing) } },
  [operation, list, { ...list, path: { value: "/api/shares", at, keyAt: at } }],
);

let paths: PrintedModule;
beforeAll(async () => {
  paths = emitPaths(model);
});

test("the module of paths", async () => {
  await expect(paths.text).toMatchFileSnapshot("expected/paths.ts.txt");
  expect(paths.imports).toEqual([{ kind: "file", path: "src/test/types.ts" }]);
});

test("nothing but types, and nothing that type stripping leaves", () => {
  const { outputText } = ts.transpileModule(paths.text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, removeComments: true },
  });
  expect(outputText.trim()).toBe("export {};");
});

test("a contract without operations", async () => {
  expect(emitPaths(modelOf({})).text).toContain("export interface paths {}\n");
});

describe("openapi-fetch", () => {
  const client = `import createClient from "openapi-fetch";\nimport type { paths } from "./paths.js";\nconst client = createClient<paths>();\n`;
  const route = `'/api/shares/{id}/"quoted"'`;

  test("takes it, and tells the types of bodies", () => {
    expect(
      problems(`${client}
        const { data, error, response } = await client.PATCH(${route}, {
          params: { path: { id: "1" }, query: { "page-size": null } },
          body: { visibility: "public" },
        });
        if (response.ok && data) data.prices satisfies string[];
        if (error) error satisfies unknown;
        const read = await client.GET("/api/shares");
        read.data?.id satisfies string | undefined;
      `),
    ).toEqual([]);
  });

  test.each([
    ["an unknown path", `await client.GET("/api/other");`],
    ["a method that the path does not have", `await client.PATCH("/api/shares");`],
    ["no path parameter", `await client.PATCH(${route}, { params: { path: {} }, body: {} });`],
    ["no body", `await client.PATCH(${route}, { params: { path: { id: "1" } } });`],
    [
      "another body",
      `await client.PATCH(${route}, { params: { path: { id: "1" } }, body: { visibility: "hidden" } });`,
    ],
  ])("refuses %s", (_, use) => {
    expect(problems(client + use)).not.toEqual([]);
  });
});

/** What TypeScript reports of code that stands beside the emitted modules. */
function problems(source: string): readonly string[] {
  const emitted = [emitTypes(model), paths].map((module) => [module.path, module.text] as const);
  return compileErrorsIn(new Map([...emitted, ["src/test/use.ts", source]])).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}
