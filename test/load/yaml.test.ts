import { describe, expect, test } from "vitest";
import { parse } from "../../generator/1-load/parse.js";
import { decode } from "../../generator/1-load/text.js";
import { type Node, toJson } from "../../generator/1-load/tree.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { formatSpan, type Span } from "../../generator/diagnostics/source.js";

function read(text: string | Uint8Array) {
  const diagnostics = createDiagnostics();
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const source = decode(bytes, "a.yaml", diagnostics);
  const tree = source && parse(source, diagnostics);
  const reported = diagnostics.all().map(({ code, at }) => `${code} ${at ? formatSpan(at) : ""}`);
  return { tree, reported, diagnostics };
}

function valueIn(text: string): unknown {
  const { tree, reported } = read(text);
  expect(reported).toEqual([]);
  return JSON.parse(JSON.stringify(toJson(tree as Node)));
}

const written = ({ source, start, end }: Span) => source.text.slice(start, end);

describe("values", () => {
  test("are those of the core schema of YAML 1.2", () => {
    expect(valueIn("[no, on, YES, 0o17, 0x1F, 1_000, 012, 1e3, ~, null, True, 2024-01-01, '', -0.5]")).toEqual([
      ..."no on YES".split(" "),
      15,
      31,
      "1_000",
      12,
      1000,
      null,
      null,
      true,
      "2024-01-01",
      "",
      -0.5,
    ]);
  });

  test("are those of JSON in a JSON document, tabs and all", () => {
    const json = '{\n\t"a\\u0041": [1, -2.5e3, true, null, "\\ud83d\\ude00\\/"],\n\t"b":{},"c":[]\n}\n';
    expect(valueIn(json)).toEqual(JSON.parse(json));
  });

  test("may be block scalars, anchors and aliases, and carry tags of the core schema", () => {
    expect(valueIn("a: |\n  x\n  y\nb: &b !!str 200\nc: *b\nd:\n")).toEqual({
      a: "x\ny\n",
      b: "200",
      c: "200",
      d: null,
    });
  });

  test("an alias means the nearest anchor before it", () => {
    expect(valueIn("a: &x 1\nb: *x\nc: &x [&x 2, *x]\nd: *x\n")).toEqual({ a: 1, b: 1, c: [2, 2], d: 2 });
  });

  test("have a leading byte order mark, Windows line ends and no last line break", () => {
    expect(valueIn("\uFEFFa: 1\r\nb: 2")).toEqual({ a: 1, b: 2 });
  });

  test("keys that are numbers, booleans or null are the strings of their text; own keys stay own", () => {
    const { tree } = read('200: a\n0x1F: b\ntrue: c\n~: d\n1.0: e\n__proto__: f\n"<<": g\n');
    expect([...(tree?.kind === "object" ? tree.entries.keys() : [])]).toEqual(
      "200 0x1F true ~ 1.0 __proto__ <<".split(" "),
    );
    expect(Object.keys(toJson(tree as Node) as object)).toContain("__proto__");
  });
});

describe("places", () => {
  test("are exactly where keys and values were written", () => {
    const { tree } = read('a: # x\n  "b" :  [ 1, two ] # y\n  c: |\n    text\n  d:\n    e: f # z\n\n# end\ng: 1\n');
    const spans = new Map<string, string>();
    const walk = (node: Node, path: string) => {
      spans.set(path, written(node.at));
      if (node.kind === "array") node.items.forEach((item, index) => void walk(item, `${path}/${index}`));
      if (node.kind !== "object") return;
      for (const { key, keyAt, value } of node.entries.values()) {
        spans.set(`${path}/${key}:`, written(keyAt));
        walk(value, `${path}/${key}`);
      }
    };
    walk(tree as Node, "");
    expect(Object.fromEntries(spans)).toMatchObject({
      "/a:": "a",
      "/a/b:": '"b"',
      "/a/b": "[ 1, two ]",
      "/a/b/1": "two",
      "/a/c": "|\n    text\n",
      "/a/d": "e: f",
      "/a": '"b" :  [ 1, two ] # y\n  c: |\n    text\n  d:\n    e: f',
      "/g": "1",
    });
  });

  test("of a value that is left out are empty, after its key", () => {
    const { tree } = read("a:\n  b:\n  c: {d, e: }\n");
    const a = tree?.kind === "object" ? tree.entries.get("a")?.value : undefined;
    const b = a?.kind === "object" ? a.entries.get("b")?.value : undefined;
    expect(b && formatSpan(b.at)).toBe("a.yaml:2:5");
    expect(b && written(b.at)).toBe("");
  });
});

