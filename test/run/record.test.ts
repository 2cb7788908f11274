import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand } from "../harness/built-command.js";
import { specmillIn } from "../harness/command.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-record-"));
  mkdirSync(join(root, "node_modules"));
  mkdirSync(join(root, "specs"));
  put("package.json", configuration);
  put("specs/shop.yaml", contract);
  put("specs/parts.yaml", parts);
});
afterEach(() => rmSync(root, { recursive: true }));

const configuration = '{"specmill": {"specs": ["specs/shop.yaml"], "out": "out", "package": "@example/shop"}}\n';
const contract = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Price: { type: integer, minimum: 1 }
    Colour: { $ref: "parts.yaml#/Colour" }
    Old: { type: string, format: telephone }
`;
const parts = "Colour: { enum: [red, green] }\n";

const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const edit = (path: string, from: string, to: string) => put(path, textOf(path).replace(from, to));
const textOf = (path: string) => readFileSync(join(root, path), "utf8");

const specmill = (...argv: readonly string[]) => specmillIn(root, ...argv);

const upToDate = /^Up to date: 1 API, \d+ files, in /;
const generated = /^Generated 1 API, \d+ files \((\d+) changed\)/;

describe("a call is answered from the record", () => {
  test("when nothing changed, with all that was said before", async () => {
    const first = await specmill("generate");
    expect(first.out).toMatch(generated);
    expect(first.error).toContain("format-not-checked");
    const before = snapshotOf(root);
    const second = await specmill("generate");
    expect(second).toMatchObject({ code: 0, out: expect.stringMatching(upToDate), error: first.error });
    expect(await specmill("check")).toMatchObject({
      code: 0,
      out: expect.stringMatching(upToDate),
      error: first.error,
    });
    expect(snapshotOf(root)).toEqual(before);
  });

  test.each<[string, () => void]>([
    ["the entry document", () => edit("specs/shop.yaml", "minimum: 1", "minimum: 2")],
    ["a comment in it", () => edit("specs/shop.yaml", "paths:", "# A comment.\npaths:")],
    ["a document that it refers to", () => edit("specs/parts.yaml", "green", "blue")],
    ["the configuration", () => edit("package.json", "}}", ', "version": "1.0.0"}}')],
    ["a generated file", () => edit("out/src/shop/types.ts", "Price", "Prize")],
    ["a generated file that is gone", () => rmSync(join(root, "out/src/shop/types.ts"))],
    ["the manifest", () => put("out/.specmill.json", '{"files": []}')],
    ["a built file", () => edit("out/dist/shop/types.d.ts", "Price", "Prize")],
    ["a built file that is gone", () => rmSync(join(root, "out/dist/shop/types.d.ts"))],
    ["a file beside built ones", () => put("out/dist/shop/more.js", "")],
    ["the record", () => onRecord((path) => writeFileSync(path, "{"))],
    ["the record's version", () => onRecord((path) => writeFileSync(path, JSON.stringify({ format: 0 })))],
    [
      "specmill",
      () =>
        onRecord((path) =>
          writeFileSync(path, readFileSync(path, "utf8").replace(/"fingerprint":"./, '"fingerprint":"x')),
        ),
    ],
  ])("but not when %s changed", async (_, change) => {
    await specmill("generate");
    const before = snapshotOf(join(root, "out"));
    change();
    const { code, out } = await specmill("generate");
    expect(code, out).toBe(out.includes("Nothing") ? 2 : 0);
    expect(out).not.toMatch(upToDate);
    if (!/manifest/.test(_)) expect(Object.keys(snapshotOf(join(root, "out")))).toEqual(Object.keys(before));
    if (out.includes("Generated")) expect((await specmill("generate")).out).toMatch(upToDate);
  });

  test("nor when the flags are others", async () => {
    await specmill("generate");
    expect((await specmill("generate", "--package-version", "2.0.0")).out).toMatch(generated);
    expect((await specmill("generate", "--no-format", "uuid")).out).toMatch(generated);
  });

  test("nor when a document that was missing is there now, or the other way round", async () => {
    await specmill("generate");
    rmSync(join(root, "specs/parts.yaml"));
    expect(await specmill("generate")).toMatchObject({ code: 1 });
    put("specs/parts.yaml", parts);
    expect((await specmill("generate")).out).toMatch(upToDate);
  });

  test("and a check looks for files that do not belong, and not at what is built", async () => {
    await specmill("generate");
    rmSync(join(root, "out/dist"), { recursive: true });
    expect((await specmill("check")).out).toMatch(upToDate);
    put("out/src/mine.ts", "");
    expect(await specmill("check")).toMatchObject({ code: 1, error: expect.stringContaining("out/src/mine.ts") });
  });

  test("which stands in the output folder where there is no `node_modules`, and is not for git", async () => {
    rmSync(join(root, "node_modules"), { recursive: true });
    await specmill("generate");
    expect(textOf("out/.specmill/.gitignore")).toBe("*\n");
    expect((await specmill("generate")).out).toMatch(upToDate);
    edit("specs/shop.yaml", "minimum: 1", "minimum: 2");
    expect((await specmill("generate")).out).toMatch(generated);
    expect((await specmill("generate")).out).toMatch(upToDate);
    expect(existsSync(join(root, "out/.specmill-work"))).toBe(false);
  });
});

function onRecord(change: (path: string) => void): void {
  const folder = join(root, "node_modules/.cache/specmill");
  for (const name of readdirSync(folder)) change(join(folder, name, "record.json"));
}

describe("a changed schema", () => {
  test("rewrites the files that it reaches, and builds no others", async () => {
    await specmill("generate");
    const past = new Date("2001-01-01T00:00:00Z");
    const files = Object.keys(snapshotOf(join(root, "out"))).filter((path) => /\.[a-z]+$/.test(path));
    for (const path of files) utimesSync(join(root, "out", path), past, past);
    const inodes = new Map(files.map((path) => [path, statSync(join(root, "out", path)).ino]));
    edit("specs/shop.yaml", "minimum: 1", "minimum: 2");
    expect((await specmill("generate")).out).toMatch(/\(2 changed\)/);
    const touched = files.filter((path) => {
      const { mtime, ino } = statSync(join(root, "out", path));
      return mtime > past || ino !== inodes.get(path);
    });
    // The types say the bound in their documentation; of JavaScript, types are none.
    expect(touched.toSorted()).toEqual([
      "dist/shop/types.d.ts",
      "dist/shop/validators.js",
      "src/shop/types.ts",
      "src/shop/validators.ts",
    ]);
  });
});

describe("the command as it is installed", () => {
  let command: BuiltCommand;
  beforeAll(async () => {
    command = await buildCommand();
  });
  afterAll(() => command.remove());

  test("loads no compiler and no reader of YAML for what is there already", async () => {
    const first = await command.run(root, ["generate"]);
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(generated) });
    const packages = (loaded: readonly string[]) =>
      new Set(loaded.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));
    // So that this test could see them.
    for (const name of ["yaml", "ts-morph", "typescript", "openapi-typescript"])
      expect([...packages(first.loaded)].join(), name).toContain(name);
    for (const words of [["generate"], ["check"], ["check", "--format", "json"]]) {
      const again = await command.run(root, words);
      expect(again).toMatchObject({ code: 0 });
      expect([...packages(again.loaded)].sort()).toEqual(["commander", "picocolors"]);
      expect(again.loaded.filter((path) => /^dist\/(?:[1-4]-|compile)/.test(path)).sort()).toEqual([
        "dist/1-load/folders.js",
        "dist/1-load/host.js",
        // The choices of options.
        "dist/3-analyse/discriminators.js",
        "dist/4-emit/form.js",
      ]);
    }

    // Nor does it take itself for what it was before.
    const own = join(command.folder, "dist/4-emit/types.js");
    writeFileSync(own, `${readFileSync(own, "utf8")}// Changed.\n`);
    expect((await command.run(root, ["generate"])).out).toMatch(generated);
    const runtime = join(command.folder, "generator/runtime/objects.ts");
    writeFileSync(runtime, `${readFileSync(runtime, "utf8")}// Changed.\n`);
    expect((await command.run(root, ["generate"])).out).toMatch(generated);
  });
});
