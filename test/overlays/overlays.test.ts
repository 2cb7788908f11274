import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { load } from "../../generator/1-load/load.js";
import { toJson } from "../../generator/1-load/tree.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatSpan } from "../../generator/diagnostics/source.js";
import { memoryHost } from "../harness/memory-host.js";
import { compiledFrom, runModules } from "../harness/package.js";
import { root } from "../package/packed.js";

const head = 'overlay: 1.1.0\ninfo: { title: Fixes, version: "1" }\n';

/** What becomes of a document, and `code file:line:column` of all that is reported. */
function overlaid(document: string, ...actions: readonly string[]) {
  const files = actions.map((each, index) => [`/fix-${index}.yaml`, `${head}actions:\n${each}`] as const);
  return loaded(
    { "/api.yaml": document, ...Object.fromEntries(files) },
    files.map(([path]) => path),
  );
}

function loaded(files: Readonly<Record<string, string>>, overlays: readonly string[], entries?: readonly string[]) {
  const diagnostics = createDiagnostics();
  const sources = load("/api.yaml", { host: memoryHost(files), root: "/", overlays, entries }, diagnostics);
  const reports = diagnostics.all().map(({ code, at }) => `${code} ${at === undefined ? "" : formatSpan(at)}`);
  return { value: sources && toJson(sources.entry.root), reports };
}

describe("an update", () => {
  test.each([
    [
      "merges objects",
      "a: {b: 1, c: {d: 1}}",
      "{target: $.a, update: {e: 2, c: {f: 3}}}",
      { a: { b: 1, c: { d: 1, f: 3 }, e: 2 } },
    ],
    [
      "replaces what is primitive",
      "a: {b: 1, c: x}",
      "{target: $.a, update: {b: null, c: true}}",
      { a: { b: null, c: true } },
    ],
    ["replaces a target", "a: {b: 1}", "{target: $.a.b, update: two}", { a: { b: "two" } }],
    ["appends an object to an array", "a: [{b: 1}]", "{target: $.a, update: {c: 2}}", { a: [{ b: 1 }, { c: 2 }] }],
    ["appends a primitive value", "a: [1]", "{target: $.a, update: 2}", { a: [1, 2] }],
    ["concatenates arrays", "a: [1]", "{target: $.a, update: [2, [3]]}", { a: [1, 2, [3]] }],
    ["concatenates arrays inside", "a: {b: [1]}", "{target: $, update: {a: {b: [2]}}}", { a: { b: [1, 2] } }],
    [
      "changes every target",
      "a: [{b: 1}, {b: 2}]",
      '{target: "$.a[*]", update: {c: 1}}',
      {
        a: [
          { b: 1, c: 1 },
          { b: 2, c: 1 },
        ],
      },
    ],
    ["changes a target once", "a: [1]", "{target: \"$['a', 'a']\", update: 2}", { a: [1, 2] }],
    [
      "changes what is inside a target, too",
      "a: {x: 1, b: {x: 1}}",
      '{target: "$..[?@.x]", update: {y: 2}}',
      { a: { x: 1, b: { x: 1, y: 2 }, y: 2 } },
    ],
    [
      "changes one place of an alias",
      "a: &a {b: 1}\nc: *a",
      "{target: $.a, update: {b: 2}}",
      { a: { b: 2 }, c: { b: 1 } },
    ],
  ])("%s", (_what, document, action, expected) => {
    expect(overlaid(document, `  - ${action}`)).toEqual({ value: expected, reports: [] });
  });

  test("brings keys like any other", () => {
    const { value } = overlaid(
      "a: {}",
      "  - {target: $.a, update: {__proto__: {polluted: 1}, constructor: {prototype: {polluted: 1}}}}",
    );
    expect(JSON.stringify(value)).toBe('{"a":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}');
    expect({}).not.toHaveProperty("polluted");
  });

  test("is refused where kinds differ, and the others are made", () => {
    const outcome = overlaid(
      "a: {b: 1}\nc: [1]",
      "  - {target: $.a, update: {b: {}}}\n  - {target: $.c, update: 2}\n  - {target: $.c, copy: $.a}",
    );
    expect(outcome.reports).toEqual(["overlay-not-mergeable fix-0.yaml:4:31"]);
  });
});

describe("a removal", () => {
  test.each([
    ["of members", "a: {b: 1, c: 2}", "$.a.b", { a: { c: 2 } }],
    ["of items, by their indices before it", "a: [0, 1, 2, 3]", "$.a[0, 2]", { a: [1, 3] }],
    ["of what is inside another one", "a: {b: {c: 1}}", "$..[?@.c, ?@ == 1]", { a: {} }],
    ["of primitive items", "a: [x, y]", "$.a[?@ == 'x']", { a: ["y"] }],
  ])("%s", (_what, document, target, expected) => {
    expect(overlaid(document, `  - {target: "${target}", remove: true}`)).toEqual({ value: expected, reports: [] });
  });
});

