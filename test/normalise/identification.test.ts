import { describe, expect, test } from "vitest";
import type { SchemaId } from "../../generator/2-normalise/api.js";
import { keywordsOf, readFiles, readSchemas, schemaOf } from "./contract.js";

const components = "#/components/schemas";

/** What the `$ref` of `A` refers to, or what is reported. */
function referred(schemas: string) {
  const outcome = readSchemas(schemas);
  if (outcome.api === undefined) return outcome.reports;
  return String(keywordsOf(outcome, `${components}/A`).$ref).replace(`${components}/`, "");
}

describe("references by URI", () => {
  test.each([
    ["an absolute `$id`", "A: {$ref: 'https://x.example/b'}\nB: {$id: 'https://x.example/b'}", "B"],
    [
      "one that is written otherwise",
      "A: {$ref: 'HTTPS://X.example:443/a/../b'}\nB: {$id: 'https://x.example/b'}",
      "B",
    ],
    ["an empty fragment", "A: {$ref: 'https://x.example/b#'}\nB: {$id: 'https://x.example/b#'}", "B"],
    ["an `$id` relative to the document", "A: {$ref: b}\nB: {$id: b}", "B"],
    [
      "an `$id` relative to that of the schema around it",
      "A: {$ref: 'https://x.example/b/d'}\nB: {$id: 'https://x.example/b/c', items: {$id: d}}",
      "B/items",
    ],
    [
      "a reference relative to the resource it stands in",
      "A: {$id: 'https://x.example/a', $ref: b}\nB: {$id: 'https://x.example/b'}\nC: {$id: b}",
      "B",
    ],
    ["a URN", "A: {$ref: 'urn:uuid:1'}\nB: {$id: 'urn:uuid:1'}", "B"],
    ["a URN and a pointer", "A: {$ref: 'urn:x:1#/items'}\nB: {$id: 'urn:x:1', items: {}}", "B/items"],
    ["a pointer from the root of its resource", "A: {$id: 'urn:x:1', $ref: '#/$defs/c', $defs: {c: {}}}", "A/$defs/c"],
    ["an anchor", "A: {$ref: '#b'}\nB: {$anchor: b}", "B"],
    ["a dynamic anchor, which is one too", "A: {$ref: '#b'}\nB: {$dynamicAnchor: b}", "B"],
    [
      "an anchor of another resource",
      "A: {$ref: 'urn:x:1#b'}\nB: {$id: 'urn:x:1', not: {$anchor: b}}\nC: {$anchor: b}",
      "B/not",
    ],
    ["a place that is no schema", "A: {$ref: '#/components/x-more/b'}\nx-more: {}", ["ref-not-found 6:15"]],
    ["what only looks like an `$id`", "A: {$ref: b}\nB: {enum: [{$id: b}], const: {$id: b}}", ["file-missing 6:15"]],
    ["an `$id` that is nowhere", "A: {$ref: 'urn:x:2'}\nB: {$id: 'urn:x:1'}", ["ref-scheme 6:15"]],
    ["one from inside a resource", "A: {$id: 'urn:x:1', $ref: 'urn:x:2'}", ["id-not-found 6:31"]],
    ["one that cannot be resolved", "A: {$id: 'urn:x:1', $ref: b}", ["ref-malformed 6:31"]],
    ["a page of the network", "A: {$ref: 'https://x.example/b'}", ["ref-network 6:15"]],
    [
      "an anchor of the document from inside a resource",
      "A: {$id: a, $ref: '#b'}\nB: {$anchor: b}",
      ["anchor-not-found 6:23"],
    ],
    ["a file from inside a resource that is one", "A: {$id: a, $ref: b.yaml}", ["id-not-found 6:23"]],
    [
      "a file outside the folder that has the name of one inside",
      "A: {$ref: '../shop.yaml#/components'}",
      ["ref-outside-folder 6:15"],
    ],
  ])("%s", (_, schemas, expected) => {
    expect(referred(schemas)).toEqual(expected);
  });

  test("a file has a URI, an `$id` beside that, and anchors", () => {
    const outcome = readFiles({
      "shop.yaml": `
openapi: 3.1.0
info: {title: Shop, version: "1"}
components:
  schemas:
    Later: {$ref: "https://x.example/prices/fixed"}
    Fixed: {$ref: "more/prices.yaml#fixed"}
    Free: {$ref: "https://x.example/prices#/$defs/free"}
`,
      "more/prices.yaml": `
$id: https://x.example/prices
$defs:
  fixed: {$anchor: fixed, $id: prices/fixed}
  fixed2: {$anchor: fixed}
  free: {$ref: "#/$defs/fixed2"}
`,
    });
    expect(outcome.reports).toEqual([]);
    const refs = ["Later", "Fixed", "Free"].map((name) => keywordsOf(outcome, `${components}/${name}`).$ref);
    const path = "more/prices.yaml#/$defs";
    expect(refs).toEqual([`${path}/fixed`, `${path}/fixed2`, `${path}/free`]);
    expect(keywordsOf(outcome, `${path}/free`).$ref).toBe(`${path}/fixed2`);
  });
});

