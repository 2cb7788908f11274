import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fileSystemHost } from "../../generator/1-load/host.js";
import { run } from "../../generator/commands/command.js";
import type { Invocation } from "../../generator/commands/invocation.js";
import { settingsOf } from "../../generator/commands/settings.js";
import { createProgress, noProgress } from "../../generator/commands/terminal/progress.js";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { isPackageName, isPackageVersion } from "../../generator/run/configuration/package-names.js";
import type { Settings } from "../../generator/run/configuration/settings.js";
import { readRuntimeSources } from "../../generator/run/runtime-sources.js";
import { specmillIn } from "../harness/command.js";
import { memoryHost } from "../harness/memory-host.js";
import { snapshotOf } from "../harness/snapshot.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "specmill-command-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const specmill = (...argv: readonly string[]) => specmillIn(root, ...argv);

const contract = (type: string) => `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Price:
      type: ${type}
`;

describe("generating", () => {
  const call = ["generate", "shop.yaml", "--out", "out", "--package", "@example/shop"];

  test("writes and builds, then changes nothing, and a check agrees", async () => {
    writeFileSync(join(root, "shop.yaml"), contract("integer"));
    const first = await specmill(...call);
    expect(first).toMatchObject({ code: 0, error: "" });
    expect(first.out).toMatch(/^Generated 1 API, (\d+) files \(\1 changed\) in \d+\.\d s\n$/);
    const written = snapshotOf(join(root, "out"));
    expect(Object.keys(written)).toEqual(expect.arrayContaining([".specmill.json", "package.json", "dist", "src"]));

    expect((await specmill(...call)).out).toMatch(/^Up to date: 1 API, \d+ files, in /);
    expect(snapshotOf(join(root, "out"))).toEqual(written);
    const check = await specmill(...call, "--check");
    expect(check).toMatchObject({ code: 0, error: "" });
    expect(check.out).toMatch(/^Up to date: 1 API, \d+ files, in /);
    expect(await specmill(...call, "--check", "--quiet")).toEqual({ code: 0, out: "", error: "" });
  });

  test("is refused with what it wrote before untouched, and a check of what changed fails", async () => {
    writeFileSync(join(root, "shop.yaml"), contract("integer"));
    await specmill(...call);
    const written = snapshotOf(join(root, "out"));
    writeFileSync(join(root, "shop.yaml"), contract("&a [*a]"));
    expect(await specmill(...call)).toMatchObject({ code: 1, out: "Nothing was generated\n" });
    writeFileSync(join(root, "shop.yaml"), contract("string"));
    const check = await specmill("check", ...call.slice(1));
    expect(check.code).toBe(1);
    expect(check.error).toContain("output-stale");
    expect(snapshotOf(join(root, "out"))).toEqual(written);
  });

  test("shows the mistakes of every document", async () => {
    const { code, error } = await specmill("generate", "a.yaml", "b.yaml", "--out", "out", "--package", "p");
    expect(code).toBe(1);
    expect(error.match(/file-missing/g)).toHaveLength(2);
    expect(error).toContain("2 errors");
  });

  test("checks the formats that are not turned off", async () => {
    const formats =
      "object\n      properties: { a: { type: string, format: date }, b: { type: string, format: uuid } }";
    writeFileSync(join(root, "shop.yaml"), contract(formats));
    const used = async (...flags: readonly string[]) => {
      expect(await specmill(...call, ...flags)).toMatchObject({ code: 0, error: "" });
      const runtime = join(root, "out/src/runtime/formats");
      return existsSync(runtime) ? readdirSync(runtime) : [];
    };
    expect(await used()).toEqual(["date.ts", "uuid.ts"]);
    expect(await used("--no-format", "date")).toEqual(["uuid.ts"]);
    expect(await used("--no-format", "date", "--no-format", "uuid")).toEqual([]);
    expect(await used("--no-formats")).toEqual([]);
  });

  test("is quiet but for errors when told", async () => {
    expect(await specmill("generate", "a.yaml", "--out", "out", "--package", "p", "--quiet")).toMatchObject({
      code: 1,
      out: "",
      error: expect.stringContaining("file-missing"),
    });
  });
});

