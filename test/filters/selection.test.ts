import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Model } from "../../generator/3-analyse/model.js";
import { specmillIn } from "../harness/command.js";
import { compiledFrom } from "../harness/package.js";

const contract = `openapi: 3.2.0
info: {title: Shop, version: "1"}
security: [{Key: []}]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      responses:
        "200":
          description: All.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Order"}}}}
          links: {next: {operationId: getUser}}
    post: {operationId: createOrder, deprecated: true, tags: [orders], responses: {"204": {description: Done.}}}
    additionalOperations:
      COPY: {operationId: copyOrders, security: [{Basic: []}], responses: {"204": {description: Done.}}}
  /users/{id}:
    $ref: users.yaml#/user
components:
  schemas:
    Zebra: {type: string}
    Order: {type: object, properties: {price: {$ref: "#/components/schemas/Price"}}}
    Price: {type: integer}
    User: {type: object, properties: {name: {type: string}}}
  securitySchemes:
    Key: {type: apiKey, in: header, name: X-Key}
    Basic: {type: http, scheme: basic}
`;
const users = `user:
  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
  get:
    operationId: getUser
    tags: [users]
    responses:
      "200": {description: One., content: {application/json: {schema: {$ref: "shop.yaml#/components/schemas/User"}}}}
`;

