import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import type { OutputFile } from "../../generator/4-emit/output.js";
import { build } from "../../generator/5-write/build/build.js";
import { isOutputPath } from "../../generator/5-write/manifest.js";
import { openOutputFolder } from "../../generator/5-write/output-folder.js";
import { write } from "../../generator/5-write/write.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { staleFiles } from "../../generator/run/check/stale-files.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-write-"));
  mkdirSync(join(root, "specs"));
  writeFileSync(join(root, "specs/shop.yaml"), "a: 1\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const inRoot = (path: string) => join(root, path);
const contents = (path: string) => readFileSync(inRoot(path), "utf8");

function open(out = "out", entries: readonly string[] = ["specs/shop.yaml"]) {
  const diagnostics = createDiagnostics();
  const folder = openOutputFolder({ out, specs: entries, root, host: fileSystemHost }, diagnostics);
  return { folder, diagnostics, codes: () => diagnostics.all().map(({ code }) => code) };
}

/** Opens the output folder and works in it, as the command does. */
function inFolder<T>(
  work: (
    folder: NonNullable<ReturnType<typeof open>["folder"]>,
    diagnostics: ReturnType<typeof open>["diagnostics"],
  ) => T,
) {
  const { folder, diagnostics, codes } = open();
  if (!folder) throw new Error(`The folder cannot be opened: ${codes()}`);
  return { result: work(folder, diagnostics), codes: codes() };
}

type Files = Readonly<Record<string, string>>;
const asOutput = (files: Files) => Object.entries(files).map(([path, text]) => ({ path, text }));
const writeFiles = (files: Files, built: readonly OutputFile[] = []) =>
  inFolder((folder, diagnostics) => write(folder, { files: asOutput(files), built }, diagnostics));
const checkFiles = (files: Files) =>
  inFolder((folder, diagnostics) => staleFiles(folder, asOutput(files), diagnostics)?.length);
const buildFiles = (files: Files) => writeFiles(files, build(asOutput(files)));

describe("an output folder", () => {
  test.each(["/", ".", "..", "./", "specs", "specs/..", "specs/shop.yaml", "link-to-root"])("may not be %s", (out) => {
    symlinkSync(".", inRoot("link-to-root"));
    expect(open(out)).toMatchObject({ folder: undefined });
    expect(open(out).codes()).toEqual(["out-forbidden"]);
  });

  test("may not hold the working folder, wherever the documents are", () => {
    expect(open("..", []).codes()).toEqual(["out-forbidden"]);
  });

  test("may be new, empty or generated, and nothing else", () => {
    expect(open("new/deep").folder?.path).toBe(inRoot("new/deep"));
    mkdirSync(inRoot("out"));
    expect(open().folder).toBeDefined();
    writeFileSync(inRoot("out/mine.txt"), "");
    expect(open().codes()).toEqual(["out-not-ours"]);
    writeFileSync(inRoot("out/.specmill.json"), '{"files": ["a.ts"]}');
    expect([...(open().folder?.generated ?? [])]).toEqual(["a.ts"]);
  });

  test.each([
    "",
    "[]",
    "{}",
    "null",
    '{"files": {}}',
    ...[
      "../a",
      "/a",
      "a/../../b",
      "a//b",
      ".",
      "a\\b",
      "",
      "dist/a.js",
      ".specmill.json",
      "a\\u0000",
      ".git/config",
    ].map((path) => `{"files": ["${path}"]}`),
    '{"files": [1]}',
  ])("with the manifest %s is refused", (manifest) => {
    mkdirSync(inRoot("out"));
    writeFileSync(inRoot("out/.specmill.json"), manifest);
    expect(open().codes()).toEqual(["out-manifest-broken"]);
  });
});

describe("writing", () => {
  test("creates, replaces and deletes, lists the files, and counts them", () => {
    expect(writeFiles({ "src/b.ts": "b", "package.json": "{}", "src/old/c.ts": "c" })).toEqual({
      result: { changed: 3 },
      codes: [],
    });
    expect(JSON.parse(contents("out/.specmill.json"))).toEqual({
      generator: "specmill",
      files: ["package.json", "src/b.ts", "src/old/c.ts"],
    });
    writeFileSync(inRoot("out/notes.txt"), "mine");
    expect(writeFiles({ "src/b.ts": "B", "package.json": "{}" })).toEqual({ result: { changed: 2 }, codes: [] });
    expect(Object.keys(snapshotOf(inRoot("out")))).toEqual([
      ".specmill.json",
      "notes.txt",
      "package.json",
      "src",
      "src/b.ts",
    ]);
    expect(contents("out/src/b.ts")).toBe("B");
  });

  test("does not touch what is right already", () => {
    writeFiles({ "a.ts": "a", "b.ts": "b" });
    const past = new Date("2001-01-01T00:00:00Z");
    for (const path of ["a.ts", "b.ts", ".specmill.json"]) utimesSync(inRoot(`out/${path}`), past, past);
    expect(writeFiles({ "a.ts": "a", "b.ts": "B" }).result).toEqual({ changed: 1 });
    const touched = ["a.ts", "b.ts", ".specmill.json"].map((path) => statSync(inRoot(`out/${path}`)).mtime > past);
    expect(touched).toEqual([false, true, false]);
  });

  test("leaves what others have beside it and in its folders, and deletes its own folders that are empty", () => {
    writeFiles({ "src/a.ts": "a", "src/old/deep/b.ts": "b", "src/kept/c.ts": "c" });
    mkdirSync(inRoot("out/node_modules/x"), { recursive: true });
    mkdirSync(inRoot("out/src/empty"));
    const theirs = ["out/node_modules/file", "out/src/kept/mine.ts"];
    for (const path of theirs) writeFileSync(inRoot(path), "theirs");
    symlinkSync("nowhere", inRoot("out/src/linked"));
    const inodes = () => [...theirs, "out/src/linked"].map((path) => lstatSync(inRoot(path)).ino);
    const before = inodes();
    expect(writeFiles({ "src/a.ts": "A" })).toEqual({ result: { changed: 3 }, codes: [] });
    expect(inodes()).toEqual(before);
    expect(Object.keys(snapshotOf(inRoot("out/src")))).toEqual(["a.ts", "empty", "kept", "kept/mine.ts", "linked"]);
  });

  test("never deletes or replaces what it did not generate", () => {
    writeFiles({ "a.ts": "a" });
    writeFileSync(inRoot("out/b.ts"), "mine");
    const before = snapshotOf(root);
    expect(writeFiles({ "b.ts": "b" })).toEqual({ result: undefined, codes: ["out-file-unknown"] });
    expect(snapshotOf(root)).toEqual(before);
    expect(writeFiles({ "a.ts": "a", "b.ts": "mine" }).codes).toEqual([]);
  });

  test.each([
    ["a file", "out/src/a.ts"],
    ["a folder", "out/src"],
    ["the manifest", "out/.specmill.json"],
  ])("goes through no symbolic link in the place of %s", (_, link) => {
    writeFiles({ "src/a.ts": "a", "src/old.ts": "old" });
    mkdirSync(inRoot("elsewhere"));
    for (const file of ["a.ts", "old.ts"]) writeFileSync(inRoot(`elsewhere/${file}`), "precious");
    rmSync(inRoot(link), { recursive: true });
    symlinkSync(link.endsWith("src") ? inRoot("elsewhere") : inRoot("elsewhere/a.ts"), inRoot(link));
    const before = snapshotOf(root);
    const { folder, codes } = open();
    if (folder) expect(writeFiles({ "src/a.ts": "A" }).codes).toContain("out-symbolic-link");
    else expect(codes()).toEqual(["out-manifest-broken"]);
    expect(snapshotOf(root)).toEqual(before);
  });

  test("says what is in the way before anything is written", () => {
    writeFiles({ "a.ts": "a" });
    mkdirSync(inRoot("out/b.ts"));
    writeFileSync(inRoot("out/src"), "");
    const before = snapshotOf(root);
    expect(writeFiles({ "a.ts": "A", "b.ts": "b", "src/c.ts": "c" }).codes).toEqual([
      "out-unwritable",
      "out-unwritable",
    ]);
    expect(snapshotOf(root)).toEqual(before);
  });

  test.skipIf(process.getuid?.() === 0)("reports what the system refuses, and leaves no temporary file", () => {
    writeFiles({ "a.ts": "a" });
    chmodSync(inRoot("out"), 0o555);
    const before = snapshotOf(root);
    expect(writeFiles({ "a.ts": "A" }).codes).toEqual(["out-unwritable"]);
    chmodSync(inRoot("out"), 0o755);
    expect(snapshotOf(root)).toEqual(before);
  });

  test("a path that leaves the folder is a bug of an emitter", () => {
    expect(() => writeFiles({ "../a.ts": "a" })).toThrow("An emitter");
    expect(existsSync(inRoot("a.ts"))).toBe(false);
    expect(["a.ts", "src/a-b_c.ts", "LICENSE"].every(isOutputPath)).toBe(true);
  });
});

describe("checking", () => {
  const files = { "package.json": "{}\n", "src/a.ts": "export {};\n" };

  test("finds the output of the same files current, whatever else is beside it", () => {
    buildFiles(files);
    writeFileSync(inRoot("out/notes.txt"), "");
    const before = snapshotOf(root);
    expect(checkFiles(files)).toEqual({ result: 0, codes: [] });
    expect(snapshotOf(root)).toEqual(before);
  });

  test.each<[string, () => void]>([
    ["missing", () => rmSync(inRoot("out/src/a.ts"))],
    ["different", () => writeFileSync(inRoot("out/src/a.ts"), "a")],
    ["not generated", () => writeFileSync(inRoot("out/src/mine.ts"), "")],
    ["unlisted", () => writeFileSync(inRoot("out/.specmill.json"), '{"files":[]}')],
  ])("finds a file that is %s", (_, change) => {
    writeFiles(files);
    change();
    expect(checkFiles(files)).toEqual({ result: 1, codes: ["output-stale"] });
  });

  test("finds a file that is left over, and a folder that was never written", () => {
    expect(checkFiles(files).codes).toEqual(Array(3).fill("output-stale"));
    writeFiles({ ...files, "src/old.ts": "" });
    expect(checkFiles(files).codes).toEqual(["output-stale", "output-stale"]);
  });
});

describe("building", () => {
  const files = {
    "src/a.ts": "/** Doc. */\nexport const a: number = 1;\n",
    "src/b/c.ts": 'import type { D } from "../a.js";\nexport { a } from "../a.js";\nexport type C = D;\n',
    "package.json": "{}",
  };

  test("makes JavaScript, declarations and maps that find their sources", () => {
    buildFiles(files);
    const names = ["a", "b/c"].flatMap((name) =>
      [".d.ts", ".d.ts.map", ".js", ".js.map"].map((end) => `${name}${end}`),
    );
    expect(
      Object.keys(snapshotOf(inRoot("out/dist")))
        .filter((path) => path !== "b")
        .toSorted(),
    ).toEqual(names.toSorted());
    expect(contents("out/dist/b/c.js")).toBe('export { a } from "../a.js";\n//# sourceMappingURL=c.js.map\n');
    expect(contents("out/dist/a.d.ts")).toContain("/** Doc. */\nexport declare const a: number;");
    expect(JSON.parse(contents("out/dist/b/c.d.ts.map")).sources).toEqual(["../../src/b/c.ts"]);
    expect(JSON.parse(contents("out/dist/a.js.map")).sources).toEqual(["../src/a.ts"]);
  });

  test("takes away what it would not make, and follows no link to do so", () => {
    mkdirSync(inRoot("elsewhere"));
    writeFileSync(inRoot("elsewhere/c.js"), "precious");
    buildFiles({ ...files, "src/old/x.ts": "export {};\n" });
    symlinkSync(inRoot("elsewhere"), inRoot("out/dist/linked"));
    expect(buildFiles(files).codes).toEqual([]);
    expect(contents("elsewhere/c.js")).toBe("precious");
    expect(existsSync(inRoot("out/dist/linked"))).toBe(false);
    expect(existsSync(inRoot("out/dist/old"))).toBe(false);
  });

  test.each(["out/dist", "out/dist/b"])("does not build through a link at %s", (link) => {
    mkdirSync(inRoot("elsewhere"));
    buildFiles(files);
    rmSync(inRoot(link), { recursive: true });
    symlinkSync(inRoot("elsewhere"), inRoot(link));
    const before = snapshotOf(root);
    expect(buildFiles(files).codes).toEqual(["out-symbolic-link"]);
    expect(snapshotOf(root)).toEqual(before);
  });

  test("code that is not valid is a bug of an emitter", () => {
    expect(() => buildFiles({ "src/a.ts": "export const a: = 1;" })).toThrow("src/a.ts is not valid: ");
    rmSync(inRoot("out"), { recursive: true, force: true });
    expect(() => buildFiles({ "src/a.ts": "export const a = f();" })).toThrow("src/a.ts is not valid: ");
  });
});