describe("refuses, at its place", () => {
  const depth = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
  const bomb = (values: number) => `a: &a [${"1, ".repeat(9)}1]\nb: [${"*a, ".repeat(values / 11)}1]\n`;
  test.each<[string, string | Uint8Array, readonly string[]]>([
    ["an empty file", "", ["file-empty a.yaml:1:1"]],
    ["only comments", "# a\n---\n", ["file-empty a.yaml:1:1"]],
    ["bytes that are no UTF-8", new Uint8Array([0x61, 0xef, 0xbf, 0xbd, 0xff]), ["file-encoding a.yaml:1:3"]],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0]), ["file-encoding a.yaml:1:1"]],
    ["NUL", "a: 1\nb: \0", ["character-forbidden a.yaml:2:4"]],
    ["a byte order mark inside", "a: 1\n\uFEFFb: 2", ["character-forbidden a.yaml:2:1"]],
    ["half a surrogate pair", 'a: "\\uD800"', ["surrogate-lone a.yaml:1:4"]],
    ["half a surrogate pair in a key", '"\\uDC00": 1', ["surrogate-lone a.yaml:1:1"]],
    ["each syntax error", "a: [1\nb: 'x\n", ["yaml-syntax a.yaml:2:1", "yaml-syntax a.yaml:2:6"]],
    ["tabs as indentation in block style", "a:\n\tb: 1\n", ["yaml-syntax a.yaml:2:1"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["yaml-document-second a.yaml:2:1"]],
    ["YAML 1.1", "%YAML 1.1\n---\na: yes\n", ["yaml-directive a.yaml:1:1"]],
    ["tags in every position", "!a b: !!set {!c d: [!<e> f]}", [1, 7, 14, 21].map((at) => `yaml-tag a.yaml:1:${at}`)],
    [
      "keys that are collections or aliases",
      "? {}\n: &a 1\n*a : 2\n",
      ["key-unsupported a.yaml:1:3", "key-unsupported a.yaml:3:1"],
    ],
    ["each duplicate key", "a: 1\na: 2\n'a': 3\n", ["key-duplicate a.yaml:2:1", "key-duplicate a.yaml:3:1"]],
    ["keys that are the same text", "200: 1\n'200': 2\n", ["key-duplicate a.yaml:2:1"]],
    [
      "numbers that are not finite",
      "[.inf, -.INF, .nan, 1e999]",
      [2, 8, 15, 21].map((at) => `number-not-finite a.yaml:1:${at}`),
    ],
    ["unknown anchors", "a: *b\nb: &b 1\n", ["alias-unknown a.yaml:1:4"]],
    ["aliases in their own value", "a: &a {b: [*a]}", ["alias-recursive a.yaml:1:12"]],
    ["201 levels", depth("[", "]", 201), ["yaml-too-deep a.yaml:1:201"]],
    ["201 levels of keys", `${"? ".repeat(201)}a`, ["yaml-too-deep a.yaml:1:401"]],
    ["100,000 levels", "[{a: ".repeat(50_000), ["yaml-too-deep a.yaml:1:501"]],
    [
      "201 levels through an alias",
      `a: &a ${depth("[", "]", 150)}\nb: ${"[".repeat(50)}*a${"]".repeat(50)}`,
      ["yaml-too-deep a.yaml:2:54"],
    ],
    ["too many repeated values", bomb(110_000), ["alias-expansion a.yaml:2:36365"]],
  ])("%s", (_, text, expected) => {
    const { tree, reported } = read(text);
    expect(reported).toEqual(expected);
    expect(tree).toBeUndefined();
  });

  test("but not 200 levels, nor as many repeated values", () => {
    expect(read(depth("[", "]", 200)).tree).toBeDefined();
    expect(read(`a: &a ${depth("[", "]", 149)}\nb: ${"[".repeat(50)}*a${"]".repeat(50)}`).tree).toBeDefined();
    expect(read(bomb(99_000)).tree).toBeDefined();
  });

  test("both places of a duplicate key", () => {
    const [diagnostic] = read("a: 1\nb: 2\na: 3\n").diagnostics.all();
    expect(diagnostic?.related.map(({ at }) => formatSpan(at))).toEqual(["a.yaml:1:1"]);
  });
});

test("warns of digits that a double cannot hold, and reads the document", () => {
  const { tree, reported } = read(
    "[9223372036854775807, 9007199254740993, 9007199254740992, 1e21, 9223372036854776000]",
  );
  expect(reported).toEqual(["number-imprecise a.yaml:1:2", "number-imprecise a.yaml:1:23"]);
  expect(tree).toBeDefined();
});
