import { describe, expect, test } from "vitest";
import { load } from "../../generator/1-load/load.js";
import type { Document } from "../../generator/1-load/source-set.js";
import { propertyValue, type StringNode } from "../../generator/1-load/tree.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatSpan } from "../../generator/diagnostics/source.js";
import { memoryHost } from "../harness/memory-host.js";

const entry = `
components:
  schemas:
    Share: {type: object}
    "a/b~c d%": {type: string}
    list: [one, {two: 2}]
paths: {"/shares/{id}": {get: {}}}
"": empty
`;
const files = {
  "/work/specs/api.yaml": entry,
  "/work/specs/parts/prices.json": '{"Price": {"$ref": "../api.yaml#/components/schemas/Share"}}',
  "/work/specs/with space.yaml": "a: 1",
  "/work/specs/broken.yaml": "a: [",
  "/work/secret.yaml": "a: 1",
  "/etc/passwd": "root:x",
};

/** Follows a reference as if it stood at the start of the entry document. */
function follow(ref: string, links: Record<string, string> = {}) {
  const diagnostics = createDiagnostics();
  const host = memoryHost(files, links);
  const sources = load("specs/api.yaml", { host, root: "/work" }, diagnostics);
  if (!sources) throw new Error("The entry document is in order.");
  const from = (document: Document, value: string): StringNode => ({
    kind: "string",
    at: { source: document.source, start: 0, end: 1 },
    value,
  });
  const target = sources.resolve(from(sources.entry, ref), sources.entry);
  return {
    target,
    again: (reference: string) => target && sources.resolve(from(target.document, reference), target.document),
    place: target && `${formatSpan(target.node.at)} ${target.pointer}`,
    reported: diagnostics.all().map(({ code, at, message }) => ({ code, file: at?.source.path, what: message })),
    readPaths: host.readPaths,
    documents: () => sources.documents().map(({ source }) => source.path),
  };
}

describe("finds", () => {
  test.each([
    ["#/components/schemas/Share", "specs/api.yaml:4:12 /components/schemas/Share"],
    ["#/components/schemas/a~1b~0c%20d%25", "specs/api.yaml:5:17 /components/schemas/a~1b~0c d%"],
    ["#/components/schemas/list/1/two", "specs/api.yaml:6:23 /components/schemas/list/1/two"],
    ["#/paths/~1shares~1{id}/get", "specs/api.yaml:7:31 /paths/~1shares~1{id}/get"],
    ["#/", "specs/api.yaml:8:5 /"],
    ["#", "specs/api.yaml:2:1 "],
    ["", "specs/api.yaml:2:1 "],
    ["api.yaml#/components/schemas/Share", "specs/api.yaml:4:12 /components/schemas/Share"],
    ["./parts/../parts/prices.json#/Price", "specs/parts/prices.json:1:11 /Price"],
    ["with%20space.yaml", "specs/with space.yaml:1:1 "],
  ])("%s", (ref, place) => {
    const found = follow(ref);
    expect(found.reported).toEqual([]);
    expect(found.place).toBe(place);
  });

  test("a document by its own references, and reads each once", () => {
    const found = follow("parts/prices.json#/Price");
    const back = found.again("../api.yaml#/components/schemas/Share");
    expect(back?.pointer).toBe("/components/schemas/Share");
    expect(found.readPaths).toEqual(["/work/specs/api.yaml", "/work/specs/parts/prices.json"]);
    expect(found.documents()).toEqual(["specs/api.yaml", "specs/parts/prices.json"]);
  });

  test("the same document through a link", () => {
    const found = follow("linked/prices.json", { "/work/specs/linked": "/work/specs/parts" });
    expect(found.target?.document.path).toBe("/work/specs/parts/prices.json");
  });
});

describe("refuses, without reading anything else", () => {
  test.each([
    ["http://127.0.0.1:9/x.json#/A", "ref-network"],
    ["HTTPS://example.com", "ref-network"],
    ["//127.0.0.1:9/x.json", "ref-network"],
    ["file:///etc/passwd", "ref-scheme"],
    ["data:application/json,{}", "ref-scheme"],
    ["C:\\x.yaml", "ref-scheme"],
    ["urn:example:a", "ref-scheme"],
    ["/etc/passwd", "ref-outside-folder"],
    ["../secret.yaml", "ref-outside-folder"],
    ["../../../../../etc/passwd", "ref-outside-folder"],
    ["%2e%2e/secret.yaml", "ref-outside-folder"],
    ["linked/secret.yaml", "ref-outside-folder"],
    ["..\\secret.yaml", "ref-malformed"],
    ["..%5Csecret.yaml", "ref-malformed"],
    ["..%2Fsecret.yaml", "ref-malformed"],
    ["api.yaml%00.json", "ref-malformed"],
    ["api.yaml?x=1", "ref-malformed"],
    ["#/a%", "ref-malformed"],
    ["#/a~", "ref-malformed"],
    ["#anchor", "ref-anchor"],
    ["api.yaml#anchor", "ref-anchor"],
    ["#/constructor/prototype/x", "ref-not-found"],
    ["#/components/schemas/list/length", "ref-not-found"],
    ["#/components/schemas/list/01", "ref-not-found"],
    ["#/components/schemas/list/-", "ref-not-found"],
    ["#/components/schemas/Share/type/0", "ref-not-found"],
    ["#/components/schemas/__proto__", "ref-not-found"],
  ])("%s: %s", (ref, code) => {
    const { target, reported, readPaths } = follow(ref, { "/work/specs/linked": "/work" });
    expect(target).toBeUndefined();
    expect(reported.map((report) => report.code)).toEqual([code]);
    expect(readPaths).toEqual(["/work/specs/api.yaml"]);
  });

  test("a file that is not there: `~` is a name like any other", () => {
    expect(follow("~/.npmrc").reported).toMatchObject([{ code: "file-missing", file: "specs/api.yaml" }]);
  });

  test("a document with mistakes, which are reported in it", () => {
    const { target, reported } = follow("broken.yaml");
    expect(target).toBeUndefined();
    expect(reported).toMatchObject([{ code: "yaml-syntax", file: "specs/broken.yaml" }]);
  });

  test("with a suggestion", () => {
    expect(follow("#/components/schemas/Shaer").reported[0]?.what).toContain("Did you mean `Share`?");
    expect(follow("#/components/schemas/Nothing").reported[0]?.what).not.toContain("Did you mean");
  });
});

test("an entry that cannot be read has no place", () => {
  const diagnostics = createDiagnostics();
  expect(load("none.yaml", { host: memoryHost({}), root: "/work" }, diagnostics)).toBeUndefined();
  expect(diagnostics.all()).toMatchObject([{ code: "file-missing", at: undefined }]);
});

test("the folder of the entry is where its link leads", () => {
  const diagnostics = createDiagnostics();
  const host = memoryHost(files, { "/work/api.yaml": "/work/specs/api.yaml" });
  const sources = load("api.yaml", { host, root: "/work" }, diagnostics);
  expect(sources?.entry.path).toBe("/work/specs/api.yaml");
  expect(sources?.entry.source.path).toBe("api.yaml");
  expect(sources?.entry.root.kind === "object" && propertyValue(sources.entry.root, "")).toBeTruthy();
});