describe("the call", () => {
  test("asks for help or the version", async () => {
    const help = await specmill("--help");
    expect(help).toMatchObject({ code: 0, error: "" });
    for (const text of ["generate", "check", "Examples:", "Exit codes:", "NO_COLOR"]) expect(help.out).toContain(text);
    expect((await specmill("generate", "--help")).out).toContain("--package <NAME>");
    expect(await specmill("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test.each([
    [],
    ["generates"],
    ["generate", "--wat"],
    ["generate", "--out"],
    ["generate", "a.yaml", "--package", "Not A Name", "--out", "out"],
    ["generate", "a.yaml", "--package", "p", "--out", "out", "--package-version", "1"],
    ["generate", "a.yaml", "--out", "out", "--package", "p", "--no-format", "emial"],
    ["generate", "a.yaml", "--out", "out", "--package", "p", "--no-format"],
    ["generate", "a.yaml", "--out", "out"],
    ["generate", "a.yaml", "--package", "p"],
    ["generate", "a.yaml", "--package", "p", "--out", "."],
    ["generate"],
  ])("is wrong: %j", async (...argv) => {
    const { code, error } = await specmill(...(argv as string[]));
    expect(code).toBe(2);
    expect(error).not.toBe("");
    expect(snapshotOf(root)).toEqual({});
  });

  test("ends with 70 at a bug of specmill's own", async () => {
    let error = "";
    const code = await run(["--version"], {
      root,
      out: () => {
        throw new Error("What a surprise.");
      },
      error: (text) => {
        error += text;
      },
      interactive: false,
      colour: false,
    });
    expect(code).toBe(70);
    expect(error).toContain("specmill has a bug: Error: What a surprise.");
  });
});

describe("settings", () => {
  const none: Invocation = { specs: [], out: undefined, packageName: undefined, packageVersion: undefined };
  const configuration =
    '{"specmill": {"specs": ["a.yaml"], "out": "generated", "package": "@a/b", "version": "1.2.3"}}';
  const settings = (call: Partial<Invocation>, text: string = configuration) => {
    const diagnostics = createDiagnostics();
    const host = memoryHost({ "/work/package.json": text });
    const settled = settingsOf({ ...none, ...call }, "/work", host, diagnostics);
    return settled ?? diagnostics.all().map(({ code }) => code);
  };

  test("come from the configuration, where the call does not say otherwise", () => {
    const configured = {
      specs: ["a.yaml"],
      out: "generated",
      packageName: "@a/b",
      packageVersion: "1.2.3",
      formats: true,
    };
    expect(settings({})).toEqual(configured);
    expect(settings({ out: "elsewhere" })).toEqual({ ...configured, out: "elsewhere" });
  });

  test("come from the call alone, if it names documents", () => {
    expect(settings({ specs: ["b.yaml"] })).toEqual(["call-incomplete", "call-incomplete"]);
    const call = { specs: ["b.yaml"], out: "o", packageName: "p" };
    expect(settings(call)).toEqual({ ...call, packageVersion: "0.0.0", formats: true });
  });

  test.each([
    ["{}", ["configuration-missing"]],
    ["[]", ["configuration-missing"]],
    ["{", ["yaml-syntax"]],
    ['{"specmill": []}', ["configuration-invalid"]],
    ['{"specmill": {}}', Array(3).fill("configuration-invalid")],
    ['{"specmill": {"specs": [""], "out": "o", "package": "p"}}', ["configuration-invalid"]],
    ['{"specmill": {"specs": ["a", 1], "out": "o", "package": "p"}}', ["configuration-invalid"]],
    ['{"specmill": {"specs": ["a"], "out": "o", "package": "p", "spec": 1}}', ["configuration-unknown"]],
  ])("are not to be had from %s", (text, codes) => {
    expect(settings({}, text)).toEqual(codes);
  });

  test.each([
    [undefined, undefined, true],
    ["true", undefined, true],
    ["false", undefined, false],
    ['{ "uri": false, "uuid": true }', undefined, { uri: false, uuid: true }],
    [undefined, "all" as const, false],
    [undefined, [], true],
    [undefined, ["uri", "email"], { uri: false, email: false }],
    ["false", ["uri"], false],
    ['{ "uri": true, "uuid": false }', ["uri"], { uri: false, uuid: false }],
    ['{ "uri": false }', "all" as const, false],
    ['"off"', undefined, ["configuration-invalid"]],
    ["[]", undefined, ["configuration-invalid"]],
    ['{ "uri": "off" }', undefined, ["configuration-invalid"]],
    ['{ "urii": false }', undefined, ["format-unknown"]],
    ['{ "constructor": false }', undefined, ["format-unknown"]],
    [undefined, ["", "uri"], ["format-unknown"]],
  ])("turn off formats: %s and %j", (formats, withoutFormats, expected) => {
    const text = formats === undefined ? configuration : configuration.replace("}}", `, "formats": ${formats}}}`);
    const settled = settings({ withoutFormats }, text);
    expect(Array.isArray(settled) ? settled : (settled as Settings).formats).toEqual(expected);
  });

  test("turn off formats where the call names documents, too", () => {
    const call = { specs: ["b.yaml"], out: "o", packageName: "p", withoutFormats: ["uri"] };
    expect(settings(call)).toMatchObject({ formats: { uri: false } });
  });

  test("name a package that npm accepts", () => {
    expect(["a", "@a/b", "a.b-c_d", "@specmill/share-clients"].every(isPackageName)).toBe(true);
    const wrong = ["", "A", "a b", "../a", "@a", "@a/", "a/b", ".a", "_a", "@A/b", "a\n", "x".repeat(215)];
    expect(wrong.filter(isPackageName)).toEqual([]);
    expect(["1.2.3", "0.0.0-rc.1+a.b"].every(isPackageVersion)).toBe(true);
    expect(["1", "1.2", "01.2.3", "v1.2.3", "1.2.3-", "1.2.3\n"].filter(isPackageVersion)).toEqual([]);
  });
});

test("progress is shown only where it is wanted, and taken away", async () => {
  const printed = async (start: typeof createProgress) => {
    let text = "";
    const error = (more: string) => {
      text += more;
    };
    const progress = start({ error });
    progress.show({ kind: "load", entry: "quick.yaml" });
    await new Promise((resolve) => setTimeout(resolve, 510));
    progress.show({ kind: "analyse", entry: "slow.yaml" });
    progress.clear();
    return text;
  };
  expect(await printed(() => noProgress)).toBe("");
  expect(await printed(createProgress)).toBe("\r\u001B[2KAnalysing slow.yaml …\r\u001B[2K");
});

test("the runtime is found, with the modules in its folders", () => {
  const names = [...readRuntimeSources().keys()];
  expect(names).toContain("validation.ts");
  expect(names).toContain("formats/uuid.ts");
});

test("the host reads files and says why it does not", () => {
  mkdirSync(join(root, "folder"));
  writeFileSync(join(root, "folder/a.yaml"), "a");
  symlinkSync("folder", join(root, "link"));
  symlinkSync("loop", join(root, "loop"));
  const read = (path: string) => fileSystemHost.read(join(root, path));
  expect(read("link/a.yaml")).toMatchObject({ kind: "file" });
  expect([read("none.yaml").kind, read("folder/a.yaml/b").kind]).toEqual(["missing", "missing"]);
  expect(read("folder")).toEqual({ kind: "unreadable", reason: "it is a folder" });
  expect(read("loop")).toMatchObject({ kind: "unreadable" });
  expect(read("../../dev/null").kind === "file").toBe(false);
  const real = fileSystemHost.realPath(root);
  expect(fileSystemHost.realPath(join(root, "link/none/deeper.yaml"))).toBe(join(real, "folder/none/deeper.yaml"));
});
