import fc from "fast-check";
import { exec } from "jsonpath-rfc9535";
import { describe, expect, test } from "vitest";
import { createBudget, overBudget } from "../../generator/1-load/overlays/budget.js";
import { parseJsonPath } from "../../generator/1-load/overlays/json-path.js";
import { select } from "../../generator/1-load/overlays/json-path-query.js";
import { pathTo } from "../../generator/1-load/overlays/locations.js";
import { parse } from "../../generator/1-load/parse.js";
import type { Node } from "../../generator/1-load/tree.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";

function treeOf(value: unknown): Node {
  const tree = parse({ path: "x.json", text: JSON.stringify(value) }, createDiagnostics());
  if (tree === undefined) throw new Error("no tree");
  return tree;
}

function selected(query: string, value: unknown): readonly string[] {
  const path = parseJsonPath(query);
  if (path.kind === "invalid") throw new Error(path.problem);
  return select(path.segments, treeOf(value), createBudget(0)).map((each) => JSON.stringify(pathTo(each)));
}

const shop = {
  openapi: "3.1.0",
  paths: {
    "/items": { get: { tags: ["paged", "x"], parameters: [{ name: "top" }, { name: "skip", in: "query" }] }, post: {} },
    "/users": { get: { tags: ["one"], deprecated: true, summary: "One user" } },
  },
  list: [5, 1, "a", "é", "😀", null, true, [1, 2], { a: 1 }],
};

describe("selects", () => {
  test.each([
    ["$", ["[]"]],
    ["$.paths['/items'].get.tags[0]", ['["paths","/items","get","tags",0]']],
    ["$.paths.*.get[?@ == true]", ['["paths","/users","get","deprecated"]']],
    ["$.paths[?(@.get['tags'][?(@ == 'paged')])].get", ['["paths","/items","get"]']],
    ["$..parameters[?@.name=='skip' && @.in=='query'].name", ['["paths","/items","get","parameters",1,"name"]']],
    ["$.paths[?match(@.get.summary, 'One .*')]", ['["paths","/users"]']],
    ["$.paths[?search(@.get.summary, 'us')]", ['["paths","/users"]']],
    ["$.paths[?match(@.get.summary, 'us')]", []],
    ["$.paths[?count(@.*) > 1]", ['["paths","/items"]']],
    ["$.paths[?value(@..deprecated) == true]", ['["paths","/users"]']],
    ["$.list[?length(@) == 1]", ['["list",2]', '["list",3]', '["list",4]', '["list",8]']],
    ["$.list[?@ > 'b']", ['["list",3]', '["list",4]']],
    ["$.list[?@ >= 1]", ['["list",0]', '["list",1]']],
    ["$.list[?@ == $.list[7]]", ['["list",7]']],
    ["$.list[?@.a == $.list[1]]", ['["list",8]']],
    ["$.list[?@.nothing == @.nowhere]", Array.from({ length: 9 }, (_, index) => `["list",${index}]`)],
    ["$.list[?@ == null]", ['["list",5]']],
    ["$.list[-1, 0, 0]", ['["list",8]', '["list",0]', '["list",0]']],
    ["$.list[::-4]", ['["list",8]', '["list",4]', '["list",0]']],
    ["$['__proto__']", []],
    ["$.list.length", []],
  ])("%s", (query, expected) => expect(selected(query, shop)).toEqual(expected));

  test("the document's own keys", () => {
    const value = JSON.parse('{"__proto__": {"constructor": 1}}');
    expect(selected("$.__proto__.constructor", value)).toEqual(['["__proto__","constructor"]']);
    expect(selected("$.__proto__.prototype", value)).toEqual([]);
  });
});