describe("a copy", () => {
  test("is merged as it was before the action", () => {
    const { value } = overlaid(
      "a: {b: 1}\nc: {d: 2}",
      '  - {target: $, copy: $.a}\n  - {target: \'$["a", "c"]\', copy: $}\n',
    );
    expect(value).toEqual({ a: { b: 1, a: { b: 1 }, c: { d: 2 } }, c: { d: 2, a: { b: 1 }, c: { d: 2 }, b: 1 }, b: 1 });
  });

  test("moves, with an update before and a removal after it", () => {
    const actions =
      "  - {target: $.p, update: {new: {}}}\n  - {target: $.p.new, copy: $.p.old}\n  - {target: $.p.old, remove: true}\n";
    expect(overlaid("p: {old: {get: 1}}", actions)).toEqual({ value: { p: { new: { get: 1 } } }, reports: [] });
  });

  test("is unknown to 1.0", () => {
    const overlay = `${head.replace("1.1.0", "1.0.3")}actions: [{target: $.a, copy: $.b}]`;
    expect(loaded({ "/api.yaml": "a: {}\nb: {}", "/fix.yaml": overlay }, ["fix.yaml"]).reports).toEqual([
      "overlay-invalid fix.yaml:3:11",
      "overlay-field-unknown fix.yaml:3:25",
    ]);
  });
});

test("overlays and actions are applied in order", () => {
  const first = "  - {target: $.a, update: 1}\n  - {target: $.a, update: 2}";
  expect(overlaid("a: []", first, "  - {target: '$.a[?@ == 2]', update: 3}").value).toEqual({ a: [1, 3] });
});

test("in JSON, too", () => {
  const overlay =
    '{"overlay": "1.0.0", "info": {"title": "", "version": ""}, "actions": [{"target": "$", "update": {"b": 1}}]}';
  expect(loaded({ "/api.yaml": '{"a": 1}', "/fix.yaml": overlay }, ["fix.yaml"]).value).toEqual({ a: 1, b: 1 });
});

describe("what is too large is refused at its action", () => {
  test.each([
    ["a list that doubles", "a: [1]", "{target: $.a, copy: $.a}", "overlay-too-large"],
    ["an object inside itself", "a: {}", '{target: "$..*", update: {a: {}, b: {}}}', "overlay-too-large"],
  ])("%s", (_what, document, action, code) => {
    const { value, reports } = overlaid(document, `  - ${action}\n`.repeat(40));
    expect(value).toBeUndefined();
    expect(reports.length).toBe(1);
    expect(reports[0]).toMatch(new RegExp(`^${code} fix-0\\.yaml:\\d+:5$`));
  });

  test("an object that is copied into itself", () => {
    const { value, reports } = overlaid("a: {b: {}}", `  - {target: "$..b", copy: $.a}\n`.repeat(40));
    expect(value).toBeUndefined();
    expect(reports[0]).toMatch(/^yaml-too-deep fix-0\.yaml:\d+:28$/);
  });

  test("what nests too deeply", () => {
    const deep = `${"{a: ".repeat(150)}1${"}".repeat(150)}`;
    const target = `$${".a".repeat(100)}`;
    const outcome = overlaid(`a: ${deep}`, `  - {target: "${target}", update: {b: ${deep}}}\n`);
    expect(outcome).toEqual({ value: undefined, reports: [`yaml-too-deep fix-0.yaml:4:${target.length + 26}`] });
  });
});

test("the example of the page about overlays is one", () => {
  const page = readFileSync(join(root, "docs/overlays-and-filters.md"), "utf8");
  const [, example = ""] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const document = "paths: {/internal: {}, /orders: {}}\ncomponents: {schemas: {Order: {properties: {}}}}";
  expect(loaded({ "/api.yaml": document, "/fix.yaml": example }, ["fix.yaml"])).toEqual({
    value: {
      paths: { "/orders": {} },
      components: { schemas: { Order: { properties: { total: { type: "string", format: "decimal" } } } } },
    },
    reports: [],
  });
});

