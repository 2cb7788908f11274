import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { configurationWithVersion } from "../../generator/run/configuration/configured-version.js";
import { isAtLeast, nextVersion } from "../../generator/run/release/next-version.js";
import { memoryHost } from "../harness/memory-host.js";
import { commitAll } from "../harness/repository.js";
import { snapshotOf } from "../harness/snapshot.js";
import { shopFolder } from "./shop-folder.js";

const { root, inRoot, put, textOf, edit, configure, configured, generated, specmill } = shopFolder();

test.each([
  ["0.0.0", "wire", "0.1.0"],
  ["0.1.3", "wire", "0.2.0"],
  ["0.1.3", "source", "0.2.0"],
  ["0.1.3", "compatible", "0.1.4"],
  ["0.1.3", "none", "0.1.4"],
  ["1.2.3", "wire", "2.0.0"],
  ["1.2.3", "source", "2.0.0"],
  ["1.2.3", "compatible", "1.3.0"],
  ["1.2.3", "none", "1.2.4"],
  ["9.9.9007199254740993", "none", "9.9.9007199254740994"],
  ["1.2.3-beta.1", "none", undefined],
  ["1.2.3+build", "none", undefined],
] as const)("after %s, a change of level %s makes %s", (before, level, after) => {
  expect(nextVersion(before, level)).toBe(after);
  if (after !== undefined) expect([isAtLeast(after, before), isAtLeast(before, after)]).toEqual([true, false]);
});