describe("resources", () => {
  test("a schema belongs to the nearest `$id` around it, else to its document", () => {
    const outcome = readSchemas("A: {not: {}}\nB: {$id: b, items: {not: {$id: c, items: true}}}");
    const resources = [...(outcome.api?.schemas.values() ?? [])].map(({ id, resource }) => [id, resource]);
    expect(Object.fromEntries(resources)).toEqual({
      [`${components}/A`]: "#",
      [`${components}/A/not`]: "#",
      [`${components}/B`]: `${components}/B`,
      [`${components}/B/items`]: `${components}/B`,
      [`${components}/B/items/not`]: `${components}/B/items/not`,
      [`${components}/B/items/not/items`]: `${components}/B/items/not`,
    });
  });

  test.each([
    ["A: {$id: 'urn:x:1'}\nB: {$id: 'urn:x:1'}", ["id-duplicate 7:14"]],
    ["A: {$anchor: a}\nB: {items: {$dynamicAnchor: a}}", ["anchor-duplicate 7:33"]],
    ["A: {$anchor: a}\nB: {$id: b, $anchor: a}", []],
    ["A: {$anchor: a, $dynamicAnchor: a}", []],
    [
      "A: {$id: 1, $anchor: 'a:b', $dynamicAnchor: ''}",
      ["identifier-invalid 6:14", "identifier-invalid 6:26", "identifier-invalid 6:49"],
    ],
    ["A: {$id: 'a#b'}", ["identifier-invalid 6:14"]],
    ["A: {x-own: {$id: 1}, examples: [{$anchor: 1}], default: {$id: 1}}", []],
  ])("%s", (schemas, reports) => {
    expect(readSchemas(schemas).reports).toEqual(reports);
  });

  test("OpenAPI 3.0 has no identifiers", () => {
    const { reports } = readSchemas("A: {$id: a}\nB: {$anchor: 1}\nC: {$ref: a}", "3.0.3");
    expect(reports).toEqual(["keyword-unknown 6:9", "keyword-unknown 7:9", "file-missing 8:15"]);
  });
});

describe("dynamic references", () => {
  const dynamicRef = (schemas: string) => {
    const outcome = readSchemas(schemas);
    return { outcome, reference: outcome.api && keywordsOf(outcome, `${components}/A`).$ref };
  };

  test.each([
    ["a dynamic anchor", "A: {$dynamicRef: '#b'}\nB: {$dynamicAnchor: b}", ["b"]],
    ["a plain anchor", "A: {$dynamicRef: '#b'}\nB: {$anchor: b}", []],
    ["a pointer to a dynamic anchor", `A: {$dynamicRef: '${components}/B'}\nB: {$dynamicAnchor: b}`, []],
    ["a URI and a dynamic anchor", "A: {$dynamicRef: 'urn:x:1#b'}\nB: {$id: 'urn:x:1', $dynamicAnchor: b}", ["b"]],
  ])("%s", (_, schemas, sought) => {
    const { outcome, reference } = dynamicRef(schemas);
    expect(reference).toBe(`${components}/B`);
    expect([...(outcome.api?.dynamicAnchors.keys() ?? [])]).toEqual(sought);
  });

  test("what they may lead to is read in every resource that is, and nowhere else", () => {
    const { outcome } = dynamicRef(`
A: {$dynamicRef: '#b'}
B: {$dynamicAnchor: b}
C: {$id: c, x-own: {$dynamicAnchor: b}, $defs: {inner: {$dynamicAnchor: b}, other: {$dynamicAnchor: c}}}
D: {$id: d, $defs: {inner: {$anchor: b}}}
`);
    expect(outcome.reports).toEqual([]);
    const anchors = outcome.api?.dynamicAnchors;
    expect([...(anchors?.keys() ?? [])]).toEqual(["b"]);
    expect([...(anchors?.get("b") ?? [])]).toEqual([
      ["#", `${components}/B`],
      [`${components}/C`, `${components}/C/$defs/inner`],
    ]);
  });

  test("they are read where nothing else refers to them", () => {
    const outcome = readFiles({
      "shop.yaml": `
openapi: 3.1.0
info: {title: Shop, version: "1"}
components: {schemas: {A: {$ref: "list.yaml#/$defs/list"}}}
`,
      "list.yaml": `
$defs:
  list: {items: {$dynamicRef: "#item"}}
  item: {$dynamicAnchor: item}
`,
    });
    expect(outcome.reports).toEqual([]);
    expect(schemaOf(outcome, "list.yaml#/$defs/item").resource).toBe("list.yaml#");
    expect(outcome.api?.dynamicAnchors.get("item")?.get("list.yaml#" as SchemaId)).toBe("list.yaml#/$defs/item");
  });
});

test("an `$id` counts in a schema that is described in place", () => {
  const text = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths:
  /shares:
    post:
      operationId: createShare
      requestBody:
        content:
          application/json:
            schema: { $id: "https://shop.example/share", type: string }
      responses:
        "204": { description: Done. }
components:
  schemas:
    Share: { $ref: "https://shop.example/share" }
`;
  expect(readFiles({ "shop.yaml": text }).reports).toEqual([]);
});