interface Filter {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

async function compiled(filter: Filter, document = contract) {
  return compiledFrom({ "shop.yaml": document, "users.yaml": users }, "shop.yaml", filter);
}

const operationsOf = ({ api }: Model) => api.operations.map(({ operationId }) => operationId?.value);
const schemasOf = ({ api }: Model) => [...api.named.values()];

describe("a filter", () => {
  test.each([
    [{}, ["listOrders", "createOrder", "copyOrders", "getUser"], ["Zebra", "Order", "Price", "User"]],
    [{ include: ["GET /orders"] }, ["listOrders"], ["Order", "Price"]],
    [{ include: ["tag:users"] }, ["getUser"], ["User"]],
    [
      { include: ["/orders", "id:getUser"], exclude: ["deprecated"] },
      ["listOrders", "copyOrders", "getUser"],
      ["Order", "Price", "User"],
    ],
    [{ include: ["copy /**"] }, ["copyOrders"], []],
    [{ exclude: ["tag:orders", "id:getUser"] }, ["copyOrders"], []],
    [{ exclude: ["/orders"] }, ["getUser"], ["User"]],
    // A kind of operation that there may be none of.
    [{ include: ["id:getUser"], exclude: ["deprecated"] }, ["getUser"], ["User"]],
    [{ include: ["id:getUser", "deprecated"] }, ["createOrder", "getUser"], ["User"]],
  ])("%j", async (filter, operations, schemas) => {
    const { model } = await compiled(filter);
    expect(operationsOf(model)).toEqual(operations);
    expect(schemasOf(model)).toEqual(schemas);
  });

  test("keeps the security schemes that operations ask for", async () => {
    const schemesOf = async (filter: Filter) => (await compiled(filter)).model.api.security.map(({ name }) => name);
    expect(await schemesOf({ include: ["GET /orders"] })).toEqual(["Key"]);
    expect(await schemesOf({ include: ["COPY /orders"] })).toEqual(["Basic"]);
    expect(await schemesOf({})).toEqual(["Key", "Basic"]);
  });

  test("does not follow the reference of a path that it excludes", async () => {
    const document = contract.replace("users.yaml", "missing.yaml");
    const { model } = await compiled({ exclude: ["/users/*", "tag:users"] }, document);
    expect(operationsOf(model)).toEqual(["listOrders", "createOrder", "copyOrders"]);
  });

  test("lets links lead to operations that are not kept", async () => {
    expect((await compiled({ include: ["GET /orders"] })).diagnostics).not.toContain("link-target-missing");
  });
});

describe("mistakes that a filter leaves out are not reported", () => {
  const broken = [
    [
      "in another operation of the path",
      "    post: {",
      '    put: {responses: {"200": {$ref: "#/nowhere"}}}\n    post: {',
    ],
    ["in another path", "  /users/{id}:", "  /{x}/{x}: {get: {parameters: 5}}\n  /users/{id}:"],
    ["in the reference of another path", "users.yaml#/user", "missing.yaml"],
    ["in a schema", "    Zebra: {type: string}", "    Zebra: {type: strin, $ref: 5}"],
    ["in the name of a schema", "    Zebra:", '    "a b":'],
    ["in a parameter", "  securitySchemes:", "  parameters: {P: {in: nowhere}}\n  securitySchemes:"],
    ["in a response", "  securitySchemes:", "  responses: {R: 5}\n  securitySchemes:"],
    ["in a security scheme", "type: http, scheme: basic", "type: htp"],
    ["in a path item", "  securitySchemes:", "  pathItems: {I: {get: 5}}\n  securitySchemes:"],
  ] as const;
  test.each(broken)("%s", async (_where, from, to) => {
    const document = contract.replace(from, to);
    expect(document).not.toBe(contract);
    const { model, diagnostics } = await compiled({ include: ["GET /orders"] }, document);
    expect(schemasOf(model)).toEqual(["Order", "Price"]);
    expect(diagnostics).toBe("");
    const whole = await compiled({}, document).catch((error) => ({ diagnostics: error.message }));
    expect(whole.diagnostics).not.toBe("");
  });

  test("those in what it keeps are", async () => {
    const kept = contract.replace("Price: {type: integer}", "Price: {type: intege}");
    await expect(compiled({ include: ["GET /orders"] }, kept)).rejects.toThrow("shop.yaml:23:19  error  type-unknown");
    const named = contract.replaceAll("Price", "Pri ce");
    expect((await compiled({ include: ["GET /orders"] }, named)).diagnostics).toContain("component-name-invalid");
    const unmatched = compiled({ include: ["id:getUser"] }, contract.replace("users.yaml", "missing.yaml"));
    await expect(unmatched).rejects.toThrow("file-missing");
    const withoutOperations = contract.replace("paths:\n", "paths:\n  /odd: 5\n");
    await expect(compiled({ exclude: ["tag:users"] }, withoutOperations)).rejects.toThrow("shop.yaml:5:9");
  });
});

describe("the command", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "specmill-filters-"));
    writeFileSync(join(root, "shop.yaml"), contract);
    writeFileSync(join(root, "users.yaml"), users);
    writeFileSync(
      join(root, "package.json"),
      JSON.stringify({ specmill: { specs: ["shop.yaml"], out: "out", package: "p", include: ["tag:users"] } }),
    );
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const specmill = (...words: readonly string[]) => specmillIn(root, ...words);
  const types = () => readFileSync(join(root, "out/src/shop/types.ts"), "utf8");

  test("reads patterns from the configuration, and those of its own in their stead", async () => {
    expect(await specmill("generate")).toMatchObject({ code: 0 });
    expect(types()).toContain("User");
    expect(types()).not.toContain("Order");
    expect(await specmill("generate", "--include", "tag:orders")).toMatchObject({ code: 0 });
    expect(types()).not.toContain("User");
    expect(types()).toContain("Order");
    expect(await specmill("check", "--include", "tag:orders")).toMatchObject({ code: 0 });
    expect(await specmill("check")).toMatchObject({ code: 1 });
  });

  test("tells what users of the package lose by a new filter", async () => {
    expect(await specmill("generate", "--exclude", "deprecated", "--include", "/**")).toMatchObject({ code: 0 });
    expect((await specmill("generate")).out).toContain("GET /orders");
  });

  test("refuses a pattern that matches nothing in any document", async () => {
    const call = ["generate", "shop.yaml", "other.yaml", "--out", "two", "--package", "p"] as const;
    writeFileSync(join(root, "other.yaml"), contract.replaceAll("/orders", "/others"));
    const refused = await specmill(...call, "--include", "/orders", "--include", "/others", "--exclude", "tag:order");
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.error).toContain("`tag:order`. Did you mean `tag:orders`?");
    expect(refused.error).toContain("1 error");
  });

  test("lets a document be without deprecated operations, and refuses a filter that leaves no operation", async () => {
    writeFileSync(join(root, "shop.yaml"), contract.replace("deprecated: true, ", ""));
    const call = ["generate", "shop.yaml", "--out", "two"] as const;
    expect(await specmill(...call, "--exclude", "deprecated")).toMatchObject({ code: 0, error: "" });
    expect(await specmill(...call, "--include", "tag:users", "--include", "deprecated")).toMatchObject({ code: 0 });
    for (const filter of [
      ["--include", "deprecated"],
      ["--include", "/orders", "--exclude", "/**"],
      ["--exclude", "/**"],
    ]) {
      const refused = await specmill(...call, ...filter);
      expect(refused).toMatchObject({ code: 2, error: expect.stringContaining("error  selection-empty") });
    }
    expect((await specmill(...call, "--exclude", "deprecate")).error).toContain("Did you mean `deprecated`?");
  });

  test("says nothing of patterns where a document cannot be read", async () => {
    writeFileSync(join(root, "shop.yaml"), "openapi: [");
    const refused = await specmill("generate");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.error).not.toContain("pattern-unmatched");
  });

  test("says nothing of patterns where the call is wrong already", async () => {
    const refused = await specmill("generate", "--no-format", "nope");
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.error).not.toContain("pattern-unmatched");
  });

  test("compares what a filter keeps", async () => {
    writeFileSync(join(root, "new.yaml"), contract.replace("Price: {type: integer}", "Price: {type: string}"));
    const call = ["diff", "shop.yaml", "new.yaml", "--fail-on", "wire"] as const;
    expect(await specmill(...call)).toMatchObject({ code: 1 });
    expect(await specmill(...call, "--include", "tag:users")).toMatchObject({ code: 0 });
    expect(await specmill(...call, "--exclude", "tag:user")).toMatchObject({ code: 2 });
  });
});