describe("the version follows from what changed", () => {
  test.each([
    ["0.1.0", "source", "0.2.0", "source-breaking"],
    ["1.2.3", "compatible", "1.3.0", "compatible"],
    ["1.2.3", "words", "1.2.4", "for people"],
  ] as const)("from %s, by a change of %s, to %s", async (before, what, after, level) => {
    configure(before);
    await specmill("generate");
    edit(what);
    const { code, out, error } = await specmill("generate", "--bump");
    expect(code, error).toBe(0);
    expect(out).toContain(`Version ${before} → ${after} (${level})\n`);
    expect([configured(), generated().version]).toEqual([after, after]);
    expect(textOf("out/CHANGELOG.md")).toMatch(`# Changelog\n\n## ${after}\n\n### `);
    expect(generated().files).toContain("CHANGELOG.md");
    expect(textOf("out/.specmill.json")).toContain("CHANGELOG.md");
  });

  test("and stays when nothing did, at the first generation too, and where it is bumped twice in a row", async () => {
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 stays");
    edit("nothing");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 stays");
    expect(existsSync(inRoot("out/CHANGELOG.md"))).toBe(false);
    expect(generated().files).toEqual(["dist", "src"]);
    edit("wire");
    await specmill("generate", "--bump");
    const before = [snapshotOf(inRoot("out")), textOf("package.json")];
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.2.0 stays");
    expect([snapshotOf(inRoot("out")), textOf("package.json")]).toEqual(before);
    expect((await specmill("generate")).out).toMatch(/^Up to date/);
    expect((await specmill("check")).code).toBe(0);
    rmSync(inRoot("node_modules/.cache"), { recursive: true });
    expect((await specmill("check")).code).toBe(0);
  });

  test("since it was generated first, however often it was generated since then", async () => {
    await specmill("generate");
    edit("wire");
    const hint = "The version is still 0.1.0: `--bump` would make it 0.2.0\n";
    expect((await specmill("generate")).out).toContain(hint);
    edit("compatible");
    expect((await specmill("generate")).out).not.toContain("--bump");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 → 0.2.0 (wire-breaking)\n");
    expect(textOf("out/CHANGELOG.md")).toMatch(/### Breaking\n\n.*Item\\?.price[^#]*### Compatible\n\n- More/);
  });

  test("which git tells where there is no record, and if it cannot, nothing is guessed", async () => {
    await specmill("generate");
    commitAll(root());
    edit("wire");
    await specmill("generate");
    commitAll(root());
    edit("compatible");
    await specmill("generate");
    rmSync(inRoot("node_modules/.cache"), { recursive: true });
    const old = snapshotOf(root());
    const head = execFileSync("git", ["rev-parse", "HEAD~1"], { cwd: root() }).toString();
    writeFileSync(inRoot(".git/shallow"), head);
    const { code, error } = await specmill("generate", "--bump");
    expect({ code, error }).toMatchObject({ code: 2, error: expect.stringContaining("the clone is shallow") });
    rmSync(inRoot(".git/shallow"));
    expect(snapshotOf(root())).toEqual(old);
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 → 0.2.0 (wire-breaking)\n");
  });

  test("which may be that an API is gone", async () => {
    await specmill("generate");
    put("store.yaml", textOf("shop.yaml"));
    put("package.json", textOf("package.json").replace("shop.yaml", "store.yaml"));
    const { out } = await specmill("generate", "--bump");
    expect(out).toContain("The API `shop` is gone (source-breaking: its imports)\n");
    expect(out).toContain("Version 0.1.0 → 0.2.0 (source-breaking)\n");
    expect(textOf("out/CHANGELOG.md")).toContain(
      "- The API `shop` is gone (source-breaking: its imports)\n  Stop importing it.\n",
    );
  });

  test("unless a person chose one that is high enough", async () => {
    await specmill("generate");
    edit("wire");
    configure("0.5.0");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.1.0 → 0.5.0 (wire-breaking)\n");
    edit("compatible");
    configure("0.5.0");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.5.0 → 0.5.1 (compatible)\n");
  });
});

describe("the changelog", () => {
  test("tells what changed, and what to do; earlier entries keep their bytes", async () => {
    await specmill("generate");
    edit("wire");
    edit("compatible");
    edit("words");
    await specmill("generate", "--bump");
    put("shop.yaml", `${textOf("shop.yaml")}    Odd: { enum: ["*_<b>", "](x)"] }\n`);
    await specmill("generate", "--bump");
    put("shop.yaml", textOf("shop.yaml").replace('"](x)"', '"](x)", "`<i>"'));
    await specmill("generate", "--bump");
    await expect(textOf("out/CHANGELOG.md")).toMatchFileSnapshot("expected/bump.changelog.md");
  });

  test.each(["\n", "\r\n"])("stays as people edited it, line breaks (%j) too", async (lineBreak) => {
    await specmill("generate");
    edit("compatible");
    await specmill("generate", "--bump");
    const mine = ["\uFEFFOurs.", "", "## 0.1.1", "", "  Mine.", "## 0.1.0 ", "x"].join(lineBreak);
    put("out/CHANGELOG.md", mine);
    expect((await specmill("check")).code).toBe(0);
    edit("wire");
    expect((await specmill("generate")).out).toContain("would make it 0.2.0");
    expect(textOf("out/CHANGELOG.md")).toBe(mine);
    await specmill("generate", "--bump");
    const [head, tail] = mine.split("## 0.1.1");
    const text = textOf("out/CHANGELOG.md");
    expect(text.startsWith(`${head}## 0.2.0${lineBreak}`)).toBe(true);
    expect(text.endsWith(`${lineBreak}${lineBreak}## 0.1.1${tail}`)).toBe(true);
    expect(text.replaceAll("\r\n", "").includes("\n")).toBe(lineBreak === "\n");
  });
});

describe("the configuration", () => {
  const settings = '"specs": ["shop.yaml"], "out": "out", "package": "@example/shop"';
  test.each([
    ["tabs", `{\n\t"a" : 1,\n\t"specmill": { ${settings},\n\t\t"version" :\t"0.1.0" }}\n`, '"0.1.0"', '"0.2.0"'],
    [
      "CRLF",
      `{\r\n  "specmill": { "version": "0.1.0",\r\n ${settings} },\r\n "version": "0.1.0"}\r\n`,
      '"0.1.0"',
      '"0.2.0"',
    ],
    ["no line break at the end", `{"specmill":{${settings},"version":"0.1.0"}}`, '"0.1.0"', '"0.2.0"'],
    [
      "a byte order mark",
      `\uFEFF{"version":"0.1.0","specmill":{"version":"0.1.0",${settings}}}`,
      '{"version":"0.1.0",',
      '{"version":"0.2.0",',
    ],
    ["no version, on one line", `{"specmill": {${settings}}}`, '@example/shop"', '@example/shop", "version": "0.2.0"'],
    [
      "no version, on lines",
      `{ "specmill": {\n    ${settings.replaceAll(', "', ',\n    "')}\n  } }\n`,
      '@example/shop"',
      '@example/shop",\n    "version": "0.2.0"',
    ],
  ])("keeps its other bytes: %s", (name, before, from, to) => {
    const bytes =
      configurationWithVersion("0.2.0", 0, "/work", memoryHost({ "/work/package.json": before })) ?? expect.fail();
    // Where it is written twice, the last is that of the configuration.
    const at = name === "a byte order mark" ? before.lastIndexOf(from) : before.indexOf(from);
    const after = before.slice(0, at) + to + before.slice(at + from.length);
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(after);
  });

  test("that names no version gets one", async () => {
    put("package.json", `{"specmill": {${settings}}}`);
    await specmill("generate");
    edit("wire");
    expect((await specmill("generate", "--bump")).out).toContain("Version 0.0.0 → 0.1.0 (wire-breaking)\n");
    expect(textOf("package.json")).toBe(`{"specmill": {${settings}, "version": "0.1.0"}}`);
    expect((await specmill("check")).code).toBe(0);
  });
});