describe("extends", () => {
  const fix = (text: string) => `${head}extends: "${text}"\nactions: [{target: $, update: {b: 1}}]`;
  test.each([
    ["the document", "../api.yaml", { a: 1, b: 1 }, []],
    ["the address of the document", "https://example.com/v1/api.yaml", { a: 1, b: 1 }, []],
    ["another file", "other.yaml", { a: 1, b: 1 }, ["overlay-extends-other fixes/fix.yaml:3:10"]],
    [
      "another address",
      "https://example.com/openapi.json",
      { a: 1, b: 1 },
      ["overlay-extends-other fixes/fix.yaml:3:10"],
    ],
    ["itself", "fix.yaml", { a: 1, b: 1 }, ["overlay-extends-other fixes/fix.yaml:3:10"]],
    ["another document of the run", "../billing.yaml", { a: 1 }, []],
  ])("%s", (_what, extended, value, reports) => {
    const files = { "/api.yaml": "a: 1", "/fixes/fix.yaml": fix(extended) };
    expect(loaded(files, ["fixes/fix.yaml"], ["api.yaml", "billing.yaml"])).toEqual({ value, reports });
  });
});

test("an overlay that is not there, or no overlay", () => {
  expect(loaded({ "/api.yaml": "a: 1" }, ["fix.yaml"])).toEqual({ value: undefined, reports: ["file-missing "] });
  expect(loaded({ "/api.yaml": "a: 1", "/fix.yaml": "[" }, ["fix.yaml"]).reports).toEqual(["yaml-syntax fix.yaml:1:2"]);
  expect(loaded({ "/api.yaml": "a: 1", "/fix.yaml": "[]" }, ["fix.yaml"]).reports).toEqual([
    "overlay-invalid fix.yaml:1:1",
  ]);
});

describe("a contract with overlays", () => {
  const contract = `openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        "200": {description: All., content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
components:
  schemas:
    Order: {type: object, properties: {price: {type: money}}}
    Other: {$ref: "other.yaml#/Other"}
`;
  const other = "Other: {type: string}\n";
  const compiled = (actions: string) =>
    compiledFrom(
      { "shop.yaml": contract, "other.yaml": other, "fixes/shop.yaml": `${head}actions:\n${actions}` },
      "shop.yaml",
      { overlays: ["fixes/shop.yaml"] },
    );
  const messageOf = (actions: string) =>
    compiled(actions).then(
      ({ diagnostics }) => diagnostics,
      (error) => error.message,
    );

  test("has the mistakes that are left, where they are", async () => {
    const fixed = await compiled("  - {target: $.components.schemas.Order.properties.price, update: {type: integer}}");
    expect(fixed.diagnostics).toBe("");
    expect([...fixed.model.api.named.values()]).toEqual(["Order", "Other"]);
    expect(await messageOf("  - {target: $.info, update: {description: Ours.}}")).toContain(
      "shop.yaml:11:54  error  type-unknown",
    );
  });

  test("has those of overlays, in the overlay and with its text", async () => {
    const message = await messageOf(
      "  - target: $.components.schemas.Order.properties.price\n    update: {type: decimal}\n",
    );
    expect(message).toContain("fixes/shop.yaml:5:20  error  type-unknown");
    expect(message).toContain("> 5 |     update: {type: decimal}");
  });

  test("keeps references of overlays relative to the document", async () => {
    const action = (path: string) =>
      `  - target: $.components.schemas.Order.properties.price\n    remove: true\n  - target: $.components.schemas.Order.properties\n    update: {price: {$ref: "${path}#/Other"}}\n`;
    expect(await messageOf(action("other.yaml"))).toBe("");
    expect(await messageOf(action("./fixes/other.yaml"))).toContain("fixes/shop.yaml:7:28  error  file-missing");
  });

  test("applies to the entry alone", async () => {
    expect(await messageOf("  - {target: $.Other, remove: true}")).toContain("overlay-target-unmatched");
  });

  test("text of an overlay is no code", async () => {
    const code = "globalThis.pwned = true";
    const texts = [`*/${code}/*`, `"+(${code})+"`, `\`\${${code}}\``, `\u2028${code}\u2028//`, `</script>${code}`];
    const schemas = texts.map((text, index) => [
      `Evil${index}`,
      { title: text, description: text, enum: [text], [`x-${text}`]: text, properties: { [text]: { const: text } } },
    ]);
    const update = {
      info: { title: texts[0], description: texts.join("") },
      components: { schemas: Object.fromEntries(schemas) },
    };
    const { files } = await compiled(
      `  - {target: $.components.schemas.Order.properties.price, update: {type: integer}}\n  - {target: $, update: ${JSON.stringify(update)}}\n`,
    );
    await runModules(files, ["src/shop/types.ts", "src/shop/validators.ts", "src/shop/index.ts"]);
    expect(globalThis).not.toHaveProperty("pwned");
  });
});