describe("a slice selects what one of JavaScript does", () => {
  const items = ["a", "b", "c", "d", "e"];
  const ends = ["", ...Array.from({ length: 15 }, (_, index) => String(index - 7))];
  const positive = ends.flatMap((start) => ends.map((end) => [start, end] as const));
  const indices = (query: string) => selected(query, items).map((path) => items[JSON.parse(path)[0]]);
  test("forwards", () => {
    for (const [start, end] of positive) {
      const expected = items.slice(Number(start), end === "" ? undefined : Number(end));
      expect([start, end, ...indices(`$[${start}:${end}]`)]).toEqual([start, end, ...expected]);
      const second = expected.filter((_, index) => index % 2 === 0);
      expect([start, end, ...indices(`$[${start}:${end}:2]`)]).toEqual([start, end, ...second]);
    }
  });
  test.each([
    ["$[::-1]", "edcba"],
    ["$[3::-1]", "dcba"],
    ["$[:1:-1]", "edc"],
    ["$[-2:-4:-1]", "dc"],
    ["$[9:-9:-2]", "eca"],
    ["$[1:3:-1]", ""],
    ["$[::0]", ""],
  ])("backwards: %s", (query, expected) => expect(indices(query).join("")).toBe(expected));
});

test("selects what the parser's own evaluation does", () => {
  const name = fc.constantFrom("a", "b", "c");
  const number = fc.integer({ min: -4, max: 4 });
  // That evaluation is wrong about an end before the beginning, and about indices in comparisons.
  const optional = fc.constantFrom("", "0", "1", "2", "5");
  const singular = fc
    .tuple(fc.constantFrom("@", "$"), fc.array(name, { maxLength: 2 }))
    .map(([start, names]) => [start, ...names].join("."));
  const comparable = fc.oneof(
    singular,
    number.map(String),
    fc.constantFrom('"a"', "true", "null", "length(@)", "count(@.*)"),
  );
  const condition = fc.oneof(
    singular,
    fc.tuple(comparable, fc.constantFrom("==", "!=", "<", "<=", ">", ">="), comparable).map((all) => all.join(" ")),
    fc.tuple(singular, fc.constantFrom("&&", "||"), singular).map((all) => all.join(" ")),
    singular.map((each) => `!${each}`),
    fc.constant("@..a"),
  );
  const selector = fc.oneof(
    name.map((each) => `'${each}'`),
    number.map(String),
    fc.constant("*"),
    fc.tuple(optional, optional, optional).map((all) => all.join(":")),
    condition.map((each) => `?${each}`),
  );
  const segment = fc
    .tuple(fc.constantFrom("", "", "", ".."), fc.array(selector, { minLength: 1, maxLength: 2 }))
    .map(([descendant, selectors]) => `${descendant}[${selectors.join(",")}]`);
  const query = fc.array(segment, { maxLength: 3 }).map((segments) => `$${segments.join("")}`);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(0, 1, 2, "a", "b", true, null),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(query, value, (text, document) => {
      const expected: string[] = [];
      exec(document as never, text, (_, path) => void expected.push(JSON.stringify(path)));
      expect(selected(text, document).toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 5000 },
  );
});

describe("ends in time", () => {
  test.each([
    ["a query that selects more and more", `$${"[0,0,0,0,0,0,0,0,0,0]".repeat(30)}`],
    ["one that ends in nothing", `$${"[0,0,0,0]".repeat(20)}['a']`],
    ["descendants of descendants", `$${"..*".repeat(30)}`],
    ["a condition in conditions", `$${"..[?$".repeat(12)}${"]".repeat(12)}`],
  ])("%s", (_what, query) => {
    const nested = Array.from({ length: 60 }).reduce<unknown>((inner) => [inner, 1, 2], 1);
    expect(() => selected(query, nested)).toThrow(overBudget as never);
  });

  test.each([
    ["(", `$[?${"(".repeat(1000)}@${")".repeat(1000)}]`],
    ["[", `$${"[?@".repeat(1000)}${"]".repeat(1000)}`],
    ["!", `$[?${"!".repeat(3000)}@]`],
    ["long", `$${".a".repeat(50_000)}`],
  ])("parsing %s", (_what, query) => expect(parseJsonPath(query).kind).toBe("invalid"));
});
