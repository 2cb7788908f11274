import { describe, expect, test } from "vitest";
import { load } from "../../generator/1-load/load.js";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { normaliseSchema } from "../../generator/2-normalise/normalise.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { memoryHost } from "../harness/memory-host.js";
import { keywordsOf, read, readSchemas } from "./contract.js";

const vocabulary = "https://json-schema.org/draft/2020-12/vocab";
const meta = (...names: readonly string[]) =>
  `{$id: 'urn:meta', $vocabulary: {${["core", ...names].map((name) => `'${vocabulary}/${name}': true`).join(", ")}}}`;

describe("a meta-schema decides what counts", () => {
  const keywords = (metaSchema: string, schema: string) => {
    const outcome = readSchemas(`A: ${schema}\nMeta: ${metaSchema}`);
    return outcome.api ? Object.keys(keywordsOf(outcome, "#/components/schemas/A")) : outcome.reports;
  };
  const schema = "{$schema: 'urn:meta', type: object, properties: {a: {$anchor: a}}, format: email, title: t}";

  test.each([
    ["all, where it has no vocabularies", "{$id: 'urn:meta'}", ["type", "properties", "format", "title"]],
    ["applicators only", meta("applicator"), ["properties", "title"]],
    ["assertions only", meta("validation"), ["type", "title"]],
    ["formats that are asserted", meta("format-assertion"), ["format", "title"]],
    ["formats that annotate", meta("format-annotation"), ["format", "title"]],
  ])("%s", (_, metaSchema, expected) => {
    expect(keywords(metaSchema, schema)).toEqual(expected);
  });

  test("for the schemas inside, until one says otherwise", () => {
    const inner = "{type: object, $schema: https://json-schema.org/draft/2020-12/schema}";
    const outcome = readSchemas(
      `A: {$schema: 'urn:meta', items: {type: string, not: ${inner}}}\nMeta: ${meta("applicator")}`,
    );
    expect(keywordsOf(outcome, "#/components/schemas/A/items")).toEqual({ not: "#/components/schemas/A/items/not" });
    expect(keywordsOf(outcome, "#/components/schemas/A/items/not")).toEqual({ type: ["object"] });
  });

  test("nothing is found inside keywords that do not count", () => {
    expect(keywords(meta("validation"), "{$schema: 'urn:meta', not: {$anchor: 1}}")).toEqual([]);
  });

  test("it must be there, and in a dialect that is known", () => {
    expect(keywords("{$id: 'urn:other'}", schema)).toEqual(["dialect-unsupported 6:18"]);
    expect(keywords("{$id: 'urn:meta', $schema: 'http://json-schema.org/draft-03/schema#'}", schema)).toEqual([
      "dialect-unsupported 6:18",
      "dialect-unsupported 7:38",
    ]);
  });

  test("`jsonSchemaDialect` decides for the whole document", () => {
    const document = (dialect: string) =>
      read(`openapi: 3.1.0
info: {title: Shop, version: "1"}
jsonSchemaDialect: ${dialect}
components: {schemas: {A: {type: string}}}`).reports;
    expect(document("https://spec.openapis.org/oas/3.1/dialect/base")).toEqual([]);
    expect(document("urn:meta")).toEqual(["dialect-unsupported 3:20"]);
  });
});

describe("a document that is a schema", () => {
  const readSchema = (schema: unknown, known: Readonly<Record<string, string>> = {}) => {
    const diagnostics = createDiagnostics();
    const host = memoryHost({ "/a/share-price.json": JSON.stringify(schema) });
    const options = { host, root: "/a", textsByUri: new Map(Object.entries(known)) };
    const sources = load("share-price.json", options, diagnostics);
    const api = sources && normaliseSchema(sources, diagnostics);
    return { api, host, reports: diagnostics.all().map(({ code }) => code) };
  };

  test("is the one schema of an Api, with the name of the document", () => {
    const { api } = readSchema({ properties: { a: { $ref: "#/$defs/b" } }, $defs: { b: true } });
    expect(api?.operations).toEqual([]);
    expect([...(api?.named ?? [])]).toEqual([
      ["#", "share-price"],
      ["#/$defs/b", "b"],
    ]);
  });

  test("unknown keywords annotate, and OpenAPI's are unknown", () => {
    const schema = { unknown: 1, "x-own": 1, discriminator: 1, nullable: 1, definitions: 1, id: 1, enum: [] };
    const { api, reports } = readSchema(schema);
    expect(reports).toEqual([]);
    const root = api?.schemas.get("#" as SchemaId);
    expect(root?.kind === "keywords" && Object.keys(root.keywords)).toEqual(["enum"]);
  });

  test("`dependencies` is both of the keywords that it became", () => {
    const { api } = readSchema({ dependencies: { a: ["b"], c: { $anchor: "c" } }, not: { $ref: "#c" } });
    const root = api?.schemas.get("#" as SchemaId);
    const keywords = root?.kind === "keywords" ? root.keywords : {};
    expect([keywords.dependentRequired?.value, keywords.dependentSchemas?.value]).toEqual([
      new Map([["a", ["b"]]]),
      new Map([["c", "#/dependencies/c"]]),
    ]);
  });

  test("refers to documents that are known by a URI, and nothing is read for that", () => {
    const { api, host } = readSchema(
      { $id: "https://x.example/a", $ref: "b.json#/$defs/c" },
      { "https://x.example/b.json": '{"$defs": {"c": {"type": "null"}}}' },
    );
    expect([...(api?.schemas.keys() ?? [])]).toEqual(["#", "https://x.example/b.json#/$defs/c"]);
    expect(host.readPaths).toEqual(["/a/share-price.json"]);
  });

  test("refers to a known document by either of its URIs", () => {
    const inner = { $id: "https://x.example/other/b.json", not: { $ref: "#c" }, $defs: { c: { $anchor: "c" } } };
    const refs = ["https://x.example/b.json", "https://x.example/b.json#c", "https://x.example/other/b.json#c"];
    const known = { "https://x.example/b.json": JSON.stringify(inner) };
    const { api, reports } = readSchema({ allOf: refs.map(($ref) => ({ $ref })) }, known);
    expect(reports).toEqual([]);
    const refsRead = [...(api?.schemas.values() ?? [])].map((schema) =>
      schema.kind === "keywords" ? schema.keywords.$ref?.value : undefined,
    );
    expect(refsRead.slice(1, 4)).toEqual([
      "https://x.example/b.json#",
      "https://x.example/b.json#/$defs/c",
      "https://x.example/b.json#/$defs/c",
    ]);
  });
});
