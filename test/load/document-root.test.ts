import { describe, expect, test } from "vitest";
import { load } from "../../generator/1-load/load.js";
import { propertyValue } from "../../generator/1-load/tree.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { memoryHost } from "../harness/memory-host.js";
import { compiledFrom } from "../harness/package.js";

const documents = {
  "apis/shop/spec.yaml": `
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: https://api.example.com }]
paths:
  /books:
    $ref: ../../common/paths.yaml#/books
components:
  schemas:
    Problem: { $ref: ../../common/schemas/problem.yaml }
`,
  "common/paths.yaml": `
books:
  get:
    operationId: listBooks
    responses:
      "200": { description: The books., content: { application/json: { schema: { $ref: ../apis/shop/book.yaml } } } }
      default: { description: A problem., content: { application/json: { schema: { $ref: schemas/problem.yaml } } } }
`,
  "common/schemas/problem.yaml": "{ type: object, properties: { title: { type: string } } }",
  "apis/shop/book.yaml": "{ type: object, properties: { id: { type: string } } }",
};

/** What is reported where a document refers to another one, with this folder as the root of documents. */
function reported(documentRoot: string | undefined, ref: string, links: Record<string, string> = {}) {
  const diagnostics = createDiagnostics();
  const host = memoryHost(
    {
      "/work/apis/shop/spec.yaml": `a: { $ref: ${ref} }`,
      "/work/common/price.yaml": "type: number",
      "/secret.yaml": "type: number",
    },
    links,
  );
  const sources = load("apis/shop/spec.yaml", { host, root: "/work", documentRoot }, diagnostics);
  const a = sources?.entry.root.kind === "object" ? propertyValue(sources.entry.root, "a") : undefined;
  const reference = a?.kind === "object" ? propertyValue(a, "$ref") : undefined;
  if (sources && reference?.kind === "string") sources.resolve(reference, sources.entry);
  return diagnostics.all().map(({ code, message }) => `${code} ${message}`);
}

describe("the root of documents", () => {
  test("references reach every file in it", async () => {
    const { model, diagnostics } = await compiledFrom(documents, "apis/shop/spec.yaml", { documentRoot: "." });
    expect(diagnostics).toBe("");
    expect([...model.names].map(([id, { type }]) => [id, type])).toEqual([
      ["../../common/schemas/problem.yaml#", "Problem"],
      ["book.yaml#", "Book"],
    ]);
  });

  test("is by default the folder of the entry document", () => {
    expect(reported(undefined, "../../common/price.yaml")).toEqual([
      "ref-outside-folder `../../common/price.yaml` points outside the folder of the entry file.",
    ]);
  });

  test.each([".", "/work", "../work", "./"])("%s is the working folder", (documentRoot) => {
    expect(reported(documentRoot, "../../common/price.yaml")).toEqual([]);
  });

  test("nothing outside is read", () => {
    const outside = ["ref-outside-folder `../../../secret.yaml` points outside the folder that `--root` names."];
    expect(reported(".", "../../../secret.yaml")).toEqual(outside);
    const linked = ["ref-outside-folder `linked.yaml` points outside the folder that `--root` names."];
    expect(reported(".", "linked.yaml", { "/work/apis/shop/linked.yaml": "/secret.yaml" })).toEqual(linked);
  });

  test("a link may lead to another file in it", () => {
    expect(reported(".", "linked.yaml", { "/work/apis/shop/linked.yaml": "/work/common/price.yaml" })).toEqual([]);
  });

  test("must hold the entry document", () => {
    expect(reported("common", "a.yaml")).toEqual([
      "file-outside-root `apis/shop/spec.yaml` is not in the folder `common`, which `--root` or `root` names.",
    ]);
  });
});
